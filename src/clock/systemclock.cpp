#include "clock/systemclock.h"

#include <QDateTime>
#include <QTimer>

namespace Relaydeck {

namespace {

class TimerAlarm final : public Alarm
{
public:
    TimerAlarm()
    {
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, &Alarm::rang);
    }

    void start(std::chrono::milliseconds after) override { m_timer.start(after); }
    void stop() override { m_timer.stop(); }
    [[nodiscard]] bool isRunning() const override { return m_timer.isActive(); }

private:
    QTimer m_timer;
};

} // namespace

SystemClock::SystemClock()
{
    m_sinceStart.start();
}

qint64 SystemClock::wallTime() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

qint64 SystemClock::steadyTime() const
{
    return m_sinceStart.elapsed();
}

std::unique_ptr<Alarm> SystemClock::makeAlarm()
{
    return std::make_unique<TimerAlarm>();
}

} // namespace Relaydeck
