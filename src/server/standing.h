#pragma once

#include "session/failure.h"

#include <QMetaType>
#include <QObject>
#include <QString>

#include <optional>

namespace Relaydeck {
inline namespace Standings {
Q_NAMESPACE

/// What a relay is doing, or why it does nothing. Exactly one holds at any time.
enum class Standing : quint8 {
    Idle, ///< nothing is asked of it: no send is running
    Connecting, ///< a connection is being opened, greeted, secured or logged in to
    Working, ///< an envelope is with it
    WaitingForTurn, ///< connected or not, the robin has not come to it
    Asleep, ///< max_messages_while_awake was reached; until says when it wakes
    BackingOff, ///< a pause before the next attempt after `failure`; until says when it ends
    LimitReached, ///< max_messages was reached; it is done for good
    Paused, ///< by the user; until and reason are what the user said
    Lost, ///< the connection dropped while it was in use; it will be opened anew
    Worthless, ///< every connection attempt it was good for failed, or a setting is unusable
    Disabled, ///< switched off in its settings
    Removed, ///< it stands in the server file no more
    RateLimited, ///< a rate is used up; until says when there is room again
    WarmingUp, ///< what the warm-up allows for today is used up: limit; until says when there is room again
    SlowedDown, ///< pauses between messages since it answered `failure`; until says when this one ends
    ConnectionLimit, ///< max_messages_per_connection was reached: it says goodbye and comes back
    Leaving, ///< QUIT was said, and nobody has hung up yet
    NothingLeft, ///< everybody has been dealt with, or is with another relay; until: when a deferred one is due
    OnHold, ///< the whole send is paused, stopping, or waits for room on the disk
    NotChosen, ///< the job uses other relays
    OtherSenders, ///< the sender of the job is bound to other relays, or this one to other senders
};
Q_ENUM_NS(Standing)

/// The limits of the spec's section 5, by the number `reached_limit` gives them.
enum class LimitKind : quint8 { None = 0, Total = 1, Connection = 2, Robin = 3 };
Q_ENUM_NS(LimitKind)
} // namespace Standings

/// A standing with what is needed to put it in a sentence.
struct StandingReport
{
    Standing standing = Standing::Idle;
    /// Milliseconds since the epoch, for Asleep, BackingOff, RateLimited, WarmingUp, SlowedDown,
    /// NothingLeft and a pause with an end; otherwise 0.
    qint64 until = 0;
    quint64 limit = 0; ///< for LimitReached and WarmingUp: the limit
    std::optional<Failure>
        failure; ///< for BackingOff, SlowedDown, Lost, Worthless: the cause, when there is one
    QString reason = {}; ///< for Paused: the user's words, or nothing

    friend bool operator==(const StandingReport &, const StandingReport &) = default;
};

/// The five counters of a relay; all count recipients (spec sections 4 and 5).
struct Counters
{
    quint64 total = 0;
    quint64 robin = 0;
    quint64 connection = 0;
    quint64 awake = 0;
    quint64 envelope = 0;

    friend bool operator==(const Counters &, const Counters &) = default;
};

} // namespace Relaydeck
