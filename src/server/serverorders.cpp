#include "server/adoption.h"
#include "server/server.h"

namespace Relaydeck {

using namespace std::chrono_literals;

// What a server is told from above while it is at work: new settings, and the orders of the user.

// ---- New settings

void Server::adopt(const ServerProfile &profile)
{
    m_removed = false;
    m_next = profile;
    m_ledger.setLimits(Limits::of(profile));
    liftTotal();
    m_rateWait->stop(); // looked at anew with the next envelope
    if (!profile.slowDown)
        forgetSlowness();
    if (m_rateBook) // a limit that is new is worth being kept
        (void)m_rateBook->of(profile);
    adoptWhenIdle();
    emit standingChanged();
    emit available();
}

/// Settings that go well with the connections as they are need not wait.
void Server::adoptWhenIdle()
{
    if (!m_next)
        return;
    const bool newLine = needsNewLine(m_profile, *m_next);
    const bool endsHere = newLine || !m_next->enabled || m_next->fault;
    if (endsHere && (m_underWay > 0 || m_talking))
        return;
    m_profile = *std::exchange(m_next, std::nullopt);
    if (newLine && m_rateBook)
        m_rates = m_rateBook->of(m_profile);
    if (endsHere)
        leave();
}

void Server::retire()
{
    m_removed = true;
    m_next.reset();
    leave();
    emit standingChanged();
    emit available();
}

// ---- Orders of the send

void Server::leaveOut(std::optional<Standing> why)
{
    if (std::exchange(m_leftOut, why) == why)
        return;
    if (m_leftOut)
        leave();
    emit standingChanged();
    emit available();
}

// ---- Orders of the user

void Server::pause(const QString &reason, std::chrono::milliseconds howLong)
{
    m_paused = true;
    m_pauseReason = reason;
    m_pausedUntil = howLong > 0ms ? m_surroundings.clock.wallTime() + howLong.count() : 0;
    m_pause->stop();
    if (howLong > 0ms)
        m_pause->start(howLong);
    leave();
    emit standingChanged();
    emit available();
}

void Server::goOn()
{
    m_paused = false;
    m_pause->stop();
    emit standingChanged();
    emit available();
}

void Server::revive()
{
    if (!m_spent)
        m_ledger.setWorth(fullWorth());
    m_worthWhenSpent = fullWorth();
    m_worthlessBecause.reset();
    m_lost = false;
    m_failing = false;
    m_nextBackOff = FirstBackOff;
    m_backOff->stop();
    forgetSlowness();
    emit standingChanged();
    emit available();
}

void Server::wake()
{
    m_sleep->stop();
    m_backOff->stop();
    m_slowWait->stop();
    emit standingChanged();
    emit available();
}

/// A total that was reached and is not any more takes nothing with it that it had brought.
void Server::liftTotal()
{
    const quint64 total = m_ledger.limits().total;
    if (!m_spent || (total > 0 && counters().total >= total))
        return;
    m_spent = false;
    m_ledger.setWorth(m_worthWhenSpent);
}

} // namespace Relaydeck
