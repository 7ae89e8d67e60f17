#include "smtp/dsn.h"

#include <QByteArrayList>

#include <algorithm>

namespace Relaydeck {

using namespace Qt::StringLiterals;

bool DsnRequest::isEnvelopeId(QByteArrayView text) noexcept
{
    const auto isPrintable = [](char c) { return c >= ' ' && c <= '~'; };
    return !text.isEmpty() && text.size() <= LongestEnvelopeId
        && std::all_of(text.begin(), text.end(), isPrintable);
}

QByteArray xtext(QByteArrayView text)
{
    constexpr char Digits[] = "0123456789ABCDEF";
    QByteArray encoded;
    encoded.reserve(text.size());
    for (const char c : text) {
        if (c > ' ' && c <= '~' && c != '+' && c != '=')
            encoded.append(c);
        else
            encoded.append('+').append(Digits[quint8(c) >> 4]).append(Digits[quint8(c) & 15]);
    }
    return encoded;
}

QByteArray DsnRequest::mailParameters() const
{
    QByteArrayList parameters;
    if (what != Return::Unsaid)
        parameters.append(what == Return::Full ? "RET=FULL"_ba : "RET=HDRS"_ba);
    if (!envelopeId.isEmpty())
        parameters.append("ENVID="_ba + xtext(envelopeId));
    return parameters.join(' ');
}

/// The address of another kind than rfc822 would need a name that only RFC 6533 has.
QByteArray DsnRequest::rcptParameters(QByteArrayView address) const
{
    if (notify == 0)
        return {};
    QByteArrayList when;
    if (notify & Never)
        when.append("NEVER"_ba);
    if (notify & Success)
        when.append("SUCCESS"_ba);
    if (notify & Failure)
        when.append("FAILURE"_ba);
    if (notify & Delay)
        when.append("DELAY"_ba);
    const QByteArray parameters = "NOTIFY="_ba + when.join(',');
    const bool isAscii = std::all_of(address.begin(), address.end(), [](char c) { return quint8(c) < 0x80; });
    return isAscii ? parameters + " ORCPT=rfc822;"_ba + xtext(address) : parameters;
}

} // namespace Relaydeck
