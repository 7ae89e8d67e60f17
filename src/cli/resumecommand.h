#pragma once

#include "cli/sendrun.h"
#include "cli/subcommand.h"

namespace Relaydeck {
class Arguments;

/// `relaydeck-cli resume`
class ResumeCommand final : public SubCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResumeCommand)

public:
    ResumeCommand(EngineHost &host, Terminal &terminal, QObject *parent = nullptr);
    void start(const QStringList &arguments) override;

private:
    [[nodiscard]] static QList<Outcome> readAgain(Arguments &arguments);
    ExitStatus foretell(const QString &jobFile, const QList<Outcome> &again, bool asJson);

    EngineHost &m_host;
    Terminal &m_terminal;
};

} // namespace Relaydeck
