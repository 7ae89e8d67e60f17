#include "bulk/jobsummary.h"

namespace Relaydeck {

JobSummary summaryOf(Journal &journal)
{
    JobSummary summary{journal.file(), journal.plan(), journal.tally(), {}, {}, true};
    for (int i = 0; i < int(summary.plan.relays.size()); ++i)
        summary.relays.append(journal.relayRecord(i));
    Causes causes;
    for (const Outcome outcome : {Outcome::Refused, Outcome::Deferred, Outcome::InDoubt, Outcome::LeftOut}) {
        if (journal.tally().of(outcome) == 0)
            continue;
        const bool read = journal.forEach(outcome, [&causes](const JournalRow &row) {
            causes.add(row);
            return true;
        });
        summary.isWhole = summary.isWhole && read;
    }
    summary.causes = causes.sorted();
    return summary;
}

} // namespace Relaydeck
