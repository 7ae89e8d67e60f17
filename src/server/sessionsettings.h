#pragma once

#include "serverfile/serverprofile.h"
#include "session/session.h"

namespace Relaydeck {

/// How a relay with these settings is talked to. What a profile does not know is left as it is by default:
/// the deadline of an envelope, and the numbers for the transcript.
[[nodiscard]] SessionSettings sessionSettingsOf(const ServerProfile &profile);

} // namespace Relaydeck
