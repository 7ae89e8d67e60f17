#pragma once

#include "clock/clock.h"
#include "session/failure.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace Relaydeck {

/// Watches how long the next reply may take. Arming it costs next to nothing: the alarm is not
/// restarted for every reply, it looks when it rings whether the due time has moved on.
class ReplyWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReplyWatch)

public:
    explicit ReplyWatch(Clock &clock);

    /// `timeOut` is for each whole reply; 0: the limits of RFC 5321 section 4.5.3.2.
    void setTimeOut(std::chrono::milliseconds timeOut) { m_timeOut = timeOut; }
    /// From now on the reply to `step` is waited for.
    void arm(Failure::Step step);
    /// The same, for no longer than `most`.
    void arm(Failure::Step step, std::chrono::milliseconds most);
    /// Nothing is waited for.
    void disarm() { m_armed = false; }
    /// What the last `arm` allowed.
    [[nodiscard]] std::chrono::milliseconds patience() const noexcept { return m_patience; }

signals:
    void expired();

private:
    void start(std::chrono::milliseconds patience);
    void look();
    [[nodiscard]] std::chrono::milliseconds patienceFor(Failure::Step step) const;

    Clock &m_clock;
    std::unique_ptr<Alarm> m_alarm;
    std::chrono::milliseconds m_timeOut{0};
    std::chrono::milliseconds m_patience{0};
    bool m_armed = false;
    qint64 m_due = 0; // steady time
    qint64 m_alarmDue = 0; // steady time for which the alarm is set
};

} // namespace Relaydeck
