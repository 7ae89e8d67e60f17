#include "preflight/dnserrand.h"

#include "clock/clock.h"

#include <QNetworkProxy>
#include <QRandomGenerator>
#include <QTcpSocket>
#include <QUdpSocket>
#include <QtEndian>

#include <limits>
#include <utility>

namespace Relaydeck {

namespace {

constexpr qsizetype LargestDatagram = 64 * 1024; // bytes
constexpr qsizetype LengthSize = 2; // before a message in TCP, RFC 1035 section 4.2.2

} // namespace

DnsErrand::DnsErrand(Clock &clock, const QList<NameServer> &servers, const QByteArray &name,
    DnsMessage::Record record, QObject *parent)
    : QObject(parent),
      m_servers(servers),
      m_message(quint16(QRandomGenerator::system()->bounded(std::numeric_limits<quint16>::max() + 1)), name,
          record),
      m_alarm(clock.makeAlarm())
{
    connect(m_alarm.get(), &Alarm::rang, this, [this] {
        m_absent = 0; // the last one may be there, and slow
        askNext();
    });
}

DnsErrand::~DnsErrand() = default;

void DnsErrand::start()
{
    if (m_message.bytes().isEmpty())
        end({});
    else if (m_servers.isEmpty())
        end({DnsAnswer::Fate::Failed, {}});
    else
        askNext();
}

/// Sockets of earlier turns stay open: an answer that is late is one.
void DnsErrand::askNext()
{
    const NameServer server = m_servers[m_turn++ % m_servers.size()];
    m_alarm->start(Pause);
    auto *socket = new QUdpSocket(this);
    socket->setProxy(QNetworkProxy::NoProxy);
    connect(socket, &QUdpSocket::readyRead, this, [this, socket, server] { hear(socket, server); });
    socket->connectToHost(server.address, server.port);
    if (socket->write(m_message.bytes()) != m_message.bytes().size())
        passOver();
}

void DnsErrand::passOver()
{
    if (m_isOver)
        return;
    if (++m_absent >= m_servers.size())
        end({DnsAnswer::Fate::Failed, {}});
    else
        QMetaObject::invokeMethod(this, &DnsErrand::askNext, Qt::QueuedConnection);
}

void DnsErrand::hear(QUdpSocket *socket, const NameServer &server)
{
    QByteArray bytes(LargestDatagram, Qt::Uninitialized);
    qint64 size = 0;
    while (!m_isOver && (size = socket->readDatagram(bytes.data(), bytes.size())) >= 0) {
        const DnsMessage::Reply reply = m_message.read(bytes.first(size));
        if (reply.kind == DnsMessage::Reply::Kind::Cut)
            askByTcp(server);
        else if (reply.kind == DnsMessage::Reply::Kind::Whole)
            end(reply.answer);
    }
    if (size < 0 && socket->error() == QAbstractSocket::ConnectionRefusedError)
        passOver();
}

void DnsErrand::askByTcp(const NameServer &server)
{
    m_alarm->stop();
    auto *socket = new QTcpSocket(this);
    socket->setProxy(QNetworkProxy::NoProxy);
    connect(socket, &QTcpSocket::connected, this, [this, socket] {
        QByteArray length(LengthSize, '\0');
        qToBigEndian(quint16(m_message.bytes().size()), length.data());
        socket->write(length + m_message.bytes());
    });
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { hearByTcp(socket); });
    connect(socket, &QTcpSocket::errorOccurred, this, &DnsErrand::passOver);
    socket->connectToHost(server.address, server.port);
}

void DnsErrand::hearByTcp(QTcpSocket *socket)
{
    const QByteArray seen = socket->peek(LengthSize + std::numeric_limits<quint16>::max());
    if (m_isOver || seen.size() < LengthSize)
        return;
    const qsizetype size = qFromBigEndian<quint16>(seen.constData());
    if (seen.size() < LengthSize + size)
        return;
    const DnsMessage::Reply reply = m_message.read(seen.sliced(LengthSize, size));
    const bool isWhole = reply.kind == DnsMessage::Reply::Kind::Whole;
    end(isWhole ? reply.answer : DnsAnswer{DnsAnswer::Fate::Failed, {}});
}

void DnsErrand::end(const DnsAnswer &answer)
{
    if (std::exchange(m_isOver, true))
        return;
    m_alarm->stop();
    emit ended(answer);
}

} // namespace Relaydeck
