#pragma once

#include <QtGlobal>

namespace Relaydeck {

/// What a send waits for while nothing is under way.
struct SendWait
{
    enum class Reason : quint8 {
        None, ///< it does not wait
        User, ///< it is paused
        Disk, ///< there is no room for the journal
        Retry, ///< recipients that were deferred are due later
        Relays, ///< each of them says why by its standing
        Start, ///< it is to start at a time
    };
    Reason reason = Reason::None;
    qint64 until = 0; ///< milliseconds since the epoch, for Retry and Start; otherwise 0

    friend bool operator==(const SendWait &, const SendWait &) = default;
};

} // namespace Relaydeck
