#pragma once

#include "session/delivery.h"

#include <span>

namespace Relaydeck {
class Journal;

/// Notes in the journal that the recipients of these outcomes are unsent again, one verdict for each
/// outcome: Refused, Deferred, InDoubt; others are passed over. Returns how many recipients they were.
/// `at` is the moment of the decision in milliseconds since the epoch.
quint64 sendAgain(Journal &journal, std::span<const Outcome> outcomes, qint64 at);

} // namespace Relaydeck
