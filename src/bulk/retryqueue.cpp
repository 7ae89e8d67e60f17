#include "bulk/retryqueue.h"

#include <algorithm>

namespace Relaydeck {

namespace {
constexpr int MostDoublings = 6; // the longest pause is about a minute, unless told otherwise
} // namespace

bool RetryQueue::defer(const JournalRecipient &recipient, int inAll, qint64 now)
{
    int &attempts = m_attempts[recipient.id];
    if (++attempts >= inAll) {
        m_attempts.remove(recipient.id);
        return false;
    }
    const qint64 pause = m_pause.count() << std::min(attempts - 1, MostDoublings);
    m_waiting.emplace(now + pause, recipient);
    return true;
}

bool RetryQueue::lose(qint64 id)
{
    if (++m_losses[id] < MostLosses)
        return true;
    m_losses.remove(id);
    return false;
}

void RetryQueue::forget(qint64 id)
{
    m_attempts.remove(id);
    m_losses.remove(id);
}

std::vector<JournalRecipient> RetryQueue::takeDue(qint64 now)
{
    std::vector<JournalRecipient> due;
    const auto end = m_waiting.upper_bound(now);
    for (auto at = m_waiting.begin(); at != end; ++at)
        due.push_back(std::move(at->second));
    m_waiting.erase(m_waiting.begin(), end);
    return due;
}

std::chrono::milliseconds RetryQueue::untilDue(qint64 now) const
{
    return std::chrono::milliseconds(std::max<qint64>(0, m_waiting.begin()->first - now));
}

} // namespace Relaydeck
