#pragma once

#include <QByteArrayView>

namespace Relaydeck {

/// What Perl makes of a text where it needs a number (spec section 1).
struct PerlNumber
{
    double value = 0; ///< may be infinite or not a number
    qsizetype used
        = 0; ///< bytes of the text that the number took, leading whitespace included; 0: nothing numeric

    [[nodiscard]] bool isNumeric() const noexcept { return used > 0; }
};

/// Leading ASCII whitespace is skipped, then the longest leading decimal number is taken: `3 apples`
/// is 3, `1e1` is 10, `0x10` is 0, `unlimited` is 0 and not numeric, `inf` is infinite.
[[nodiscard]] PerlNumber perlNumber(QByteArrayView text) noexcept;

/// The nearest whole number that 64 bits hold, towards zero; 0 for what is not a number.
[[nodiscard]] qint64 saturated(double number) noexcept;

/// Everything but the empty text and the text `0` is true, also `0.0`, `00` and a blank.
[[nodiscard]] bool perlTrue(QByteArrayView text) noexcept;

/// Blank, tab, LF, CR, form feed, vertical tab; nothing beyond ASCII.
[[nodiscard]] constexpr bool isConfSpace(char c) noexcept
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

} // namespace Relaydeck
