#pragma once

#include "bulk/journal.h"

#include <QHash>

#include <chrono>
#include <map>
#include <vector>

namespace Relaydeck {

/// Recipients that a relay deferred, waiting for another attempt after a growing pause. Also
/// remembers how often a recipient lost its line, so that one that always does is given up.
class RetryQueue final
{
public:
    static constexpr int MostLosses = 3;

    /// `pause` comes before the second attempt; each further one is twice as long, to 64 times.
    explicit RetryQueue(std::chrono::milliseconds pause = std::chrono::seconds(1)) : m_pause(pause) {}

    /// Notes one more deferred attempt. False: `inAll` attempts were made, leave it.
    [[nodiscard]] bool defer(const JournalRecipient &recipient, int inAll, qint64 now);
    /// Notes that the line was lost with the recipient on its way. False: that was once too often.
    [[nodiscard]] bool lose(qint64 id);
    void forget(qint64 id);

    [[nodiscard]] bool isEmpty() const noexcept { return m_waiting.empty(); }
    [[nodiscard]] std::vector<JournalRecipient> takeDue(qint64 now);
    /// From `now` until the next one is due; 0 when one is. Only when not empty.
    [[nodiscard]] std::chrono::milliseconds untilDue(qint64 now) const;

private:
    std::chrono::milliseconds m_pause;
    std::multimap<qint64, JournalRecipient> m_waiting; // by the steady time at which they are due
    QHash<qint64, int> m_attempts;
    QHash<qint64, int> m_losses;
};

} // namespace Relaydeck
