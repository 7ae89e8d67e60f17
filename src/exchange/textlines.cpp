#include "exchange/textlines.h"

#include <algorithm>

namespace Relaydeck {

TextLines::TextLines(QByteArrayView text) : m_rest(text)
{
    static constexpr QByteArrayView mark("\xEF\xBB\xBF");
    if (m_rest.startsWith(mark))
        m_rest = m_rest.sliced(mark.size());
}

bool TextLines::next()
{
    if (m_rest.isEmpty())
        return false;
    const qsizetype end = std::find(m_rest.begin(), m_rest.end(), '\n') - m_rest.begin();
    m_line = m_rest.first(end);
    m_rest = m_rest.sliced(std::min(end + 1, m_rest.size()));
    if (m_line.endsWith('\r'))
        m_line.chop(1);
    ++m_number;
    return true;
}

QByteArray commentLines(const QByteArray &text)
{
    QByteArray comment;
    for (TextLines lines(text); lines.next();)
        comment += "# " + lines.line().toByteArray().replace('\r', ' ') + '\n';
    return comment;
}

} // namespace Relaydeck
