#pragma once

#include "serverfile/serverprofile.h"

#include <chrono>

namespace Relaydeck {

/// The ramp of a relay that nobody knows yet: so many recipients in 24 hours on its first day, and every
/// day some percent more. It begins on a date of the server file, so it holds across restarts without
/// being remembered anywhere. Days are those of the user's time zone.
class WarmUp final
{
public:
    WarmUp() = default;
    explicit WarmUp(const ServerProfile &profile);

    [[nodiscard]] bool isOn() const { return m_from.isValid(); }
    /// Recipients in 24 hours on the day of this moment (milliseconds since the epoch); 0: no limit, or none
    /// any more. Before the first day it is that of the first day.
    [[nodiscard]] quint64 quotaAt(qint64 wallTime) const;
    /// Until the day after begins; above 0.
    [[nodiscard]] static std::chrono::milliseconds untilNextDay(qint64 wallTime);

private:
    QDate m_from;
    quint64 m_firstDay = 0;
    int m_growth = 0; // percent
};

} // namespace Relaydeck
