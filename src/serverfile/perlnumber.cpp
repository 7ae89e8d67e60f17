#include "serverfile/perlnumber.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace Relaydeck {
namespace {

bool startsWithWord(QByteArrayView text, QByteArrayView word) noexcept
{
    return text.size() >= word.size() && text.first(word.size()).compare(word, Qt::CaseInsensitive) == 0;
}

/// `inf`, `infinity` and `nan` after the sign; the bytes taken, or 0.
qsizetype readSpecial(QByteArrayView text, double &value) noexcept
{
    using Limits = std::numeric_limits<double>;
    for (const QByteArrayView word : {QByteArrayView("infinity"), QByteArrayView("inf")}) {
        if (startsWithWord(text, word)) {
            value = Limits::infinity();
            return word.size();
        }
    }
    if (startsWithWord(text, "nan")) {
        value = Limits::quiet_NaN();
        return 3;
    }
    return 0;
}

qsizetype readDecimal(QByteArrayView text, double &value) noexcept
{
    const bool startsNumber = !text.isEmpty() && ((text[0] >= '0' && text[0] <= '9') || text[0] == '.');
    if (!startsNumber)
        return 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), value);
    if (error == std::errc::result_out_of_range) {
        const QByteArrayView taken(text.begin(), end);
        value = taken.contains("e-") || taken.contains("E-") ? 0 : std::numeric_limits<double>::infinity();
    } else if (error != std::errc()) {
        return 0;
    }
    return end - text.begin();
}

} // namespace

PerlNumber perlNumber(QByteArrayView text) noexcept
{
    qsizetype at = 0;
    while (at < text.size() && isConfSpace(text[at]))
        ++at;
    const bool signedText = at < text.size() && (text[at] == '-' || text[at] == '+');
    const bool negative = signedText && text[at] == '-';
    const QByteArrayView digits = text.sliced(signedText ? at + 1 : at);

    PerlNumber number;
    qsizetype taken = readDecimal(digits, number.value);
    if (taken == 0)
        taken = readSpecial(digits, number.value);
    if (taken == 0)
        return {};
    if (negative)
        number.value = -number.value;
    number.used = (digits.begin() - text.begin()) + taken;
    return number;
}

qint64 saturated(double number) noexcept
{
    static constexpr double most = 9.2e18;
    return std::isnan(number) ? 0 : qint64(std::clamp(number, -most, most));
}

bool perlTrue(QByteArrayView text) noexcept
{
    return !text.isEmpty() && text != QByteArrayView("0");
}

} // namespace Relaydeck
