#pragma once

#include "clock/clock.h"

#include <vector>

namespace Relaydeck {

class ManualAlarm;

/// A clock that only moves when a test says so. `advance` rings the alarms that fall due, in order.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(qint64 wallTime = 1'700'000'000'000) : m_wall(wallTime) {}
    ~ManualClock() override;

    [[nodiscard]] qint64 wallTime() const override { return m_wall; }
    [[nodiscard]] qint64 steadyTime() const override { return m_steady; }
    [[nodiscard]] std::unique_ptr<Alarm> makeAlarm() override;

    void advance(std::chrono::milliseconds by);
    /// As somebody who sets the computer's clock: no alarm heeds it.
    void setWallTime(qint64 wallTime) { m_wall = wallTime; }
    /// Time until the next alarm rings; negative when none is running.
    [[nodiscard]] std::chrono::milliseconds untilNextAlarm() const;

    void enlist(ManualAlarm *alarm); ///< for ManualAlarm
    void delist(ManualAlarm *alarm); ///< for ManualAlarm

private:
    [[nodiscard]] ManualAlarm *nextAlarm() const;

    qint64 m_wall;
    qint64 m_steady = 0;
    std::vector<ManualAlarm *> m_alarms;
};

} // namespace Relaydeck
