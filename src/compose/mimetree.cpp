#include "compose/mimetree.h"

#include "compose/rawheader.h"

#undef signals // GLib has a member of this name
#include <gmime/gmime.h>

#include <QList>

#include <algorithm>
#include <utility>
#include <vector>

namespace Relaydeck {
namespace {

constexpr qsizetype LongestPlainLine = 78; // RFC 5322 section 2.1.1

Held<GMimeDataWrapper> wrapped(const QByteArray &bytes)
{
    const Held<GMimeStream> stream(
        g_mime_stream_mem_new_with_buffer(bytes.constData(), std::size_t(bytes.size())));
    return Held<GMimeDataWrapper>(
        g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
}

bool isPlain(const QByteArray &text)
{
    qsizetype length = 0;
    for (const char c : text) {
        length = c == '\n' ? 0 : length + 1;
        const bool odd = c != '\n' && c != '\t' && (c < ' ' || c > '~');
        if (odd || length > LongestPlainLine)
            return false;
    }
    return !text.startsWith("From ") && !text.contains("\nFrom ");
}

/// Base64 where it is shorter: a text in Greek.
GMimeContentEncoding encodingOf(const QByteArray &text)
{
    if (isPlain(text))
        return GMIME_CONTENT_ENCODING_7BIT;
    const auto high = std::count_if(text.cbegin(), text.cend(), [](char c) { return c < 0; });
    return high * 6 > text.size() ? GMIME_CONTENT_ENCODING_BASE64 : GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE;
}

/// Line feeds end lines here; the stream that writes the message makes CR LF of them, but not within base64.
QByteArray normalised(const QString &text, bool asCrLf)
{
    QByteArray bytes = text.toUtf8();
    bytes.replace("\r\n", "\n").replace('\r', '\n');
    if (!bytes.endsWith('\n'))
        bytes += '\n';
    return asCrLf ? bytes.replace("\n", "\r\n") : bytes;
}

Held<GMimeObject> textPart(const QString &text, const char *subtype)
{
    const GMimeContentEncoding encoding = encodingOf(normalised(text, false));
    const QByteArray bytes = normalised(text, encoding == GMIME_CONTENT_ENCODING_BASE64);
    Held<GMimeObject> part(GMIME_OBJECT(g_mime_part_new_with_type("text", subtype)));
    g_mime_object_set_content_type_parameter(part.get(), "charset", "utf-8");
    g_mime_part_set_content(GMIME_PART(part.get()), wrapped(bytes).get());
    g_mime_part_set_content_encoding(GMIME_PART(part.get()), encoding);
    return part;
}

bool isAscii(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c >= u' ' && c <= u'~'; });
}

void nameIt(GMimeObject *part, const QString &name, const QByteArray &disposition)
{
    if (name.isEmpty())
        return;
    if (isAscii(name)) {
        g_mime_object_set_content_disposition_parameter(part, "filename", name.toLatin1().constData());
        return;
    }
    GMimeHeader *header
        = g_mime_header_list_get_header(g_mime_object_get_header_list(part), "Content-Disposition");
    const QByteArray raw = ' ' + disposition + encodedParameter("filename", name) + '\n';
    g_mime_header_set_raw_value(header, raw.constData());
}

Held<GMimeObject> enclosurePart(const Enclosure &enclosure)
{
    const QByteArray type
        = enclosure.type.isEmpty() ? QByteArray("application/octet-stream") : enclosure.type;
    const qsizetype slash = type.indexOf('/');
    GMimePart *part
        = g_mime_part_new_with_type(type.first(slash).constData(), type.sliced(slash + 1).constData());
    Held<GMimeObject> held(GMIME_OBJECT(part));
    const bool isInline = !enclosure.contentId.isEmpty();
    g_mime_object_set_disposition(
        held.get(), isInline ? GMIME_DISPOSITION_INLINE : GMIME_DISPOSITION_ATTACHMENT);
    nameIt(held.get(), enclosure.name, isInline ? "inline" : "attachment");
    if (isInline)
        g_mime_part_set_content_id(part, enclosure.contentId.constData());
    g_mime_part_set_content(part, wrapped(enclosure.bytes).get());
    g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_BASE64);
    return held;
}

using Parts = std::vector<Held<GMimeObject>>;

/// One part as it is, several in a multipart of this kind.
Held<GMimeObject> together(const char *kind, Parts parts)
{
    if (parts.size() == 1)
        return std::move(parts.front());
    GMimeMultipart *all = g_mime_multipart_new_with_subtype(kind);
    for (const Held<GMimeObject> &part : parts)
        g_mime_multipart_add(all, part.get());
    return Held<GMimeObject>(GMIME_OBJECT(all));
}

Parts withEnclosures(Held<GMimeObject> first, const Letter &letter, bool inlineOnes)
{
    Parts parts;
    if (first)
        parts.push_back(std::move(first));
    for (const Enclosure &enclosure : letter.enclosures) {
        if (enclosure.contentId.isEmpty() != inlineOnes)
            parts.push_back(enclosurePart(enclosure));
    }
    return parts;
}

Held<GMimeObject> words(const Letter &letter)
{
    Parts ways;
    if (!letter.text.isEmpty())
        ways.push_back(textPart(letter.text, "plain"));
    if (!letter.html.isEmpty())
        ways.push_back(together("related", withEnclosures(textPart(letter.html, "html"), letter, true)));
    return ways.empty() ? nullptr : together("alternative", std::move(ways));
}

} // namespace

void DropObject::operator()(void *object) const noexcept
{
    g_object_unref(object);
}

void beginGMime()
{
    static const bool begun = [] {
        g_mime_init(); // once for the program
        return true;
    }();
    Q_UNUSED(begun)
}

Held<GMimeObject> mimeTree(const Letter &letter)
{
    return together("mixed", withEnclosures(words(letter), letter, false));
}

} // namespace Relaydeck
