#include "net/sockettransport.h"

#include "net/certificatecheck.h"

#include <QHostAddress>
#include <QSslCipher>

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

int versionOf(QSsl::SslProtocol protocol)
{
    switch (protocol) {
    case QSsl::TlsV1_2: return 12;
    case QSsl::TlsV1_3: return 13;
    default: return 0;
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
    connect(&m_socket, &QSslSocket::encryptedBytesWritten, this, &Transport::drained);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &SocketTransport::noteError);
    connect(&m_socket, &QSslSocket::disconnected, this, &SocketTransport::end);
    connect(&m_socket, &QSslSocket::sslErrors, this, &SocketTransport::judge);
    connect(&m_socket, &QSslSocket::encrypted, this, &SocketTransport::finishHandshake);
}

SocketTransport::~SocketTransport()
{
    abort();
}

void SocketTransport::open(const Endpoint &endpoint)
{
    m_loss = {};
    m_tls = {};
    m_securing = false;
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

// ---- TLS

void SocketTransport::startTls(const TlsPolicy &policy)
{
    m_policy = policy;
    m_tls = {};
    m_tls.serverName = policy.serverName;
    m_tls.checked = policy.check != TlsPolicy::Check::Off;
    if (m_socket.bytesAvailable() > 0) { // Qt would hand them over later as if they had come through TLS
        refuse(TlsFlaw::ClearBytesLeft, m_socket.peek(WordsShown));
        return;
    }
    const TlsPreparation made = prepareTls(policy);
    if (made.flaw) {
        refuse(*made.flaw, made.file.toUtf8());
        return;
    }
    m_securing = true;
    m_socket.setSslConfiguration(made.configuration);
    m_socket.setPeerVerifyName(policy.serverName);
    m_preparing = true;
    m_socket.startClientEncryption();
    m_preparing = false;
}

/// The library objects to the certificate. What the policy forgives is forgiven here.
void SocketTransport::judge(const QList<QSslError> &errors)
{
    noteCertificates(errors);
    if (!m_tls.refusal)
        m_socket.ignoreSslErrors();
}

/// The handshake is through. The library has no objection, but what it says of names is not enough.
void SocketTransport::finishHandshake()
{
    m_securing = false;
    noteCertificates(m_socket.sslHandshakeErrors());
    m_tls.version = versionOf(m_socket.sessionProtocol());
    m_tls.cipher = m_socket.sessionCipher().name().toLatin1();
    m_tls.cipherBits = m_socket.sessionCipher().usedBits();
    if (m_tls.refusal) {
        refuse(*m_tls.refusal, m_tls.words);
        return;
    }
    m_tls.secured = true;
    emit secured(m_tls);
}

void SocketTransport::noteCertificates(const QList<QSslError> &errors)
{
    m_tls.chain.clear();
    for (const QSslCertificate &certificate : m_socket.peerCertificateChain())
        m_tls.chain.append(factsOf(certificate));
    m_tls.flaws = flawsOf(m_socket.peerCertificate(), errors, m_policy);
    m_tls.refusal = refusalOf(m_tls.flaws, m_policy);
    m_tls.words = m_tls.refusal && !errors.isEmpty() ? errors.first().errorString().toUtf8() : QByteArray();
}

/// Ends the line at once: nothing more is said or heard on it.
void SocketTransport::refuse(TlsFlaw flaw, const QByteArray &words)
{
    m_tls.refusal = flaw;
    m_tls.words = words;
    m_securing = false;
    m_loss = {LineLoss::Kind::Tls, words};
    abort();
    emit closed(m_loss);
}

void SocketTransport::noteHandshakeFailure()
{
    m_loss = {LineLoss::Kind::Tls, m_socket.errorString().toUtf8()};
    if (!m_tls.refusal) { // else the certificate was judged, and the library only follows
        const bool ownFile = m_preparing && !m_policy.ownCertificateFile.isEmpty();
        m_tls.words = m_loss.words;
        m_tls.refusal = ownFile ? TlsFlaw::OwnCertificateUnusable : flawOfHandshake(m_socket.errorString());
    }
    // Usually the library ends the line now. When it could not even begin, it leaves it open.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_live && m_securing)
                m_socket.abort();
        },
        Qt::QueuedConnection);
}

// ---- The line

void SocketTransport::readAll()
{
    std::array<char, 16384> buffer;
    while (m_live && !m_securing && m_socket.bytesAvailable() > 0) {
        const qint64 size = m_socket.read(buffer.data(), qint64(buffer.size()));
        if (size <= 0)
            return;
        emit arrived(QByteArrayView(buffer.data(), size));
    }
}

void SocketTransport::noteError(QAbstractSocket::SocketError error)
{
    if (m_securing) {
        noteHandshakeFailure();
    } else {
        m_loss.kind = kindOf(error);
        m_loss.words = m_loss.kind == LineLoss::Kind::None ? QByteArray() : m_socket.errorString().toUtf8();
    }
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
