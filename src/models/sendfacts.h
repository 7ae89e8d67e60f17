#pragma once

#include "engine/snapshot.h"

namespace Relaydeck {

/// Reading, sending, paused or stopping: the send is not over.
[[nodiscard]] bool isRunning(SendState state) noexcept;
/// Recipients whose outcome is known.
[[nodiscard]] quint64 doneOf(const Tally &tally) noexcept;
/// Accepted recipients a second: of the last seconds while it runs, of the whole send when it is over.
[[nodiscard]] double rateOf(const SendSnapshot &send) noexcept;

} // namespace Relaydeck
