#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace Relaydeck {

/// What the value of an entry means (spec section 2.3). Nothing is ever executed.
struct ConfValue
{
    enum class Kind : quint8 {
        Text,
        Undef, ///< the exact word `undef`
        Undecodable, ///< begins with a backslash and needs Perl to be understood
    };

    Kind kind = Kind::Undef;
    QByteArray text; ///< empty unless kind is Text

    [[nodiscard]] bool isText() const noexcept { return kind == Kind::Text; }
};

/// Decodes a raw value. A value whose first byte is a backslash is a double-quoted Perl string: its
/// plain escapes (`\t \n \r \f \a \e \b`, `\101`, `\x41`, `\x{41}`, `\\`, `\"`, `\$`, `\@`, `\E`) are
/// understood; variables, case escapes, an unescaped quote and characters beyond one byte are not.
[[nodiscard]] ConfValue decodeValue(QByteArrayView raw);

/// Whether the module takes this raw value for true (spec section 1). Undecodable values count as true.
[[nodiscard]] bool isTrueValue(QByteArrayView raw);

/// How a text must be written after `=` so that Mail::Bulkmail and we read it back unchanged (spec
/// section 2.8, rule 5). Most texts stand as they are.
[[nodiscard]] QByteArray encodeValue(QByteArrayView text);

} // namespace Relaydeck
