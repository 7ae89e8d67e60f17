#pragma once

#include "bulk/journal.h"

#include <QString>

namespace Relaydeck {

/// The logs of a mailing as Mail::Bulkmail kept them, made from a journal (spec sections 9 and 11): GOOD has the entries that
/// were accepted, BAD those that were refused or left out, ERR a line `error: WORDS<tab>code : CODE` for each entry that
/// was not accepted, with the module's code where it has one.
struct ClassicFiles
{
    QString good;
    QString bad;
    QString err;

    /// `base.good`, `base.bad` and `base.err`.
    [[nodiscard]] static ClassicFiles at(const QString &base);
    [[nodiscard]] QStringList names() const { return {good, bad, err}; }

    /// All three or none; a sentence when that failed. Of a damaged journal what can be read, and `journal.fault()`.
    [[nodiscard]] QString write(Journal &journal) const;

    /// A line of ERR without its end; empty: nothing went wrong.
    [[nodiscard]] static QByteArray errorLine(const JournalRow &row);
};

} // namespace Relaydeck
