#include "net/connector.h"

#include "net/addresschoice.h"

#include <QNetworkProxy>

#include <algorithm>

namespace Relaydeck {

using namespace Qt::StringLiterals;

namespace {

LineLoss::Kind kindOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError: return LineLoss::Kind::Refused;
    case QAbstractSocket::SocketTimeoutError: return LineLoss::Kind::TimedOut;
    case QAbstractSocket::NetworkError: return LineLoss::Kind::Unreachable;
    case QAbstractSocket::SocketResourceError: return LineLoss::Kind::NoSocket;
    default: return LineLoss::Kind::Other;
    }
}

QByteArray wordsOf(const QList<LineLoss> &losses)
{
    QByteArrayList words;
    for (const LineLoss &loss : losses)
        words.append(loss.words);
    return words.join("; ");
}

} // namespace

Connector::Connector(std::unique_ptr<NameFinder> finder) : m_finder(std::move(finder))
{
    m_stagger.setSingleShot(true);
    m_stagger.setInterval(Stagger);
    connect(&m_stagger, &QTimer::timeout, this, &Connector::tryNext);
    connect(m_finder.get(), &NameFinder::found, this, &Connector::heedName);
}

Connector::~Connector()
{
    stop();
}

void Connector::start(const Endpoint &endpoint, AddressFamily family, const QString &sourceAddress)
{
    stop();
    m_winner.reset();
    m_losses.clear();
    m_endpoint = endpoint;
    m_source = QHostAddress(sourceAddress);
    m_family = family;
    if (!sourceAddress.isEmpty() && m_source.isNull()) {
        giveUp({LineLoss::Kind::SourceUnusable, sourceAddress.toUtf8(), {}});
        return;
    }
    if (const QHostAddress address(endpoint.host); !address.isNull()) {
        tryThese({address});
        return;
    }
    emit lookingUp();
    m_finder->find(endpoint.host);
}

void Connector::stop()
{
    m_finder->stop();
    dismiss();
}

void Connector::heedName(const NameAnswer &answer)
{
    if (answer.flaw == NameAnswer::Flaw::NotAnswered)
        giveUp({LineLoss::Kind::NameNotAnswered, answer.words, {}});
    else if (answer.flaw || answer.addresses.isEmpty())
        giveUp({LineLoss::Kind::NameNotFound, answer.words, {}});
    else
        tryThese(answer.addresses);
}

/// From a source address of one family only addresses of that family can be reached.
void Connector::tryThese(const QList<QHostAddress> &addresses)
{
    const AddressFamily ours = familyOf(m_source.toString());
    for (const QHostAddress &address : addressesToTry(addresses, m_family)) {
        if (isOf(ours, address))
            m_waiting.append(address);
    }
    if (m_waiting.isEmpty()) {
        const AddressFamily wanted = m_family == AddressFamily::Any ? ours : m_family;
        giveUp({LineLoss::Kind::NoSuchFamily, wanted == AddressFamily::IPv4 ? "IPv4"_ba : "IPv6"_ba, {}});
        return;
    }
    emit trying();
    tryNext();
}

/// Whatever becomes of it may be heard from inside.
void Connector::tryNext()
{
    if (m_waiting.isEmpty())
        return;
    const QHostAddress address = m_waiting.takeFirst();
    m_attempts.push_back({std::make_unique<QSslSocket>(), address});
    QSslSocket *const socket = m_attempts.back().socket.get();
    socket->setProxy(QNetworkProxy::NoProxy);
    if (!m_source.isNull() && !socket->bind(m_source)) {
        const bool none = socket->error() == QAbstractSocket::UnknownSocketError; // not even made
        noteFailure(socket,
            {none ? LineLoss::Kind::NoSocket : LineLoss::Kind::SourceUnusable,
                m_source.toString().toUtf8() + ": " + socket->errorString().toUtf8(), {}});
        return;
    }
    connect(socket, &QSslSocket::connected, this, [this, socket] { win(socket); });
    connect(socket, &QSslSocket::errorOccurred, this, [this, socket](QAbstractSocket::SocketError error) {
        noteFailure(socket, {kindOf(error), socket->errorString().toUtf8(), {}});
    });
    if (!m_waiting.isEmpty())
        m_stagger.start();
    socket->connectToHost(address.toString(), m_endpoint.port);
}

void Connector::noteFailure(QSslSocket *socket, const LineLoss &loss)
{
    const auto found = std::ranges::find_if(
        m_attempts, [socket](const Attempt &attempt) { return attempt.socket.get() == socket; });
    if (found == m_attempts.end())
        return;
    const QByteArray address = Endpoint{found->address.toString(), m_endpoint.port}.toString().toUtf8();
    m_losses.append({loss.kind, address + ": " + loss.words, {}});
    socket->disconnect(this);
    found->socket.release()->deleteLater(); // it may be speaking
    m_attempts.erase(found);
    if (!m_waiting.isEmpty())
        tryNext();
    else if (m_attempts.empty() && m_losses.size() == 1)
        giveUp(loss);
    else if (m_attempts.empty())
        giveUp({m_losses.first().kind, wordsOf(m_losses), {}});
}

void Connector::win(QSslSocket *socket)
{
    for (Attempt &attempt : m_attempts) {
        if (attempt.socket.get() == socket)
            m_winner = std::move(attempt.socket);
    }
    std::erase_if(m_attempts, [](const Attempt &attempt) { return !attempt.socket; });
    dismiss();
    m_winner->disconnect(this);
    emit connected();
}

void Connector::giveUp(const LineLoss &loss)
{
    dismiss();
    emit failed(loss);
}

/// Nothing more is tried, and those that did not make it are closed.
void Connector::dismiss()
{
    m_stagger.stop();
    m_waiting.clear();
    for (Attempt &attempt : m_attempts) {
        attempt.socket->disconnect(this);
        attempt.socket->abort();
        attempt.socket.release()->deleteLater();
    }
    m_attempts.clear();
}

} // namespace Relaydeck
