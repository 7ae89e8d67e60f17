#pragma once

#include <QStringList>

namespace Relaydeck {

/// Version of the journal's format; a file with a higher one is left alone.
inline constexpr int JournalFormat
    = 3; // 1 had no table of values; a plan of 2 no start, no test and no files of banned ones
/// SQLite's application_id of our files: "RDjb".
inline constexpr int JournalApplicationId = 0x52446a62;

/// The tables of a new journal. What they hold is said in journalschema.cpp.
[[nodiscard]] QStringList journalTables();
/// Makes walking by domain quick; built when it is first needed. It holds all that is asked: looking
/// each one up in the table would cost ten times as much.
[[nodiscard]] QString journalDomainIndex();

} // namespace Relaydeck
