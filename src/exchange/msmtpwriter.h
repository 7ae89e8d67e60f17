#pragma once

#include "exchange/relayteller.h"

namespace Relaydeck {

/// An msmtprc with an account for each relay, of which the first is the default. Passwords stay out:
/// msmtp asks for them, or runs the `passwordeval` that stands for our command or variable.
[[nodiscard]] ExportedRelays writeMsmtp(const QList<ServerProfile> &relays, const ExportWords &words);

} // namespace Relaydeck
