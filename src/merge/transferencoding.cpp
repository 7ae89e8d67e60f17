#include "merge/transferencoding.h"

#include <algorithm>
#include <optional>

namespace Relaydeck {
namespace {

constexpr qsizetype LongestLine = 76; // RFC 2045 section 6.7 (5) and 6.8

std::optional<char> hexByte(QByteArrayView digits)
{
    bool good = false;
    const uint byte = digits.size() == 2 && digits[0] > ' ' && digits[1] > ' '
        ? digits.toByteArray().toUInt(&good, 16)
        : 0;
    return good ? std::optional(char(byte)) : std::nullopt;
}

/// Bytes of the line end at the start of `bytes`, blanks before it counted; 0: there is none.
qsizetype softBreakAt(QByteArrayView bytes)
{
    const char *end
        = std::find_if(bytes.begin(), bytes.end(), [](char byte) { return byte != ' ' && byte != '\t'; });
    const qsizetype blanks = end - bytes.begin();
    const QByteArrayView rest = bytes.sliced(blanks);
    if (rest.startsWith("\r\n"))
        return blanks + 2;
    return rest.startsWith('\n') ? blanks + 1 : 0;
}

QByteArray fromQuotedPrintable(QByteArrayView bytes)
{
    QByteArray text;
    text.reserve(bytes.size());
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (bytes[i] != '=') {
            text += bytes[i];
            continue;
        }
        const QByteArrayView behind = bytes.sliced(i + 1);
        if (const qsizetype lineEnd = softBreakAt(behind); lineEnd > 0) {
            i += lineEnd;
        } else if (const auto byte = hexByte(behind.first(std::min<qsizetype>(2, behind.size())))) {
            text += *byte;
            i += 2;
        } else {
            text += '=';
        }
    }
    return text;
}

bool isPlainAt(QByteArrayView line, qsizetype i)
{
    const char byte = line[i];
    if (byte == ' ' || byte == '\t')
        return i + 1 < line.size(); // at the end of a line it would be lost
    if (i == 0 && (byte == '.' || line.startsWith("From ")))
        return false; // for relays and mailboxes that do things to such lines
    return byte > ' ' && byte <= '~' && byte != '=';
}

void appendQuotedLine(QByteArrayView line, QByteArray &text)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    qsizetype column = 0;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const bool plain = isPlainAt(line, i);
        const qsizetype width = plain ? 1 : 3;
        const bool isLast = i + 1 == line.size();
        if (column + width > LongestLine - (isLast ? 0 : 1)) {
            text += "=\r\n";
            column = 0;
        }
        column += width;
        if (plain) {
            text += line[i];
            continue;
        }
        const auto byte = static_cast<unsigned char>(line[i]);
        text += '=';
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
}

QByteArray toQuotedPrintable(QByteArrayView bytes)
{
    QByteArray text;
    text.reserve(bytes.size() + bytes.size() / 8);
    while (true) {
        const qsizetype end = bytes.indexOf("\r\n");
        appendQuotedLine(end < 0 ? bytes : bytes.first(end), text);
        if (end < 0)
            return text;
        text += "\r\n";
        bytes = bytes.sliced(end + 2);
    }
}

QByteArray toBase64Lines(const QByteArray &bytes)
{
    const QByteArray digits = bytes.toBase64();
    QByteArray text;
    text.reserve(digits.size() + digits.size() / 30);
    for (qsizetype at = 0; at < digits.size(); at += LongestLine) {
        text += QByteArrayView(digits).sliced(at, std::min(LongestLine, digits.size() - at));
        text += "\r\n";
    }
    text.chop(2);
    return text;
}

} // namespace

TransferEncoding transferEncodingOf(QByteArrayView value)
{
    const QByteArray name = value.trimmed().toByteArray().toLower();
    if (name == "quoted-printable")
        return TransferEncoding::QuotedPrintable;
    if (name == "base64")
        return TransferEncoding::Base64;
    const bool asIs = name.isEmpty() || name == "7bit" || name == "8bit" || name == "binary";
    return asIs ? TransferEncoding::Identity : TransferEncoding::Unknown;
}

QByteArray nameOf(TransferEncoding encoding)
{
    return encoding == TransferEncoding::Base64         ? "base64"
        : encoding == TransferEncoding::QuotedPrintable ? "quoted-printable"
                                                        : "7bit";
}

QByteArray decoded(QByteArrayView bytes, TransferEncoding encoding)
{
    if (encoding == TransferEncoding::QuotedPrintable)
        return fromQuotedPrintable(bytes);
    return encoding == TransferEncoding::Base64 ? QByteArray::fromBase64(bytes.toByteArray())
                                                : bytes.toByteArray();
}

QByteArray encoded(const QByteArray &text, TransferEncoding encoding)
{
    if (encoding == TransferEncoding::QuotedPrintable)
        return toQuotedPrintable(text);
    return encoding == TransferEncoding::Base64 ? toBase64Lines(text) : text;
}

} // namespace Relaydeck
