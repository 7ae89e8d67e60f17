#pragma once

#include "session/transcriptline.h"

#include <QString>

namespace Relaydeck {

/// `C: ` is what we said, `S: ` what the relay said, `-- ` a note.
[[nodiscard]] QString conversationLine(const TranscriptLine &line);

} // namespace Relaydeck
