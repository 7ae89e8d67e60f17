#pragma once

#include "models/tone.h"

#include <QColor>
#include <QPalette>

namespace Relaydeck {

[[nodiscard]] bool isDark(const QPalette &palette);
/// The colour of a tone on the base of this palette; at least 4.5:1 in either.
[[nodiscard]] QColor colourOf(Tone tone, const QPalette &palette);
/// A dark palette for styles that follow palettes, for `--dark`.
[[nodiscard]] QPalette darkPalette();
/// A light one in the same hues.
[[nodiscard]] QPalette lightPalette();

} // namespace Relaydeck
