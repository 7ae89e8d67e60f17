#include "models/tone.h"

namespace Relaydeck {

Tone toneOf(Standing standing) noexcept
{
    switch (standing) {
    case Standing::Idle:
    case Standing::WaitingForTurn:
    case Standing::LimitReached:
    case Standing::Disabled:
    case Standing::NothingLeft:
    case Standing::Leaving:
    case Standing::OnHold:
    case Standing::NotChosen:
    case Standing::OtherSenders:
    case Standing::Removed: return Tone::Muted;
    case Standing::Connecting:
    case Standing::ConnectionLimit:
    case Standing::WarmingUp:
    case Standing::RateLimited:
    case Standing::Asleep: return Tone::Accent;
    case Standing::Working: return Tone::Positive;
    case Standing::BackingOff:
    case Standing::SlowedDown:
    case Standing::Paused: return Tone::Caution;
    case Standing::Lost:
    case Standing::Worthless: return Tone::Negative;
    }
    return Tone::Plain;
}

Tone toneOf(Outcome outcome) noexcept
{
    switch (outcome) {
    case Outcome::Accepted: return Tone::Positive;
    case Outcome::Refused: return Tone::Negative;
    case Outcome::Deferred:
    case Outcome::InDoubt: return Tone::Caution;
    case Outcome::Unsent: return Tone::Plain;
    case Outcome::LeftOut: return Tone::Muted;
    }
    return Tone::Plain;
}

Tone toneOfReply(int code) noexcept
{
    switch (code / 100) {
    case 3: return Tone::Accent;
    case 4: return Tone::Caution;
    case 5: return Tone::Negative;
    default: return Tone::Plain;
    }
}

} // namespace Relaydeck
