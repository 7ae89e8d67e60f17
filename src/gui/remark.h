#pragma once

#include "models/tone.h"

#include <QString>

class QLabel;

namespace Relaydeck {

/// A sentence in the colour of its tone, on what is behind the label.
void showRemark(QLabel *label, const QString &sentence, Tone tone);

} // namespace Relaydeck
