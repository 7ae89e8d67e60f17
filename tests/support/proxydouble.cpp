#include "support/proxydouble.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QtEndian>

#include <functional>

namespace Relaydeck {

using namespace Qt::StringLiterals;

namespace {

/// One client: `m_step` is what its next bytes are for.
class Client final : public QObject
{
public:
    Client(QTcpSocket *socket, ProxyDouble &house, Proxy::Kind kind, QByteArrayList &asked)
        : QObject(socket),
          m_socket(socket),
          m_house(house),
          m_asked(asked)
    {
        m_step = kind == Proxy::Kind::Socks5 ? &Client::greet : &Client::readRequest;
        connect(socket, &QTcpSocket::readyRead, this, &Client::read);
        connect(socket, &QTcpSocket::disconnected, &m_relay, [this] { m_relay.disconnectFromHost(); });
        connect(&m_relay, &QTcpSocket::connected, this, [this, kind] {
            m_socket->write(kind == Proxy::Kind::Socks5
                    ? QByteArray("\5\0\0\1\0\0\0\0\0\0", 10)
                    : "HTTP/1.1 200 here you are\r\nVia: test\r\n\r\n"_ba);
            m_step = &Client::carry;
            read();
        });
        connect(&m_relay, &QTcpSocket::readyRead, this, [this] { m_socket->write(m_relay.readAll()); });
        connect(&m_relay, &QTcpSocket::disconnected, this, [this] { m_socket->disconnectFromHost(); });
        connect(&m_relay, &QTcpSocket::errorOccurred, this, [this, kind](QAbstractSocket::SocketError error) {
            if (error == QAbstractSocket::RemoteHostClosedError)
                return;
            m_socket->write(kind == Proxy::Kind::Socks5 ? QByteArray("\5\5\0\1\0\0\0\0\0\0", 10)
                                                        : "HTTP/1.1 503 nobody there\r\n\r\n"_ba);
            m_socket->disconnectFromHost();
        });
    }

private:
    void read()
    {
        m_heard += m_socket->readAll();
        while ((this->*m_step)()) {}
    }

    QByteArray take(qsizetype size)
    {
        const QByteArray front = m_heard.left(size);
        m_heard.remove(0, size);
        return front;
    }

    bool greet()
    {
        if (m_heard.size() < 2 || m_heard.size() < 2 + quint8(m_heard[1]))
            return false;
        const QByteArray methods = take(2 + quint8(m_heard[1])).sliced(2);
        const char wanted = m_house.user.isEmpty() ? 0 : 2;
        const bool agreed = methods.contains(wanted);
        m_socket->write(QByteArray("\5") + (agreed ? wanted : '\xff'));
        m_step = !agreed ? &Client::ignore : wanted ? &Client::judge : &Client::readTarget;
        return agreed;
    }

    bool judge()
    {
        const QByteArray right = QByteArray("\1") + char(m_house.user.size()) + m_house.user
            + char(m_house.password.size()) + m_house.password;
        if (m_heard.size() < 2 || m_heard.size() < 3 + quint8(m_heard[1]))
            return false;
        const qsizetype head = 3 + quint8(m_heard[1]);
        if (m_heard.size() < head + quint8(m_heard[head - 1]))
            return false;
        const bool good = take(head + quint8(m_heard[head - 1])) == right;
        m_socket->write(QByteArray("\1") + (good ? '\0' : '\1'));
        m_step = good ? &Client::readTarget : &Client::ignore;
        return good;
    }

    bool readTarget()
    {
        if (m_heard.size() < 5)
            return false;
        const bool named = m_heard[3] == 3;
        const qsizetype size = named ? 7 + quint8(m_heard[4]) : m_heard[3] == 1 ? 10 : 22;
        if (m_heard.size() < size)
            return false;
        const QByteArray request = take(size);
        const auto port = qFromBigEndian<quint16>(request.last(2).constData());
        const QByteArray name = named ? request.sliced(5, size - 7)
            : request[3] == 1
            ? QHostAddress(qFromBigEndian<quint32>(request.constData() + 4)).toString().toLatin1()
            : "IPv6"_ba;
        return lead(name, port);
    }

    bool readRequest()
    {
        const qsizetype end = m_heard.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        const QByteArrayList lines = take(end + 4).split('\n');
        const QByteArray target = lines.first().split(' ').value(1);
        const QByteArray login
            = "Proxy-Authorization: Basic " + (m_house.user + ':' + m_house.password).toBase64() + '\r';
        if (!m_house.user.isEmpty() && !lines.contains(login)) {
            m_socket->write("HTTP/1.1 407 who are you\r\nProxy-Authenticate: Basic realm=\"x\"\r\n\r\n");
            m_socket->disconnectFromHost();
            return false;
        }
        const qsizetype colon = target.lastIndexOf(':');
        return lead(target.left(colon), target.sliced(colon + 1).toUShort());
    }

    bool lead(const QByteArray &name, quint16 port)
    {
        m_asked.append(name + ':' + QByteArray::number(port));
        m_step = &Client::ignore;
        if (!m_house.verdict) {
            m_relay.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        } else if (m_house.verdict->isEmpty()) {
            m_socket->disconnectFromHost();
        } else {
            m_socket->write(*m_house.verdict);
        }
        return false;
    }

    bool carry()
    {
        m_relay.write(std::exchange(m_heard, {}));
        return false;
    }

    bool ignore() { return false; }

    QTcpSocket *const m_socket;
    ProxyDouble &m_house;
    QByteArrayList &m_asked;
    QTcpSocket m_relay;
    QByteArray m_heard;
    bool (Client::*m_step)() = nullptr;
};

} // namespace

ProxyDouble::ProxyDouble(Proxy::Kind kind) : m_kind(kind)
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port for a proxy");
    connect(&m_server, &QTcpServer::newConnection, this, &ProxyDouble::welcome);
}

Proxy ProxyDouble::proxy() const
{
    return {m_kind, {u"127.0.0.1"_s, m_server.serverPort()}, user, password};
}

QString ProxyDouble::url() const
{
    const QString scheme = m_kind == Proxy::Kind::Socks5 ? u"socks5://"_s : u"http://"_s;
    const QString name = user.isEmpty() ? QString() : QString::fromUtf8(user) + u'@';
    return scheme + name + proxy().endpoint.toString();
}

void ProxyDouble::welcome()
{
    while (QTcpSocket *const socket = m_server.nextPendingConnection())
        new Client(socket, *this, m_kind, m_asked);
}

} // namespace Relaydeck
