#pragma once

#include "session/transcriptline.h"

#include <functional>

namespace Relaydeck {

/// Where sessions write what was said: a ring that holds the lines until the next beat takes them,
/// and an optional tap that sees every line at once (a log file). Unwanted, it costs one test of a flag.
class Transcript
{
public:
    using Tap = std::function<void(const TranscriptLine &)>;

    static constexpr qsizetype DefaultCapacity = 20'000;
    explicit Transcript(qsizetype capacity = DefaultCapacity) : m_capacity(capacity) {}

    [[nodiscard]] bool isWanted() const noexcept { return m_watched || m_tap; }
    void setWatched(bool watched);
    void setTap(Tap tap) { m_tap = std::move(tap); }

    void add(TranscriptLine line);
    [[nodiscard]] bool hasLines() const noexcept { return !m_lines.isEmpty() || m_dropped > 0; }
    /// The lines since the last time, oldest first; `dropped` is how many older ones did not fit.
    [[nodiscard]] TranscriptLines take(quint64 &dropped);

private:
    qsizetype m_capacity;
    TranscriptLines m_lines;
    quint64 m_dropped = 0;
    bool m_watched = false;
    Tap m_tap;
};

} // namespace Relaydeck
