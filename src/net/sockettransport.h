#pragma once

#include "net/connector.h"
#include "net/proxytalk.h"
#include "net/transport.h"

#include <QSslSocket>

#include <memory>

namespace Relaydeck {

/// A TCP connection, made by us or by a proxy. QSslSocket is a plain QTcpSocket until TLS starts.
class SocketTransport final : public Transport
{
    Q_OBJECT

public:
    explicit SocketTransport(QObject *parent = nullptr);
    explicit SocketTransport(std::unique_ptr<NameFinder> finder, QObject *parent = nullptr);
    ~SocketTransport() override;

    void setRoute(const Route &route) override { m_route = route; }

    void open(const Endpoint &endpoint) override;
    void write(QByteArrayView bytes) override;
    void close() override;
    void abort() override;
    void startTls(const TlsPolicy &policy) override;
    [[nodiscard]] const TlsReport &tlsReport() const override { return m_tls; }
    [[nodiscard]] qint64 pending() const override;
    [[nodiscard]] QString peer() const override;
    [[nodiscard]] QString localAddress() const override;

private:
    static constexpr qint64 WordsShown = 200; // bytes of what an attacker put in

    void adopt();
    void begin();
    void failToConnect(LineLoss loss);
    void heedProxy(const ProxyTalk::Next &next);
    void talkToProxy();
    void giveUp(const LineLoss &loss);
    [[nodiscard]] bool isOpen() const;

    void judge(const QList<QSslError> &errors);
    void finishHandshake();
    void noteCertificates(const QList<QSslError> &errors);
    void noteHandshakeFailure();
    void refuse(TlsFlaw flaw, const QByteArray &words);
    void readAll();
    void noteError(QAbstractSocket::SocketError error);
    void end();

    Connector m_connector;
    Route m_route;
    Endpoint m_endpoint;
    std::unique_ptr<QSslSocket> m_socket; // none before it is connected for the first time
    std::unique_ptr<ProxyTalk> m_proxyTalk; // while the proxy has not let us through
    QByteArray m_proxyHeard; // and not understood yet
    LineLoss m_loss;
    TlsPolicy m_policy;
    TlsReport m_tls;
    bool m_securing = false; // the handshake is under way
    bool m_preparing = false; // it has not begun yet
    bool m_heard = false; // the peer has said something in clear, and it was handed on
    bool m_live = false; // between open() and closed or abort()
};

} // namespace Relaydeck
