#include "server/warmup.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace Relaydeck {

namespace {
constexpr double Plenty = 1e12; // recipients a day: no relay is cold any more
}

WarmUp::WarmUp(const ServerProfile &profile)
    : m_from(profile.warmUpFrom),
      m_firstDay(profile.warmUpFirstDay),
      m_growth(profile.warmUpGrowth)
{}

quint64 WarmUp::quotaAt(qint64 wallTime) const
{
    if (!isOn())
        return 0;
    const qint64 day = std::max<qint64>(0, m_from.daysTo(QDateTime::fromMSecsSinceEpoch(wallTime).date()));
    const double quota = double(m_firstDay) * std::pow(1 + double(m_growth) / 100, double(day));
    return quota < Plenty ? quint64(quota) : 0;
}

std::chrono::milliseconds WarmUp::untilNextDay(qint64 wallTime)
{
    const QDate tomorrow = QDateTime::fromMSecsSinceEpoch(wallTime).date().addDays(1);
    return std::chrono::milliseconds(
        std::max<qint64>(1, tomorrow.startOfDay().toMSecsSinceEpoch() - wallTime));
}

} // namespace Relaydeck
