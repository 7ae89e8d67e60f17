#pragma once

#include <QMetaType>
#include <QObject>

namespace Relaydeck {
inline namespace Policies {
Q_NAMESPACE

/// Which relay gets the next envelope. The numbers are stored in journals: do not renumber.
enum class Policy : quint8 {
    Robin = 0, ///< the classic order of Mail::Bulkmail: one relay at a time, message for message
    Parallel = 1, ///< all relays at once, each within its limits; recipients of one domain together
    Failover = 2, ///< in the order of the file: the next one only while those before it are down or spent
};
Q_ENUM_NS(Policy)
} // namespace Policies
} // namespace Relaydeck
