#pragma once

#include "bulk/causes.h"
#include "bulk/journal.h"

namespace Relaydeck {

/// What there is to say of a job on one page.
struct JobSummary
{
    QString file;
    JournalPlan plan;
    OutcomeCounts tally;
    QList<RelayRecord> relays; ///< as in the plan
    QList<Cause>
        causes; ///< why recipients were not accepted: refused, deferred, in doubt, left out; largest first
    bool isWhole = true; ///< false: the file could not be read to its end, see the journal's fault
};

/// Walks through the whole journal once: about a second for a million recipients.
[[nodiscard]] JobSummary summaryOf(Journal &journal);

} // namespace Relaydeck
