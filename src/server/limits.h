#pragma once

#include "server/ratewindows.h"
#include "server/standing.h"
#include "server/warmup.h"
#include "serverfile/serverprofile.h"

#include <chrono>

namespace Relaydeck {

/// The limits of one relay (spec section 5). All count recipients; 0 means no limit.
struct Limits
{
    quint64 total = 0; ///< `max_messages`
    quint64 connection = 0; ///< `max_messages_per_connection`
    quint64 robin = 0; ///< `max_messages_per_robin`
    quint64 awake = 0; ///< `max_messages_while_awake`
    quint64 envelope = 0; ///< `envelope_limit`
    // Looked at with the RateWindows of the relay, not by the Ledger.
    RateLimits rates;
    WarmUp warmUp;
    std::chrono::milliseconds sleepLength{0}; ///< 0: the awake counter is cleared without a pause
    int connectionAttempts = 0; ///< `max_connection_attempts`; 0: the built-in 5

    [[nodiscard]] bool hasRate() const { return rates.any() || warmUp.isOn(); }
    [[nodiscard]] static Limits of(const ServerProfile &profile);
};

/// What a look at the limits brought.
struct LimitVerdict
{
    LimitKind kind = LimitKind::None;
    std::chrono::milliseconds sleep{0}; ///< to be slept before the next recipient; 0: none

    friend bool operator==(const LimitVerdict &, const LimitVerdict &) = default;
};

/// Counts what a relay has taken and says when a limit is reached, exactly as Mail::Bulkmail::Server
/// does (spec section 5), without waiting and without a connection.
class Ledger
{
public:
    static constexpr int BuiltInWorth = 5; ///< spec section 4, `_not_worthless`
    static constexpr quint64 NoLimit = std::numeric_limits<quint64>::max();

    explicit Ledger(const Limits &limits);

    /// Limits are looked at anew each time, so a change counts at once. Worth stays as it is.
    void setLimits(const Limits &limits) { m_limits = limits; }
    [[nodiscard]] const Limits &limits() const noexcept { return m_limits; }
    [[nodiscard]] const Counters &counters() const noexcept { return m_counters; }
    void setCounters(const Counters &counters) { m_counters = counters; }

    /// `increment_messages_sent`, at this moment in milliseconds since the epoch.
    void count(quint64 recipients, qint64 at);
    /// When recipients were last counted, in milliseconds since the epoch; 0 for never.
    [[nodiscard]] qint64 lastMessageAt() const noexcept { return m_lastMessageAt; }
    /// `reached_limit`: clears what the spec says, and answers what is to be done. A pause is left
    /// out when the total is reached, since nothing follows it.
    [[nodiscard]] LimitVerdict reachedLimit();
    [[nodiscard]] bool reachedEnvelopeLimit() const;
    void resetMessageCounters(); ///< robin, awake and envelope
    void resetEnvelopeCounter() { m_counters.envelope = 0; }
    /// A connection that has carried this many recipients is in use from now on.
    void useConnection(quint64 carried) { m_counters.connection = carried; }

    /// Recipients the connection in use may take until the nearest limit, the envelope limit left aside;
    /// NoLimit without one. `underWay` recipients are with the relay and not counted yet, `onConnection` of
    /// them on the connection in use.
    [[nodiscard]] quint64 room(quint64 underWay = 0, quint64 onConnection = 0) const;

    /// Failed connection attempts it is still good for; 0 is worthless.
    [[nodiscard]] int worth() const noexcept { return m_worth; }
    void loseWorth() { m_worth = std::max(0, m_worth - 1); }
    void setWorth(int worth) { m_worth = worth; }

private:
    Limits m_limits;
    Counters m_counters;
    int m_worth = BuiltInWorth;
    qint64 m_lastMessageAt = 0;
};

} // namespace Relaydeck
