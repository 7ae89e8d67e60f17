#pragma once

#include "net/proxyflaw.h"
#include "net/route.h"

#include <QByteArray>

#include <memory>
#include <optional>

namespace Relaydeck {

/// What is said to a proxy until it has connected us to the peer. No I/O.
class ProxyTalk
{
    Q_DISABLE_COPY_MOVE(ProxyTalk)

public:
    /// What comes next. Nothing said and nothing decided: more bytes are wanted.
    struct Next
    {
        QByteArray say;
        bool through = false; ///< whatever comes now is the peer's
        std::optional<ProxyFlaw> flaw;
        QByteArray words; ///< with a flaw: the proxy's own, without our password; may be empty
    };

    ProxyTalk() = default;
    virtual ~ProxyTalk() = default;

    [[nodiscard]] virtual Next begin() = 0;
    /// Takes what it understands from the front of `heard`. Call it again while it says something.
    [[nodiscard]] virtual Next heed(QByteArray &heard) = 0;
};

[[nodiscard]] std::unique_ptr<ProxyTalk> makeProxyTalk(const Proxy &proxy, const Endpoint &peer);

/// The beginning of what a proxy has said, without our password.
[[nodiscard]] QByteArray proxyWords(const Proxy &proxy, const QByteArray &heard);
/// The name as a proxy is told it: in ASCII letters, an address as it is.
[[nodiscard]] QByteArray nameForProxy(const QString &host);

} // namespace Relaydeck
