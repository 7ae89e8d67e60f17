#pragma once

#include "bulk/journal.h"

#include <optional>
#include <vector>

namespace Relaydeck {

/// Which recipients of a job are wanted.
struct ReportFilter
{
    std::optional<Outcome> outcome; ///< nullopt: all of them
    QByteArray cause; ///< key of Causes; empty: all of them
    QString text; ///< in the address, the entry or the words, whatever its case; empty: all of them

    [[nodiscard]] bool takes(const JournalRow &row) const;

    friend bool operator==(const ReportFilter &, const ReportFilter &) = default;
};

/// The first of these recipients, for a table.
struct ReportSlice
{
    static constexpr std::size_t Most = 100'000; ///< rows kept; what is behind them is counted

    std::vector<JournalRow> rows; ///< in the order of the list
    JournalPlan plan; ///< without the message
    quint64 matching = 0; ///< recipients, also those behind the rows
    QString error; ///< a sentence when the file could not be read to its end; the rows are good

    /// Walks through the journal, also while its job is being sent: call it from a thread of the pool.
    [[nodiscard]] static ReportSlice of(const QString &jobFile, const ReportFilter &filter);
};

} // namespace Relaydeck
