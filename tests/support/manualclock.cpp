#include "support/manualclock.h"

#include <algorithm>

namespace Relaydeck {

class ManualAlarm final : public Alarm
{
public:
    explicit ManualAlarm(ManualClock &clock) : m_clock(&clock) { clock.enlist(this); }
    ~ManualAlarm() override
    {
        if (m_clock)
            m_clock->delist(this);
    }

    void start(std::chrono::milliseconds after) override
    {
        m_due = m_clock->steadyTime() + std::max<qint64>(0, after.count());
        m_running = true;
    }
    void stop() override { m_running = false; }
    [[nodiscard]] bool isRunning() const override { return m_running; }

    [[nodiscard]] qint64 due() const { return m_due; }
    void ring()
    {
        m_running = false;
        emit rang();
    }
    void orphan() { m_clock = nullptr; }

private:
    ManualClock *m_clock;
    qint64 m_due = 0;
    bool m_running = false;
};

ManualClock::~ManualClock()
{
    for (ManualAlarm *alarm : m_alarms)
        alarm->orphan();
}

std::unique_ptr<Alarm> ManualClock::makeAlarm()
{
    return std::make_unique<ManualAlarm>(*this);
}

void ManualClock::enlist(ManualAlarm *alarm)
{
    m_alarms.push_back(alarm);
}

void ManualClock::delist(ManualAlarm *alarm)
{
    std::erase(m_alarms, alarm);
}

ManualAlarm *ManualClock::nextAlarm() const
{
    ManualAlarm *next = nullptr;
    for (ManualAlarm *alarm : m_alarms) {
        if (alarm->isRunning() && (!next || alarm->due() < next->due()))
            next = alarm;
    }
    return next;
}

std::chrono::milliseconds ManualClock::untilNextAlarm() const
{
    const ManualAlarm *next = nextAlarm();
    return std::chrono::milliseconds(next ? std::max<qint64>(0, next->due() - m_steady) : -1);
}

void ManualClock::advance(std::chrono::milliseconds by)
{
    const qint64 end = m_steady + by.count();
    for (ManualAlarm *next = nextAlarm(); next && next->due() <= end; next = nextAlarm()) {
        m_wall += std::max<qint64>(0, next->due() - m_steady);
        m_steady = std::max(m_steady, next->due());
        next->ring();
    }
    m_wall += end - m_steady;
    m_steady = end;
}

} // namespace Relaydeck
