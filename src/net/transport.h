#pragma once

#include "net/endpoint.h"
#include "net/proxyflaw.h"
#include "net/route.h"
#include "net/tlspolicy.h"
#include "net/tlsreport.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QObject>

#include <optional>

namespace Relaydeck {

/// Why a line ended.
struct LineLoss
{
    enum class Kind : quint8 {
        None, ///< closed in an orderly way, by us or by the peer
        Refused, ///< nobody listens there
        NameNotFound, ///< there is no such name, or it has no address
        NameNotAnswered, ///< nobody could tell whether there is one
        NoSuchFamily, ///< no address of the wanted family, or of the source address's; `words` names it
        SourceUnusable, ///< the source address is none of ours
        NoSocket, ///< the system has none for us: too many open files
        Proxy, ///< see `proxyFlaw`
        Unreachable, ///< no route, network down, and the like
        TimedOut, ///< the system gave up
        Reset, ///< cut by the peer
        Tls, ///< it could not be secured: see tlsReport()
        Other,
    };

    Kind kind = Kind::None;
    QByteArray words; ///< the system's or the proxy's, UTF-8; empty for None
    std::optional<ProxyFlaw> proxyFlaw = {}; ///< for Proxy
};

/// How far a line that is being opened has got.
enum class LineStage : quint8 {
    LookUp, ///< the name is being looked up
    Connect,
    Proxy, ///< we talk to the proxy
};

/// Bytes to and from one peer. No word of SMTP. One event loop, no blocking.
class Transport : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Transport)

public:
    using QObject::QObject;

    /// By what way peers are reached from now on. What has no ways to choose from takes no notice.
    virtual void setRoute(const Route &) {}
    /// Looks the name up and connects; `opened` or `closed` follows, perhaps from inside. Only when closed.
    virtual void open(const Endpoint &endpoint) = 0;
    /// Queues bytes behind those already written. Ignored unless open. `drained` and `closed` may come
    /// from inside.
    virtual void write(QByteArrayView bytes) = 0;
    /// Ends the line when everything is written; `closed` follows.
    virtual void close() = 0;
    /// Ends the line at once; `closed` is not emitted.
    virtual void abort() = 0;

    /// Secures the line, as its client. Only when open, with nothing written that waits for an answer in
    /// clear; `secured`, or `closed` with Tls, follows, perhaps from inside. Bytes that came in clear and
    /// were not read are nobody's: the line is ended.
    virtual void startTls(const TlsPolicy &policy) = 0;
    /// What is known of TLS on this line, also when it has failed.
    [[nodiscard]] virtual const TlsReport &tlsReport() const = 0;

    /// Bytes written here that the system has not taken yet.
    [[nodiscard]] virtual qint64 pending() const = 0;
    /// The peer's address and port as connected, or as the proxy was told them; empty while not open.
    [[nodiscard]] virtual QString peer() const = 0;
    /// Our own address on this line; empty while not open.
    [[nodiscard]] virtual QString localAddress() const = 0;

signals:
    /// On the way to `opened`: a stage has begun.
    void advanced(Relaydeck::LineStage stage);
    void opened();
    /// Valid only during the call.
    void arrived(QByteArrayView bytes);
    /// The system took some of the pending bytes.
    void drained();
    /// From now on everything goes through TLS.
    void secured(const Relaydeck::TlsReport &report);
    void closed(const Relaydeck::LineLoss &loss);
};

} // namespace Relaydeck
