#pragma once

#include "session/delivery.h"

#include <chrono>

namespace Relaydeck {

/// How much slower a relay gets its mail since it answered 4yz: a pause before each envelope, which doubles
/// with each envelope that is put off as a whole and is halved by each that is taken. Knows no clock.
///
/// 4yz to MAIL, DATA or the message is about the relay at once. 4yz to RCPT may be about that recipient, so it
/// counts when `Several` in a row got it and nobody in between was taken.
class SlowDown final
{
public:
    static constexpr std::size_t Several = 3; ///< recipients
    static constexpr std::chrono::milliseconds FirstPause{1000};
    static constexpr std::chrono::milliseconds LongestPause{60'000};

    /// The envelope's answers count. True: they say that the relay wants less.
    bool heed(const Delivery &delivery);
    void forget();

    /// Before the next envelope, from the last answer on; 0: none.
    [[nodiscard]] std::chrono::milliseconds pause() const noexcept { return m_pause; }
    /// The answer that slowed it down; only while there is a pause.
    [[nodiscard]] const Failure &cause() const noexcept { return m_cause; }

private:
    std::chrono::milliseconds m_pause{0};
    std::size_t m_inARow = 0; // recipients that were put off since somebody was taken
    Failure m_cause;
};

/// The answer by which a relay put off the whole envelope, or nothing. An answer about one mailbox
/// (RFC 3463: 4.1.z, 4.2.z) and one that only says that the envelope is full (452 with somebody
/// admitted) are no matter of the relay's pace.
[[nodiscard]] std::optional<Failure> putOff(const Delivery &delivery);

} // namespace Relaydeck
