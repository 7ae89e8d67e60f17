#include "server/vectorpeer.h"

#include <QJsonObject>

#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace Relaydeck {

VectorPeerLine::VectorPeerLine(QTcpSocket *socket, QJsonArray steps, QObject *parent)
    : QObject(parent),
      m_socket(socket),
      m_steps(std::move(steps))
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &VectorPeerLine::play);
    connect(m_socket, &QTcpSocket::readyRead, this, &VectorPeerLine::hear);
    QMetaObject::invokeMethod(this, &VectorPeerLine::play, Qt::QueuedConnection);
}

void VectorPeerLine::hear()
{
    const QByteArray bytes = m_socket->readAll();
    if (m_guest) {
        answerGuest(bytes);
        return;
    }
    m_heard += bytes;
    play();
}

void VectorPeerLine::play()
{
    while (!m_wait.isActive() && m_next < m_steps.size() && playStep(m_steps[m_next].toObject()))
        ++m_next;
}

bool VectorPeerLine::playStep(const QJsonObject &step)
{
    if (step.contains("say"_L1))
        return m_socket->write(step["say"_L1].toString().toLatin1()) >= 0;
    if (step.contains("say_slowly"_L1))
        return saySlowly(step["say_slowly"_L1].toArray());
    if (step.contains("hear"_L1)) {
        const QByteArray end = step["hear"_L1].toString() == "data"_L1 ? "\r\n.\r\n"_ba : "\r\n"_ba;
        const qsizetype at = m_heard.indexOf(end, m_judged);
        if (at >= 0)
            m_judged = at + end.size();
        return at >= 0;
    }
    if (step.contains("hold_ms"_L1))
        return hold(step["hold_ms"_L1].toInt());
    if (step.contains("reset"_L1))
        reset();
    else
        m_socket->disconnectFromHost();
    return true;
}

bool VectorPeerLine::saySlowly(const QJsonArray &pieces)
{
    constexpr int Pause = 50;
    m_socket->write(pieces[m_piece++].toString().toLatin1());
    m_socket->flush();
    if (m_piece < pieces.size()) {
        m_wait.start(Pause);
        return false;
    }
    m_piece = 0;
    return true;
}

bool VectorPeerLine::hold(int milliseconds)
{
    if (!std::exchange(m_held, !m_held)) {
        m_wait.start(milliseconds);
        return false;
    }
    return true;
}

void VectorPeerLine::reset()
{
    m_socket->flush();
    const linger atOnce{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    m_socket->abort();
}

void VectorPeerLine::answerGuest(const QByteArray &bytes)
{
    m_guestSaid += bytes;
    for (qsizetype end = m_guestSaid.indexOf("\r\n"); end >= 0; end = m_guestSaid.indexOf("\r\n")) {
        const QByteArray line = m_guestSaid.first(end);
        m_guestSaid.remove(0, end + 2);
        if (m_guestSendsText && line != ".")
            continue;
        m_guestSendsText = line == "DATA";
        m_socket->write(m_guestSendsText ? "354 go\r\n" : "250 ok\r\n");
    }
}

VectorPeer::VectorPeer(const QJsonArray &scripts) : m_scripts(scripts)
{
    connect(&m_server, &QTcpServer::newConnection, this, &VectorPeer::welcome);
    m_server.listen(QHostAddress::LocalHost);
}

QByteArrayList VectorPeer::heard() const
{
    QByteArrayList all;
    for (const VectorPeerLine *line : m_lines)
        all.append(line->heard());
    return all;
}

void VectorPeer::setGuest(bool guest)
{
    for (VectorPeerLine *line : m_lines)
        line->setGuest(guest);
}

void VectorPeer::welcome()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        const qsizetype script = std::min(qsizetype(m_lines.size()), m_scripts.size() - 1);
        m_lines.push_back(new VectorPeerLine(socket, m_scripts[script].toArray(), this));
    }
}

} // namespace Relaydeck
