#include "smtp/content.h"

#include <algorithm>

namespace Relaydeck {

namespace {

bool isLineEnd(char byte)
{
    return byte == '\r' || byte == '\n';
}

} // namespace

Content::Content(QByteArrayView text)
{
    m_dotted.reserve(text.size() + text.size() / 32 + 16);
    for (const char *at = text.begin(); at != text.end();) {
        const char *end = std::find_if(at, text.end(), isLineEnd);
        append({at, end});
        if (end != text.end())
            end += end[0] == '\r' && end + 1 != text.end() && end[1] == '\n' ? 2 : 1;
        at = end;
    }
    m_dotted += ".\r\n";
    m_has8bit
        = std::any_of(text.begin(), text.end(), [](char byte) { return static_cast<signed char>(byte) < 0; });
}

void Content::append(QByteArrayView line)
{
    if (line.startsWith('.')) {
        m_dotted += '.';
        ++m_doubled;
    }
    m_dotted += line;
    m_dotted += "\r\n";
    m_longestLine = std::max(m_longestLine, line.size());
}

QByteArrayView Content::plain() const
{
    const QByteArrayView body = QByteArrayView(m_dotted).chopped(FinalDot);
    if (m_doubled == 0)
        return body;
    if (m_plain.isEmpty()) {
        m_plain.reserve(size());
        for (const char *at = body.begin(); at != body.end();) {
            const char *next = std::find(at, body.end(), '\n') + 1;
            m_plain += QByteArrayView(at, next).sliced(*at == '.' ? 1 : 0);
            at = next;
        }
    }
    return m_plain;
}

} // namespace Relaydeck
