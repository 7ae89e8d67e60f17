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
    void resume(StartTime when);
    void askWhetherNow(const SendEnding &missed);
    ExitStatus foretell(const QString &jobFile, const QList<Outcome> &again, bool asJson);

    EngineHost &m_host;
    Terminal &m_terminal;
    QString m_jobFile;
    QList<Outcome> m_again;
    SendRun::Progress m_progress = SendRun::Progress::Shown;
    bool m_asJson = false;
};

} // namespace Relaydeck
