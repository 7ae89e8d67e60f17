#include "serverfile/document.h"

#include <algorithm>

namespace Relaydeck {
namespace {

constexpr QByteArrayView ByteOrderMark("\xef\xbb\xbf");

/// Without the LF or CR LF (or lone CR, where those end lines) that ends it.
QByteArrayView withoutLineEnd(QByteArrayView text, bool carriageReturnEnds)
{
    if (carriageReturnEnds)
        return text.endsWith('\r') ? text.chopped(1) : text;
    if (!text.endsWith('\n'))
        return text;
    text.chop(1);
    return text.endsWith('\r') ? text.chopped(1) : text;
}

} // namespace

Document::Document(QByteArray bytes) : m_bytes(std::move(bytes))
{
    readAll();
}

bool Document::noticeForm()
{
    const qsizetype start = m_bytes.startsWith(ByteOrderMark) ? ByteOrderMark.size() : 0;
    const bool carriageReturnEnds = !m_bytes.contains('\n') && m_bytes.contains('\r');
    const bool changed = start != m_start || carriageReturnEnds != m_carriageReturnEnds;
    m_start = start;
    m_carriageReturnEnds = carriageReturnEnds;
    return changed;
}

void Document::readAll()
{
    noticeForm();
    m_lines = readLines(m_start, m_bytes.size());
}

QList<Document::Line> Document::readLines(qsizetype begin, qsizetype end)
{
    const char lineFeed = m_carriageReturnEnds ? '\r' : '\n';
    const QByteArrayView all = QByteArrayView(m_bytes).first(end);
    QList<Line> lines;
    lines.reserve(std::count(all.begin() + begin, all.end(), lineFeed) + 1);
    while (begin < end) {
        const qsizetype feed = all.indexOf(lineFeed, begin);
        const qsizetype next = feed < 0 ? end : feed + 1;
        lines.append(readLine(begin, withoutLineEnd(all.sliced(begin, next - begin), m_carriageReturnEnds)));
        begin = next;
    }
    return lines;
}

Document::Line Document::readLine(qsizetype begin, QByteArrayView text)
{
    const ConfLine parts = classifyLine(text);
    Line line{quint32(begin), 0, quint32(parts.kind)};
    if (parts.kind == LineKind::Entry || parts.kind == LineKind::Package)
        line.name = intern(parts.name.of(text));
    if (parts.user)
        line.flags |= UserFlag;
    if (parts.appends)
        line.flags |= AppendFlag;
    return line;
}

quint32 Document::intern(QByteArrayView name)
{
    const auto known = m_nameIds.constFind(QByteArray::fromRawData(name.data(), name.size()));
    if (known != m_nameIds.cend())
        return *known;
    const QByteArray kept = name.toByteArray();
    const quint32 id = quint32(m_names.size());
    m_names.append(kept);
    m_nameIds.insert(kept, id);
    return id;
}

QByteArrayView Document::line(qsizetype line) const
{
    const qsizetype begin = lineBegin(line);
    return withoutLineEnd(QByteArrayView(m_bytes).sliced(begin, lineEnd(line) - begin), m_carriageReturnEnds);
}

qsizetype Document::lineEnd(qsizetype line) const
{
    return line + 1 < m_lines.size() ? qsizetype(m_lines[line + 1].begin) : m_bytes.size();
}

qsizetype Document::lineAt(qsizetype offset) const
{
    const auto after = std::upper_bound(m_lines.cbegin(), m_lines.cend(), offset,
        [](qsizetype sought, const Line &line) { return sought < qsizetype(line.begin); });
    const qsizetype line = after - m_lines.cbegin() - 1;
    return m_lines.isEmpty() ? -1 : std::max<qsizetype>(line, 0);
}

QByteArrayView Document::rawValue(qsizetype line) const
{
    return parts(line).value.of(this->line(line));
}

void Document::replace(qsizetype offset, qsizetype length, QByteArrayView with)
{
    const QByteArray added = with.toByteArray(); // `with` may lie in our own buffer
    if (m_lines.isEmpty() || offset < m_start) {
        m_bytes.replace(offset, length, added);
        readAll();
        return;
    }

    const qsizetype first = lineAt(offset);
    const qsizetype last = lineAt(offset + length); // its beginning may become part of the line before
    const qsizetype begin = lineBegin(first);
    const qsizetype growth = added.size() - length;
    const qsizetype end = lineEnd(last) + growth;
    m_bytes.replace(offset, length, added);
    if (noticeForm())
        readAll();
    else
        rereadLines(first, last - first + 1, begin, end, growth);
}

void Document::rereadLines(qsizetype first, qsizetype old, qsizetype begin, qsizetype end, qsizetype growth)
{
    const QList<Line> fresh = readLines(begin, end);
    const qsizetype kept = std::min(old, fresh.size());
    std::copy_n(fresh.cbegin(), kept, m_lines.begin() + first);
    if (fresh.size() < old) {
        m_lines.remove(first + kept, old - kept);
    } else if (fresh.size() > old) {
        m_lines.insert(first + kept, fresh.size() - old, Line());
        std::copy(fresh.cbegin() + kept, fresh.cend(), m_lines.begin() + first + kept);
    }
    if (growth == 0)
        return;
    for (auto line = m_lines.begin() + first + fresh.size(); line != m_lines.end(); ++line)
        line->begin = quint32(qsizetype(line->begin) + growth);
}

void Document::apply(const TextEdits &edits)
{
    static constexpr qsizetype fewEdits = 8; // beyond, reading everything again is quicker
    if (edits.size() <= fewEdits) {
        for (auto edit = edits.crbegin(); edit != edits.crend(); ++edit)
            replace(edit->offset, edit->length, edit->text);
        return;
    }
    QByteArray bytes;
    bytes.reserve(m_bytes.size());
    qsizetype copied = 0;
    for (const TextEdit &edit : edits) {
        bytes.append(QByteArrayView(m_bytes).sliced(copied, edit.offset - copied)).append(edit.text);
        copied = edit.offset + edit.length;
    }
    bytes.append(QByteArrayView(m_bytes).sliced(copied));
    m_bytes = bytes;
    readAll();
}

QByteArray Document::lineEnding() const
{
    if (m_carriageReturnEnds)
        return QByteArray("\r");
    const qsizetype feed = m_bytes.indexOf('\n');
    return feed > 0 && m_bytes[feed - 1] == '\r' ? QByteArray("\r\n") : QByteArray("\n");
}

} // namespace Relaydeck
