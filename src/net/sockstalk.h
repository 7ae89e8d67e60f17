#pragma once

#include "net/proxytalk.h"

namespace Relaydeck {

/// SOCKS 5 (RFC 1928), with user and password (RFC 1929) where there is a user. The proxy looks up names.
class SocksTalk final : public ProxyTalk
{
public:
    SocksTalk(const Proxy &proxy, const Endpoint &peer);

    [[nodiscard]] Next begin() override;
    [[nodiscard]] Next heed(QByteArray &heard) override;

private:
    enum class Awaits : quint8 { Method, LoginVerdict, Verdict };

    [[nodiscard]] Next heedMethod(QByteArray &heard);
    [[nodiscard]] Next heedLogin(QByteArray &heard);
    [[nodiscard]] Next heedVerdict(QByteArray &heard);
    [[nodiscard]] Next sayLogin();
    [[nodiscard]] Next sayConnect();

    const Proxy m_proxy;
    const Endpoint m_peer;
    Awaits m_awaits = Awaits::Method;
};

} // namespace Relaydeck
