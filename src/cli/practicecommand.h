#pragma once

#include "cli/interrupt.h"
#include "cli/subcommand.h"
#include "engine/orders.h"

namespace Relaydeck {
class Arguments;
class EngineHost;
class Terminal;

/// `relaydeck-cli practice`
class PracticeCommand final : public SubCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PracticeCommand)

public:
    PracticeCommand(EngineHost &host, Terminal &terminal, QObject *parent = nullptr);
    void start(const QStringList &arguments) override;

private:
    [[nodiscard]] static PracticeOrder readOrder(Arguments &given);
    static void readSecurity(Arguments &given, PracticeOrder &order);
    void run(const PracticeOrder &order);

    EngineHost &m_host;
    Terminal &m_terminal;
    Interrupt m_interrupt;
};

} // namespace Relaydeck
