#include "smtp/replyreader.h"

#include <cstring>

namespace Relaydeck {

int replyCode(QByteArrayView line) noexcept
{
    const auto digit = [&](qsizetype at) { return line[at] >= '0' && line[at] <= '9'; };
    if (line.size() < 3 || !digit(0) || !digit(1) || !digit(2))
        return -1;
    if (line.size() > 3 && line[3] != ' ' && line[3] != '-')
        return -1;
    return (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
}

QByteArray Reply::text() const
{
    QByteArray words;
    for (const QByteArray &line : lines) {
        if (!words.isEmpty())
            words += '\n';
        words += replyCode(line) < 0 ? line : line.mid(4);
    }
    return words;
}

void ReplyReader::feed(QByteArrayView bytes)
{
    if (m_fault == Fault::None)
        m_bytes.append(bytes);
}

std::optional<Reply> ReplyReader::take()
{
    while (m_fault == Fault::None) {
        const char *start = m_bytes.constData();
        const void *found = std::memchr(start + m_searched, '\n', std::size_t(m_bytes.size() - m_searched));
        if (!found) {
            m_searched = m_bytes.size();
            const bool crWaits = m_bytes.size() > m_at && m_bytes.back() == '\r';
            if (m_bytes.size() - m_at - (crWaits ? 1 : 0) > MaxLine)
                fail(Fault::LineTooLong, m_at);
            else
                compact();
            return std::nullopt;
        }
        const qsizetype lineStart = m_at;
        const qsizetype lf = static_cast<const char *>(found) - start;
        const bool bareLf = lf == lineStart || start[lf - 1] != '\r';
        const QByteArrayView line(start + lineStart, lf - lineStart - (bareLf ? 0 : 1));
        m_at = m_searched = lf + 1;
        m_replyBytes += m_at - lineStart;
        if (line.size() > MaxLine)
            fail(Fault::LineTooLong, lineStart);
        else if (m_replyBytes > MaxReply)
            fail(Fault::TooMuch, lineStart);
        else if (m_reply.lines.isEmpty() && replyCode(line) < 0)
            fail(Fault::NotAReply, lineStart);
        else if (m_reply.lines.size() >= MaxLines)
            fail(Fault::TooManyLines, lineStart);
        else if (takeLine(line, bareLf)) {
            m_replyBytes = 0;
            return std::exchange(m_reply, {});
        }
    }
    return std::nullopt;
}

/// Adds a line to the reply under construction; true when the reply is whole.
bool ReplyReader::takeLine(QByteArrayView line, bool bareLf)
{
    const int code = replyCode(line);
    m_reply.odd |= bareLf || code < 0;
    if (code >= 0) {
        m_reply.mixedCodes |= !m_reply.lines.isEmpty() && m_reply.code != code;
        m_reply.code = code;
    }
    m_reply.lines.append(line.toByteArray());
    return code >= 0 && (line.size() == 3 || line[3] == ' ');
}

QByteArray ReplyReader::leftover() const
{
    return m_bytes.mid(m_at);
}

void ReplyReader::fail(Fault fault, qsizetype from)
{
    m_fault = fault;
    m_at = from;
}

void ReplyReader::compact()
{
    if (m_at == 0)
        return;
    m_bytes.remove(0, m_at);
    m_searched -= m_at;
    m_at = 0;
}

void ReplyReader::reset()
{
    *this = {};
}

} // namespace Relaydeck
