#include "compose/encodedwords.h"

#include "compose/charset.h"

#include <algorithm>
#include <optional>

#include <QByteArray>

using namespace Qt::StringLiterals;

namespace Relaydeck {

namespace {

/// An encoded word in parts: `=?charset?encoding?text?=`.
struct EncodedWord
{
    QByteArray charset;
    QByteArray bytes; ///< of the text, still in that charset
    qsizetype length = 0; ///< of the whole word in the field
};

std::optional<QByteArray> decodeQ(QByteArrayView text)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '=') {
            bytes += text[i] == '_' ? ' ' : text[i];
            continue;
        }
        bool good = false;
        const uint byte = i + 2 < text.size() ? text.sliced(i + 1, 2).toByteArray().toUInt(&good, 16) : 0;
        if (!good)
            return std::nullopt;
        bytes += char(byte);
        i += 2;
    }
    return bytes;
}

std::optional<QByteArray> decodeB(QByteArrayView text)
{
    const auto decoded
        = QByteArray::fromBase64Encoding(text.toByteArray(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(decoded.decoded) : std::nullopt;
}

/// The encoded word at the start of `field`, if there is one.
std::optional<EncodedWord> encodedWordAt(QByteArrayView field)
{
    if (!field.startsWith("=?"))
        return std::nullopt;
    const qsizetype charsetEnd = field.indexOf('?', 2);
    const qsizetype textFrom = charsetEnd + 3;
    if (charsetEnd < 0 || textFrom > field.size() || field[textFrom - 1] != '?')
        return std::nullopt;
    const qsizetype textEnd = field.indexOf("?=", textFrom);
    if (textEnd < 0)
        return std::nullopt;
    const char encoding = char(field[charsetEnd + 1] | 0x20); // lower case
    const QByteArrayView text = field.sliced(textFrom, textEnd - textFrom);
    const auto bytes = encoding == 'q' ? decodeQ(text) : encoding == 'b' ? decodeB(text) : std::nullopt;
    if (!bytes)
        return std::nullopt;
    QByteArray charset = field.sliced(2, charsetEnd - 2).toByteArray();
    if (const qsizetype language = charset.indexOf('*'); language >= 0)
        charset.truncate(language); // RFC 2231 section 5
    return EncodedWord{charset, *bytes, textEnd + 2};
}

/// Text outside of encoded words: UTF-8, as most such headers are, or else Latin-1.
QString plainText(QByteArrayView bytes)
{
    return bytes.isValidUtf8() ? QString::fromUtf8(bytes) : QString::fromLatin1(bytes);
}

} // namespace

QString decodeEncodedWords(QByteArrayView field)
{
    QString text;
    QByteArray waiting; // bytes of words that stand side by side: a character may be spread over two
    QByteArray charset;
    const auto flush = [&] {
        if (!waiting.isEmpty())
            text += inCharset(waiting, charset).value_or(QString::fromLatin1(waiting));
        waiting.clear();
    };
    while (!field.isEmpty()) {
        if (const auto word = encodedWordAt(field)) {
            if (word->charset.compare(charset, Qt::CaseInsensitive) != 0)
                flush();
            charset = word->charset;
            waiting += word->bytes;
            field = field.sliced(word->length);
            const char *next = std::find_if(
                field.begin(), field.end(), [](char byte) { return byte != ' ' && byte != '\t'; });
            const QByteArrayView behind(next, field.end());
            if (encodedWordAt(behind))
                field = behind; // blanks between encoded words do not count (RFC 2047 section 6.2)
        } else {
            flush();
            const qsizetype next = std::max<qsizetype>(field.indexOf("=?", 1), 0);
            const QByteArrayView plain = next == 0 ? field : field.first(next);
            text += plainText(plain);
            field = field.sliced(plain.size());
        }
    }
    flush();
    for (QChar &character : text) {
        if (character.category() == QChar::Other_Control)
            character = u' ';
    }
    return text.simplified();
}

} // namespace Relaydeck
