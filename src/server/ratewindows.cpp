#include "server/ratewindows.h"

#include <algorithm>

namespace Relaydeck {

namespace {

std::array<quint64, 4> numbers(const RateLimits &limits)
{
    return {limits.perSecond, limits.perMinute, limits.perHour, limits.perDay};
}

} // namespace

qint64 RateWindow::slotAt(qint64 now) const
{
    const qint64 towardsZero = now / m_width;
    return now < 0 && now % m_width != 0 ? towardsZero - 1 : towardsZero;
}

void RateWindow::count(quint64 number, qint64 now)
{
    if (number == 0)
        return;
    const qint64 slot = slotAt(now);
    const auto place = std::ranges::lower_bound(m_slots, slot, {}, &Slot::number);
    if (place != m_slots.end() && place->number == slot)
        place->count += number;
    else
        m_slots.insert(place, {slot, number});
    while (m_slots.back().number - m_slots.front().number > Slots)
        m_slots.erase(m_slots.begin());
}

/// A stretch of time as long as the window touches one slot more than fit in it.
quint64 RateWindow::used(qint64 now) const
{
    const qint64 oldest = slotAt(now) - Slots;
    quint64 used = 0;
    for (const Slot &slot : m_slots)
        used += slot.number >= oldest ? slot.count : 0;
    return used;
}

std::chrono::milliseconds RateWindow::untilBelow(quint64 limit, qint64 now) const
{
    quint64 left = used(now);
    const qint64 oldest = slotAt(now) - Slots;
    qint64 until = now;
    for (const Slot &slot : m_slots) {
        if (left < limit)
            break;
        if (slot.number < oldest)
            continue;
        left -= slot.count;
        until = (slot.number + Slots + 1) * m_width;
    }
    return std::chrono::milliseconds(until - now);
}

void RateWindows::depart(quint64 recipients)
{
    m_underWay += recipients;
    note();
}

void RateWindows::settle(quint64 recipients, quint64 counted, qint64 now)
{
    m_underWay -= std::min(m_underWay, recipients);
    count(counted, now);
}

void RateWindows::count(quint64 recipients, qint64 now)
{
    for (RateWindow &window : m_windows)
        window.count(recipients, now);
    note();
}

void RateWindows::note() const
{
    if (m_hear)
        m_hear();
}

quint64 RateWindows::room(const RateLimits &limits, qint64 now) const
{
    quint64 room = NoLimit;
    const auto all = numbers(limits);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i] == 0)
            continue;
        const quint64 taken = m_windows[i].used(now) + m_underWay;
        room = std::min(room, all[i] - std::min(all[i], taken));
    }
    return room;
}

std::chrono::milliseconds RateWindows::untilRoom(const RateLimits &limits, qint64 now) const
{
    std::chrono::milliseconds longest{0};
    const auto all = numbers(limits);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i] > 0)
            longest = std::max(longest, m_windows[i].untilBelow(all[i], now));
    }
    return longest;
}

} // namespace Relaydeck
