#include "bulk/envelopeplan.h"

#include <algorithm>

namespace Relaydeck {

namespace {
constexpr int Slice = 2000; // recipients read at once
constexpr quint64 LargestEnvelope = 10'000; // recipients, where no limit is set
} // namespace

EnvelopePlan::EnvelopePlan(Journal &journal, Order order, bool envelopes, quint64 limit)
    : m_journal(journal),
      m_order(order),
      m_envelopes(envelopes),
      m_limit(limit > 0 ? std::min(limit, LargestEnvelope) : LargestEnvelope)
{}

bool EnvelopePlan::isEmpty()
{
    fill();
    return m_waiting.empty();
}

std::vector<JournalRecipient> EnvelopePlan::take(quint64 room)
{
    const quint64 most = m_envelopes ? std::min(room, m_limit) : std::min<quint64>(room, 1);
    std::vector<JournalRecipient> envelope;
    while (envelope.size() < most && !isEmpty()) {
        if (!envelope.empty() && m_waiting.front().domainKey != envelope.front().domainKey)
            break;
        envelope.push_back(std::move(m_waiting.front()));
        m_waiting.pop_front();
    }
    return envelope;
}

void EnvelopePlan::putBack(std::vector<JournalRecipient> recipients)
{
    m_waiting.insert(m_waiting.begin(), std::make_move_iterator(recipients.begin()),
        std::make_move_iterator(recipients.end()));
}

void EnvelopePlan::fill()
{
    if (!m_waiting.empty() || m_atEnd)
        return;
    const std::vector<JournalRecipient> slice = m_order == Order::List
        ? m_journal.fetchUnsent(m_lastId, Slice)
        : m_journal.fetchUnsentByDomain(m_cursor, Slice);
    m_fault = m_journal.fault();
    m_atEnd = slice.size() < std::size_t(Slice);
    if (!slice.empty())
        m_lastId = slice.back().id;
    m_waiting.assign(slice.begin(), slice.end());
}

} // namespace Relaydeck
