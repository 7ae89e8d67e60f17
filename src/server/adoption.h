#pragma once

#include "serverfile/serverprofile.h"

#include <vector>

namespace Relaydeck {

/// Whether a connection that was opened by one profile is of no use under the other: address, security,
/// login and time-outs are those of a connection, the rest acts from envelope to envelope.
[[nodiscard]] bool needsNewLine(const ServerProfile &was, const ServerProfile &will);

/// Which relay of `relays` each of `profiles` is meant for, in the order of `profiles`; -1: a new one.
/// No relay is named twice.
///
/// The same name and address come first, then the same address, each in the order of the file; then
/// a name or a host that only one relay on either side has; then the same place in a file that has as
/// many relays as before. So a relay may change its address or its name and stay the one it was.
/// Relays that have `retired` come back under their old address only.
[[nodiscard]] std::vector<int> matchRelays(const QList<ServerProfile> &relays,
    const QList<ServerProfile> &profiles, const std::vector<bool> &retired = {});

} // namespace Relaydeck
