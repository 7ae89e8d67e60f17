#include "merge/mimewalk.h"

#include <algorithm>

namespace Relaydeck {
namespace {

constexpr int Deepest = 20;

/// Behind the line end of the line at `at`, or `end`.
qsizetype nextLine(QByteArrayView message, qsizetype at, qsizetype end)
{
    const qsizetype found = message.first(end).indexOf("\r\n", at);
    return found < 0 ? end : found + 2;
}

bool isBlank(char byte)
{
    return byte == ' ' || byte == '\t';
}

class Walker final
{
public:
    explicit Walker(QByteArrayView message) : m_message(message) {}

    void enter(qsizetype from, qsizetype end, int depth)
    {
        MimeEntity entity;
        entity.isTop = depth == 0;
        readHeaders(entity, from, end);
        entity.bodyEnd = end;
        entity.type = mimeTypeOf(entity.header("Content-Type"));
        if (entity.type.type.isEmpty())
            entity.type.type = "text/plain";
        entity.isMultipart
            = depth < Deepest && entity.type.type.startsWith("multipart/") && !entity.type.boundary.isEmpty();
        m_found.push_back(entity);
        if (entity.isMultipart)
            enterParts(entity, depth);
    }

    [[nodiscard]] std::vector<MimeEntity> take() { return std::move(m_found); }

private:
    void readHeaders(MimeEntity &entity, qsizetype from, qsizetype end) const
    {
        qsizetype at = from;
        while (at < end) {
            qsizetype next = nextLine(m_message, at, end);
            if (m_message.sliced(at, next - at) == "\r\n")
                break;
            while (next < end && isBlank(m_message[next]))
                next = nextLine(m_message, next, end);
            addHeader(entity, at, next);
            at = next;
        }
        entity.headersEnd = at;
        entity.bodyFrom = std::min(at + 2, end);
    }

    void addHeader(MimeEntity &entity, qsizetype from, qsizetype end) const
    {
        const QByteArrayView line = m_message.sliced(from, end - from);
        const qsizetype colon = std::max<qsizetype>(line.indexOf(':'), 0);
        QByteArray value = line.sliced(std::min(colon + 1, line.size())).toByteArray();
        value.replace("\r\n", "");
        entity.headers.push_back({from, end, line.first(colon).trimmed().toByteArray(), value.trimmed()});
    }

    /// Parts stand between lines that begin with `--boundary`; the line end before one of these belongs to it.
    void enterParts(const MimeEntity &entity, int depth)
    {
        const QByteArray mark = "--" + entity.type.boundary;
        qsizetype partFrom = -1;
        for (qsizetype at = entity.bodyFrom; at < entity.bodyEnd;) {
            const qsizetype next = nextLine(m_message, at, entity.bodyEnd);
            QByteArrayView line = m_message.sliced(at, next - at).trimmed();
            const bool isLast = line.size() == mark.size() + 2 && line.endsWith("--");
            if (isLast)
                line.chop(2);
            if (line == mark) {
                if (partFrom >= 0)
                    enter(partFrom, std::max(partFrom, at - 2), depth + 1);
                partFrom = next;
                if (isLast)
                    return;
            }
            at = next;
        }
        if (partFrom >= 0)
            enter(partFrom, entity.bodyEnd, depth + 1); // it was cut off
    }

    const QByteArrayView m_message;
    std::vector<MimeEntity> m_found;
};

QByteArray unquoted(QByteArrayView value)
{
    if (!value.startsWith('"'))
        return value.toByteArray();
    QByteArray text;
    for (qsizetype i = 1; i < value.size() && value[i] != '"'; ++i) {
        if (value[i] == '\\' && i + 1 < value.size())
            ++i;
        text += value[i];
    }
    return text;
}

/// What stands between semicolons that are not in quotation marks.
QByteArrayList parametersOf(QByteArrayView value)
{
    QByteArrayList parts(1);
    bool quoted = false;
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (value[i] == ';' && !quoted) {
            parts.append(QByteArray());
            continue;
        }
        if (value[i] == '"')
            quoted = !quoted;
        parts.last() += value[i];
        if (value[i] == '\\' && quoted && i + 1 < value.size())
            parts.last() += value[++i];
    }
    for (QByteArray &part : parts)
        part = part.trimmed();
    return parts;
}

} // namespace

bool MimeHeader::isNamed(QByteArrayView wanted) const
{
    return name.compare(wanted, Qt::CaseInsensitive) == 0;
}

MimeType mimeTypeOf(QByteArrayView value)
{
    MimeType result;
    const QByteArrayList parts = parametersOf(value);
    result.type = parts.first().toLower();
    for (const QByteArray &part : parts.sliced(1)) {
        const qsizetype sign = part.indexOf('=');
        const QByteArray name = part.first(std::max<qsizetype>(sign, 0)).trimmed().toLower();
        if (name == "charset")
            result.charset = unquoted(QByteArrayView(part).sliced(sign + 1).trimmed());
        else if (name == "boundary")
            result.boundary = unquoted(QByteArrayView(part).sliced(sign + 1).trimmed());
        if (!part.isEmpty() && name != "charset")
            result.others.append(part);
    }
    return result;
}

QByteArray MimeEntity::header(QByteArrayView name) const
{
    const auto found = std::find_if(
        headers.begin(), headers.end(), [name](const MimeHeader &header) { return header.isNamed(name); });
    return found == headers.end() ? QByteArray() : found->value;
}

bool MimeEntity::isAttachment() const
{
    return header("Content-Disposition").trimmed().toLower().startsWith("attachment");
}

std::vector<MimeEntity> mimeWalk(QByteArrayView message)
{
    Walker walker(message);
    walker.enter(0, message.size(), 0);
    return walker.take();
}

} // namespace Relaydeck
