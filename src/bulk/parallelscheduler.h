#pragma once

#include "bulk/scheduler.h"

namespace Relaydeck {

/// All relays at once, each within its limits. The robin limit has no meaning here: its counter
/// begins anew and the relay goes on.
class ParallelScheduler final : public Scheduler
{
    Q_OBJECT

public:
    explicit ParallelScheduler(ServerPool &pool, QObject *parent = nullptr);

    [[nodiscard]] Choice next() override;
    void seated(Server &server) override;

private:
    [[nodiscard]] bool canTake(Server &server);

    ServerPool &m_pool;
    int m_first = 0; // row to be asked first, so that all get their share
};

} // namespace Relaydeck
