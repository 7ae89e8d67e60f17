#pragma once

#include "bulk/journalstore.h"

#include <QByteArray>

#include <map>
#include <vector>

namespace Relaydeck {

/// What a journal has noted and not yet written. Writing does not empty it, so it can be tried again.
struct JournalBatch
{
    std::vector<RecipientRow> recipients;
    std::map<quint64, DepartureRow> departures;
    std::vector<quint64> answered; ///< departures in the file that have their answer now
    std::vector<VerdictRow> verdicts;
    std::map<int, QByteArray> profiles; ///< of relays that are new or have changed
    std::map<int, RelayRecord> relays;
    std::map<QByteArray, QByteArray> meta;

    [[nodiscard]] bool isEmpty() const;
    void clear();
    /// Inside a transaction. False: the store's fault says why, and the transaction must be rolled back.
    [[nodiscard]] bool write(JournalStore &store) const;
};

} // namespace Relaydeck
