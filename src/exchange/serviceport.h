#pragma once

#include <QByteArray>

namespace Relaydeck {

/// The port of a service that carries mail (RFC 6335, RFC 8314), in digits; what is none of their names
/// stays as it is.
[[nodiscard]] inline QByteArray servicePort(const QByteArray &name)
{
    const QByteArray word = name.toLower();
    if (word == "smtp")
        return QByteArray("25");
    if (word == "submission")
        return QByteArray("587");
    return word == "smtps" || word == "submissions" ? QByteArray("465") : name;
}

} // namespace Relaydeck
