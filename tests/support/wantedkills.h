#pragma once

#include <QtGlobal>

namespace Relaydeck {

/// RELAYDECK_KILLS says how often a test kills; CTest has longer runs under the label crash-long.
inline int wantedKills(int fallback)
{
    bool isNumber = false;
    const int kills = qEnvironmentVariableIntValue("RELAYDECK_KILLS", &isNumber);
    return isNumber ? kills : fallback;
}

} // namespace Relaydeck
