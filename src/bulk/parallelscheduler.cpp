#include "bulk/parallelscheduler.h"

namespace Relaydeck {

ParallelScheduler::ParallelScheduler(ServerPool &pool, QObject *parent) : Scheduler(parent), m_pool(pool)
{}

Scheduler::Choice ParallelScheduler::next()
{
    bool anyUsable = false;
    for (int i = 0; i < m_pool.size(); ++i) {
        Server &server = m_pool.at((m_first + i) % m_pool.size());
        if (server.isUsable() && canTake(server))
            return {Answer::Seat, &server};
        anyUsable |= server.isUsable() || server.isDelivering();
    }
    return {anyUsable ? Answer::Wait : Answer::Exhausted, nullptr};
}

bool ParallelScheduler::canTake(Server &server)
{
    if (server.isAsleep() || server.isRateLimited())
        return false;
    if (server.hasIdleConnection()) {
        const LimitVerdict verdict = server.checkLimits();
        if (server.hasIdleConnection() && !server.isAsleep() && !server.isRateLimited()
            && server.room(true) > 0)
            return verdict.kind == LimitKind::None || verdict.kind == LimitKind::Robin;
        if (server.hasIdleConnection())
            return false;
    }
    if (server.mayOpenConnection() && !server.isBackingOff()) {
        server.lookAtRates();
        if (!server.isRateLimited())
            server.connectUp();
    }
    return false;
}

void ParallelScheduler::seated(Server &server)
{
    m_first = (server.row() + 1) % m_pool.size();
}

} // namespace Relaydeck
