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
    case QAbstractSocket::RemoteHostClosedError: return LineLoss::Kind::None;
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

SocketTransport::SocketTransport(QObject *parent) : SocketTransport(makeSystemNameFinder(), parent)
{}

SocketTransport::SocketTransport(std::unique_ptr<NameFinder> finder, QObject *parent)
    : Transport(parent),
      m_connector(std::move(finder))
{
    connect(&m_connector, &Connector::lookingUp, this, [this] { emit advanced(LineStage::LookUp); });
    connect(&m_connector, &Connector::trying, this, [this] { emit advanced(LineStage::Connect); });
    connect(&m_connector, &Connector::connected, this, &SocketTransport::adopt);
    connect(&m_connector, &Connector::failed, this, &SocketTransport::failToConnect);
}

SocketTransport::~SocketTransport()
{
    abort();
}

// ---- The way to the peer

void SocketTransport::open(const Endpoint &endpoint)
{
    m_loss = {};
    m_tls = {};
    m_securing = false;
    m_heard = false;
    if (m_socket)
        m_socket->abort(); // what it still had to write is forgotten
    m_live = true;
    m_endpoint = endpoint;
    m_proxyTalk.reset();
    m_proxyHeard.clear();
    m_connector.start(
        m_route.proxy ? m_route.proxy->endpoint : endpoint, m_route.family, m_route.sourceAddress);
}

/// The connected socket is ours from now on. The one before it may be speaking.
void SocketTransport::adopt()
{
    if (m_socket)
        m_socket.release()->deleteLater();
    m_socket = m_connector.take();
    QSslSocket *const socket = m_socket.get();
    connect(socket, &QSslSocket::readyRead, this, &SocketTransport::readAll);
    connect(socket, &QSslSocket::bytesWritten, this, &Transport::drained);
    connect(socket, &QSslSocket::encryptedBytesWritten, this, &Transport::drained);
    connect(socket, &QSslSocket::errorOccurred, this, &SocketTransport::noteError);
    connect(socket, &QSslSocket::disconnected, this, &SocketTransport::end);
    connect(socket, &QSslSocket::sslErrors, this, &SocketTransport::judge);
    connect(socket, &QSslSocket::encrypted, this, &SocketTransport::finishHandshake);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    begin();
}

void SocketTransport::begin()
{
    if (!m_route.proxy) {
        emit opened();
        return;
    }
    m_proxyTalk = makeProxyTalk(*m_route.proxy, m_endpoint);
    emit advanced(LineStage::Proxy);
    if (m_proxyTalk)
        heedProxy(m_proxyTalk->begin());
}

void SocketTransport::failToConnect(LineLoss loss)
{
    using enum LineLoss::Kind;
    if (m_route.proxy && (loss.kind == NameNotFound || loss.kind == NameNotAnswered))
        loss = {Proxy, loss.words, ProxyFlaw::NameNotFound};
    else if (m_route.proxy && loss.kind != SourceUnusable && loss.kind != NoSocket
        && loss.kind != NoSuchFamily)
        loss = {Proxy, loss.words, ProxyFlaw::NotReached};
    giveUp(loss);
}

void SocketTransport::talkToProxy()
{
    m_proxyHeard += m_socket->readAll();
    heedProxy(m_proxyTalk->heed(m_proxyHeard));
}

void SocketTransport::heedProxy(const ProxyTalk::Next &next)
{
    if (next.flaw) {
        giveUp({LineLoss::Kind::Proxy, next.words, next.flaw});
    } else if (next.through) {
        m_proxyTalk.reset();
        emit opened();
        if (const QByteArray early = std::exchange(m_proxyHeard, {}); m_live && !early.isEmpty()) {
            m_heard = true;
            emit arrived(early);
        }
        readAll();
    } else if (!next.say.isEmpty()) {
        m_socket->write(next.say);
        if (!m_proxyHeard.isEmpty())
            heedProxy(m_proxyTalk->heed(m_proxyHeard));
    }
}

/// Ends the line at once, and says so.
void SocketTransport::giveUp(const LineLoss &loss)
{
    m_loss = loss;
    abort();
    emit closed(m_loss);
}

// ---- Use

bool SocketTransport::isOpen() const
{
    return m_live && m_socket && !m_proxyTalk && m_socket->state() == QAbstractSocket::ConnectedState;
}

void SocketTransport::write(QByteArrayView bytes)
{
    if (!isOpen())
        return;
    m_socket->write(bytes.data(), bytes.size());
    m_socket->flush(); // at once, rather than when the event loop finds that it may
}

void SocketTransport::close()
{
    const bool closing = m_socket && m_socket->state() == QAbstractSocket::ClosingState;
    if (!m_live || closing)
        return;
    if (isOpen())
        m_socket->disconnectFromHost();
    else
        giveUp({});
}

void SocketTransport::abort()
{
    m_live = false;
    m_connector.stop();
    m_proxyTalk.reset();
    if (m_socket)
        m_socket->abort();
}

qint64 SocketTransport::pending() const
{
    return m_socket ? m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite() : 0;
}

QString SocketTransport::peer() const
{
    if (!isOpen())
        return {};
    if (m_route.proxy)
        return m_endpoint.toString();
    return Endpoint{m_socket->peerAddress().toString(), m_socket->peerPort()}.toString();
}

QString SocketTransport::localAddress() const
{
    return m_socket ? m_socket->localAddress().toString() : QString();
}

// ---- TLS

void SocketTransport::startTls(const TlsPolicy &policy)
{
    m_policy = policy;
    m_tls = {};
    m_tls.serverName = policy.serverName;
    m_tls.checked = policy.check != TlsPolicy::Check::Off;
    const QByteArray early = (m_proxyHeard + m_socket->peek(WordsShown)).left(WordsShown);
    if (!early.isEmpty()) { // Qt would hand them over later as if they had come through TLS
        refuse(m_heard ? TlsFlaw::ClearBytesLeft : TlsFlaw::NotTls, early);
        return;
    }
    const TlsPreparation made = prepareTls(policy);
    if (made.flaw) {
        refuse(*made.flaw, made.file.toUtf8());
        return;
    }
    m_securing = true;
    m_socket->setSslConfiguration(made.configuration);
    m_socket->setPeerVerifyName(policy.serverName);
    m_preparing = true;
    m_socket->startClientEncryption();
    m_preparing = false;
}

/// The library objects to the certificate. What the policy forgives is forgiven here.
void SocketTransport::judge(const QList<QSslError> &errors)
{
    noteCertificates(errors);
    if (!m_tls.refusal)
        m_socket->ignoreSslErrors();
}

/// The handshake is through. The library has no objection, but what it says of names is not enough.
void SocketTransport::finishHandshake()
{
    m_securing = false;
    noteCertificates(m_socket->sslHandshakeErrors());
    m_tls.version = versionOf(m_socket->sessionProtocol());
    m_tls.cipher = m_socket->sessionCipher().name().toLatin1();
    m_tls.cipherBits = m_socket->sessionCipher().usedBits();
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
    for (const QSslCertificate &certificate : m_socket->peerCertificateChain())
        m_tls.chain.append(factsOf(certificate));
    m_tls.flaws = flawsOf(m_socket->peerCertificate(), errors, m_policy);
    m_tls.refusal = refusalOf(m_tls.flaws, m_policy);
    m_tls.words = m_tls.refusal && !errors.isEmpty() ? errors.first().errorString().toUtf8() : QByteArray();
}

/// Ends the line at once: nothing more is said or heard on it.
void SocketTransport::refuse(TlsFlaw flaw, const QByteArray &words)
{
    m_tls.refusal = flaw;
    m_tls.words = words;
    m_securing = false;
    giveUp({LineLoss::Kind::Tls, words, {}});
}

void SocketTransport::noteHandshakeFailure()
{
    m_loss = {LineLoss::Kind::Tls, m_socket->errorString().toUtf8()};
    if (!m_tls.refusal) { // else the certificate was judged, and the library only follows
        const bool ownFile = m_preparing && !m_policy.ownCertificateFile.isEmpty();
        m_tls.words = m_loss.words;
        m_tls.refusal = ownFile ? TlsFlaw::OwnCertificateUnusable : flawOfHandshake(m_socket->errorString());
    }
    // Usually the library ends the line now. When it could not even begin, it leaves it open.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_live && m_securing)
                m_socket->abort();
        },
        Qt::QueuedConnection);
}

// ---- The line

void SocketTransport::readAll()
{
    if (m_proxyTalk) {
        talkToProxy();
        return;
    }
    std::array<char, 16384> buffer;
    while (m_live && !m_securing && m_socket->bytesAvailable() > 0) {
        const qint64 size = m_socket->read(buffer.data(), qint64(buffer.size()));
        if (size <= 0)
            return;
        m_heard = true;
        emit arrived(QByteArrayView(buffer.data(), size));
    }
}

void SocketTransport::noteError(QAbstractSocket::SocketError error)
{
    if (m_securing) {
        noteHandshakeFailure();
    } else {
        m_loss.kind = kindOf(error);
        m_loss.words = m_loss.kind == LineLoss::Kind::None ? QByteArray() : m_socket->errorString().toUtf8();
    }
}

/// Says closed() once, after everything that came has been read.
void SocketTransport::end()
{
    if (!m_live)
        return;
    readAll();
    if (!std::exchange(m_live, false))
        return;
    if (m_proxyTalk)
        m_loss = {LineLoss::Kind::Proxy, m_loss.words, ProxyFlaw::HungUp};
    m_proxyTalk.reset();
    emit closed(m_loss);
}

} // namespace Relaydeck
