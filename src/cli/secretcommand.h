#pragma once

#include "cli/interrupt.h"
#include "cli/subcommand.h"
#include "secrets/keyring.h"

#include <QByteArray>

#include <optional>

namespace Relaydeck {
class TypedLine;
class Terminal;

/// `relaydeck-cli secret`
class SecretCommand final : public SubCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretCommand)

public:
    explicit SecretCommand(Terminal &terminal, QObject *parent = nullptr);
    void start(const QStringList &arguments) override;

private:
    enum class Errand : quint8 { Set, Check, Remove };

    void askForIt();
    void takeLine(const std::optional<QByteArray> &line);
    void heed(const SecretAnswer &answer);

    Terminal &m_terminal;
    Interrupt m_interrupt;
    Keyring m_keyring;
    Errand m_errand = Errand::Check;
    SecretPlace m_place;
    TypedLine *m_line = nullptr;
    bool m_erasing = false; // there is one, and it is on its way out
};

} // namespace Relaydeck
