#include "net/endpoint.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

class TestEndpoint final : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
};

void TestEndpoint::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *sentence, const QString &text, const QString &host, int port,
                         const QString &shown) { QTest::newRow(sentence) << text << host << port << shown; };
    row("a name alone has the default port", u"a.test"_s, u"a.test"_s, 2525, u"a.test:2525"_s);
    row("a port stands behind a colon", u"a.test:25"_s, u"a.test"_s, 25, u"a.test:25"_s);
    row("an IPv4 address may have a port", u"192.0.2.1:1"_s, u"192.0.2.1"_s, 1, u"192.0.2.1:1"_s);
    row("65535 is a port", u"a:65535"_s, u"a"_s, 65535, u"a:65535"_s);
    row("an IPv6 address in brackets may have a port", u"[::1]:587"_s, u"::1"_s, 587, u"[::1]:587"_s);
    row("an IPv6 address in brackets needs none", u"[2001:db8::1]"_s, u"2001:db8::1"_s, 2525,
        u"[2001:db8::1]:2525"_s);
    row("a bare IPv6 address has none", u"::1"_s, u"::1"_s, 2525, u"[::1]:2525"_s);
    row("a name in brackets is a name", u"[a.test]:25"_s, u"a.test"_s, 25, u"a.test:25"_s);
    row("blanks around do not count", u"  a.test:25 "_s, u"a.test"_s, 25, u"a.test:25"_s);
    row("an international name is a name", u"b\u00fccher.test"_s, u"b\u00fccher.test"_s, 2525,
        u"b\u00fccher.test:2525"_s);
}

void TestEndpoint::reads()
{
    QFETCH(QString, text);
    QFETCH(QString, host);
    QFETCH(int, port);
    QFETCH(QString, shown);
    const auto endpoint = Endpoint::parse(text, 2525);
    QVERIFY(endpoint);
    QCOMPARE(endpoint->host, host);
    QCOMPARE(int(endpoint->port), port);
    QCOMPARE(endpoint->toString(), shown);
    QCOMPARE(Endpoint::parse(shown), endpoint);
}

void TestEndpoint::refuses_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
        {"", " ", ":25", "[]", "[]:25", "a:", "a:0", "a:65536", "a:-1", "a:+1", "a:x", "a:25x", "a: 25",
            "a:\xd9\xa2", "[::1", "[::1]25", "[::1]:", "[::1]:x", "a b", "a\tb:25", "a]b", "[[a]]", "a\r\nb"})
        QTest::newRow("'" + QByteArray(text).toPercentEncoding(" []:") + "' is none")
            << QString::fromUtf8(text);
}

void TestEndpoint::refuses()
{
    QFETCH(QString, text);
    QVERIFY(!Endpoint::parse(text));
}

QTEST_APPLESS_MAIN(TestEndpoint)
#include "tst_endpoint.moc"
