#pragma once

#include "bulk/journal.h"

#include <deque>
#include <vector>

namespace Relaydeck {

/// Seats recipients: hands them out in envelopes of one domain, streamed from the journal.
class EnvelopePlan final
{
    Q_DISABLE_COPY_MOVE(EnvelopePlan)

public:
    enum class Order : quint8 {
        List, ///< as they stand in the list; a domain that comes back later is a new envelope (spec section 12.3)
        Domain, ///< all of one domain behind one another
    };

    /// `limit` is for one envelope, 0: none. Without `envelopes` each recipient gets a message of its own.
    EnvelopePlan(Journal &journal, Order order, bool envelopes, quint64 limit);

    /// The next envelope, at most `room` recipients; empty when there is nobody left.
    [[nodiscard]] std::vector<JournalRecipient> take(quint64 room);
    /// Recipients that came back unsent: they are first in the next envelope.
    void putBack(std::vector<JournalRecipient> recipients);
    [[nodiscard]] bool isEmpty();
    /// The journal could not be read on: why. Those behind are not among the waiting.
    [[nodiscard]] const JournalFault &fault() const noexcept { return m_fault; }

private:
    void fill();

    Journal &m_journal;
    Order m_order;
    bool m_envelopes;
    quint64 m_limit;
    std::deque<JournalRecipient> m_waiting;
    qint64 m_lastId = 0;
    Journal::DomainCursor m_cursor;
    bool m_atEnd = false;
    JournalFault m_fault;
};

} // namespace Relaydeck
