#pragma once

#include <QObject>

namespace Relaydeck {
inline namespace ProxyFlaws {
Q_NAMESPACE

/// Why a proxy did not bring us to the peer.
enum class ProxyFlaw : quint8 {
    NameNotFound, ///< the proxy's own
    NotReached, ///< nobody answers where the proxy should be
    Silent, ///< it did not answer in time
    HungUp, ///< in the middle of the negotiation
    NotAProxy, ///< what it says is not of this kind of proxy
    LoginWanted, ///< and we have none, or cannot do it in its way
    LoginRefused,
    Unsayable, ///< user, password or the peer's name is too long for it
    Forbidden, ///< its rules do not let us
    PeerNotFound, ///< it does not find the name or the network of the peer
    PeerRefused, ///< nobody listens there
    PeerSilent, ///< it waited in vain for the peer
    OtherRefusal, ///< its words say which
};
Q_ENUM_NS(ProxyFlaw)
} // namespace ProxyFlaws
} // namespace Relaydeck
