#pragma once

#include "cli/preflightrun.h"
#include "cli/sendrun.h"
#include "cli/subcommand.h"

namespace Relaydeck {

/// `relaydeck-cli send`
class SendCommand final : public SubCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SendCommand)

public:
    SendCommand(EngineHost &host, Terminal &terminal, QObject *parent = nullptr);
    void start(const QStringList &arguments) override;

private:
    void lookFirst(const PreflightOrder &order);
    void decide(const PreflightRun &run);
    void ask(int warnings);
    void leave(const QString &why, ExitStatus status);
    void send();

    EngineHost &m_host;
    Terminal &m_terminal;
    SendOrder m_order;
    QList<ServerProfile> m_relays;
    QString m_findings; // as JSON, when it was asked for
    bool m_asJson = false;
    bool m_isQuiet = false;
    bool m_minds = true; // warnings of the preflight
};

} // namespace Relaydeck
