#include "engine/ratemeter.h"

namespace Relaydeck {

namespace {
constexpr qint64 Window = 4000; // milliseconds
constexpr qint64 Spacing = 200; // milliseconds between two samples that are kept
} // namespace

void RateMeter::sample(qint64 now, quint64 total)
{
    const bool replaceLast = m_samples.size() > 1 && now - m_samples[m_samples.size() - 2].at < Spacing;
    if (replaceLast)
        m_samples.back() = {now, total};
    else
        m_samples.push_back({now, total});
    while (m_samples.size() > 2 && now - m_samples[1].at >= Window)
        m_samples.pop_front();
}

double RateMeter::perSecond() const
{
    if (m_samples.size() < 2)
        return 0;
    const qint64 time = m_samples.back().at - m_samples.front().at;
    const quint64 grown = m_samples.back().total - m_samples.front().total;
    return time > 0 ? double(grown) * 1000 / double(time) : 0;
}

} // namespace Relaydeck
