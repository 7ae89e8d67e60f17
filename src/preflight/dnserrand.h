#pragma once

#include "preflight/dnsmessage.h"

#include <QHostAddress>
#include <QList>
#include <QObject>

#include <chrono>
#include <memory>

QT_BEGIN_NAMESPACE
class QTcpSocket;
class QUdpSocket;
QT_END_NAMESPACE

namespace Relaydeck {
class Alarm;
class Clock;

struct NameServer
{
    QHostAddress address;
    quint16 port = 53;

    friend bool operator==(const NameServer &, const NameServer &) = default;
};

/// Asks for records of one type: one server after the other by UDP, in a circle, and by TCP where the answer was cut.
/// Gives up only when no server is there; how long to wait is for its owner to say.
class DnsErrand final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DnsErrand)

public:
    static constexpr std::chrono::milliseconds Pause{1500}; ///< before the next server is asked, too

    DnsErrand(Clock &clock, const QList<NameServer> &servers, const QByteArray &name,
        DnsMessage::Record record, QObject *parent = nullptr);
    ~DnsErrand() override;

    /// Once; `ended` may come before this returns.
    void start();

signals:
    void ended(const Relaydeck::DnsAnswer &answer);

private:
    void askNext();
    void passOver(); // a server that is not there
    void hear(QUdpSocket *socket, const NameServer &server);
    void askByTcp(const NameServer &server);
    void hearByTcp(QTcpSocket *socket);
    void end(const DnsAnswer &answer);

    const QList<NameServer> m_servers;
    const DnsMessage m_message;
    std::unique_ptr<Alarm> m_alarm;
    qsizetype m_turn = 0;
    qsizetype m_absent = 0; // servers that were not there, one after the other
    bool m_isOver = false;
};

} // namespace Relaydeck
