#pragma once

#include "net/route.h"

#include <QHostAddress>
#include <QList>

namespace Relaydeck {

inline constexpr qsizetype MostAddresses = 16; ///< of one name that are tried

/// Whether an address is of this family.
[[nodiscard]] bool isOf(AddressFamily family, const QHostAddress &address);
/// The family that connections from this address have; Any when it is empty or no address.
[[nodiscard]] AddressFamily familyOf(const QString &sourceAddress);

/// Those of the addresses that may be tried, in the order of RFC 8305 section 4: the preferred one first,
/// then one of the other family, and so on by turns; each once, at most MostAddresses.
[[nodiscard]] QList<QHostAddress> addressesToTry(const QList<QHostAddress> &addresses, AddressFamily family);

} // namespace Relaydeck
