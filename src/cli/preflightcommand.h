#pragma once

#include "cli/preflightrun.h"
#include "cli/subcommand.h"

namespace Relaydeck {
class Terminal;

/// `relaydeck-cli preflight`: looks at everything that a send needs, and sends nothing.
class PreflightCommand final : public SubCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreflightCommand)

public:
    explicit PreflightCommand(Terminal &terminal, QObject *parent = nullptr);
    void start(const QStringList &arguments) override;

private:
    void finish();

    Terminal &m_terminal;
    PreflightRun m_run;
    bool m_json = false;
};

} // namespace Relaydeck
