#pragma once

#include "cli/sendrun.h"
#include "cli/subcommand.h"

#include <memory>

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
    EngineHost &m_host;
    Terminal &m_terminal;
};

} // namespace Relaydeck
