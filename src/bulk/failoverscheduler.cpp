#include "bulk/failoverscheduler.h"

namespace Relaydeck {

FailoverScheduler::FailoverScheduler(ServerPool &pool, QObject *parent) : Scheduler(parent), m_pool(pool)
{
    for (const auto &server : pool.servers())
        server->setWaitingForTurn(true);
    connect(&pool, &ServerPool::adopted, this,
        [this](int row) { m_pool.at(row).setWaitingForTurn(row != m_inUse); });
}

Scheduler::Choice FailoverScheduler::next()
{
    bool anyUsable = false;
    for (int row = 0; row < m_pool.size(); ++row) {
        Server &server = m_pool.at(row);
        anyUsable |= server.isDelivering();
        if (!server.isUsable())
            continue;
        anyUsable = true;
        const Look look = lookAt(server);
        if (look == Look::PassBy)
            continue;
        giveTurnTo(row);
        return look == Look::Seat ? Choice{Answer::Seat, &server} : Choice{};
    }
    return {anyUsable ? Answer::Wait : Answer::Exhausted, nullptr};
}

void FailoverScheduler::giveTurnTo(int row)
{
    const int before = std::exchange(m_inUse, row);
    if (before == row)
        return;
    if (before >= 0)
        m_pool.at(before).setWaitingForTurn(true);
    m_pool.at(row).setWaitingForTurn(false);
}

/// While a relay that has failed is tried again, the others stand in for it.
FailoverScheduler::Look FailoverScheduler::lookAt(Server &server)
{
    if (server.isPaused() || server.isBackingOff())
        return Look::PassBy;
    if (server.isAsleep())
        return Look::Wait;
    if (server.hasPlace()) {
        const LimitVerdict verdict = server.checkLimits();
        if (!server.isUsable() || server.isRateLimited())
            return Look::PassBy;
        const bool goesOn = verdict.kind == LimitKind::None || verdict.kind == LimitKind::Robin;
        return goesOn && server.hasPlace() && !server.isAsleep() && server.room(true) > 0
            ? Look::Seat
            : Look::Wait;
    }
    server.lookAtRates();
    if (server.isRateLimited())
        return Look::PassBy;
    if (server.mayOpenConnection())
        server.connectUp();
    return server.isFailing() && !server.isDelivering() ? Look::PassBy : Look::Wait;
}

} // namespace Relaydeck
