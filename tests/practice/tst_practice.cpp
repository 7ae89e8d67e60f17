#include "practice/practicerelay.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

/// Says its text when it is connected, collects what it hears.
class Client final : public QObject
{
    Q_OBJECT

public:
    Client(quint16 port, const QByteArray &text)
    {
        connect(&m_socket, &QTcpSocket::connected, this, [this, text] { m_socket.write(text); });
        connect(&m_socket, &QTcpSocket::readyRead, this, [this] {
            heard += m_socket.readAll();
            ++arrivals;
        });
        m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    }

    [[nodiscard]] bool isGone() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    void say(const QByteArray &text) { m_socket.write(text); }
    void drop() { m_socket.abort(); }

    QByteArray heard;
    int arrivals = 0;

private:
    QTcpSocket m_socket;
};

QByteArray message(const QByteArray &recipient = "c@d.test"_ba)
{
    return "MAIL FROM:<a@b.test>\r\nRCPT TO:<" + recipient + ">\r\nDATA\r\nhello\r\n.\r\n";
}

} // namespace

class TestPractice final : public QObject
{
    Q_OBJECT

private slots:
    void takesAMessage();
    void tellsWhoeverAsks();
    void saysWhyItCannotListen();
    void offersPipeliningUnlessToldOtherwise();
    void deliversTheLastReplyBeforeItCloses();
    void answersTogetherAfterItsLatency();
    void greetsLate();
    void waitsForAClientThatDoesNotRead();
    void servesManyAtOnce();
    void stops();
    void forgetsAClientThatLeaves();
};

void TestPractice::takesAMessage()
{
    PracticeRelay relay({});
    QVERIFY(relay.listen());
    QCOMPARE(relay.address(), QHostAddress(QHostAddress::LocalHost));
    Client client(relay.port(), "EHLO deck.test\r\n" + message() + "QUIT\r\n");
    QTRY_VERIFY(client.isGone());
    QVERIFY(client.heard.startsWith("220 "));
    QVERIFY(client.heard.contains("\r\n250 2.0.0 taken\r\n221 "));
    QCOMPARE(relay.counts(),
        (PracticeTally{.connections = 1, .commands = 5, .messages = 1, .recipients = 1, .bytes = 7}));
    QTRY_COMPARE(relay.openConnections(), 0);
}

void TestPractice::tellsWhoeverAsks()
{
    PracticeRelay relay({});
    QVERIFY(relay.listen());
    QSignalSpy taken(&relay, &PracticeRelay::messageTaken);
    Client client(relay.port(), "EHLO deck.test\r\n" + message());
    QTRY_COMPARE(taken.size(), 1);
    auto envelope = taken[0][0].value<PracticeEnvelope>();
    QCOMPARE(envelope.sender, "a@b.test"_ba);
    QCOMPARE(envelope.recipients, QByteArrayList{"c@d.test"_ba});
    QCOMPARE(envelope.content, QByteArray());

    relay.setKeeping(PracticeRelay::Keeping::Contents);
    client.say(message());
    QTRY_COMPARE(taken.size(), 2);
    QCOMPARE(taken[1][0].value<PracticeEnvelope>().content, "hello\r\n"_ba);
}

void TestPractice::saysWhyItCannotListen()
{
    PracticeRelay first({});
    QVERIFY(first.listen());
    PracticeRelay second({});
    QVERIFY(!second.listen(first.port()));
    QVERIFY(!second.errorText().isEmpty());
}

void TestPractice::offersPipeliningUnlessToldOtherwise()
{
    for (const bool pipelining : {true, false}) {
        Temper temper;
        temper.pipelining = pipelining;
        PracticeRelay relay(temper);
        QVERIFY(relay.listen());
        Client client(relay.port(), "EHLO deck.test\r\n"_ba);
        QTRY_VERIFY(client.heard.contains("250 ENHANCEDSTATUSCODES\r\n"));
        QCOMPARE(client.heard.contains("250-PIPELINING\r\n"), pipelining);
    }
}

void TestPractice::deliversTheLastReplyBeforeItCloses()
{
    Temper temper;
    temper.closeAfter = 1;
    PracticeRelay relay(temper);
    QVERIFY(relay.listen());
    Client client(relay.port(), "EHLO deck.test\r\n" + message() + message().repeated(5000));
    QTRY_VERIFY(client.isGone());
    QVERIFY2(client.heard.endsWith("250 2.0.0 taken\r\n"), client.heard.right(80).constData());
    QCOMPARE(relay.counts().messages, 1U);
}

void TestPractice::answersTogetherAfterItsLatency()
{
    Temper temper;
    temper.latencyMs = 60;
    PracticeRelay relay(temper);
    QVERIFY(relay.listen());
    QElapsedTimer watch;
    watch.start();
    Client client(relay.port(), {});
    QTRY_VERIFY(client.heard.startsWith("220 "));
    QCOMPARE_GE(watch.restart(), 60);

    client.arrivals = 0;
    client.say("EHLO deck.test\r\nNOOP\r\nNOOP\r\nNOOP\r\n"_ba);
    QTRY_COMPARE(client.heard.count("\r\n250 2.0.0 ok"), 3);
    QCOMPARE_GE(watch.elapsed(), 60);
    QCOMPARE(client.arrivals, 1);
}

void TestPractice::greetsLate()
{
    Temper temper;
    temper.greetingDelayMs = 80;
    PracticeRelay relay(temper);
    QVERIFY(relay.listen());
    QElapsedTimer watch;
    watch.start();
    Client client(relay.port(), "NOOP\r\n"_ba);
    QTRY_VERIFY(client.heard.contains("250"));
    QVERIFY(client.heard.startsWith("220 "));
    QCOMPARE_GE(watch.elapsed(), 80);
}

void TestPractice::waitsForAClientThatDoesNotRead()
{
    PracticeRelay relay({});
    QVERIFY(relay.listen());
    QTcpSocket client;
    client.setReadBufferSize(1024);
    client.connectToHost(QHostAddress(QHostAddress::LocalHost), relay.port());
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    constexpr int count = 2'000'000;
    client.write("NOOP\r\n"_ba.repeated(count));

    // It hears a part only, and stops there.
    quint64 before = 0;
    QTRY_VERIFY(relay.counts().commands > 0
        && std::exchange(before, relay.counts().commands) == relay.counts().commands);
    QVERIFY(before < count);

    qint64 heard = 0;
    connect(&client, &QTcpSocket::readyRead, this, [&] { heard += client.readAll().size(); });
    heard += client.readAll().size();
    client.setReadBufferSize(0);
    QTRY_COMPARE_WITH_TIMEOUT(relay.counts().commands, quint64(count), 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(heard > qint64(count) * 14, 30'000);
}

void TestPractice::servesManyAtOnce()
{
    PracticeRelay relay({});
    QVERIFY(relay.listen());
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < 200; ++i)
        clients.push_back(std::make_unique<Client>(relay.port(),
            "EHLO deck.test\r\n" + message(QByteArray::number(i) + "@d.test").repeated(20) + "QUIT\r\n"));
    QTRY_VERIFY(
        std::all_of(clients.begin(), clients.end(), [](const auto &client) { return client->isGone(); }));
    QCOMPARE(relay.counts().messages, 4000U);
    QCOMPARE(relay.counts().connections, 200U);
    QTRY_COMPARE(relay.openConnections(), 0);
}

void TestPractice::stops()
{
    PracticeRelay relay({});
    QVERIFY(relay.listen());
    Client client(relay.port(), "EHLO deck.test\r\n"_ba);
    QTRY_VERIFY(client.heard.contains("250 "));
    relay.stop();
    QTRY_VERIFY(client.isGone());
    QCOMPARE(relay.port(), quint16(0));
    QCOMPARE(relay.openConnections(), 0);
}

void TestPractice::forgetsAClientThatLeaves()
{
    Temper temper;
    temper.latencyMs = 1000;
    PracticeRelay relay(temper);
    QVERIFY(relay.listen());
    Client client(relay.port(), "EHLO deck.test\r\n"_ba);
    QTRY_COMPARE(relay.openConnections(), 1);
    QTRY_COMPARE(relay.counts().commands, 1U);
    client.drop();
    QTRY_COMPARE(relay.openConnections(), 0);
}

QTEST_GUILESS_MAIN(TestPractice)
#include "tst_practice.moc"
