#pragma once

#include "cli/sendrun.h"
#include "cli/subcommand.h"

namespace Relaydeck {

/// `relaydeck-cli resume`
class ResumeCommand final : public SubCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResumeCommand)

public:
    ResumeCommand(EngineHost &host, Terminal &terminal, QObject *parent = nullptr);
    void start(const QStringList &arguments) override;

private:
    EngineHost &m_host;
    Terminal &m_terminal;
};

} // namespace Relaydeck
