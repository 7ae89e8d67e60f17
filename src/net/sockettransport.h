#pragma once

#include "net/transport.h"

#include <QHostAddress>
#include <QSslSocket>

#include <memory>

namespace Relaydeck {

/// A TCP connection. QSslSocket is a plain QTcpSocket until TLS starts.
class SocketTransport final : public Transport
{
    Q_OBJECT

public:
    explicit SocketTransport(QObject *parent = nullptr);
    ~SocketTransport() override;

    void open(const Endpoint &endpoint) override;
    void write(QByteArrayView bytes) override;
    void close() override;
    void abort() override;
    void startTls(const TlsPolicy &policy) override;
    [[nodiscard]] const TlsReport &tlsReport() const override { return m_tls; }
    [[nodiscard]] qint64 pending() const override
    {
        return m_socket.bytesToWrite() + m_socket.encryptedBytesToWrite();
    }
    [[nodiscard]] QString peer() const override;
    [[nodiscard]] QString localAddress() const override { return m_socket.localAddress().toString(); }

private:
    static constexpr qint64 WordsShown = 200; // bytes of what an attacker put in

    void judge(const QList<QSslError> &errors);
    void finishHandshake();
    void noteCertificates(const QList<QSslError> &errors);
    void noteHandshakeFailure();
    void refuse(TlsFlaw flaw, const QByteArray &words);
    void readAll();
    void noteError(QAbstractSocket::SocketError error);
    void end();

    QSslSocket m_socket;
    LineLoss m_loss;
    TlsPolicy m_policy;
    TlsReport m_tls;
    bool m_securing = false; // the handshake is under way
    bool m_preparing = false; // it has not begun yet
    bool m_live = false; // between open() and closed or abort()
};

} // namespace Relaydeck
