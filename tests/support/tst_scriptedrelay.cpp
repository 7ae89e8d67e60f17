#include "support/scriptedrelay.h"

#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

class TestScriptedRelay final : public QObject
{
    Q_OBJECT

private slots:
    void plays_data();
    void plays();
    void sendsByteByByte();
    void resets();
    void refusesAnExtraConnection();
};

void TestScriptedRelay::plays_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QByteArray>("heard");
    QTest::addColumn<QByteArray>("complaint");

    QTest::newRow("a line is said with its end") << "S: 220 hi\n"_ba
                                                 << ""_ba
                                                 << "220 hi\r\n"_ba
                                                 << ""_ba;
    QTest::newRow("raw bytes are said as they are") << "S- 2\\x32\\0\\\\\\r\n S: x"_ba
                                                    << ""_ba
                                                    << "22\0\\\rx\r\n"_ba
                                                    << ""_ba;
    QTest::newRow("an expected line lets the script go on") << "C: NOOP\nS: 250\nX"_ba
                                                            << "NOOP\r\n"_ba
                                                            << "250\r\n"_ba
                                                            << ""_ba;
    QTest::newRow("a star stands for the rest") << "C: MAIL*\nS: 250"_ba
                                                << "MAIL FROM:<>\r\n"_ba
                                                << "250\r\n"_ba
                                                << ""_ba;
    QTest::newRow("lines that come together are taken one by one") << "C: A\nC: B\nS: both"_ba
                                                                   << "A\r\nB\r\n"_ba
                                                                   << "both\r\n"_ba
                                                                   << ""_ba;
    QTest::newRow("content goes up to its dot") << "DATA\nS: 250"_ba
                                                << "a\r\n..\r\n.\r\n"_ba
                                                << "250\r\n"_ba
                                                << ""_ba;
    QTest::newRow("empty content is content") << "DATA\nS: 250"_ba
                                              << ".\r\n"_ba
                                              << "250\r\n"_ba
                                              << ""_ba;
    QTest::newRow("silence swallows everything") << "SILENT"_ba
                                                 << "A\r\nB\r\n"_ba
                                                 << ""_ba
                                                 << ""_ba;
    QTest::newRow("a wrong line is complained about") << "C: NOOP\nS: 250"_ba
                                                      << "QUIT\r\n"_ba
                                                      << ""_ba
                                                      << "connection 1: wanted: NOOP but heard: QUIT"_ba;
    QTest::newRow("a line too many is complained about")
        << "S: 220"_ba
        << "QUIT\r\n"_ba
        << "220\r\n"_ba
        << "connection 1: after the end of the script came: QUIT\r\n"_ba;
    QTest::newRow("a mistake in the script is complained about")
        << "S: 220\nQUIT"_ba
        << ""_ba
        << "220\r\n"_ba
        << "the script has a line that is no step: QUIT"_ba;
}

void TestScriptedRelay::plays()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, said);
    QFETCH(QByteArray, heard);
    QFETCH(QByteArray, complaint);

    for (const auto pace : {ScriptedRelay::Pace::WholeReplies, ScriptedRelay::Pace::ByteByByte}) {
        ScriptedRelay relay(script, pace);
        QTcpSocket client;
        QByteArray received;
        connect(&client, &QTcpSocket::readyRead, this, [&] { received += client.readAll(); });
        connect(&client, &QTcpSocket::connected, this, [&] { client.write(said); });
        client.connectToHost(relay.endpoint().host, relay.endpoint().port);
        QTRY_COMPARE(received, heard);
        QTRY_COMPARE(relay.complaint(), complaint);
        if (complaint.isEmpty())
            QTRY_COMPARE(relay.heard(), QByteArrayList{said});
    }
}

void TestScriptedRelay::sendsByteByByte()
{
    ScriptedRelay relay("S: 220 hello\n"_ba, ScriptedRelay::Pace::ByteByByte);
    QTcpSocket client;
    QByteArrayList slices;
    connect(&client, &QTcpSocket::readyRead, this, [&] { slices += client.readAll(); });
    client.connectToHost(relay.endpoint().host, relay.endpoint().port);
    QTRY_COMPARE(slices.join(), "220 hello\r\n"_ba);
    QCOMPARE_GE(slices.size(), 8);
    QVERIFY(relay.finished());
}

void TestScriptedRelay::resets()
{
    ScriptedRelay relay("C: *\nR\n--\nC: *\nX"_ba);
    for (const auto error :
        {QAbstractSocket::RemoteHostClosedError, QAbstractSocket::RemoteHostClosedError}) {
        QTcpSocket client;
        connect(&client, &QTcpSocket::connected, this, [&] { client.write("hello\r\n"); });
        client.connectToHost(relay.endpoint().host, relay.endpoint().port);
        QTRY_COMPARE(client.error(), error);
    }
    QTRY_VERIFY(relay.finished());
    QCOMPARE(relay.connections(), 2);
    QCOMPARE(relay.complaint(), QByteArray());
}

void TestScriptedRelay::refusesAnExtraConnection()
{
    ScriptedRelay relay("S: 220"_ba);
    QTcpSocket first;
    QTcpSocket second;
    first.connectToHost(relay.endpoint().host, relay.endpoint().port);
    QTRY_COMPARE(relay.connections(), 1);
    second.connectToHost(relay.endpoint().host, relay.endpoint().port);
    QTRY_COMPARE(relay.complaint(), "a connection more than the script has"_ba);
}

QTEST_GUILESS_MAIN(TestScriptedRelay)
#include "tst_scriptedrelay.moc"
