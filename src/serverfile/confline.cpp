#include "serverfile/confline.h"

#include "serverfile/perlnumber.h"

#include <QByteArray>

namespace Relaydeck {
namespace {

constexpr bool isDigit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

constexpr bool isWord(char c) noexcept
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

quint32 offset(qsizetype value) noexcept
{
    return quint32(value);
}

/// Walks over one line from left to right.
class Cursor
{
public:
    Cursor(QByteArrayView line, qsizetype at, qsizetype end) noexcept : m_line(line), m_at(at), m_end(end) {}

    [[nodiscard]] qsizetype at() const noexcept { return m_at; }
    void skipSpace() noexcept
    {
        while (m_at < m_end && isConfSpace(m_line[m_at]))
            ++m_at;
    }
    [[nodiscard]] bool take(char c) noexcept
    {
        if (m_at >= m_end || m_line[m_at] != c)
            return false;
        ++m_at;
        return true;
    }
    template <typename Accepts>
    [[nodiscard]] Span takeRun(Accepts accepts) noexcept
    {
        const qsizetype begin = m_at;
        while (m_at < m_end && accepts(m_line[m_at]))
            ++m_at;
        return {offset(begin), offset(m_at - begin)};
    }
    [[nodiscard]] Span takeRest() noexcept
    {
        const Span rest{offset(m_at), offset(m_end - m_at)};
        m_at = m_end;
        return rest;
    }

private:
    QByteArrayView m_line;
    qsizetype m_at;
    qsizetype m_end;
};

/// The name after the first `define package` that has one: the module looks anywhere in the line.
bool findPackage(QByteArrayView line, qsizetype first, qsizetype end, ConfLine &found) noexcept
{
    static constexpr QByteArrayView words("define package");
    for (qsizetype at = line.indexOf(words, first); at >= 0; at = line.indexOf(words, at + 1)) {
        Cursor cursor(line, at + words.size(), end);
        const qsizetype gap = cursor.at();
        cursor.skipSpace();
        const bool apart = cursor.at() > gap;
        const Span name = cursor.takeRun([](char c) { return !isConfSpace(c); });
        if (!apart || name.length == 0)
            continue;
        found.kind = LineKind::Package;
        found.packageInside = at != first;
        found.name = name;
        return true;
    }
    return false;
}

bool takeUser(Cursor &cursor, ConfLine &found) noexcept
{
    Cursor probe = cursor;
    const Span digits = probe.takeRun(isDigit);
    probe.skipSpace();
    if (digits.length == 0 || !probe.take(':'))
        return false;
    probe.skipSpace();
    found.user = digits;
    cursor = probe;
    return true;
}

bool readEntry(Cursor cursor, ConfLine &found) noexcept
{
    takeUser(cursor, found);
    found.name = cursor.takeRun(isWord);
    if (found.name.length == 0)
        return false;
    cursor.skipSpace();
    found.appends = cursor.take('@');
    if (!cursor.take('='))
        return false;
    cursor.skipSpace();
    found.value = cursor.takeRest();
    return found.value.length > 0;
}

} // namespace

ConfLine classifyLine(QByteArrayView line) noexcept
{
    qsizetype first = 0;
    qsizetype end = line.size();
    while (first < end && isConfSpace(line[first]))
        ++first;
    while (end > first && isConfSpace(line[end - 1]))
        --end;

    ConfLine found;
    if (first == end)
        return found;
    if (line[first] == '#') {
        found.kind = LineKind::Comment;
        return found;
    }
    if (findPackage(line, first, end, found))
        return found;
    if (readEntry(Cursor(line, first, end), found)) {
        found.kind = LineKind::Entry;
        return found;
    }
    found = {};
    found.kind = LineKind::Invalid;
    found.value = {offset(first), offset(end - first)};
    return found;
}

bool isForUser(QByteArrayView digits, quint32 euid) noexcept
{
    while (digits.size() > 1 && digits[0] == '0')
        digits = digits.sliced(1);
    return digits == QByteArrayView(QByteArray::number(euid));
}

} // namespace Relaydeck
