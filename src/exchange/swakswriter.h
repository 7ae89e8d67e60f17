#pragma once

#include "exchange/relayteller.h"

namespace Relaydeck {

/// A command line of swaks for each relay, fit for a POSIX shell. swaks asks for the password, and for
/// the sender and the recipient.
[[nodiscard]] ExportedRelays writeSwaks(const QList<ServerProfile> &relays, const ExportWords &words);

} // namespace Relaydeck
