#pragma once

#include "session/failure.h"
#include "session/sessionstate.h"

namespace Relaydeck {

/// Where a session stands while the reply to `step` is owed.
[[nodiscard]] SessionState stateFor(Failure::Step step);
/// The step whose reply is owed in `state`; Other where none of the known ones is.
[[nodiscard]] Failure::Step stepIn(SessionState state);
/// Commands that must be the last of a group: what follows depends on their reply (RFC 2920 section 3.1).
[[nodiscard]] bool endsGroup(Failure::Step step);

} // namespace Relaydeck
