#include "exchange/postfixlines.h"

namespace Relaydeck {
namespace {

bool isBlank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool countsForNothing(QByteArrayView line)
{
    const QByteArrayView text = line.trimmed();
    return text.isEmpty() || text.front() == '#';
}

} // namespace

PostfixLines::PostfixLines(QByteArrayView text) : m_lines(text)
{
    m_waiting = fetch();
}

/// Goes to the next physical line that counts.
bool PostfixLines::fetch()
{
    while (m_lines.next()) {
        if (!countsForNothing(m_lines.line()))
            return true;
    }
    return false;
}

bool PostfixLines::next()
{
    if (!m_waiting)
        return false;
    m_line = m_lines.line().toByteArray();
    m_number = m_lines.number();
    m_waiting = fetch();
    while (m_waiting && isBlank(m_lines.line().front())) {
        m_line.append(m_lines.line());
        m_waiting = fetch();
    }
    while (!m_line.isEmpty() && isBlank(m_line.back()))
        m_line.chop(1);
    return true;
}

} // namespace Relaydeck
