#pragma once

#include <QtGlobal>

namespace Relaydeck {
class Journal;

/// The moment that a job is to start at, in milliseconds since the epoch, for as long as it has not begun; else 0. It may
/// be past: then nobody was there to begin.
[[nodiscard]] qint64 awaitedStart(const Journal &journal);
/// Notes in the journal that it has begun.
void noteStarted(Journal &journal, qint64 at);

} // namespace Relaydeck
