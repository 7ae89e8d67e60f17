#include "server/limits.h"

#include <algorithm>

namespace Relaydeck {

namespace {

bool reached(quint64 limit, quint64 counter)
{
    return limit > 0 && counter >= limit;
}

quint64 left(quint64 limit, quint64 counter)
{
    if (limit == 0)
        return Ledger::NoLimit;
    return counter < limit ? limit - counter : 0;
}

} // namespace

Limits Limits::of(const ServerProfile &profile)
{
    Limits limits;
    limits.total = profile.maxMessages;
    limits.connection = profile.maxMessagesPerConnection;
    limits.robin = profile.maxMessagesPerRobin;
    limits.awake = profile.maxMessagesWhileAwake;
    limits.envelope = profile.envelopeLimit;
    limits.rates = {profile.ratePerSecond, profile.ratePerMinute, profile.ratePerHour, profile.ratePerDay};
    limits.warmUp = WarmUp(profile);
    limits.sleepLength = profile.sleepLength;
    limits.connectionAttempts = profile.maxConnectionAttempts;
    return limits;
}

Ledger::Ledger(const Limits &limits)
    : m_limits(limits),
      m_worth(limits.connectionAttempts > 0 ? limits.connectionAttempts : BuiltInWorth)
{}

void Ledger::count(quint64 recipients, qint64 at)
{
    if (recipients == 0)
        return;
    m_lastMessageAt = at;
    m_counters.total += recipients;
    m_counters.robin += recipients;
    m_counters.connection += recipients;
    m_counters.awake += recipients;
    m_counters.envelope += recipients;
}

LimitVerdict Ledger::reachedLimit()
{
    LimitVerdict verdict;
    if (reached(m_limits.awake, m_counters.awake)) {
        verdict.sleep = m_limits.sleepLength;
        m_counters.awake = 0;
    }
    if (reached(m_limits.total, m_counters.total)) {
        verdict = {LimitKind::Total, std::chrono::milliseconds(0)};
        m_worth = 0;
    } else if (reached(m_limits.connection, m_counters.connection)) {
        verdict.kind = LimitKind::Connection;
    } else if (reached(m_limits.robin, m_counters.robin)) {
        verdict.kind = LimitKind::Robin;
    }
    if (verdict.kind != LimitKind::None)
        m_counters.robin = 0;
    if (verdict.kind == LimitKind::Total || verdict.kind == LimitKind::Connection)
        m_counters.connection = 0;
    return verdict;
}

bool Ledger::reachedEnvelopeLimit() const
{
    return reached(m_limits.envelope, m_counters.envelope);
}

void Ledger::resetMessageCounters()
{
    m_counters.robin = 0;
    m_counters.awake = 0;
    m_counters.envelope = 0;
}

quint64 Ledger::room(quint64 underWay, quint64 onConnection) const
{
    const auto without
        = [](quint64 room, quint64 taken) { return room == NoLimit ? room : room - std::min(room, taken); };
    const quint64 shared = std::min({left(m_limits.total, m_counters.total),
        left(m_limits.robin, m_counters.robin), left(m_limits.awake, m_counters.awake)});
    return std::min(
        without(shared, underWay), without(left(m_limits.connection, m_counters.connection), onConnection));
}

} // namespace Relaydeck
