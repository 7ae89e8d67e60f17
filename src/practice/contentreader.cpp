#include "practice/contentreader.h"

#include <algorithm>

namespace Relaydeck {

void ContentReader::begin(LineEnd lineEnd, qint64 room)
{
    m_place = Place::LineStart;
    m_lineEnd = lineEnd;
    m_room = room;
    m_afterReturn = false;
    m_size = 0;
    m_content.clear();
}

qsizetype ContentReader::take(QByteArrayView bytes)
{
    qsizetype taken = 0;
    while (taken < bytes.size() && !finished()) {
        switch (m_place) {
        case Place::LineStart:
            m_afterReturn = false;
            m_place = bytes[taken] == '.' ? Place::AfterDot : Place::InLine;
            taken += m_place == Place::AfterDot ? 1 : 0;
            break;
        case Place::InLine: taken += takeLine(bytes.sliced(taken)); break;
        case Place::AfterDot: taken += takeAfterDot(bytes[taken]); break;
        case Place::AfterDotReturn: taken += takeAfterDotReturn(bytes[taken]); break;
        case Place::Finished: break;
        }
    }
    return taken;
}

qsizetype ContentReader::takeLine(QByteArrayView rest)
{
    const qsizetype lineFeed = rest.indexOf('\n');
    if (lineFeed < 0) {
        keep(rest);
        m_afterReturn = rest.back() == '\r';
        return rest.size();
    }
    const bool afterReturn = lineFeed > 0 ? rest[lineFeed - 1] == '\r' : m_afterReturn;
    keep(rest.first(lineFeed + 1));
    m_afterReturn = false;
    if (afterReturn || m_lineEnd == LineEnd::Bare)
        m_place = Place::LineStart;
    return lineFeed + 1;
}

qsizetype ContentReader::takeAfterDot(char byte)
{
    if (byte == '\r') {
        m_place = Place::AfterDotReturn;
        return 1;
    }
    if (byte == '\n' && m_lineEnd == LineEnd::Bare) {
        m_place = Place::Finished;
        return 1;
    }
    m_place = Place::InLine;
    return 0;
}

qsizetype ContentReader::takeAfterDotReturn(char byte)
{
    if (byte == '\n') {
        m_place = Place::Finished;
        return 1;
    }
    keep("\r");
    m_afterReturn = true;
    m_place = Place::InLine;
    return 0;
}

void ContentReader::keep(QByteArrayView bytes)
{
    m_size += bytes.size();
    m_content.append(bytes.first(std::min(bytes.size(), m_room - m_content.size())));
}

} // namespace Relaydeck
