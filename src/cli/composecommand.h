#pragma once

#include "cli/subcommand.h"
#include "compose/letter.h"

namespace Relaydeck {
class Arguments;
class Terminal;

/// `relaydeck-cli compose`
class ComposeCommand final : public SubCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ComposeCommand)

public:
    explicit ComposeCommand(Terminal &terminal, QObject *parent = nullptr);
    void start(const QStringList &arguments) override;

private:
    static void declare(Arguments &given);
    /// The letter; when something is wrong with it the arguments have a complaint.
    [[nodiscard]] static Letter letter(Arguments &given);
    [[nodiscard]] static Letter classic(Arguments &given);
    [[nodiscard]] static QByteArray fileOf(Arguments &given, const QString &name);
    [[nodiscard]] static QString textOf(Arguments &given, const QString &option);
    static void addHeaders(Arguments &given, Letter &letter);
    static void addEnclosures(Arguments &given, Letter &letter);
    [[nodiscard]] ExitStatus deliver(const QByteArray &message, const QString &file);

    Terminal &m_terminal;
};

} // namespace Relaydeck
