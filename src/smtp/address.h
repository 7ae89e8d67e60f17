#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace Relaydeck {

struct ParsedAddress;

/// Why a text is no address, and where. Sentences are made of it by models/Words.
struct AddressFault
{
    /// The numbers are stored in journals: do not renumber.
    enum class Kind : quint8 {
        None = 0,
        Empty = 1, ///< nothing but blanks, comments or `<>`
        NoAt = 2,
        BadLocalPart = 3, ///< before the `@`: empty, a stray dot, a character that would need quotes
        BadDomain = 4, ///< after the `@`: empty, a stray dot, a character or label no host name has
        BadLiteral = 5, ///< `[...]` that is no address literal (RFC 5321 section 4.1.3)
        LocalPartTooLong = 6, ///< over 64 bytes (RFC 5321 section 4.5.3.1.1)
        DomainTooLong = 7, ///< over 255 bytes, or a label over 63
        LineEnd = 8, ///< CR or LF inside the entry
        ControlByte = 9, ///< NUL, DEL or another byte below blank
        UnbalancedBracket = 10, ///< `<` without `>`, `(` without `)`, or the other way round
        UnbalancedQuote = 11,
        TrailingText = 12, ///< something stands behind the address
        SeveralAddresses = 13, ///< an entry is one address, not a list or a group of them
        NotUtf8 = 14, ///< 8-bit bytes that are no UTF-8, for example Latin-1
        NotAscii = 15, ///< 8-bit bytes under the classic rules
        BadTopLevel = 16, ///< classic rules: the last label is not of 2, 3, 4 or 6 letters, or the only one
    };

    Kind kind = Kind::None;
    qsizetype position = 0; ///< byte of the entry at which it went wrong, from 0

    explicit operator bool() const noexcept { return kind != Kind::None; }
    friend bool operator==(const AddressFault &, const AddressFault &) = default;
};

/// An address as it goes on the wire. Only `parse` makes one that is not empty, so no CR, LF,
/// NUL or bare `>` can get into a command through it. An empty one is the null reverse-path.
class Address final
{
public:
    enum class Rules : quint8 {
        Current, ///< RFC 5321, 5322 and 6531: any top-level name, UTF-8, literals, quoted local parts
        Classic, ///< Mail::Bulkmail's of 2003 (spec section 12.5), a blank behind a comment and all
    };

    Address() = default;

    /// Reads a list entry: `address`, `<address>`, `Name <address>`, with comments in round brackets.
    /// Blanks at both ends do not count. Takes well under a microsecond for an ordinary entry.
    [[nodiscard]] static ParsedAddress parse(QByteArrayView entry, Rules rules = Rules::Current);

    /// What stands between `<` and `>`.
    [[nodiscard]] const QByteArray &wire() const noexcept { return m_wire; }
    [[nodiscard]] bool isEmpty() const noexcept { return m_wire.isEmpty(); }

    [[nodiscard]] QByteArrayView localPart() const { return QByteArrayView(m_wire).first(m_at); }
    /// Behind the `@` that is not quoted; a literal keeps its square brackets.
    [[nodiscard]] QByteArrayView domain() const;

    /// What makes recipients share an envelope: the domain with ASCII letters in lower case. Under the
    /// classic rules it begins behind the first `@`, a quoted one too (spec section 12.3).
    [[nodiscard]] QByteArray domainKey() const;
    /// What makes two entries the same recipient: the address with ASCII letters in lower case (spec section 12.6).
    [[nodiscard]] QByteArray key() const { return m_wire.toLower(); }

    /// It has bytes over 127, so it can only go to a relay that offers SMTPUTF8 (RFC 6531).
    [[nodiscard]] bool needsSmtpUtf8() const noexcept { return m_needsSmtpUtf8; }

    friend bool operator==(const Address &, const Address &) = default;

private:
    Address(QByteArray wire, Rules rules);

    QByteArray m_wire;
    qsizetype m_at = 0; // of the `@` in m_wire; 0 when empty
    Rules m_rules = Rules::Current;
    bool m_needsSmtpUtf8 = false;
};

/// An address, or why there is none.
struct ParsedAddress
{
    Address address;
    AddressFault fault;

    explicit operator bool() const noexcept { return !fault; }
};

} // namespace Relaydeck
