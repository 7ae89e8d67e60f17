#pragma once

#include "bulk/journalfault.h"

namespace Relaydeck {

/// Makes an empty file that only its owner can read. An empty one that is there already will do;
/// anything else that is there is a fault (Exists).
[[nodiscard]] JournalFault makeJournalFile(const QString &file);

/// What can be told of a journal before SQLite opens it: it is there, a regular file, and may be read,
/// and written if so asked. It is never opened here, because closing it would drop SQLite's locks.
[[nodiscard]] JournalFault judgeJournalFile(const QString &file, bool toWrite);

} // namespace Relaydeck
