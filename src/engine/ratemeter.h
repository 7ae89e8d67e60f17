#pragma once

#include <QtGlobal>

#include <deque>

namespace Relaydeck {

/// How fast a counter has grown over the last few seconds.
class RateMeter final
{
public:
    /// `now` is a steady time in milliseconds.
    void sample(qint64 now, quint64 total);
    [[nodiscard]] double perSecond() const;

private:
    struct Sample
    {
        qint64 at;
        quint64 total;
    };
    std::deque<Sample> m_samples;
};

} // namespace Relaydeck
