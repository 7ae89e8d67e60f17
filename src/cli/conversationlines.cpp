#include "cli/conversationlines.h"

#include "models/words.h"

using namespace Qt::StringLiterals;

namespace Relaydeck {

QString conversationLine(const TranscriptLine &line)
{
    const QString mark = line.direction == TranscriptLine::Direction::ToRelay ? u"C: "_s
        : line.direction == TranscriptLine::Direction::FromRelay              ? u"S: "_s
                                                                              : u"-- "_s;
    return mark + Words::line(line);
}

} // namespace Relaydeck
