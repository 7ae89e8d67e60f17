#include "net/sockettransport.h"

#include <QHostAddress>

#include <array>

namespace Relaydeck {

namespace {

LineLoss::Kind kindOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError: return LineLoss::Kind::Refused;
    case QAbstractSocket::RemoteHostClosedError: return LineLoss::Kind::None;
    case QAbstractSocket::HostNotFoundError: return LineLoss::Kind::NameNotFound;
    case QAbstractSocket::SocketTimeoutError: return LineLoss::Kind::TimedOut;
    case QAbstractSocket::NetworkError: return LineLoss::Kind::Unreachable;
    default: return LineLoss::Kind::Other;
    }
}

} // namespace

SocketTransport::SocketTransport(QObject *parent) : Transport(parent)
{
    connect(&m_socket, &QSslSocket::connected, this, [this] {
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_socket.setSocketOption(QAbstractSocket::KeepAliveOption, 1);
        emit opened();
    });
    connect(&m_socket, &QSslSocket::readyRead, this, &SocketTransport::readAll);
    connect(&m_socket, &QSslSocket::bytesWritten, this, &Transport::drained);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &SocketTransport::noteError);
    connect(&m_socket, &QSslSocket::disconnected, this, &SocketTransport::end);
}

SocketTransport::~SocketTransport()
{
    abort();
}

void SocketTransport::open(const Endpoint &endpoint)
{
    m_loss = {};
    m_live = true;
    m_socket.connectToHost(endpoint.host, endpoint.port);
}

void SocketTransport::write(QByteArrayView bytes)
{
    if (m_socket.state() == QAbstractSocket::ConnectedState)
        m_socket.write(bytes.data(), bytes.size());
}

void SocketTransport::close()
{
    if (m_live)
        m_socket.disconnectFromHost();
}

void SocketTransport::abort()
{
    m_live = false;
    m_socket.abort();
}

QString SocketTransport::peer() const
{
    if (m_socket.state() != QAbstractSocket::ConnectedState)
        return {};
    return Endpoint{m_socket.peerAddress().toString(), m_socket.peerPort()}.toString();
}

void SocketTransport::readAll()
{
    std::array<char, 16384> buffer;
    while (m_live && m_socket.bytesAvailable() > 0) {
        const qint64 size = m_socket.read(buffer.data(), qint64(buffer.size()));
        if (size <= 0)
            return;
        emit arrived(QByteArrayView(buffer.data(), size));
    }
}

void SocketTransport::noteError(QAbstractSocket::SocketError error)
{
    m_loss.kind = kindOf(error);
    m_loss.words = m_loss.kind == LineLoss::Kind::None ? QByteArray() : m_socket.errorString().toUtf8();
    if (m_socket.state() != QAbstractSocket::ConnectedState
        && m_socket.state() != QAbstractSocket::ClosingState)
        end(); // never connected: there will be no disconnected()
}

/// Says closed() once, after everything that came has been read.
void SocketTransport::end()
{
    if (!m_live)
        return;
    readAll();
    if (!std::exchange(m_live, false))
        return;
    emit closed(m_loss);
}

} // namespace Relaydeck
