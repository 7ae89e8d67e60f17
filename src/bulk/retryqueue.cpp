#include "bulk/retryqueue.h"

#include <algorithm>

namespace Relaydeck {

using namespace std::chrono_literals;

namespace {
constexpr std::chrono::milliseconds FirstPause = 1s;
constexpr int MostDoublings = 6; // the longest pause is about a minute
} // namespace

bool RetryQueue::defer(const JournalRecipient &recipient, int talkAttempts, qint64 now)
{
    int &attempts = m_attempts[recipient.id];
    if (++attempts >= talkAttempts) {
        m_attempts.remove(recipient.id);
        return false;
    }
    const qint64 pause = FirstPause.count() << std::min(attempts - 1, MostDoublings);
    m_waiting.push_back({recipient, now + pause});
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
    const auto isDue = [now](const Waiting &waiting) { return waiting.due <= now; };
    for (const Waiting &waiting : m_waiting) {
        if (isDue(waiting))
            due.push_back(waiting.recipient);
    }
    std::erase_if(m_waiting, isDue);
    return due;
}

std::chrono::milliseconds RetryQueue::untilDue(qint64 now) const
{
    const auto earliest = std::ranges::min_element(m_waiting, {}, &Waiting::due);
    return std::chrono::milliseconds(std::max<qint64>(0, earliest->due - now));
}

} // namespace Relaydeck
