#include "net/proxytalk.h"

#include "net/connecttalk.h"
#include "net/sockstalk.h"

#include <QUrl>

namespace Relaydeck {

std::unique_ptr<ProxyTalk> makeProxyTalk(const Proxy &proxy, const Endpoint &peer)
{
    if (proxy.kind == Proxy::Kind::Socks5)
        return std::make_unique<SocksTalk>(proxy, peer);
    return std::make_unique<ConnectTalk>(proxy, peer);
}

QByteArray proxyWords(const Proxy &proxy, const QByteArray &heard)
{
    constexpr qsizetype longestPassword = 4096; // bytes; one that is cut in two would not be known
    constexpr qsizetype shown = 200; // bytes
    QByteArray words = heard.left(shown + 2 * longestPassword);
    if (!proxy.password.isEmpty()) {
        words.replace((proxy.user + ':' + proxy.password).toBase64(), "***");
        words.replace(proxy.password, "***");
    }
    return words.left(shown);
}

QByteArray nameForProxy(const QString &host)
{
    const QByteArray ascii = QUrl::toAce(host);
    return ascii.isEmpty() ? host.toUtf8() : ascii; // an address, or my_host, which is no name by the letter
}

} // namespace Relaydeck
