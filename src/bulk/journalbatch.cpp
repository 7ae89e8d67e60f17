#include "bulk/journalbatch.h"

#include <algorithm>

namespace Relaydeck {

bool JournalBatch::isEmpty() const
{
    return recipients.empty() && departures.empty() && answered.empty() && verdicts.empty()
        && profiles.empty() && relays.empty() && meta.empty();
}

void JournalBatch::clear()
{
    recipients.clear();
    departures.clear();
    answered.clear();
    verdicts.clear();
    profiles.clear();
    relays.clear();
    meta.clear();
}

bool JournalBatch::write(JournalStore &store) const
{
    const auto all
        = [](const auto &rows, auto &&writeRow) { return std::all_of(rows.begin(), rows.end(), writeRow); };
    return store.insertRecipients(recipients)
        && all(departures, [&](const auto &noted) { return store.insertDeparture(noted.second); })
        && all(verdicts, [&](const VerdictRow &row) { return store.insertVerdict(row); })
        && all(answered, [&](quint64 delivery) { return store.deleteDeparture(delivery); })
        && all(profiles, [&](const auto &noted) { return store.putRelay(noted.first, noted.second); })
        && all(relays, [&](const auto &noted) { return store.updateRelay(noted.first, noted.second); })
        && all(meta, [&](const auto &noted) { return store.setMeta(noted.first, noted.second); });
}

} // namespace Relaydeck
