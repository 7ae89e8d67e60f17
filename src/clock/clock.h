#pragma once

#include <QObject>

#include <chrono>
#include <memory>

namespace Relaydeck {

/// Rings once after a while. Comes from a Clock, so that a test can move time by hand.
class Alarm : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Alarm)

public:
    using QObject::QObject;

    /// Rings `after` from now; a running alarm starts anew.
    virtual void start(std::chrono::milliseconds after) = 0;
    virtual void stop() = 0;
    [[nodiscard]] virtual bool isRunning() const = 0;

signals:
    void rang();
};

/// Time, handed in: nothing below engine/ asks the system for it.
class Clock
{
    Q_DISABLE_COPY_MOVE(Clock)

public:
    Clock() = default;
    virtual ~Clock() = default;

    /// Milliseconds since the epoch; may be set back by the user.
    [[nodiscard]] virtual qint64 wallTime() const = 0;
    /// Milliseconds since some moment; never goes back.
    [[nodiscard]] virtual qint64 steadyTime() const = 0;
    [[nodiscard]] virtual std::unique_ptr<Alarm> makeAlarm() = 0;
};

} // namespace Relaydeck
