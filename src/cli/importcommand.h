#pragma once

#include "cli/subcommand.h"
#include "exchange/exchange.h"
#include "secrets/keyring.h"

#include <QSet>

namespace Relaydeck {
class Arguments;
class Terminal;

/// `relaydeck-cli import`
class ImportCommand final : public SubCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportCommand)

public:
    explicit ImportCommand(Terminal &terminal, QObject *parent = nullptr);
    void start(const QStringList &arguments) override;

private:
    [[nodiscard]] ImportedRelays readInput(const Arguments &given) const;
    [[nodiscard]] QByteArray newFile() const;
    /// Empty when it worked, else why not.
    [[nodiscard]] QString addTo(const QString &file, const QStringList &masters);
    void printJson(bool withFile);
    void keepPasswords();
    void heedKeyring(const SecretAnswer &answer);
    void end();

    Terminal &m_terminal;
    Keyring m_keyring;
    ExchangeFormat m_format = ExchangeFormat::Csv;
    QString m_input;
    ImportedRelays m_imported;
    qsizetype m_errands = 0; // of the keyring, under way
    bool m_lostSomething = false;
};

} // namespace Relaydeck
