#include "bulk/failoverscheduler.h"

namespace Relaydeck {

FailoverScheduler::FailoverScheduler(ServerPool &pool, QObject *parent) : Scheduler(parent), m_pool(pool)
{
    for (const auto &server : pool.servers()) {
        server->setWaitingForTurn(true);
        ask(server->row());
    }
    connect(&pool, &ServerPool::available, this, &FailoverScheduler::ask);
    connect(&pool, &ServerPool::deliveryFinished, this, [this](int row) { ask(row); });
    connect(&pool, &ServerPool::adopted, this, [this](int row) {
        ask(row);
        m_pool.at(row).setWaitingForTurn(row != m_inUse);
    });
}

Scheduler::Choice FailoverScheduler::next()
{
    for (auto at = m_toAsk.begin(); at != m_toAsk.end();) {
        const int row = *at;
        Server &server = m_pool.at(row);
        const Look look = server.isUsable() ? lookAt(server) : Look::PassBy;
        if (look == Look::PassBy) {
            at = m_toAsk.erase(at);
            continue;
        }
        giveTurnTo(row);
        return look == Look::Seat ? Choice{Answer::Seat, &server} : Choice{};
    }
    const auto counts = [](const Server &server) { return server.isUsable() || server.isDelivering(); };
    return {isAnyLeft(m_pool, counts) ? Answer::Wait : Answer::Exhausted, nullptr};
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
    if (server.isSlowedDown())
        return server.isPutOff() ? Look::PassBy : Look::Wait;
    if (server.isAsleep())
        return Look::Wait;
    if (server.hasPlace()) {
        const LimitVerdict verdict = server.checkLimits();
        if (!server.isUsable() || server.isRateLimited())
            return Look::PassBy;
        const bool goesOn = verdict.kind == LimitKind::None || verdict.kind == LimitKind::Robin;
        return goesOn && server.hasPlace() && !server.isAsleep() && server.room(true) > 0 ? Look::Seat
                                                                                          : Look::Wait;
    }
    server.lookAtRates();
    if (server.isRateLimited())
        return Look::PassBy;
    if (server.mayOpenConnection())
        server.connectUp();
    return server.isFailing() && !server.isDelivering() ? Look::PassBy : Look::Wait;
}

int FailoverScheduler::downRow() const
{
    for (const auto &server : m_pool.servers()) {
        const ServerProfile &profile = server->latestProfile();
        if (profile.enabled && !profile.fault && !server->isRemoved() && !server->isLeftOut())
            return server->isDown() ? server->row() : -1;
    }
    return -1;
}

} // namespace Relaydeck
