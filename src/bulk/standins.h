#pragma once

#include "bulk/listentry.h"

#include <QByteArrayList>

#include <optional>
#include <vector>

namespace Relaydeck {

/// Test recipients, who get what entries of a list would get: the first one what stands at `firstRow`, the others what
/// follows, and behind the end of the list what was last. Values that are the entry's address become their own.
class StandIns final
{
public:
    /// `firstRow` from 1; entries that are left out do not count.
    StandIns(const QByteArrayList &recipients, qint64 firstRow);

    /// Puts stand-ins in place of the entries they get the values of; all others go.
    void replace(std::vector<ListEntry> &entries);
    /// The list has ended; whoever is still waiting gets what was last. With no such row `entries` stays empty.
    void serveTheRest(std::vector<ListEntry> &entries);
    [[nodiscard]] bool areServed() const { return m_next >= m_recipients.size(); }

private:
    [[nodiscard]] ListEntry standIn(const ListEntry &entry);

    QByteArrayList m_recipients;
    qsizetype m_next = 0;
    qint64 m_rowsToPass; // before the first that counts
    std::optional<ListEntry> m_last;
};

} // namespace Relaydeck
