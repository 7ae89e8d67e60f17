#include "net/connecttalk.h"
#include "net/proxytalk.h"

#include <QMetaEnum>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

const Endpoint Peer{u"mx.relay.test"_s, 587};

Proxy socks(const QByteArray &user = {}, const QByteArray &password = {})
{
    return {Proxy::Kind::Socks5, {u"proxy.test"_s, 1080}, user, password};
}

Proxy http(const QByteArray &user = {}, const QByteArray &password = {})
{
    return {Proxy::Kind::HttpConnect, {u"proxy.test"_s, 8080}, user, password};
}

QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

/// What came of it: `through, 3 left`, `LoginRefused (words)` or `waits`. `said` gets all that we said.
QByteArray play(
    const Proxy &proxy, const Endpoint &peer, const QByteArray &heard, qsizetype slice, QByteArray &said)
{
    const auto talk = makeProxyTalk(proxy, peer);
    ProxyTalk::Next next = talk->begin();
    said = next.say;
    QByteArray buffer;
    qsizetype at = 0;
    while (!next.flaw && !next.through) {
        const bool said_more = !next.say.isEmpty();
        if (!(said_more && !buffer.isEmpty())) {
            if (at == heard.size())
                return "waits"_ba;
            buffer += heard.mid(at, slice);
            at = std::min(at + slice, heard.size());
        }
        next = talk->heed(buffer);
        said += next.say;
    }
    if (next.through)
        return "through, "_ba + QByteArray::number(buffer.size() + heard.size() - at) + " left"_ba;
    const QByteArray name = QMetaEnum::fromType<ProxyFlaw>().valueToKey(int(*next.flaw));
    return next.words.isEmpty() ? name : name + " ("_ba + next.words + ')';
}

} // namespace

Q_DECLARE_METATYPE(Relaydeck::Proxy)

class TestProxyTalk final : public QObject
{
    Q_OBJECT

private slots:
    void talks_data();
    void talks();
    void isNotFlooded();
};

void TestProxyTalk::talks_data()
{
    QTest::addColumn<Proxy>("proxy");
    QTest::addColumn<Endpoint>("peer");
    QTest::addColumn<QByteArray>("heard");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QByteArray>("end");
    const auto row = [](const char *sentence, const Proxy &proxy, const QByteArray &heard,
                         const QByteArray &said, const QByteArray &end, const Endpoint &peer = Peer) {
        QTest::newRow(sentence) << proxy << peer << heard << said << end;
    };
    const QByteArray hello = hex("050100");
    const QByteArray helloWithUser = hex("05020002");
    const QByteArray wish = hex("050100030d") + "mx.relay.test"_ba + hex("024b");
    const QByteArray login = hex("0103") + "tim"_ba + hex("06") + "pencil"_ba;
    const QByteArray good = hex("05000001c0000201ffff");

    row("SOCKS is told the name", socks(), hex("0500") + good, hello + wish, "through, 0 left"_ba);
    row("what comes behind its consent is the peer's", socks(), hex("0500") + good + "220 hi\r\n"_ba,
        hello + wish, "through, 8 left"_ba);
    row("its own address may be of IPv6", socks(), hex("0500") + hex("05000004") + QByteArray(18, 'x'),
        hello + wish, "through, 0 left"_ba);
    row("its own address may be a name", socks(),
        hex("0500") + hex("05000003") + hex("03616263") + hex("0019"), hello + wish, "through, 0 left"_ba);
    row("an IPv4 address is told as four bytes", socks(), hex("0500") + good,
        hello + hex("05010001c00002010019"), "through, 0 left"_ba, {u"192.0.2.1"_s, 25});
    row("an IPv6 address is told as sixteen bytes", socks(), hex("0500") + good,
        hello + hex("0501000420010db80000000000000000000000070019"), "through, 0 left"_ba,
        {u"2001:db8::7"_s, 25});
    row("a name of other letters is told in ASCII", socks(), hex("0500") + good,
        hello + hex("0501000312") + "xn--bcher-kva.test"_ba + hex("0019"), "through, 0 left"_ba,
        {u"Bücher.test"_s, 25});
    row("SOCKS may want no login although there is one", socks("tim"_ba, "pencil"_ba), hex("0500") + good,
        helloWithUser + wish, "through, 0 left"_ba);
    row("SOCKS gets the login that it asks for", socks("tim"_ba, "pencil"_ba), hex("05020100") + good,
        helloWithUser + login + wish, "through, 0 left"_ba);
    row("SOCKS refuses the login", socks("tim"_ba, "pencil"_ba), hex("05020101"), helloWithUser + login,
        "LoginRefused"_ba);
    row("SOCKS wants a login that we have not got", socks(), hex("05ff"), hello, "LoginWanted"_ba);
    row("SOCKS takes a method that was not offered", socks(), hex("0502"), hello, "LoginWanted"_ba);
    row("SOCKS wants a login in another way", socks("tim"_ba, "pencil"_ba), hex("05ff"), helloWithUser,
        "LoginWanted"_ba);
    row("an unknown method is none of SOCKS", socks(), hex("0501"), hello, "NotAProxy"_ba);
    row("SOCKS 4 is not SOCKS 5", socks(), hex("005a"), hello, "NotAProxy (\0)"_ba);
    row("a mail server is no proxy", socks(), "220 hi"_ba, hello, "NotAProxy (2)"_ba);
    row("the password is masked in what is no SOCKS", socks("tim"_ba, "4"_ba), "4"_ba, helloWithUser,
        "NotAProxy (***)"_ba);
    row("SOCKS does not allow it", socks(), hex("05000502"), hello + wish, "Forbidden"_ba);
    row("SOCKS finds no network", socks(), hex("05000503"), hello + wish, "PeerNotFound"_ba);
    row("SOCKS finds no host", socks(), hex("05000504"), hello + wish, "PeerNotFound"_ba);
    row("SOCKS is refused by the peer", socks(), hex("05000505"), hello + wish, "PeerRefused"_ba);
    row("SOCKS has waited too long", socks(), hex("05000506"), hello + wish, "PeerSilent"_ba);
    row("SOCKS fails in general", socks(), hex("05000501"), hello + wish, "OtherRefusal (SOCKS 1)"_ba);
    row("SOCKS knows no such kind of address", socks(), hex("05000500000901"), hello + wish.left(0) + wish,
        "NotAProxy (\5\0\0\t\1)"_ba);
    row("SOCKS says half of its verdict", socks(), hex("0500") + good.left(7), hello + wish, "waits"_ba);
    row("SOCKS says nothing", socks(), {}, hello, "waits"_ba);
    row("a user of 256 bytes cannot be said", socks(QByteArray(256, 'x')), {}, {}, "Unsayable"_ba);
    row("a password of 256 bytes cannot be said", socks("tim"_ba, QByteArray(256, 'x')), {}, {},
        "Unsayable"_ba);
    row("a name of 256 bytes cannot be said", socks(), {}, {}, "Unsayable"_ba, {QString(256, u'x'), 25});

    const QByteArray ask = "CONNECT mx.relay.test:587 HTTP/1.1\r\nHost: mx.relay.test:587\r\n"_ba;
    const QByteArray basic = "Proxy-Authorization: Basic dGltOnBlbmNpbA==\r\n"_ba;
    row("CONNECT is told the name", http(), "HTTP/1.1 200 OK\r\n\r\n"_ba, ask + "\r\n"_ba,
        "through, 0 left"_ba);
    row("CONNECT may answer as HTTP/1.0, with bare LF and header lines", http(),
        "HTTP/1.0 200 go\nVia: 1.1 x\n\n220 hi"_ba, ask + "\r\n"_ba, "through, 6 left"_ba);
    row("CONNECT may say that more is to come", http(), "HTTP/1.1 100 so\r\n\r\nHTTP/1.1 200 so\r\n\r\n"_ba,
        ask + "\r\n"_ba, "through, 0 left"_ba);
    row("CONNECT needs no words", http(), "HTTP/1.1 200\r\n\r\n"_ba, ask + "\r\n"_ba, "through, 0 left"_ba);
    row("CONNECT gets the login", http("tim"_ba, "pencil"_ba), "HTTP/1.1 200 OK\r\n\r\n"_ba,
        ask + basic + "\r\n"_ba, "through, 0 left"_ba);
    row("an IPv6 address has brackets for CONNECT", http(), "HTTP/1.1 200 OK\r\n\r\n"_ba,
        "CONNECT [2001:db8::7]:25 HTTP/1.1\r\nHost: [2001:db8::7]:25\r\n\r\n"_ba, "through, 0 left"_ba,
        {u"2001:db8::7"_s, 25});
    row("CONNECT wants a login", http(), "HTTP/1.1 407 who\r\n\r\n"_ba, ask + "\r\n"_ba,
        "LoginWanted (HTTP/1.1 407 who)"_ba);
    row("CONNECT refuses the login", http("tim"_ba, "pencil"_ba), "HTTP/1.1 407 no\r\n\r\n"_ba,
        ask + basic + "\r\n"_ba, "LoginRefused (HTTP/1.1 407 no)"_ba);
    row("the password is masked in what it says", http("tim"_ba, "pencil"_ba),
        "HTTP/1.1 407 not pencil nor dGltOnBlbmNpbA==\r\n\r\n"_ba, ask + basic + "\r\n"_ba,
        "LoginRefused (HTTP/1.1 407 not *** nor ***)"_ba);
    row("CONNECT does not allow it", http(), "HTTP/1.1 403 no\r\n\r\n"_ba, ask + "\r\n"_ba,
        "Forbidden (HTTP/1.1 403 no)"_ba);
    row("CONNECT finds no host", http(), "HTTP/1.1 404 no\r\n\r\n"_ba, ask + "\r\n"_ba,
        "PeerNotFound (HTTP/1.1 404 no)"_ba);
    row("CONNECT is refused by the peer", http(), "HTTP/1.1 503 no\r\n\r\n"_ba, ask + "\r\n"_ba,
        "PeerRefused (HTTP/1.1 503 no)"_ba);
    row("CONNECT has waited too long", http(), "HTTP/1.1 504 no\r\n\r\n"_ba, ask + "\r\n"_ba,
        "PeerSilent (HTTP/1.1 504 no)"_ba);
    row("a redirection is no connection", http(), "HTTP/1.1 302 there\r\n\r\n"_ba, ask + "\r\n"_ba,
        "OtherRefusal (HTTP/1.1 302 there)"_ba);
    row("a status must be a number", http(), "HTTP/1.1 2x0 OK\r\n\r\n"_ba, ask + "\r\n"_ba,
        "NotAProxy (HTTP/1.1 2x0 OK)"_ba);
    row("half a status is none", http(), "HTTP/1.1 2\r\n\r\n"_ba, ask + "\r\n"_ba,
        "NotAProxy (HTTP/1.1 2)"_ba);
    row("CONNECT says half of its answer", http(), "HTTP/1.1 200 OK\r\n"_ba, ask + "\r\n"_ba, "waits"_ba);
    row("a colon in the user would end it", http("a:b"_ba), {}, {}, "Unsayable"_ba);
    row("a line end in the name cannot be said", http(), {}, {}, "Unsayable"_ba, {u"a\r\nb"_s, 25});
}

void TestProxyTalk::talks()
{
    QFETCH(Proxy, proxy);
    QFETCH(Endpoint, peer);
    QFETCH(QByteArray, heard);
    QByteArray said;
    QTEST(play(proxy, peer, heard, 1, said), "end");
    QTEST(said, "said");
    const QByteArray whole = play(proxy, peer, heard, heard.size() + 1, said);
    QTEST(said, "said");
    QFETCH(QByteArray, end);
    QCOMPARE(whole.split('(').first(), end.split('(').first()); // how much it shows depends on what has come
}

void TestProxyTalk::isNotFlooded()
{
    ConnectTalk talk(http(), Peer);
    QVERIFY(!talk.begin().flaw);
    QByteArray heard = "HTTP/1.1 200 OK\r\n"_ba;
    while (heard.size() <= ConnectTalk::LargestAnswer) {
        QVERIFY(!talk.heed(heard).flaw);
        heard += "X: "_ba + QByteArray(1000, 'x') + "\r\n"_ba;
    }
    const ProxyTalk::Next next = talk.heed(heard);
    QCOMPARE(next.flaw, std::optional(ProxyFlaw::NotAProxy));
    QVERIFY(next.words.size() <= 200);
    QByteArray endless = "HTTP/1.1 100 x\n\n"_ba.repeated(20'000);
    QVERIFY(!talk.heed(endless).flaw);
    QCOMPARE(endless, QByteArray());
}

QTEST_GUILESS_MAIN(TestProxyTalk)
#include "tst_proxytalk.moc"
