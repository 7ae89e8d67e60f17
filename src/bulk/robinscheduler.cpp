#include "bulk/robinscheduler.h"

#include <algorithm>

namespace Relaydeck {

using namespace std::chrono_literals;

namespace {
constexpr std::chrono::milliseconds FirstPause = 250ms;
constexpr std::chrono::milliseconds LongestPause = 30s;
} // namespace

RobinScheduler::RobinScheduler(ServerPool &pool, Clock &clock, QObject *parent)
    : Scheduler(parent),
      m_pool(pool),
      m_pause(clock.makeAlarm()),
      m_nextPause(FirstPause)
{
    connect(m_pause.get(), &Alarm::rang, this, &Scheduler::changed);
    for (const auto &server : pool.servers())
        server->setWaitingForTurn(true);
    connect(&pool, &ServerPool::adopted, this,
        [this](int row) { m_pool.at(row).setWaitingForTurn(m_seeking || row != m_current); });
    startRound();
}

Scheduler::Choice RobinScheduler::next()
{
    if (!m_seeking)
        return askCurrent();
    return seek();
}

/// The relay in use goes on until a limit, a lost connection that cannot be mended, or its end.
Scheduler::Choice RobinScheduler::askCurrent()
{
    Server &server = m_pool.at(m_current);
    if (!server.isUsable() || server.isPaused()) { // switched off, or worn out by its other connections
        startRound();
        return seek();
    }
    if (server.isAsleep())
        return {};
    if (server.isDelivering() && !server.hasPlace() && !server.isHeldBack()) {
        if (server.mayOpenConnection() && !server.isBackingOff())
            server.connectUp();
        return {};
    }
    m_fresh = m_fresh && server.room(true) > 0;
    if (!m_fresh) {
        const LimitVerdict verdict = server.checkLimits();
        if (verdict.kind != LimitKind::None) {
            startRound();
            return seek();
        }
        if (server.isAsleep())
            return {};
    }
    if (server.isHeldBack()) { // another one may have room
        startRound();
        return seek();
    }
    if (server.hasPlace())
        return server.room(true) > 0 ? Choice{Answer::Seat, &server} : Choice{};
    if (server.isOpening())
        return {};
    startRound();
    m_candidate = m_current; // the line was lost: it is the first to be asked again
    return seek();
}

Scheduler::Choice RobinScheduler::seek()
{
    if (m_pause->isRunning()) {
        if (heldBack() == m_heldBack)
            return {};
        m_pause->stop(); // one of them has room again
    }
    while (m_visited < m_pool.size()) {
        Server &candidate = m_pool.at(m_candidate);
        candidate.lookAtRates();
        if (candidate.isUsable() && !candidate.isHeldBack()) {
            if (candidate.hasPlace())
                return choose(m_candidate);
            if (candidate.isOpening())
                return {};
            if (candidate.isConnected() || candidate.isLeaving())
                return {}; // busy, or about to say goodbye
            if (!m_tried && candidate.mayOpenConnection()) {
                m_tried = true;
                candidate.connectUp(); // its `available` brings us back here
                return {};
            }
        }
        m_tried = false;
        ++m_visited;
        m_candidate = (m_candidate + 1) % m_pool.size();
    }
    const bool nobodyLeft
        = std::ranges::none_of(m_pool.servers(), [](const auto &server) { return server->isUsable(); });
    if (nobodyLeft)
        return {Answer::Exhausted, nullptr};
    pauseRounds();
    return {};
}

Scheduler::Choice RobinScheduler::choose(int row)
{
    m_current = row;
    m_seeking = false;
    m_fresh = true;
    m_tried = false;
    m_nextPause = FirstPause;
    Server &server = m_pool.at(row);
    for (const auto &other : m_pool.servers())
        other->setWaitingForTurn(other.get() != &server);
    server.resetMessageCounters();
    return askCurrent();
}

void RobinScheduler::seated(Server &server, quint64)
{
    m_fresh = false;
    server.setWaitingForTurn(false);
}

void RobinScheduler::startRound()
{
    m_seeking = true;
    m_tried = false;
    if (m_current >= 0)
        m_pool.at(m_current).setWaitingForTurn(true);
    m_visited = 0;
    m_candidate = m_pool.size() > 0 ? (m_current + 1) % m_pool.size() : 0;
}

void RobinScheduler::pauseRounds()
{
    m_visited = 0;
    m_heldBack = heldBack();
    m_pause->start(m_nextPause);
    m_nextPause = std::min(2 * m_nextPause, LongestPause);
}

qsizetype RobinScheduler::heldBack() const
{
    return std::ranges::count_if(m_pool.servers(), [](const auto &server) { return server->isHeldBack(); });
}

} // namespace Relaydeck
