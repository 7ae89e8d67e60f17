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
    [[nodiscard]] qint64 pending() const override { return m_socket.bytesToWrite(); }
    [[nodiscard]] QString peer() const override;
    [[nodiscard]] QString localAddress() const override { return m_socket.localAddress().toString(); }

private:
    void readAll();
    void noteError(QAbstractSocket::SocketError error);
    void end();

    QSslSocket m_socket;
    LineLoss m_loss;
    bool m_live = false; // between open() and closed or abort()
};

} // namespace Relaydeck
