#pragma once

#include "net/proxytalk.h"

namespace Relaydeck {

/// The CONNECT of HTTP/1.1 (RFC 9110 section 9.3.6), with the Basic login (RFC 7617) where there is a user.
/// The proxy looks up names.
class ConnectTalk final : public ProxyTalk
{
public:
    static constexpr qsizetype LargestAnswer = 64 * 1024; ///< bytes of header lines

    ConnectTalk(const Proxy &proxy, const Endpoint &peer);

    [[nodiscard]] Next begin() override;
    [[nodiscard]] Next heed(QByteArray &heard) override;

private:
    [[nodiscard]] QByteArray firstLine(const QByteArray &heard) const;

    const Proxy m_proxy;
    const Endpoint m_peer;
};

} // namespace Relaydeck
