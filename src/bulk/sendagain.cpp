#include "bulk/sendagain.h"

#include "bulk/journal.h"

#include <vector>

namespace Relaydeck {
namespace {

std::vector<qint64> idsWith(Outcome outcome, const Journal &journal)
{
    std::vector<qint64> ids;
    const auto last = qint64(journal.tally().recipients());
    for (qint64 id = 1; id <= last; ++id) {
        if (journal.outcome(id) == outcome)
            ids.push_back(id);
    }
    return ids;
}

} // namespace

quint64 sendAgain(Journal &journal, std::span<const Outcome> outcomes, qint64 at)
{
    quint64 released = 0;
    for (const Outcome outcome : outcomes) {
        if (outcome != Outcome::Refused && outcome != Outcome::Deferred && outcome != Outcome::InDoubt)
            continue;
        const std::vector<qint64> ids = idsWith(outcome, journal);
        if (!ids.empty())
            journal.release(ids, at);
        released += ids.size();
    }
    return released;
}

} // namespace Relaydeck
