#include "net/endpoint.h"

#include <algorithm>

namespace Relaydeck {

namespace {

std::optional<quint16> portFrom(QStringView text)
{
    const bool digitsOnly
        = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool fits = false;
    const uint port = text.toUInt(&fits);
    if (!digitsOnly || !fits || port == 0 || port > 65535)
        return std::nullopt;
    return quint16(port);
}

bool isUsableHost(QStringView host)
{
    return !host.isEmpty() && std::none_of(host.begin(), host.end(), [](QChar c) {
        return c.isSpace() || c < u' ' || c == u'[' || c == u']';
    });
}

} // namespace

std::optional<Endpoint> Endpoint::parse(const QString &text, quint16 defaultPort)
{
    QStringView host = QStringView(text).trimmed();
    std::optional<QStringView> port;
    if (host.startsWith(u'[')) {
        const qsizetype end = host.indexOf(u']');
        if (end < 0)
            return std::nullopt;
        const QStringView rest = host.sliced(end + 1);
        if (!rest.isEmpty() && !rest.startsWith(u':'))
            return std::nullopt;
        if (!rest.isEmpty())
            port = rest.sliced(1);
        host = host.sliced(1, end - 1);
    } else if (host.count(u':') == 1) {
        const qsizetype colon = host.indexOf(u':');
        port = host.sliced(colon + 1);
        host = host.first(colon);
    }
    const std::optional<quint16> number = port ? portFrom(*port) : defaultPort;
    if (!number || !isUsableHost(host))
        return std::nullopt;
    return Endpoint{host.toString(), *number};
}

QString Endpoint::toString() const
{
    const QString shown = host.contains(u':') ? u'[' + host + u']' : host;
    return shown + u':' + QString::number(port);
}

} // namespace Relaydeck
