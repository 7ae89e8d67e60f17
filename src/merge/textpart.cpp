#include "merge/textpart.h"

#include "compose/charset.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

constexpr qsizetype LongestLine = 998; // RFC 5322 section 2.1.1

QByteArray asCrLf(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    bytes.replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\r\n");
    return bytes;
}

bool isAscii(const QByteArray &bytes)
{
    return std::all_of(bytes.cbegin(), bytes.cend(), [](char byte) { return byte > 0; });
}

bool fitsLines(QByteArrayView bytes)
{
    while (bytes.size() > LongestLine) {
        const qsizetype end = bytes.first(LongestLine + 2).indexOf("\r\n");
        if (end < 0)
            return bytes.size() <= LongestLine;
        bytes = bytes.sliced(end + 2);
    }
    return true;
}

/// As it was; of what was not encoded, base64 where it is shorter: a text in Greek.
TransferEncoding encodingFor(const QByteArray &bytes, TransferEncoding before)
{
    if (before != TransferEncoding::Identity)
        return before;
    const auto high = std::count_if(bytes.cbegin(), bytes.cend(), [](char c) { return c < 0; });
    return high * 6 > bytes.size() ? TransferEncoding::Base64 : TransferEncoding::QuotedPrintable;
}

} // namespace

bool TextPart::isText(const MimeEntity &entity)
{
    return !entity.isMultipart && entity.type.type.startsWith("text/") && !entity.isAttachment()
        && transferEncodingOf(entity.header("Content-Transfer-Encoding")) != TransferEncoding::Unknown;
}

TextPart::TextPart(const MimeEntity &entity, QByteArrayView message, const ClassicMerge *classic,
    QList<MergeField> &fields, MergeFault &fault)
    : m_charset(entity.type.charset.toLower()),
      m_encoding(transferEncodingOf(entity.header("Content-Transfer-Encoding"))),
      m_addsMimeVersion(entity.isTop && entity.header("MIME-Version").isEmpty())
{
    const QByteArray bytes
        = decoded(message.sliced(entity.bodyFrom, entity.bodyEnd - entity.bodyFrom), m_encoding);
    const bool saysNothing = m_charset.isEmpty() || m_charset == "us-ascii";
    if (saysNothing)
        m_charset = "utf-8"; // as texts are that do not say what they are
    std::optional<QString> text = inCharset(bytes, m_charset);
    if (!text && (classic || bytes.contains("{{")) && !fault)
        fault = {MergeFault::Kind::CharsetUnknown, {}, QString::fromLatin1(m_charset)};
    if (text && classic)
        text = classic->asFields(*text, ClassicMerge::Where::Text);
    const auto markup
        = entity.type.type == "text/html" ? TextTemplate::Markup::Html : TextTemplate::Markup::Plain;
    m_text = TextTemplate::scan(text.value_or(QString()), markup, fields, fault);
    for (const MimeHeader &header : entity.headers) {
        if (header.isNamed("Content-Type") || header.isNamed("Content-Transfer-Encoding"))
            m_headers += message.sliced(header.from, header.end - header.from);
    }
    m_typeHeader = "Content-Type: " + entity.type.type + "; charset=utf-8";
    for (const QByteArray &other : entity.type.others)
        m_typeHeader += ";\r\n " + other;
    m_typeHeader += "\r\n";
    if (saysNothing)
        m_charset = "us-ascii";
}

bool TextPart::canStay(const QByteArray &bytes) const
{
    if (m_encoding != TransferEncoding::Identity || !fitsLines(bytes))
        return false;
    return isAscii(bytes) || m_charset == "utf-8";
}

TextPart::Written TextPart::written(const QStringList &values) const
{
    const QByteArray bytes = asCrLf(m_text.rendered(values));
    if (canStay(bytes))
        return {m_headers, bytes};
    const TransferEncoding encoding = encodingFor(bytes, m_encoding);
    QByteArray headers = m_addsMimeVersion ? "MIME-Version: 1.0\r\n"_ba : QByteArray();
    headers += m_typeHeader + "Content-Transfer-Encoding: " + nameOf(encoding) + "\r\n";
    return {headers, encoded(bytes, encoding)};
}

} // namespace Relaydeck
