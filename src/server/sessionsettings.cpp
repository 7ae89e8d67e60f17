#include "server/sessionsettings.h"

namespace Relaydeck {

SessionSettings sessionSettingsOf(const ServerProfile &profile)
{
    SessionSettings settings;
    settings.endpoint = {profile.host, profile.port};
    settings.domain = profile.domain;
    settings.timeOut = profile.timeOut;
    return settings;
}

} // namespace Relaydeck
