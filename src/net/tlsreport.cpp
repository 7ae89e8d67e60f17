#include "net/tlsreport.h"

#include <cmath>

namespace Relaydeck {

int CertificateFacts::daysLeft(qint64 now) const
{
    constexpr double Day = 24.0 * 3600 * 1000; // milliseconds
    return int(std::floor(double(validUntil - now) / Day));
}

} // namespace Relaydeck
