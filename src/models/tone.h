#pragma once

#include "engine/snapshot.h"
#include "session/delivery.h"

#include <QObject>

namespace Relaydeck {
inline namespace Tones {
Q_NAMESPACE
/// What kind of news a cell carries; a window gives it a colour that suits the palette.
enum class Tone : quint8 { Plain, Muted, Positive, Caution, Negative, Accent };
Q_ENUM_NS(Tone)
} // namespace Tones

[[nodiscard]] Tone toneOf(Standing standing) noexcept;
[[nodiscard]] Tone toneOf(Outcome outcome) noexcept;
/// Of a reply by its three-digit code; Plain for 0 and for 2yz.
[[nodiscard]] Tone toneOfReply(int code) noexcept;

} // namespace Relaydeck
