#pragma once

#include <QtGlobal>

#include <array>
#include <chrono>
#include <functional>
#include <vector>

namespace Relaydeck {

/// How many recipients any such stretch of time may see; 0 means no limit.
struct RateLimits
{
    quint64 perSecond = 0;
    quint64 perMinute = 0;
    quint64 perHour = 0;
    quint64 perDay = 0;

    [[nodiscard]] bool any() const { return perSecond || perMinute || perHour || perDay; }
    friend bool operator==(const RateLimits &, const RateLimits &) = default;
};

/// Counts what happened within the last while, in slots of a fiftieth of it: memory is bounded, and what
/// it says is too much by up to one slot, never too little. Times are steady, in milliseconds.
class RateWindow final
{
public:
    static constexpr int Slots = 50;
    struct Slot
    {
        qint64 number = 0; ///< since steady time 0, may be negative
        quint64 count = 0;
    };

    /// `length` is a multiple of `Slots` milliseconds.
    explicit RateWindow(std::chrono::milliseconds length) : m_width(length.count() / Slots) {}

    void count(quint64 number, qint64 now);
    [[nodiscard]] quint64 used(qint64 now) const;
    /// Until less than `limit` is used, if nothing is counted meanwhile; 0: that is so now. `limit` is above 0.
    [[nodiscard]] std::chrono::milliseconds untilBelow(quint64 limit, qint64 now) const;

    [[nodiscard]] const std::vector<Slot> &tally() const noexcept { return m_slots; }
    [[nodiscard]] qint64 endOf(const Slot &slot) const { return (slot.number + 1) * m_width - 1; }

private:
    [[nodiscard]] qint64 slotAt(qint64 now) const;

    qint64 m_width; // milliseconds
    std::vector<Slot> m_slots; // oldest first; at most Slots + 1
};

/// The last second, minute, hour and day of one relay, over all its connections.
///
/// Recipients under way count from the moment they leave us, and once more from the moment they are
/// answered, so that no stretch of time sees too many however long an answer takes.
class RateWindows final
{
public:
    static constexpr quint64 NoLimit = ~quint64(0);

    /// `hear` is called with everything that changes. Null: nobody.
    void tell(std::function<void()> hear) { m_hear = std::move(hear); }

    void depart(quint64 recipients);
    /// Of `recipients` that had departed so many got through, or may have.
    void settle(quint64 recipients, quint64 counted, qint64 now);
    void count(quint64 recipients, qint64 now);

    /// Recipients that may leave now.
    [[nodiscard]] quint64 room(const RateLimits &limits, qint64 now) const;
    /// Until there is room, those under way left aside; 0: there is, or will be when they are answered.
    [[nodiscard]] std::chrono::milliseconds untilRoom(const RateLimits &limits, qint64 now) const;

    [[nodiscard]] quint64 underWay() const noexcept { return m_underWay; }
    [[nodiscard]] const std::array<RateWindow, 4> &windows() const noexcept { return m_windows; }
    [[nodiscard]] std::array<RateWindow, 4> &windows() noexcept { return m_windows; }

private:
    std::array<RateWindow, 4> m_windows{RateWindow(std::chrono::seconds(1)),
        RateWindow(std::chrono::minutes(1)), RateWindow(std::chrono::hours(1)),
        RateWindow(std::chrono::hours(24))};
    void note() const;

    quint64 m_underWay = 0;
    std::function<void()> m_hear;
};

} // namespace Relaydeck
