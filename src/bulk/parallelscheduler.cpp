#include "bulk/parallelscheduler.h"

#include <algorithm>

namespace Relaydeck {

using namespace std::chrono_literals;

namespace {
constexpr auto Patience = 2s; // with a relay that is behind its share and does not answer
constexpr double LeadInSteps = 2; // so that no relay stands still between two answers of another
} // namespace

ParallelScheduler::ParallelScheduler(ServerPool &pool, Clock &clock, QObject *parent)
    : Scheduler(parent),
      m_pool(pool),
      m_patience(clock.makeAlarm())
{
    connect(&pool, &ServerPool::available, this, &ParallelScheduler::ask);
    connect(&pool, &ServerPool::deliveryFinished, this, [this](int row) { heedDelivery(row); });
    connect(&pool, &ServerPool::adopted, this, &ParallelScheduler::heedAdoption);
    connect(m_patience.get(), &Alarm::rang, this, [this] {
        leaveTheLateBehind();
        emit changed();
    });
    m_shares.resize(std::size_t(pool.size()));
    for (int row = 0; row < pool.size(); ++row)
        ask(row);
    compareWeights();
}

Scheduler::Choice ParallelScheduler::next()
{
    while (!m_toAsk.empty()) {
        const int row = m_toAsk.begin()->second;
        m_toAsk.erase(m_toAsk.begin());
        m_shares[std::size_t(row)].mayHaveRoom = false;
        Server &server = m_pool.at(row);
        if (!canTake(server)) {
            if (!server.isDelivering())
                stepBack(row);
            if (server.hasPlace() && !server.isAsleep() && !server.isHeldBack())
                m_crowdedOut.push_back(row);
            continue;
        }
        takePart(row);
        ask(row); // until the seat is taken
        if (!isAhead(row))
            return {Answer::Seat, &server};
        if (m_shares[std::size_t(row)].had > m_toAsk.begin()->first)
            continue; // it has just joined those at work; another one is behind
        for (const auto &ahead : m_toAsk) // those behind it are further ahead
            m_pool.at(ahead.second).setWaitingForTurn(true);
        if (!m_patience->isRunning())
            m_patience->start(Patience);
        return {};
    }
    const auto counts = [](const Server &server) { return server.isUsable() || server.isDelivering(); };
    return {isAnyLeft(m_pool, counts) ? Answer::Wait : Answer::Exhausted, nullptr};
}

bool ParallelScheduler::canTake(Server &server) const
{
    if (!server.isUsable() || server.isAsleep() || server.isHeldBack())
        return false;
    if (server.hasPlace()) {
        const LimitVerdict verdict = server.checkLimits();
        const bool goesOn = verdict.kind == LimitKind::None || verdict.kind == LimitKind::Robin;
        if (server.hasPlace())
            return goesOn && !server.isAsleep() && !server.isHeldBack() && server.room(true) > 0;
    }
    if (server.mayOpenConnection() && !server.isBackingOff()) {
        server.lookAtRates();
        if (!server.isRateLimited())
            server.connectUp();
    }
    return false;
}

void ParallelScheduler::seated(Server &server, quint64 recipients)
{
    const Share &share = m_shares[std::size_t(server.row())];
    const double step = double(recipients) / double(std::max(1, server.profile().weight));
    m_largestStep = std::max(m_largestStep, step);
    m_patience->stop();
    server.setWaitingForTurn(false);
    setHad(server.row(), share.had + step);
}

void ParallelScheduler::ask(int row)
{
    if (std::size_t(row) >= m_shares.size())
        m_shares.resize(std::size_t(row) + 1);
    Share &share = m_shares[std::size_t(row)];
    if (!std::exchange(share.mayHaveRoom, true))
        m_toAsk.insert({share.had, row});
}

void ParallelScheduler::heedDelivery(int row)
{
    ask(row);
    for (const int other : std::exchange(m_crowdedOut, {}))
        ask(other);
}

void ParallelScheduler::heedAdoption(int row)
{
    ask(row);
    compareWeights();
}

// ---- Shares

void ParallelScheduler::setHad(int row, double had)
{
    Share &share = m_shares[std::size_t(row)];
    m_toAsk.erase({share.had, row});
    m_atWork.erase({share.had, row});
    share.had = had;
    if (share.mayHaveRoom)
        m_toAsk.insert({had, row});
    if (share.takesPart)
        m_atWork.insert({had, row});
}

/// Who was away does not get what it missed.
void ParallelScheduler::takePart(int row)
{
    Share &share = m_shares[std::size_t(row)];
    if (share.takesPart)
        return;
    const double least = m_atWork.empty() ? share.had : m_atWork.begin()->first;
    share.takesPart = true;
    setHad(row, std::max(share.had, least));
}

void ParallelScheduler::stepBack(int row)
{
    Share &share = m_shares[std::size_t(row)];
    if (std::exchange(share.takesPart, false))
        m_atWork.erase({share.had, row});
}

bool ParallelScheduler::isAhead(int row) const
{
    return m_weighted
        && m_shares[std::size_t(row)].had > m_atWork.begin()->first + LeadInSteps * m_largestStep;
}

/// Those that hold the others up without being asked for anything.
void ParallelScheduler::leaveTheLateBehind()
{
    while (!m_atWork.empty() && !m_shares[std::size_t(m_atWork.begin()->second)].mayHaveRoom)
        stepBack(m_atWork.begin()->second);
}

void ParallelScheduler::compareWeights()
{
    const auto weight = [](const auto &server) { return server->latestProfile().weight; };
    const auto &servers = m_pool.servers();
    m_weighted = !servers.empty() && std::ranges::any_of(servers, [&](const auto &server) {
        return weight(server) != weight(servers.front());
    });
}

} // namespace Relaydeck
