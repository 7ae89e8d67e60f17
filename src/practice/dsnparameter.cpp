#include "practice/dsnparameter.h"

#include <QByteArray>
#include <QList>

#include <algorithm>

namespace Relaydeck {

namespace {

constexpr qsizetype LongestEnvelopeId = 100; // characters, RFC 3461 section 4.4
constexpr qsizetype LongestOriginal = 500; // RFC 3461 section 4.2

bool is(QByteArrayView text, QByteArrayView word)
{
    return text.compare(word, Qt::CaseInsensitive) == 0;
}

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F');
}

/// RFC 3461 section 4: printable, `+` only before two digits.
bool isXtext(QByteArrayView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            if (i + 2 >= text.size() || !isHexDigit(text[i + 1]) || !isHexDigit(text[i + 2]))
                return false;
            i += 2;
        } else if (text[i] < '!' || text[i] > '~' || text[i] == '=') {
            return false;
        }
    }
    return !text.isEmpty();
}

bool isNotify(QByteArrayView value)
{
    if (is(value, "NEVER"))
        return true;
    const QByteArrayList words = value.toByteArray().split(',');
    return std::all_of(words.begin(), words.end(), [](const QByteArray &word) {
        return is(word, "SUCCESS") || is(word, "FAILURE") || is(word, "DELAY");
    });
}

/// `rfc822;you@b.test`
bool isOriginal(QByteArrayView value)
{
    const qsizetype semicolon = value.indexOf(';');
    return semicolon > 0 && value.size() <= LongestOriginal && isXtext(value.sliced(semicolon + 1));
}

} // namespace

std::optional<QByteArrayView> faultOfMailDsn(QByteArrayView key, QByteArrayView value)
{
    if (is(key, "RET"))
        return is(value, "FULL") || is(value, "HDRS") ? QByteArrayView() : "501 5.5.4 RET is FULL or HDRS";
    if (is(key, "ENVID"))
        return isXtext(value) && value.size() - 2 * value.count('+') <= LongestEnvelopeId
            ? QByteArrayView()
            : "501 5.5.4 ENVID is xtext of up to 100 characters";
    return std::nullopt;
}

std::optional<QByteArrayView> faultOfRcptDsn(QByteArrayView key, QByteArrayView value)
{
    if (is(key, "NOTIFY"))
        return isNotify(value) ? QByteArrayView()
                               : "501 5.5.4 NOTIFY is NEVER, or some of SUCCESS, FAILURE, DELAY";
    if (is(key, "ORCPT"))
        return isOriginal(value) ? QByteArrayView() : "501 5.5.4 ORCPT is a type and an address in xtext";
    return std::nullopt;
}

} // namespace Relaydeck
