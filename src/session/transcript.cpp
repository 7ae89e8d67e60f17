#include "session/transcript.h"

namespace Relaydeck {

void Transcript::setWatched(bool watched)
{
    m_watched = watched;
    if (!watched) {
        m_lines.clear();
        m_dropped = 0;
    }
}

void Transcript::add(TranscriptLine line)
{
    if (m_tap)
        m_tap(line);
    if (!m_watched)
        return;
    if (m_lines.size() >= m_capacity) {
        const qsizetype half = m_capacity / 2; // in one go, so that a full ring does not shift at every line
        m_lines.remove(0, half);
        m_dropped += quint64(half);
    }
    m_lines.append(std::move(line));
}

TranscriptLines Transcript::take(quint64 &dropped)
{
    dropped = std::exchange(m_dropped, 0);
    return std::exchange(m_lines, {});
}

} // namespace Relaydeck
