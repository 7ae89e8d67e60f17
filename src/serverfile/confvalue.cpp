#include "serverfile/confvalue.h"

#include "serverfile/confline.h"
#include "serverfile/perlnumber.h"

namespace Relaydeck {
namespace {

int hexDigit(char c) noexcept
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// Decodes the inside of a double-quoted Perl string as far as that needs no Perl.
class EscapeReader
{
public:
    explicit EscapeReader(QByteArrayView raw) : m_raw(raw) { m_text.reserve(raw.size()); }

    [[nodiscard]] std::optional<QByteArray> read()
    {
        while (m_at < m_raw.size()) {
            const char c = m_raw[m_at++];
            if (c == '"' || c == '$' || c == '@')
                return std::nullopt;
            if (c != '\\')
                m_text.append(c);
            else if (!readEscape())
                return std::nullopt;
        }
        return m_text;
    }

private:
    [[nodiscard]] bool readEscape()
    {
        if (m_at >= m_raw.size())
            return false;
        const char c = m_raw[m_at++];
        static constexpr QByteArrayView letters("tnrfaeb");
        static constexpr QByteArrayView meanings("\t\n\r\f\a\x1b\b");
        if (const qsizetype known = letters.indexOf(c); known >= 0)
            return append(meanings[known]);
        if (c == 'x')
            return readHex();
        if (c >= '0' && c <= '7')
            return readOctal(c - '0');
        if (c == 'E') // ends a case escape; there is none to end
            return true;
        const bool wordLike = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '8' || c == '9';
        return !wordLike && quint8(c) < 0x80 && append(c);
    }

    [[nodiscard]] bool readHex()
    {
        const bool braced = m_at < m_raw.size() && m_raw[m_at] == '{';
        if (braced)
            ++m_at;
        int value = 0;
        int digits = 0;
        for (; m_at < m_raw.size() && (braced || digits < 2) && value <= 0xff; ++m_at, ++digits) {
            const int digit = hexDigit(m_raw[m_at]);
            if (digit < 0)
                break;
            value = value * 16 + digit;
        }
        if (braced && (digits == 0 || m_at >= m_raw.size() || m_raw[m_at++] != '}'))
            return false;
        return appendCode(value);
    }

    [[nodiscard]] bool readOctal(int value)
    {
        for (int digits = 1; digits < 3 && m_at < m_raw.size(); ++digits, ++m_at) {
            const char c = m_raw[m_at];
            if (c < '0' || c > '7')
                break;
            value = value * 8 + (c - '0');
        }
        return appendCode(value);
    }

    [[nodiscard]] bool appendCode(int value) { return value <= 0xff && append(char(value)); }
    [[nodiscard]] bool append(char c)
    {
        m_text.append(c);
        return true;
    }

    QByteArrayView m_raw;
    qsizetype m_at = 0;
    QByteArray m_text;
};

bool needsEscape(QByteArrayView text)
{
    if (text.isEmpty() || text == QByteArrayView("undef") || text.front() == '\\')
        return true;
    if (isConfSpace(text.front()) || isConfSpace(text.back()))
        return true;
    if (text.contains('\n') || text.contains('\r') || text.contains('\0'))
        return true;
    return classifyLine(QByteArray("a = ").append(text)).kind != LineKind::Entry;
}

void appendHex(QByteArray &out, char c)
{
    static constexpr char digits[] = "0123456789abcdef";
    out.append("\\x").append(digits[quint8(c) >> 4]).append(digits[quint8(c) & 0xf]);
}

} // namespace

ConfValue decodeValue(QByteArrayView raw)
{
    if (raw == QByteArrayView("undef"))
        return {};
    if (!raw.startsWith('\\'))
        return {ConfValue::Kind::Text, raw.toByteArray()};
    if (std::optional<QByteArray> text = EscapeReader(raw).read())
        return {ConfValue::Kind::Text, *std::move(text)};
    return {ConfValue::Kind::Undecodable, {}};
}

bool isTrueValue(QByteArrayView raw)
{
    if (!raw.startsWith('\\'))
        return raw != QByteArrayView("undef") && perlTrue(raw);
    const ConfValue value = decodeValue(raw);
    return !value.isText() || perlTrue(value.text);
}

QByteArray encodeValue(QByteArrayView text)
{
    if (!needsEscape(text))
        return text.toByteArray();
    if (text.isEmpty())
        return QByteArray("\\E");
    QByteArray out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool atEnd = i == 0 || i == text.size() - 1;
        const bool special = c == '"' || c == '$' || c == '@' || quint8(c) < 0x20 || c == 0x7f;
        if (c == '\\')
            out.append("\\\\");
        else if (special || i == 0 || (atEnd && c == ' ') || text.sliced(i).startsWith("define package"))
            appendHex(out, c);
        else
            out.append(c);
    }
    return out;
}

} // namespace Relaydeck
