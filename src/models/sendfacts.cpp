#include "models/sendfacts.h"

#include <algorithm>

namespace Relaydeck {

bool isRunning(SendState state) noexcept
{
    switch (state) {
    case SendState::Reading:
    case SendState::Waiting:
    case SendState::Sending:
    case SendState::Paused:
    case SendState::Stopping: return true;
    case SendState::None:
    case SendState::Finished:
    case SendState::Stopped:
    case SendState::NoRelay:
    case SendState::Failed: return false;
    }
    return false;
}

quint64 doneOf(const Tally &tally) noexcept
{
    return tally.recipients - std::min(tally.recipients, tally.unsent);
}

double rateOf(const SendSnapshot &send) noexcept
{
    if (isRunning(send.state))
        return send.rate;
    return send.seconds > 0 ? double(send.tally.accepted) / send.seconds : 0;
}

} // namespace Relaydeck
