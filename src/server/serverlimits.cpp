#include "server/server.h"

#include <algorithm>

namespace Relaydeck {

using namespace std::chrono_literals;

namespace {

constexpr auto LongestIdle
    = 1min; // a relay need not wait longer for a line to be of use (RFC 5321 4.5.3.2.7: 5)
constexpr int EnvelopeFull = 452; // RFC 5321 section 4.5.3.1.10

} // namespace

// ---- Limits

LimitVerdict Server::checkLimits()
{
    Link *const link = linkWithPlace();
    if (link)
        m_ledger.useConnection(link->carried());
    const int worthBefore = worth();
    const LimitVerdict verdict = m_ledger.reachedLimit();
    if (verdict.kind == LimitKind::Total) {
        m_worthWhenSpent = m_spent ? m_worthWhenSpent : worthBefore;
        m_spent = true;
        leave();
    } else if (verdict.kind == LimitKind::Connection && link) {
        m_atConnectionLimit = true;
        link->leaveWhenDone();
    }
    if (verdict.sleep > 0ms) {
        m_sleepsUntil = m_surroundings.clock.wallTime() + verdict.sleep.count();
        m_sleep->start(verdict.sleep);
    }
    if (verdict != LimitVerdict()) {
        emit countersChanged();
        emit standingChanged();
    }
    if (verdict.kind != LimitKind::None)
        emit limitReached(verdict.kind);
    if (verdict.kind != LimitKind::Total)
        lookAtRates();
    return verdict;
}

void Server::lookAtRates()
{
    if (isRateLimited())
        return;
    const qint64 now = m_surroundings.clock.steadyTime();
    const qint64 wallTime = m_surroundings.clock.wallTime();
    const Limits &limits = m_ledger.limits();
    const quint64 quota = limits.warmUp.quotaAt(wallTime);
    const auto rates = m_rates->untilRoom(limits.rates, now);
    auto cold = m_rates->untilRoom({0, 0, 0, quota}, now);
    if (cold > 0ms) // what day it is there is not asked for nothing: the system reads its time zone anew
        cold = std::min(cold, WarmUp::untilNextDay(wallTime));
    const auto wait = std::max(rates, cold);
    if (wait <= 0ms)
        return;
    m_warmUpQuota = cold > rates ? quota : 0;
    m_rateLimitedUntil = wallTime + wait.count();
    m_rateWait->start(wait);
    if (wait > LongestIdle)
        leave();
    emit standingChanged();
}

quint64 Server::room(bool envelopes) const
{
    Ledger ledger = m_ledger;
    const Link *const link = linkWithPlace();
    if (link)
        ledger.useConnection(link->carried()); // another one may have answered last
    const qint64 now = m_surroundings.clock.steadyTime();
    const quint64 quota = ledger.limits().warmUp.quotaAt(m_surroundings.clock.wallTime());
    const quint64 room = std::min({ledger.room(m_underWay, link ? link->underWay() : 0),
        m_rates->room(ledger.limits().rates, now), m_rates->room({0, 0, 0, quota}, now)});
    const quint64 limit = envelopeLimit();
    return envelopes && limit > 0 ? std::min(room, limit) : room;
}

quint64 Server::envelopeLimit() const
{
    const quint64 limit = m_ledger.limits().envelope;
    return limit > 0 && m_envelopeFullAt > 0 ? std::min(limit, m_envelopeFullAt)
                                             : std::max(limit, m_envelopeFullAt);
}

/// Where everybody behind those it admitted got 452 (RFC 5321 section 4.5.3.1.10), the envelope was full. A
/// mailbox that is full (RFC 3463: 4.2.2) says the same about itself alone.
void Server::learnEnvelopeLimit(const Delivery &delivery)
{
    const auto isBeyond = [](const Recipient &recipient) {
        return recipient.code == EnvelopeFull && !recipient.admitted && !recipient.words.startsWith("4.2.");
    };
    const auto &recipients = delivery.recipients;
    const auto first = std::ranges::find_if(recipients, isBeyond);
    const auto admitted = quint64(std::count_if(
        recipients.begin(), first, [](const Recipient &recipient) { return recipient.admitted; }));
    if (admitted > 0 && first != recipients.end() && std::all_of(first, recipients.end(), isBeyond))
        m_envelopeFullAt = admitted;
}

void Server::resetMessageCounters()
{
    m_ledger.resetMessageCounters();
    emit countersChanged();
}

void Server::setWaitingForTurn(bool waiting)
{
    if (std::exchange(m_waitingForTurn, waiting) != waiting)
        emit standingChanged();
}

void Server::restore(const Counters &counters)
{
    m_ledger.setCounters(counters);
    m_ledger.useConnection(0);
    emit countersChanged();
}

// ---- Slowing down

/// While a pause runs nothing is begun: what is answered meanwhile is of the same burst and counts once.
void Server::slowDown(const Delivery &delivery)
{
    if (!m_profile.slowDown)
        return;
    const bool wasSlow = m_slow.pause() > 0ms;
    const bool waited = isSlowedDown();
    if (!isSlowedDown() || !putOff(delivery))
        m_putOff = m_slow.heed(delivery);
    if (m_slow.pause() <= 0ms) {
        m_slowWait->stop();
    } else if (!isSlowedDown() || !m_putOff) {
        m_slowedUntil = m_surroundings.clock.wallTime() + m_slow.pause().count();
        m_slowWait->start(m_slow.pause());
    }
    if (wasSlow || m_slow.pause() > 0ms)
        emit standingChanged();
    if (waited && !isSlowedDown())
        emit available();
}

void Server::forgetSlowness()
{
    m_slow.forget();
    m_slowWait->stop();
    m_putOff = false;
}

} // namespace Relaydeck
