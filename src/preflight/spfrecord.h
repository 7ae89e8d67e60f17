#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>

namespace Relaydeck {

/// One mechanism or modifier of an SPF record (RFC 7208 sections 5 and 6).
struct SpfTerm
{
    enum class Kind : quint8 {
        All,
        Include,
        A,
        Mx,
        Ip4,
        Ip6,
        Ptr,
        Exists,
        Redirect,
        OtherModifier, ///< `exp` and those that RFC 7208 does not know: they do not count
        Invalid, ///< no such mechanism, or not written as it must be
    };

    Kind kind = Kind::Invalid;
    char qualifier = '+'; ///< + - ~ ?
    QByteArray domain; ///< empty: the domain that the record is of
    QHostAddress network; ///< of Ip4 and Ip6
    int prefix4 = 32; ///< 0 to 32
    int prefix6 = 128; ///< 0 to 128
    QByteArray raw; ///< as it stands in the record

    /// Its meaning depends on the message: `%{...}` (RFC 7208 section 7).
    [[nodiscard]] bool hasMacro() const { return domain.contains('%'); }
};

/// True for a text that claims to be an SPF record of version 1.
[[nodiscard]] bool isSpfRecord(const QByteArray &text);
/// Its terms in order; of any bytes at all.
[[nodiscard]] QList<SpfTerm> parseSpfRecord(const QByteArray &text);

} // namespace Relaydeck
