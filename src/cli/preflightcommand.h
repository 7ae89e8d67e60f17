#pragma once

#include "cli/subcommand.h"
#include "clock/systemclock.h"
#include "preflight/preflight.h"
#include "preflight/systemnameservice.h"

#include <QJsonArray>

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
    void take(const Finding &finding);
    void finish();

    Terminal &m_terminal;
    SystemClock m_clock;
    SystemNameService m_names{m_clock};
    Preflight m_preflight;
    QJsonArray m_findings;
    int m_errors = 0;
    int m_warnings = 0;
    bool m_json = false;
};

} // namespace Relaydeck
