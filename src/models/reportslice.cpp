#include "models/reportslice.h"

#include "bulk/causes.h"
#include "engine/troubles.h"
#include "models/words.h"
#include "serverfile/fieldvalue.h"

namespace Relaydeck {

bool ReportFilter::takes(const JournalRow &row) const
{
    if (!cause.isEmpty() && Causes::keyOf(row) != cause)
        return false;
    const auto has
        = [this](const QByteArray &bytes) { return displayText(bytes).contains(text, Qt::CaseInsensitive); };
    return text.isEmpty() || has(row.address) || has(row.entry) || has(row.words);
}

ReportSlice ReportSlice::of(const QString &jobFile, const ReportFilter &filter)
{
    ReportSlice slice;
    const Journal::Opened opened = Journal::openToRead(jobFile);
    JournalFault fault = opened.fault;
    if (opened.journal) {
        slice.plan = opened.journal->plan();
        slice.plan.message.clear();
        const bool read = opened.journal->forEach(filter.outcome, [&](const JournalRow &row) {
            if (!filter.takes(row))
                return true;
            if (++slice.matching <= Most)
                slice.rows.push_back(row);
            return true;
        });
        if (!read && !fault)
            fault = opened.journal->fault();
    }
    if (fault)
        slice.error = Words::trouble(troubleOf(fault));
    return slice;
}

} // namespace Relaydeck
