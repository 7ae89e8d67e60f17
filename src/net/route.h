#pragma once

#include "net/endpoint.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace Relaydeck {

/// Which addresses of a name may be used.
enum class AddressFamily : quint8 { Any, IPv4, IPv6 };

/// Somebody in between who connects for us.
struct Proxy
{
    enum class Kind : quint8 {
        Socks5, ///< RFC 1928, with the login of RFC 1929
        HttpConnect, ///< RFC 9110 section 9.3.6, with the login of RFC 7617
    };

    Kind kind = Kind::Socks5;
    Endpoint endpoint;
    QByteArray user; ///< UTF-8; empty: no login
    QByteArray password; ///< UTF-8; must not be logged or kept

    friend bool operator==(const Proxy &, const Proxy &) = default;
};

/// By what way a peer is reached. Family and source address hold for the connection that we make ourselves:
/// to the proxy where there is one, which looks up the peer's name then.
struct Route
{
    AddressFamily family = AddressFamily::Any;
    QString sourceAddress; ///< an address of ours; empty: the system chooses
    std::optional<Proxy> proxy;

    friend bool operator==(const Route &, const Route &) = default;
};

} // namespace Relaydeck
