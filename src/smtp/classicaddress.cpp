#include "smtp/addressreader.h"

#include <algorithm>

namespace Relaydeck {

namespace {

using Kind = AddressFault::Kind;

bool isBlank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/// Cuts out innermost comments until there is none left. Blanks round them stay. A backslash has no
/// meaning anywhere: it is no part of a comment, nor of a quoted string.
QByteArray withoutComments(QByteArrayView text)
{
    QByteArray kept;
    for (const char byte : text) {
        const qsizetype open = byte == ')' ? kept.lastIndexOf('(') : -1;
        const QByteArrayView inside = open < 0 ? QByteArrayView() : QByteArrayView(kept).sliced(open);
        if (open < 0 || inside.contains(')') || inside.contains('\\'))
            kept += byte;
        else
            kept.truncate(open);
    }
    return kept;
}

/// Reads from the front of a text without comments; each step says whether it fitted.
class ClassicReader final
{
public:
    explicit ClassicReader(QByteArrayView text) : m_text(text) {}

    [[nodiscard]] bool atEnd() const { return m_at == m_text.size(); }
    [[nodiscard]] qsizetype position() const { return m_at; }

    void blanks() { run(isBlank); }
    bool take(char byte)
    {
        const bool fits = !atEnd() && m_text[m_at] == byte;
        m_at += fits;
        return fits;
    }
    bool quotedString();
    bool dotAtom();
    bool phrase();
    Kind address(qsizetype &from, qsizetype &to);

private:
    template <typename Test>
    qsizetype run(Test &&test)
    {
        const qsizetype from = m_at;
        while (!atEnd() && test(m_text[m_at]))
            ++m_at;
        return m_at - from;
    }
    Kind domain();

    const QByteArrayView m_text;
    qsizetype m_at = 0;
};

bool ClassicReader::quotedString()
{
    if (!take('"'))
        return false;
    while (!atEnd()) {
        const char byte = m_text[m_at++];
        if (byte == '"')
            return true;
        if (byte == '\\')
            return false;
    }
    return false;
}

bool ClassicReader::dotAtom()
{
    do {
        if (run(AddressReader::isAtomByte) == 0)
            return false;
    } while (take('.'));
    return true;
}

/// One word or more. A dot is no part of a word, so `J. Doe` needs quotes.
bool ClassicReader::phrase()
{
    int words = 0;
    blanks();
    while (!atEnd() && m_text[m_at] != '<') {
        if (run(AddressReader::isAtomByte) == 0 && !quotedString())
            return false;
        ++words;
        blanks();
    }
    return words > 0;
}

/// Blanks round the local part belong to the address, as they did on the wire.
Kind ClassicReader::address(qsizetype &from, qsizetype &to)
{
    from = m_at;
    blanks();
    if (atEnd())
        return Kind::Empty;
    const bool fits = m_text[m_at] == '"' ? quotedString() : dotAtom();
    blanks();
    const bool hasAt = m_text.sliced(m_at).contains('@');
    if (!fits || !take('@'))
        return hasAt ? Kind::BadLocalPart : Kind::NoAt;
    const Kind kind = domain();
    to = m_at;
    return kind;
}

Kind ClassicReader::domain()
{
    const qsizetype from = m_at;
    qsizetype label = from;
    do {
        label = m_at;
        if (run([](char byte) {
                return AddressReader::isLetter(byte) || AddressReader::isDigit(byte) || byte == '-';
            })
            == 0)
            return Kind::BadDomain;
    } while (take('.'));
    const QByteArrayView last = m_text.sliced(label, m_at - label);
    const bool fits = last.size() >= 2 && last.size() <= 6 && last.size() != 5;
    if (label == from || !fits || !std::all_of(last.begin(), last.end(), AddressReader::isLetter))
        return Kind::BadTopLevel;
    return Kind::None;
}

} // namespace

AddressFault readClassicAddress(QByteArrayView text, QByteArray &wire)
{
    if (text.isEmpty())
        return {Kind::Empty, 0};
    if (AddressReader::has8bit(text))
        return {Kind::NotAscii, 0};
    const QByteArray plain = withoutComments(text);
    qsizetype from = 0;
    qsizetype to = 0;

    ClassicReader named(plain);
    if (named.phrase() && named.take('<')) {
        if (const Kind kind = named.address(from, to); kind != Kind::None)
            return {kind, 0};
        if (!named.take('>'))
            return {Kind::BadDomain, 0};
        named.blanks();
        if (!named.atEnd())
            return {Kind::TrailingText, 0};
    } else {
        ClassicReader bare(plain);
        if (const Kind kind = bare.address(from, to); kind != Kind::None)
            return {kind, 0};
        if (!bare.atEnd())
            return {Kind::TrailingText, 0};
    }
    wire = plain.sliced(from, to - from);
    return {};
}

} // namespace Relaydeck
