#include "serverfile/routevalue.h"

#include <QUrl>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace Relaydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestProxy = 1024; // bytes; far beyond any name

constexpr quint16 SocksPort = 1080;
constexpr quint16 HttpPort = 8080;

FieldReading unusable(DiagnosticKind flaw)
{
    FieldReading reading;
    reading.usable = false;
    reading.flaw = flaw;
    return reading;
}

} // namespace

QByteArrayView withoutBrackets(QByteArrayView host)
{
    const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
    return bracketed ? host.sliced(1, host.size() - 2) : host;
}

FieldReading readProxy(QByteArrayView text)
{
    if (text.compare("none", Qt::CaseInsensitive) == 0)
        return {};
    const QUrl url(displayText(text), QUrl::StrictMode);
    if (url.isValid() && !url.password().isEmpty())
        return unusable(DiagnosticKind::ProxyWithPassword);
    const bool socks = url.scheme() == "socks5"_L1 || url.scheme() == "socks5h"_L1;
    const bool known = socks || url.scheme() == "http"_L1;
    const bool more = (!url.path().isEmpty() && url.path() != "/"_L1) || url.hasQuery() || url.hasFragment();
    const quint16 usual = socks ? SocksPort : HttpPort;
    const int port = url.port(usual);
    if (!url.isValid() || !known || more || url.host().isEmpty() || port < 1 || text.size() > LongestProxy)
        return unusable(DiagnosticKind::ProxyUnusable);
    FieldReading reading;
    reading.proxy.kind = socks ? ProxyRule::Kind::Socks5 : ProxyRule::Kind::HttpConnect;
    reading.proxy.host = url.host();
    reading.proxy.port = quint16(port);
    reading.proxy.user = url.userName(QUrl::FullyDecoded).toUtf8();
    return reading;
}

FieldReading readAddress(QByteArrayView text)
{
    const QByteArray whole = withoutBrackets(text).toByteArray();
    const QByteArray address = whole.split('%').first();
    in6_addr bits{}; // large enough for both
    const bool good = !whole.contains('\0')
        && (::inet_pton(AF_INET, whole.constData(), &bits) == 1
            || ::inet_pton(AF_INET6, address.constData(), &bits) == 1);
    return good ? FieldReading() : unusable(DiagnosticKind::AddressUnusable);
}

} // namespace Relaydeck
