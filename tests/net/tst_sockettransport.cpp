#include "net/sockettransport.h"
#include "support/scriptedrelay.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <sys/socket.h>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

/// What a transport has told.
struct Witness
{
    explicit Witness(Transport &transport)
    {
        QObject::connect(&transport, &Transport::opened, &transport, [this] { events.append("opened"_ba); });
        QObject::connect(
            &transport, &Transport::arrived, &transport, [this](QByteArrayView bytes) { heard += bytes; });
        QObject::connect(&transport, &Transport::closed, &transport, [this, &transport](const LineLoss &how) {
            events.append("closed"_ba);
            loss = how;
            pendingAtEnd = transport.pending();
        });
    }

    QByteArrayList events;
    QByteArray heard;
    LineLoss loss;
    qint64 pendingAtEnd = -1;
};

void cut(QTcpSocket *socket)
{
    const linger atOnce{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    socket->abort();
}

} // namespace

class TestSocketTransport final : public QObject
{
    Q_OBJECT

private slots:
    void carriesBytesBothWays_data();
    void carriesBytesBothWays();
    void readsEverythingBeforeTheEnd();
    void tellsHowTheLineEnded_data();
    void tellsHowTheLineEnded();
    void tellsWhyThereIsNoLine();
    void writesEverythingBeforeItCloses();
    void abortsWithoutAWord();
    void isUsedAgain();
    void knowsWhatWasNotTakenWhenTheLineIsCut();
    void mayBeAbortedWhileItReads();
};

void TestSocketTransport::carriesBytesBothWays_data()
{
    QTest::addColumn<QHostAddress>("address");
    QTest::addColumn<QString>("host");
    QTest::newRow("over IPv4") << QHostAddress(QHostAddress::LocalHost) << u"127.0.0.1"_s;
    QTest::newRow("over IPv6") << QHostAddress(QHostAddress::LocalHostIPv6) << u"::1"_s;
}

void TestSocketTransport::carriesBytesBothWays()
{
    QFETCH(QHostAddress, address);
    QFETCH(QString, host);
    QTcpServer server;
    if (!server.listen(address))
        QSKIP("this machine has no such address");
    SocketTransport transport;
    Witness witness(transport);
    QCOMPARE(transport.peer(), QString());
    transport.open({host, server.serverPort()});
    QTRY_COMPARE(witness.events, QByteArrayList{"opened"_ba});
    QTRY_VERIFY(server.hasPendingConnections());
    QTcpSocket *const other = server.nextPendingConnection();
    QCOMPARE(transport.peer(), (Endpoint{host, server.serverPort()}.toString()));
    QCOMPARE(transport.localAddress(), host);
    transport.write("one ");
    transport.write("two");
    QTRY_COMPARE(other->peek(100), "one two"_ba);
    QTRY_COMPARE(transport.pending(), qint64(0));
    other->write("three\0"_ba);
    QTRY_COMPARE(witness.heard, "three\0"_ba);
}

void TestSocketTransport::readsEverythingBeforeTheEnd()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    SocketTransport transport;
    Witness witness(transport);
    transport.open({u"127.0.0.1"_s, server.serverPort()});
    QTRY_VERIFY(server.hasPendingConnections());
    QTcpSocket *const other = server.nextPendingConnection();
    const QByteArray much(300'000, 'x');
    other->write(much);
    other->disconnectFromHost();
    QTRY_VERIFY(witness.events.endsWith("closed"_ba));
    QCOMPARE(witness.heard.size(), much.size());
}

void TestSocketTransport::tellsHowTheLineEnded_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<bool>("orderly");
    QTest::newRow("closed in an orderly way") << "S: bye\n X\n"_ba << true;
    QTest::newRow("cut by the peer") << "S: bye\n C: go\n R\n"_ba << false;
}

void TestSocketTransport::tellsHowTheLineEnded()
{
    QFETCH(QByteArray, script);
    QFETCH(bool, orderly);
    ScriptedRelay relay(script);
    SocketTransport transport;
    Witness witness(transport);
    transport.open(relay.endpoint());
    QTRY_COMPARE(witness.heard, "bye\r\n"_ba);
    transport.write("go\r\n");
    QTRY_COMPARE(witness.events, (QByteArrayList{"opened"_ba, "closed"_ba}));
    if (orderly) {
        QCOMPARE(witness.loss.kind, LineLoss::Kind::None);
        QCOMPARE(witness.loss.words, QByteArray());
    } else { // for Qt a reset is a close like any other
        QVERIFY(witness.loss.kind == LineLoss::Kind::None || !witness.loss.words.isEmpty());
    }
}

void TestSocketTransport::tellsWhyThereIsNoLine()
{
    QTcpServer server; // a port where nobody listens any more
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const quint16 port = server.serverPort();
    server.close();
    SocketTransport transport;
    Witness witness(transport);
    transport.open({u"127.0.0.1"_s, port});
    QTRY_COMPARE(witness.events, QByteArrayList{"closed"_ba});
    QCOMPARE(witness.loss.kind, LineLoss::Kind::Refused);
    QVERIFY(!witness.loss.words.isEmpty());
}

void TestSocketTransport::writesEverythingBeforeItCloses()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    SocketTransport transport;
    Witness witness(transport);
    transport.open({u"127.0.0.1"_s, server.serverPort()});
    QTRY_COMPARE(witness.events, QByteArrayList{"opened"_ba});
    QTRY_VERIFY(server.hasPendingConnections());
    QTcpSocket *const other = server.nextPendingConnection();
    const QByteArray much(5'000'000, 'x');
    transport.write(much);
    transport.close();
    QByteArray heard;
    const auto all = [&] {
        heard += other->readAll();
        return heard.size() == much.size();
    };
    QTRY_VERIFY(all());
    QTRY_COMPARE(witness.events.last(), "closed"_ba);
    QCOMPARE(witness.loss.kind, LineLoss::Kind::None);
}

void TestSocketTransport::abortsWithoutAWord()
{
    ScriptedRelay relay("S: hi\n");
    SocketTransport transport;
    Witness witness(transport);
    transport.open(relay.endpoint());
    QTRY_COMPARE(witness.heard, "hi\r\n"_ba);
    transport.abort();
    transport.abort();
    transport.write("ignored");
    transport.close();
    QTRY_VERIFY(relay.isLeft());
    QCOMPARE(witness.events, QByteArrayList{"opened"_ba});
    QCOMPARE(transport.pending(), qint64(0));
}

void TestSocketTransport::isUsedAgain()
{
    ScriptedRelay relay("S: one\n X\n --\n S: two\n X\n");
    SocketTransport transport;
    Witness witness(transport);
    transport.open(relay.endpoint());
    QTRY_COMPARE(witness.events.size(), 2);
    transport.open(relay.endpoint());
    QTRY_COMPARE(witness.events.size(), 4);
    QCOMPARE(witness.heard, "one\r\ntwo\r\n"_ba);
}

/// What was not handed to the system cannot have reached the peer; a session decides by it.
void TestSocketTransport::knowsWhatWasNotTakenWhenTheLineIsCut()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    SocketTransport transport;
    Witness witness(transport);
    transport.open({u"127.0.0.1"_s, server.serverPort()});
    QTRY_COMPARE(witness.events, QByteArrayList{"opened"_ba});
    QTRY_VERIFY(server.hasPendingConnections());
    QTcpSocket *const other = server.nextPendingConnection();
    other->setReadBufferSize(1);
    constexpr qint64 much = 64'000'000; // bytes, more than any system takes
    transport.write(QByteArray(much, 'x'));
    QTRY_VERIFY(transport.pending() < much);
    QVERIFY(transport.pending() > 0);
    cut(other);
    QTRY_COMPARE(witness.events.last(), "closed"_ba);
    QVERIFY(witness.pendingAtEnd > 0);
}

void TestSocketTransport::mayBeAbortedWhileItReads()
{
    ScriptedRelay relay("S: one\n S: two\n X\n");
    SocketTransport transport;
    Witness witness(transport);
    connect(&transport, &Transport::arrived, this, [&transport] { transport.abort(); });
    transport.open(relay.endpoint());
    QTRY_VERIFY(!witness.heard.isEmpty());
    QTRY_VERIFY(relay.isLeft());
    QCOMPARE(witness.events, QByteArrayList{"opened"_ba});
}

QTEST_GUILESS_MAIN(TestSocketTransport)
#include "tst_sockettransport.moc"
