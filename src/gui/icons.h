#pragma once

#include "server/standing.h"

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QSize>

namespace Relaydeck {

/// An icon of our own set (`:/icons/<name>.svg`), drawn in the colour of the palette's text.
/// An empty icon when there is no such picture.
[[nodiscard]] QIcon icon(const QString &name);
/// Name of the picture that stands for a standing, for `icon` and `drawnIn`.
[[nodiscard]] QString iconName(Standing standing);
/// The picture in one colour; `size` is in device pixels. Null when there is no such picture.
[[nodiscard]] QPixmap drawnIn(const QColor &colour, const QString &name, const QSize &size);

} // namespace Relaydeck
