#include "serverfile/editbuilder.h"

namespace Relaydeck {

EditBuilder::EditBuilder(const Document &document) : m_document(document), m_lineEnding(document.lineEnding())
{}

void EditBuilder::setRawValue(qsizetype line, const QByteArray &raw)
{
    const Span value = m_document.parts(line).value;
    if (value.of(m_document.line(line)) != raw)
        m_edits.append({m_document.lineBegin(line) + value.begin, value.length, raw});
}

void EditBuilder::makeAppend(qsizetype line)
{
    if (m_document.appends(line))
        return;
    const qsizetype sign = m_document.line(line).indexOf('=', m_document.parts(line).name.end());
    m_edits.append({m_document.lineBegin(line) + sign, 0, QByteArray("@")});
}

void EditBuilder::removeLine(qsizetype line)
{
    const qsizetype begin = m_document.lineBegin(line);
    m_edits.append({begin, m_document.lineEnd(line) - begin, {}});
}

void EditBuilder::commentOut(qsizetype line)
{
    const qsizetype begin = m_document.lineBegin(line); // not an insertion: those go in front of the line
    m_edits.append({begin, 1, "# " + m_document.bytes().mid(begin, 1)});
}

void EditBuilder::insertAfter(qsizetype line, const QByteArray &text)
{
    m_edits.append({m_document.lineEnd(line), 0, text + m_lineEnding});
}

void EditBuilder::insertBefore(qsizetype line, const QByteArray &text)
{
    m_edits.append({m_document.lineBegin(line), 0, text + m_lineEnding});
}

void EditBuilder::appendToNewPackage(QByteArrayView package, const QByteArray &text)
{
    if (m_tailPackage != package) {
        const bool first = m_tail.isEmpty() && m_document.bytes().isEmpty();
        m_tail.append(first ? QByteArray() : m_lineEnding);
        m_tail.append("define package ").append(package).append(m_lineEnding);
        m_tailPackage = package.toByteArray();
    }
    m_tail.append(text).append(m_lineEnding);
}

QByteArray EditBuilder::entryLine(QByteArrayView key, const QByteArray &raw, qsizetype like) const
{
    if (like < 0)
        return key.toByteArray() + " @= " + raw;
    const QByteArrayView model = m_document.line(like);
    const ConfLine parts = classifyLine(model);
    const qsizetype equals = model.indexOf('=', parts.name.end());
    const qsizetype sign = parts.appends ? equals - 1 : equals;
    const qsizetype begin = parts.user ? qsizetype(parts.name.begin) : 0; // the indentation, but not the user
    QByteArray line = model.sliced(begin, parts.name.begin - begin).toByteArray() + key.toByteArray();
    const QByteArrayView gap = model.sliced(parts.name.end(), sign - parts.name.end());
    const bool aligned = gap.size() > 1 && gap.count(' ') == gap.size();
    if (aligned)
        line = line.leftJustified(std::max(sign - begin, line.size() + 1), ' ');
    else
        line.append(gap);
    return line + "@=" + model.sliced(equals + 1, parts.value.begin - equals - 1).toByteArray() + raw;
}

TextEdits EditBuilder::take()
{
    const qsizetype end = m_document.bytes().size();
    if (!m_tail.isEmpty())
        m_edits.append({end, 0, m_tail});
    const bool isEnded = end == 0 || m_document.bytes().endsWith(m_lineEnding);
    const bool growsAtEnd = std::any_of(m_edits.cbegin(), m_edits.cend(),
        [end](const TextEdit &edit) { return edit.offset == end && edit.length == 0; });
    if (growsAtEnd && !isEnded)
        m_edits.prepend({end, 0, m_lineEnding});
    sortEdits(m_edits);
    return m_edits;
}

} // namespace Relaydeck
