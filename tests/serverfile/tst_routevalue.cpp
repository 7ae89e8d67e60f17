#include "serverfile/fieldvalue.h"
#include "serverfile/serverset.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

/// What the keys for the way to a relay come to.
class TestRouteValue final : public QObject
{
    Q_OBJECT

private slots:
    void proxies_data();
    void proxies();
    void addresses_data();
    void addresses();
    void aRelayGetsItsWay();
    void aPasswordIsNotQuoted();
};

void TestRouteValue::proxies_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("place");
    QTest::addColumn<QByteArray>("user");
    const auto row
        = [](const char *sentence, const QByteArray &text, ProxyRule::Kind kind, const QByteArray &place,
              const QByteArray &user = {}) { QTest::newRow(sentence) << text << int(kind) << place << user; };
    using enum ProxyRule::Kind;
    row("none", "none"_ba, None, ":0"_ba);
    row("none in capitals", "None"_ba, None, ":0"_ba);
    row("SOCKS", "socks5://proxy.test:1081"_ba, Socks5, "proxy.test:1081"_ba);
    row("SOCKS at its usual port", "socks5://proxy.test"_ba, Socks5, "proxy.test:1080"_ba);
    row("SOCKS by its other name", "socks5h://proxy.test/"_ba, Socks5, "proxy.test:1080"_ba);
    row("CONNECT", "http://proxy.test:3128"_ba, HttpConnect, "proxy.test:3128"_ba);
    row("CONNECT at its usual port", "HTTP://192.0.2.1"_ba, HttpConnect, "192.0.2.1:8080"_ba);
    row("an IPv6 address", "socks5://[2001:db8::1]:9"_ba, Socks5, "2001:db8::1:9"_ba);
    row("a user", "socks5://tim@proxy.test"_ba, Socks5, "proxy.test:1080"_ba, "tim"_ba);
    row("a user with an address", "http://tim%40x.test@proxy.test"_ba, HttpConnect, "proxy.test:8080"_ba,
        "tim@x.test"_ba);
    row("a user with an empty password", "http://tim:@proxy.test"_ba, HttpConnect, "proxy.test:8080"_ba,
        "tim"_ba);
    for (const char *none : {"", "proxy.test", "proxy.test:1080", "socks4://proxy.test", "https://proxy.test",
             "socks5://", "socks5://proxy.test:0", "socks5://proxy.test:65536", "socks5://proxy.test/way",
             "http://proxy.test?x", "http://proxy.test#x", "socks5://a b", "socks5://tim:pencil@proxy.test"})
        QTest::addRow("\"%s\" is none that can be used", none) << QByteArray(none) << -1 << ""_ba
                                                               << ""_ba;
}

void TestRouteValue::proxies()
{
    QFETCH(QByteArray, text);
    QFETCH(int, kind);
    const FieldReading reading = readField(Field::Proxy, text);
    QCOMPARE(reading.usable, kind >= 0);
    if (!reading.usable) {
        const bool hasPassword = text.contains("pencil");
        QCOMPARE(reading.flaw,
            std::optional(hasPassword ? DiagnosticKind::ProxyWithPassword : DiagnosticKind::ProxyUnusable));
        return;
    }
    QCOMPARE(int(reading.proxy.kind), kind);
    QTEST(reading.proxy.host.toUtf8() + ':' + QByteArray::number(reading.proxy.port), "place");
    QTEST(reading.proxy.user, "user");
}

void TestRouteValue::addresses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("usable");
    for (const char *good : {"192.0.2.1", "127.0.0.1", "::1", "[2001:db8::1]", "fe80::1%eth0"})
        QTest::addRow("%s is an address", good) << QByteArray(good) << true;
    for (const char *none :
        {"", "localhost", "192.0.2", "192.0.2.256", "1", "2001:db8", "[192.0.2.1", "192.0.2.1:25"})
        QTest::addRow("\"%s\" is none", none) << QByteArray(none) << false;
}

void TestRouteValue::addresses()
{
    QFETCH(QByteArray, text);
    QTEST(readField(Field::SourceAddress, text).usable, "usable");
}

void TestRouteValue::aRelayGetsItsWay()
{
    ServerProfile profile;
    const auto set = [&](Field field, const QByteArray &text) { applySetting(profile, field, {text, {}}); };
    set(Field::Family, "IPv6"_ba);
    set(Field::SourceAddress, "[2001:db8::1]"_ba);
    set(Field::Proxy, "socks5://tim@proxy.test"_ba);
    set(Field::ProxyPasswordCommand, "pass proxy"_ba);
    set(Field::ProxyPasswordVariable, "PROXY"_ba);
    QVERIFY(!profile.fault);
    QCOMPARE(profile.family, FamilyChoice::IPv6);
    QCOMPARE(profile.sourceAddress, u"2001:db8::1"_s);
    QVERIFY((profile.proxy == ProxyRule{ProxyRule::Kind::Socks5, u"proxy.test"_s, 1080, "tim"_ba}));
    QCOMPARE(profile.proxyPasswordCommand, u"pass proxy"_s);
    QCOMPARE(profile.proxyPasswordVariable, u"PROXY"_s);
    set(Field::Proxy, "none"_ba);
    QVERIFY(profile.proxy == ProxyRule());
    set(Field::Family, "ipv5"_ba);
    QCOMPARE(profile.fault, std::optional(Field::Family));
}

void TestRouteValue::aPasswordIsNotQuoted()
{
    const QByteArray text
        = "define package Mail::Bulkmail::Server\nSmtp @= a\nTries @= 1\nDomain @= deck.test\n"
          "define package Relaydeck::Server\nproxy @= socks5://tim:pencil@proxy.test\n"_ba;
    const QList<Diagnostic> diagnostics = lintServerFile(Document(text), u"s"_s);
    QCOMPARE(diagnostics.size(), 1);
    QCOMPARE(diagnostics.first().kind, DiagnosticKind::ProxyWithPassword);
    QCOMPARE(diagnostics.first().line, 6);
    QVERIFY(!diagnostics.first().subject.contains("pencil"));
}

QTEST_GUILESS_MAIN(TestRouteValue)
#include "tst_routevalue.moc"
