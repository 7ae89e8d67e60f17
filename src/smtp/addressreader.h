#pragma once

#include "smtp/address.h"

#include <QByteArray>
#include <QByteArrayView>

namespace Relaydeck {

/// Reads one entry by the current rules: a mailbox of RFC 5322 section 3.4 whose address is one of
/// RFC 5321 section 4.1.2 and RFC 6531 section 3.3. Names are not kept, so they are judged mildly.
class AddressReader final
{
public:
    /// `text` has no control bytes but tabs, and neither begins nor ends with a blank.
    explicit AddressReader(QByteArrayView text) : m_text(text), m_end(text.size()) {}

    [[nodiscard]] AddressFault read(QByteArray &wire);

    [[nodiscard]] static bool isSpace(char byte) noexcept; ///< ASCII blanks and line ends
    [[nodiscard]] static bool isAtomByte(char byte) noexcept; ///< atext of RFC 5322 section 3.2.3, ASCII only
    [[nodiscard]] static bool isDigit(char byte) noexcept { return byte >= '0' && byte <= '9'; }
    [[nodiscard]] static bool isLetter(char byte) noexcept;
    [[nodiscard]] static bool is8bit(char byte) noexcept { return static_cast<signed char>(byte) < 0; }
    [[nodiscard]] static bool has8bit(QByteArrayView bytes) noexcept;

private:
    using Kind = AddressFault::Kind;

    [[nodiscard]] AddressFault
    findBrackets(); // narrows what is left to the inside of `<...>`, if there is one
    [[nodiscard]] AddressFault passName(qsizetype &open);
    [[nodiscard]] AddressFault readSpec(QByteArray &wire);
    [[nodiscard]] AddressFault readLocalPart();
    [[nodiscard]] AddressFault readDomain();
    [[nodiscard]] AddressFault readLiteral();
    [[nodiscard]] AddressFault judgeDomain(qsizetype from) const;
    [[nodiscard]] AddressFault passBlanks(); // and comments
    [[nodiscard]] AddressFault passComment();
    [[nodiscard]] AddressFault passQuoted();
    [[nodiscard]] AddressFault leftOver() const;
    [[nodiscard]] AddressFault at(Kind kind, qsizetype position) const { return {kind, position}; }
    [[nodiscard]] bool sees(char byte) const { return m_at < m_end && m_text[m_at] == byte; }

    const QByteArrayView m_text;
    qsizetype m_at = 0;
    qsizetype m_end;
};

/// Reads one entry by the rules of 2003 (spec section 12.5). Faults have no position but 0.
[[nodiscard]] AddressFault readClassicAddress(QByteArrayView text, QByteArray &wire);

} // namespace Relaydeck
