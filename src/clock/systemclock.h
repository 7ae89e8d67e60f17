#pragma once

#include "clock/clock.h"

#include <QElapsedTimer>

namespace Relaydeck {

/// The computer's own time.
class SystemClock final : public Clock
{
public:
    SystemClock();

    [[nodiscard]] qint64 wallTime() const override;
    [[nodiscard]] qint64 steadyTime() const override;
    [[nodiscard]] std::unique_ptr<Alarm> makeAlarm() override;

private:
    QElapsedTimer m_sinceStart;
};

} // namespace Relaydeck
