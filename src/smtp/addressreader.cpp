#include "smtp/addressreader.h"

#include <QString>
#include <QUrl>

#include <algorithm>
#include <array>

namespace Relaydeck {

namespace {

constexpr qsizetype LongestLocalPart = 64; // bytes, RFC 5321 section 4.5.3.1.1
constexpr qsizetype LongestDomain = 255; // bytes, section 4.5.3.1.2
constexpr qsizetype LongestLabel = 63; // bytes, RFC 1035 section 2.3.4

constexpr std::array<bool, 256> makeAtomBytes()
{
    std::array<bool, 256> table{};
    for (const char byte :
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~")
        table[static_cast<unsigned char>(byte)] = byte != '\0';
    return table;
}
constexpr std::array<bool, 256> AtomBytes = makeAtomBytes();

bool isHexDigit(char byte)
{
    return AddressReader::isDigit(byte) || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F');
}

/// `192.0.2.1`: four numbers up to 255, without more than three digits each.
bool isIpv4(QByteArrayView text)
{
    int numbers = 0;
    while (numbers < 4) {
        const qsizetype dot = text.indexOf('.');
        const QByteArrayView number = dot < 0 ? text : text.first(dot);
        if (number.isEmpty() || number.size() > 3
            || !std::all_of(number.begin(), number.end(), AddressReader::isDigit) || number.toInt() > 255)
            return false;
        ++numbers;
        if (dot < 0)
            return numbers == 4;
        text = text.sliced(dot + 1);
    }
    return false;
}

/// An IPv6 address of RFC 4291 section 2.2: eight groups, or fewer round one `::`, the last two perhaps as IPv4.
bool isIpv6(QByteArrayView text)
{
    int groups = 0;
    bool shortened = text.startsWith("::");
    if (shortened)
        text = text.sliced(2);
    else if (text.startsWith(':'))
        return false;
    while (!text.isEmpty()) {
        const qsizetype colon = text.indexOf(':');
        const QByteArrayView group = colon < 0 ? text : text.first(colon);
        if (colon < 0 && group.contains('.')) {
            groups += 2;
            if (!isIpv4(group))
                return false;
            break;
        }
        if (group.isEmpty() || group.size() > 4 || !std::all_of(group.begin(), group.end(), isHexDigit))
            return false;
        ++groups;
        if (colon < 0)
            break;
        text = text.sliced(colon + 1);
        if (text.startsWith(':')) {
            if (std::exchange(shortened, true))
                return false;
            text = text.sliced(1);
        } else if (text.isEmpty()) {
            return false;
        }
    }
    return shortened ? groups < 8 : groups == 8;
}

bool isAddressLiteral(QByteArrayView inside)
{
    constexpr QByteArrayView tag = "IPv6:";
    if (inside.size() > tag.size() && inside.first(tag.size()).compare(tag, Qt::CaseInsensitive) == 0)
        return isIpv6(inside.sliced(tag.size()));
    return isIpv4(inside);
}

} // namespace

bool AddressReader::isSpace(char byte) noexcept
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

bool AddressReader::isAtomByte(char byte) noexcept
{
    return AtomBytes[static_cast<unsigned char>(byte)];
}

bool AddressReader::isLetter(char byte) noexcept
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool AddressReader::has8bit(QByteArrayView bytes) noexcept
{
    return std::any_of(bytes.begin(), bytes.end(), is8bit);
}

AddressFault AddressReader::read(QByteArray &wire)
{
    if (const AddressFault fault = findBrackets())
        return fault;
    return readSpec(wire);
}

AddressFault AddressReader::findBrackets()
{
    if (!m_text.contains('<'))
        return {};
    qsizetype open = -1;
    if (const AddressFault fault = passName(open))
        return fault;
    if (open < 0)
        return {}; // every `<` is quoted or in a comment

    m_at = open + 1;
    while (m_at < m_end && !sees('>')) {
        const bool quoted = sees('"');
        if (const AddressFault fault = quoted ? passQuoted() : sees('(') ? passComment() : AddressFault())
            return fault;
        if (!quoted && m_at < m_end && m_text[m_at] != '>')
            ++m_at;
    }
    if (m_at == m_end)
        return at(Kind::UnbalancedBracket, open);
    const qsizetype close = m_at++;
    if (const AddressFault fault = passBlanks())
        return fault;
    if (m_at != m_end)
        return leftOver();
    m_at = open + 1;
    m_end = close;
    return {};
}

/// Passes everything in front of `<`. A comma or semicolon behind an `@` means that another address
/// stands there, which must not be dropped as if it were a name.
AddressFault AddressReader::passName(qsizetype &open)
{
    bool sawAt = false;
    while (m_at < m_end) {
        const char byte = m_text[m_at];
        if (byte == '<') {
            open = m_at;
            return {};
        }
        if (byte == '>' || byte == ')')
            return at(Kind::UnbalancedBracket, m_at);
        if (sawAt && (byte == ',' || byte == ';'))
            return at(Kind::SeveralAddresses, m_at);
        sawAt |= byte == '@';
        if (byte == '"' || byte == '(') {
            if (const AddressFault fault = byte == '"' ? passQuoted() : passComment())
                return fault;
        } else {
            ++m_at;
        }
    }
    m_at = 0;
    return {};
}

AddressFault AddressReader::readSpec(QByteArray &wire)
{
    if (const AddressFault fault = passBlanks())
        return fault;
    if (m_at == m_end)
        return at(Kind::Empty, m_at);
    const qsizetype localFrom = m_at;
    if (const AddressFault fault = readLocalPart())
        return fault;
    const qsizetype localTo = m_at;
    if (const AddressFault fault = passBlanks())
        return fault;
    if (!sees('@'))
        return at(m_text.sliced(m_at, m_end - m_at).contains('@') ? Kind::BadLocalPart : Kind::NoAt, m_at);
    ++m_at;
    if (const AddressFault fault = passBlanks())
        return fault;
    const qsizetype domainFrom = m_at;
    if (const AddressFault fault = readDomain())
        return fault;
    const qsizetype domainTo = m_at;
    if (const AddressFault fault = passBlanks())
        return fault;
    if (m_at != m_end)
        return leftOver();
    if (localTo - localFrom > LongestLocalPart)
        return at(Kind::LocalPartTooLong, localFrom + LongestLocalPart);

    const QByteArrayView local = m_text.sliced(localFrom, localTo - localFrom);
    if (!local.isValidUtf8())
        return at(Kind::NotUtf8, localFrom);
    wire.reserve(local.size() + 1 + domainTo - domainFrom);
    wire.append(local).append('@').append(m_text.sliced(domainFrom, domainTo - domainFrom));
    return {};
}

/// Leaves m_at behind the local part. What it can not be part of is judged by the caller.
AddressFault AddressReader::readLocalPart()
{
    if (sees('"')) {
        if (m_text.sliced(m_at, m_end - m_at).contains('\t'))
            return at(Kind::ControlByte, m_text.indexOf('\t', m_at));
        return passQuoted();
    }
    const qsizetype from = m_at;
    while (m_at < m_end && (isAtomByte(m_text[m_at]) || m_text[m_at] == '.' || is8bit(m_text[m_at]))) {
        if (m_text[m_at] == '.' && (m_at == from || m_text[m_at - 1] == '.'))
            return at(Kind::BadLocalPart, m_at);
        ++m_at;
    }
    const bool hasAt = m_text.sliced(m_at, m_end - m_at).contains('@');
    if (m_at == from || (hasAt && m_text[m_at - 1] == '.'))
        return at(hasAt ? Kind::BadLocalPart : Kind::NoAt, m_at);
    return {};
}

AddressFault AddressReader::readDomain()
{
    if (sees('['))
        return readLiteral();
    const qsizetype from = m_at;
    qsizetype label = m_at;
    while (m_at < m_end) {
        const char byte = m_text[m_at];
        if (byte == '.') {
            if (m_at == label || m_text[m_at - 1] == '-')
                return at(Kind::BadDomain, m_at);
            label = m_at + 1;
        } else if (byte == '-') {
            if (m_at == label)
                return at(Kind::BadDomain, m_at);
        } else if (!isLetter(byte) && !isDigit(byte) && !is8bit(byte)) {
            break;
        }
        ++m_at;
        if (m_at - label > LongestLabel)
            return at(Kind::DomainTooLong, m_at - 1);
    }
    if (m_at == label || m_text[m_at - 1] == '-')
        return at(Kind::BadDomain, m_at);
    return judgeDomain(from);
}

/// The domain as a whole, from `from` to m_at, when its labels are good.
AddressFault AddressReader::judgeDomain(qsizetype from) const
{
    const QByteArrayView domain = m_text.sliced(from, m_at - from);
    if (domain.size() > LongestDomain)
        return at(Kind::DomainTooLong, from + LongestDomain);
    const qsizetype last = domain.lastIndexOf('.') + 1;
    if (std::all_of(domain.begin() + last, domain.end(), isDigit))
        return at(Kind::BadDomain, from + last); // an IPv4 address without its square brackets
    if (!has8bit(domain))
        return {};
    if (!domain.isValidUtf8())
        return at(Kind::NotUtf8, from);
    return QUrl::toAce(QString::fromUtf8(domain)).isEmpty() ? at(Kind::BadDomain, from) : AddressFault();
}

AddressFault AddressReader::readLiteral()
{
    const qsizetype open = m_at;
    const qsizetype close = m_text.indexOf(']', open);
    if (close < 0 || close >= m_end)
        return at(Kind::UnbalancedBracket, open);
    if (!isAddressLiteral(m_text.sliced(open + 1, close - open - 1)))
        return at(Kind::BadLiteral, open + 1);
    m_at = close + 1;
    return {};
}

AddressFault AddressReader::passBlanks()
{
    while (m_at < m_end && (isSpace(m_text[m_at]) || m_text[m_at] == '(')) {
        if (!sees('('))
            ++m_at;
        else if (const AddressFault fault = passComment())
            return fault;
    }
    return {};
}

/// Comments nest, and a backslash takes the meaning from the byte behind it (RFC 5322 section 3.2.2).
AddressFault AddressReader::passComment()
{
    const qsizetype open = m_at;
    qsizetype depth = 0;
    while (m_at < m_end) {
        const char byte = m_text[m_at++];
        if (byte == '\\' && m_at < m_end)
            ++m_at;
        depth += byte == '(' ? 1 : byte == ')' ? -1 : 0;
        if (depth == 0)
            return {};
    }
    return at(Kind::UnbalancedBracket, open);
}

AddressFault AddressReader::passQuoted()
{
    const qsizetype open = m_at++;
    while (m_at < m_end) {
        const char byte = m_text[m_at++];
        if (byte == '"')
            return {};
        if (byte == '\\' && m_at < m_end)
            ++m_at;
    }
    return at(Kind::UnbalancedQuote, open);
}

/// Something stands where the entry should have ended.
AddressFault AddressReader::leftOver() const
{
    const char byte = m_text[m_at];
    if (byte == '>' || byte == ')')
        return at(Kind::UnbalancedBracket, m_at);
    if (byte == ',' || byte == ';')
        return at(m_text.sliced(m_at).contains('@') ? Kind::SeveralAddresses : Kind::TrailingText, m_at);
    const bool inDomain
        = m_at > 0 && (isLetter(m_text[m_at - 1]) || isDigit(m_text[m_at - 1]) || is8bit(m_text[m_at - 1]));
    return at(inDomain ? Kind::BadDomain : Kind::TrailingText, m_at);
}

} // namespace Relaydeck
