#include "merge/mergetemplate.h"

#include "smtp/content.h"

#include <algorithm>
#include <utility>

namespace Relaydeck {

MergeTemplate::Compiled MergeTemplate::compile(const QByteArray &message, const ClassicMerge *classic)
{
    Compiled result;
    const std::shared_ptr<MergeTemplate> letter(new MergeTemplate);
    letter->m_message = Content(message).plain().toByteArray();
    letter->read(classic, result.fault);
    if (!result.fault)
        result.letter = letter;
    return result;
}

void MergeTemplate::read(const ClassicMerge *classic, MergeFault &fault)
{
    using Kind = Stretch::Kind;
    for (const MimeEntity &entity : mimeWalk(m_message)) {
        const bool isSealed
            = entity.type.type == "multipart/signed" || entity.type.type == "multipart/encrypted";
        if (isSealed && !fault)
            fault = {MergeFault::Kind::Signed, {}, {}};
        std::optional<std::size_t> part;
        if (TextPart::isText(entity)) {
            TextPart text(entity, m_message, classic, m_fields, fault);
            if (text.isChanged()) {
                part = m_parts.size();
                m_parts.push_back(std::move(text));
            }
        }
        readHeaders(entity, part, classic, fault);
        if (!part)
            continue;
        copyTo(entity.bodyFrom);
        m_stretches.push_back({Kind::PartBody, {}, *part});
        m_copied = entity.bodyEnd;
    }
    copyTo(m_message.size());
}

/// Headers that change, and in place of the first of those that say how a text is written, the new ones.
void MergeTemplate::readHeaders(
    const MimeEntity &entity, std::optional<std::size_t> part, const ClassicMerge *classic, MergeFault &fault)
{
    bool isSaid = !part;
    for (const MimeHeader &header : entity.headers) {
        const bool saysHow = header.isNamed("Content-Type") || header.isNamed("Content-Transfer-Encoding");
        if (part && saysHow) {
            copyTo(header.from);
            if (!std::exchange(isSaid, true))
                m_stretches.push_back({Stretch::Kind::PartHeaders, {}, *part});
            m_copied = header.end;
        } else if (entity.isTop) {
            readHeader(header, classic, fault);
        }
    }
    if (isSaid)
        return;
    copyTo(entity.headersEnd);
    m_stretches.push_back({Stretch::Kind::PartHeaders, {}, *part});
}

void MergeTemplate::readHeader(const MimeHeader &header, const ClassicMerge *classic, MergeFault &fault)
{
    HeaderTemplate field(header.name, header.value, classic, m_fields, fault);
    if (field.isChanged()) {
        copyTo(header.from);
        m_stretches.push_back({Stretch::Kind::Header, {}, m_headers.size()});
        m_headers.push_back(std::move(field));
        m_copied = header.end;
    } else if (header.isNamed("Message-ID")) {
        const qsizetype at
            = QByteArrayView(m_message).sliced(header.from, header.end - header.from).lastIndexOf('@');
        if (at < 0)
            return;
        copyTo(header.from + at);
        m_stretches.push_back({Stretch::Kind::Number, {}, 0});
    }
}

void MergeTemplate::copyTo(qsizetype end)
{
    if (end > m_copied)
        m_stretches.push_back({Stretch::Kind::Bytes, m_message.sliced(m_copied, end - m_copied), 0});
    m_copied = std::max(m_copied, end);
}

MergeFlaw MergeTemplate::judge(const QStringList &values) const
{
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        if (m_fields[i].isNeeded && values.value(i).isEmpty())
            return {MergeFlaw::Kind::NoValue, m_fields[i].name, {}};
    }
    for (const HeaderTemplate &header : m_headers) {
        if (const MergeFlaw flaw = header.rendered(values, m_fields).flaw)
            return flaw;
    }
    return {};
}

QByteArray MergeTemplate::renderedHeaders(const QStringList &values) const
{
    QByteArray lines;
    for (const HeaderTemplate &header : m_headers)
        lines += header.rendered(values, m_fields).line;
    return lines;
}

QByteArray MergeTemplate::rendered(const QStringList &values, qint64 number) const
{
    std::vector<TextPart::Written> parts;
    for (const TextPart &part : m_parts)
        parts.push_back(part.written(values));
    QByteArray message;
    for (const Stretch &stretch : m_stretches) {
        switch (stretch.kind) {
        case Stretch::Kind::Bytes: message += stretch.bytes; break;
        case Stretch::Kind::Number:
            message += number > 0 ? '.' + QByteArray::number(number) : QByteArray();
            break;
        case Stretch::Kind::Header:
            message += m_headers[stretch.index].rendered(values, m_fields).line;
            break;
        case Stretch::Kind::PartHeaders: message += parts[stretch.index].headers; break;
        case Stretch::Kind::PartBody: message += parts[stretch.index].body; break;
        }
    }
    return message;
}

} // namespace Relaydeck
