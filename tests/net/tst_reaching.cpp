#include "net/addresschoice.h"
#include "net/sockettransport.h"
#include "support/certificateshop.h"
#include "support/proxydouble.h"
#include "support/scriptedrelay.h"

#include <QDir>
#include <QMetaEnum>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

/// Knows one name.
class Book final : public NameFinder
{
public:
    explicit Book(std::optional<NameAnswer> answer) : m_answer(std::move(answer)) {}
    void find(const QString &) override
    {
        if (m_answer)
            QMetaObject::invokeMethod(
                this, [this] { emit found(*m_answer); }, Qt::QueuedConnection);
    }
    void stop() override {}

private:
    std::optional<NameAnswer> m_answer; // without one it never answers
};

NameAnswer addresses(const QStringList &texts)
{
    NameAnswer answer;
    for (const QString &text : texts)
        answer.addresses.append(QHostAddress(text));
    return answer;
}

NameAnswer flawed(NameAnswer::Flaw flaw)
{
    return {{}, flaw, "so the system says"_ba};
}

/// What a transport has told: `look-up; connect; opened`.
struct Witness
{
    explicit Witness(std::optional<NameAnswer> answer = std::nullopt)
        : transport(std::make_unique<Book>(std::move(answer)))
    {
        QObject::connect(&transport, &Transport::advanced, &transport, [this](LineStage stage) {
            events.append(stage == LineStage::LookUp ? "look-up"_ba
                    : stage == LineStage::Connect    ? "connect"_ba
                                                     : "proxy"_ba);
        });
        QObject::connect(&transport, &Transport::opened, &transport, [this] { events.append("opened"_ba); });
        QObject::connect(
            &transport, &Transport::arrived, &transport, [this](QByteArrayView bytes) { heard += bytes; });
        QObject::connect(
            &transport, &Transport::secured, &transport, [this] { events.append("secured"_ba); });
        QObject::connect(&transport, &Transport::closed, &transport, [this](const LineLoss &how) {
            loss = how;
            events.append("closed"_ba);
        });
    }

    [[nodiscard]] QByteArray course() const { return events.join("; "); }
    [[nodiscard]] QByteArray flaw() const
    {
        const auto names = QMetaEnum::fromType<ProxyFlaw>();
        return loss.proxyFlaw ? QByteArray(names.valueToKey(int(*loss.proxyFlaw))) : QByteArray();
    }

    SocketTransport transport;
    QByteArrayList events;
    QByteArray heard;
    LineLoss loss;
};

/// A port of an address that neither takes nor refuses connections: its queue is full.
class DeafPort final
{
public:
    DeafPort(const char *address, quint16 port) : m_listener(::socket(AF_INET, SOCK_STREAM, 0))
    {
        const QHostAddress host(QString::fromLatin1(address));
        sockaddr_in place{};
        place.sin_family = AF_INET;
        place.sin_port = htons(port);
        place.sin_addr.s_addr = htonl(host.toIPv4Address());
        m_good = ::bind(m_listener, reinterpret_cast<const sockaddr *>(&place), sizeof place) == 0
            && ::listen(m_listener, 0) == 0;
        for (auto &filler : m_fillers)
            filler.connectToHost(host, port);
    }
    ~DeafPort() { ::close(m_listener); }
    Q_DISABLE_COPY_MOVE(DeafPort)

    /// The first one was taken into the queue, the others wait.
    [[nodiscard]] bool isReady() const
    {
        return m_good && m_fillers[0].state() == QAbstractSocket::ConnectedState;
    }

private:
    int m_listener;
    bool m_good = false;
    std::array<QTcpSocket, 3> m_fillers;
};

qsizetype openSockets()
{
    qsizetype count = 0;
    const QDir own(u"/proc/self/fd"_s);
    for (const QFileInfo &link : own.entryInfoList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot))
        count += link.symLinkTarget().contains(u"socket:"_s);
    return count;
}

} // namespace

Q_DECLARE_METATYPE(std::optional<Relaydeck::NameAnswer>)

class TestReaching final : public QObject
{
    Q_OBJECT

private slots:
    void ordersAddresses_data();
    void ordersAddresses();
    void namesFailures_data();
    void namesFailures();
    void findsARealName();
    void triesTheNextAddress_data();
    void triesTheNextAddress();
    void doesNotWaitForADeafAddress();
    void mayBeGivenUpAtAnyTime();
    void comesFromTheSourceAddress();
    void saysThatThereIsNoSocket_data();
    void saysThatThereIsNoSocket();
    void goesThroughAProxy_data();
    void goesThroughAProxy();
    void secures_data();
    void secures();
    void blamesTheProxy_data();
    void blamesTheProxy();
};

void TestReaching::ordersAddresses_data()
{
    QTest::addColumn<QStringList>("found");
    QTest::addColumn<int>("family");
    QTest::addColumn<QStringList>("tried");
    const QStringList both{u"2001:db8::1"_s, u"2001:db8::2"_s, u"192.0.2.1"_s, u"192.0.2.2"_s};
    QTest::newRow("the families take turns")
        << both << int(AddressFamily::Any)
        << QStringList{u"2001:db8::1"_s, u"192.0.2.1"_s, u"2001:db8::2"_s, u"192.0.2.2"_s};
    QTest::newRow("the preferred family begins")
        << QStringList{u"192.0.2.1"_s, u"2001:db8::1"_s, u"192.0.2.2"_s, u"192.0.2.3"_s}
        << int(AddressFamily::Any)
        << QStringList{u"192.0.2.1"_s, u"2001:db8::1"_s, u"192.0.2.2"_s, u"192.0.2.3"_s};
    QTest::newRow("IPv4 alone") << both << int(AddressFamily::IPv4)
                                << QStringList{u"192.0.2.1"_s, u"192.0.2.2"_s};
    QTest::newRow("IPv6 alone") << both << int(AddressFamily::IPv6)
                                << QStringList{u"2001:db8::1"_s, u"2001:db8::2"_s};
    QTest::newRow("each address once") << QStringList{u"192.0.2.1"_s, u"192.0.2.1"_s}
                                       << int(AddressFamily::Any) << QStringList{u"192.0.2.1"_s};
    QTest::newRow("nothing of nothing") << QStringList() << int(AddressFamily::Any) << QStringList();
    QStringList many;
    for (int i = 1; i <= 100; ++i)
        many.append(u"192.0.2.%1"_s.arg(i));
    QTest::newRow("sixteen are enough") << many << int(AddressFamily::Any) << many.first(16);
}

void TestReaching::ordersAddresses()
{
    QFETCH(QStringList, found);
    QFETCH(int, family);
    QStringList tried;
    for (const QHostAddress &address : addressesToTry(addresses(found).addresses, AddressFamily(family)))
        tried.append(address.toString());
    QTEST(tried, "tried");
}

void TestReaching::namesFailures_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<std::optional<NameAnswer>>("answer");
    QTest::addColumn<int>("family");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QByteArray>("course");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char *sentence, const QString &host, const std::optional<NameAnswer> &answer,
                         AddressFamily family, const QString &source, const QByteArray &course,
                         LineLoss::Kind kind, const QByteArray &words) {
        QTest::newRow(sentence) << host << answer << int(family) << source << course << int(kind) << words;
    };
    using enum LineLoss::Kind;
    const QString name = u"mx.relay.test"_s;
    row("a name that is none", name, flawed(NameAnswer::Flaw::NoSuchName), AddressFamily::Any, {},
        "look-up; closed"_ba, NameNotFound, "so the system says"_ba);
    row("a name without addresses", name, addresses({}), AddressFamily::Any, {}, "look-up; closed"_ba,
        NameNotFound, {});
    row("nobody to ask", name, flawed(NameAnswer::Flaw::NotAnswered), AddressFamily::Any, {},
        "look-up; closed"_ba, NameNotAnswered, "so the system says"_ba);
    row("no IPv6 address", name, addresses({u"127.0.0.1"_s}), AddressFamily::IPv6, {}, "look-up; closed"_ba,
        NoSuchFamily, "IPv6"_ba);
    row("no IPv4 address", name, addresses({u"::1"_s}), AddressFamily::IPv4, {}, "look-up; closed"_ba,
        NoSuchFamily, "IPv4"_ba);
    row("an address of the other family", u"::1"_s, std::nullopt, AddressFamily::IPv4, {}, "closed"_ba,
        NoSuchFamily, "IPv4"_ba);
    row("a source address of the other family", u"127.0.0.1"_s, std::nullopt, AddressFamily::Any, u"::1"_s,
        "closed"_ba, NoSuchFamily, "IPv6"_ba);
    row("a source address that is no address", u"127.0.0.1"_s, std::nullopt, AddressFamily::Any, u"nowhere"_s,
        "closed"_ba, SourceUnusable, "nowhere"_ba);
}

void TestReaching::namesFailures()
{
    QFETCH(QString, host);
    QFETCH(std::optional<NameAnswer>, answer);
    QFETCH(int, family);
    QFETCH(QString, source);
    Witness witness(answer);
    witness.transport.setRoute({AddressFamily(family), source, {}});
    witness.transport.open({host, 25});
    QTRY_VERIFY(!witness.events.isEmpty() && witness.events.last() == "closed"_ba);
    QTEST(witness.course(), "course");
    QTEST(int(witness.loss.kind), "kind");
    QTEST(witness.loss.words, "words");
}

void TestReaching::findsARealName()
{
    ScriptedRelay relay("S: hi\n"_ba);
    SocketTransport transport;
    QByteArray heard;
    connect(&transport, &Transport::arrived, this, [&](QByteArrayView bytes) { heard += bytes; });
    transport.setRoute({AddressFamily::IPv4, {}, {}});
    transport.open({u"localhost"_s, relay.endpoint().port});
    QTRY_COMPARE(heard, "hi\r\n"_ba);
    QCOMPARE(transport.peer(), relay.endpoint().toString());

    const auto finder = makeSystemNameFinder();
    std::optional<NameAnswer> answer;
    connect(finder.get(), &NameFinder::found, this, [&](const NameAnswer &found) { answer = found; });
    finder->find(u"no-such-name.invalid"_s);
    QTRY_VERIFY_WITH_TIMEOUT(answer, 30'000);
    QVERIFY(answer->flaw && answer->addresses.isEmpty() && !answer->words.isEmpty());
    answer.reset();
    finder->find(u"no-such-name.invalid"_s);
    finder->stop();
    finder->find(u"localhost"_s);
    QTRY_VERIFY_WITH_TIMEOUT(answer, 30'000);
    QVERIFY(!answer->flaw);
}

void TestReaching::triesTheNextAddress_data()
{
    QTest::addColumn<QStringList>("found");
    QTest::newRow("the second answers") << QStringList{u"127.0.0.3"_s, u"127.0.0.1"_s};
    QTest::newRow("the last of both families answers")
        << QStringList{u"::1"_s, u"127.0.0.3"_s, u"127.0.0.4"_s, u"127.0.0.1"_s};
    QTest::newRow("the first answers") << QStringList{u"127.0.0.1"_s, u"::1"_s, u"127.0.0.3"_s};
}

void TestReaching::triesTheNextAddress()
{
    QFETCH(QStringList, found);
    ScriptedRelay relay("S: hi\n"_ba);
    Witness witness(addresses(found));
    const qsizetype before = openSockets();
    witness.transport.open({u"mx.relay.test"_s, relay.endpoint().port});
    QTRY_COMPARE(witness.heard, "hi\r\n"_ba);
    QCOMPARE(witness.course(), "look-up; connect; opened"_ba);
    QCOMPARE(relay.connections(), 1);
    QTRY_VERIFY(openSockets() <= before + 2); // both ends of one line

    QTcpServer gone;
    QVERIFY(gone.listen(QHostAddress::LocalHost));
    const quint16 port = gone.serverPort();
    gone.close();
    Witness other(addresses({u"127.0.0.1"_s, u"127.0.0.3"_s}));
    other.transport.open({u"mx.relay.test"_s, port});
    QTRY_COMPARE(other.course(), "look-up; connect; closed"_ba);
    QCOMPARE(other.loss.kind, LineLoss::Kind::Refused);
    QCOMPARE(other.loss.words,
        "127.0.0.1:%1: Connection refused; 127.0.0.3:%1: Connection refused"_ba.replace(
            "%1", QByteArray::number(port)));
}

void TestReaching::doesNotWaitForADeafAddress()
{
    ScriptedRelay relay("S: hi\n"_ba);
    const DeafPort deaf("127.0.0.2", relay.endpoint().port);
    QTRY_VERIFY(deaf.isReady());
    Witness witness(addresses({u"127.0.0.2"_s, u"127.0.0.1"_s}));
    const qsizetype before = openSockets();
    QElapsedTimer watch;
    watch.start();
    witness.transport.open({u"mx.relay.test"_s, relay.endpoint().port});
    QTRY_COMPARE(witness.heard, "hi\r\n"_ba);
    QVERIFY(watch.elapsed() >= Connector::Stagger.count() / 2); // it had its chance
    QCOMPARE(witness.transport.peer(), relay.endpoint().toString());
    QTRY_COMPARE(openSockets(), before + 2);
}

void TestReaching::mayBeGivenUpAtAnyTime()
{
    ScriptedRelay relay("S: hi\n"_ba);
    const DeafPort deaf("127.0.0.2", relay.endpoint().port);
    QTRY_VERIFY(deaf.isReady());
    const qsizetype before = openSockets();
    Witness looking;
    looking.transport.open({u"mx.relay.test"_s, 25});
    QCOMPARE(looking.course(), "look-up"_ba);
    looking.transport.abort();
    Witness trying;
    trying.transport.open({u"127.0.0.2"_s, relay.endpoint().port});
    QCOMPARE(trying.course(), "connect"_ba);
    trying.transport.write("ignored");
    QCOMPARE(trying.transport.peer(), QString());
    trying.transport.abort();
    QTRY_COMPARE(openSockets(), before);
    trying.transport.open({u"127.0.0.2"_s, relay.endpoint().port});
    trying.transport.close();
    QCOMPARE(trying.course(), "connect; connect; closed"_ba);
    QTRY_COMPARE(openSockets(), before);
    trying.transport.open({u"127.0.0.1"_s, relay.endpoint().port});
    QTRY_COMPARE(trying.heard, "hi\r\n"_ba);
}

void TestReaching::comesFromTheSourceAddress()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    Witness witness(addresses({u"::1"_s, u"127.0.0.1"_s}));
    witness.transport.setRoute({AddressFamily::Any, u"127.0.0.7"_s, {}});
    witness.transport.open({u"mx.relay.test"_s, server.serverPort()});
    QTRY_VERIFY(server.hasPendingConnections());
    QCOMPARE(server.nextPendingConnection()->peerAddress(), QHostAddress(u"127.0.0.7"_s));
    QTRY_COMPARE(witness.course(), "look-up; connect; opened"_ba);
    QCOMPARE(witness.transport.localAddress(), u"127.0.0.7"_s);

    Witness foreign;
    foreign.transport.setRoute({AddressFamily::Any, u"192.0.2.1"_s, {}}); // kept for documents: none of ours
    foreign.transport.open({u"127.0.0.1"_s, server.serverPort()});
    QTRY_COMPARE(foreign.course(), "connect; closed"_ba);
    QCOMPARE(foreign.loss.kind, LineLoss::Kind::SourceUnusable);
    QVERIFY(foreign.loss.words.startsWith("192.0.2.1: "_ba));
}

/// Opens no file beyond those that are open, as long as it lives.
class FewFiles final
{
    Q_DISABLE_COPY_MOVE(FewFiles)

public:
    FewFiles()
    {
        const int next = ::dup(0);
        ::close(next);
        ::getrlimit(RLIMIT_NOFILE, &m_usual);
        const rlimit few{.rlim_cur = rlim_t(next), .rlim_max = m_usual.rlim_max};
        ::setrlimit(RLIMIT_NOFILE, &few);
    }
    ~FewFiles() { ::setrlimit(RLIMIT_NOFILE, &m_usual); }

private:
    rlimit m_usual;
};

void TestReaching::saysThatThereIsNoSocket_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("from any address") << QString();
    QTest::newRow("from an address of ours") << u"127.0.0.1"_s;
}

void TestReaching::saysThatThereIsNoSocket()
{
    QFETCH(QString, source);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    Witness witness;
    witness.transport.setRoute({AddressFamily::Any, source, {}});
    const auto open = [&] { witness.transport.open({u"127.0.0.1"_s, server.serverPort()}); };
    open();
    QTRY_COMPARE(
        witness.course(), "connect; opened"_ba); // the sanitizer has seen the way, and needs no file for it
    witness.transport.abort();
    {
        const FewFiles few;
        open();
        QTRY_COMPARE(witness.course(), "connect; opened; connect; closed"_ba);
    }
    QCOMPARE(witness.loss.kind, LineLoss::Kind::NoSocket);
    QVERIFY(!witness.loss.words.isEmpty());
    open();
    QTRY_COMPARE(witness.course(), "connect; opened; connect; closed; connect; opened"_ba);
}

void TestReaching::goesThroughAProxy_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("login");
    QTest::newRow("SOCKS") << int(Proxy::Kind::Socks5) << false;
    QTest::newRow("SOCKS with a login") << int(Proxy::Kind::Socks5) << true;
    QTest::newRow("CONNECT") << int(Proxy::Kind::HttpConnect) << false;
    QTest::newRow("CONNECT with a login") << int(Proxy::Kind::HttpConnect) << true;
}

void TestReaching::goesThroughAProxy()
{
    QFETCH(int, kind);
    QFETCH(bool, login);
    ScriptedRelay relay("S: hi\n C: hello\n S: bye\n X\n"_ba);
    ProxyDouble house{Proxy::Kind(kind)};
    if (login) {
        house.user = "tim"_ba;
        house.password = "pencil"_ba;
    }
    Witness witness; // which would not find the name
    Route route;
    route.sourceAddress = u"127.0.0.7"_s;
    route.proxy = house.proxy();
    witness.transport.setRoute(route);
    const quint16 port = relay.endpoint().port;
    witness.transport.open({u"mx.relay.test"_s, port});
    QTRY_COMPARE(witness.heard, "hi\r\n"_ba);
    QCOMPARE(witness.transport.peer(), u"mx.relay.test:%1"_s.arg(port));
    QCOMPARE(witness.transport.localAddress(), u"127.0.0.7"_s);
    witness.transport.write("hello\r\n");
    QTRY_COMPARE(witness.course(), "connect; proxy; opened; closed"_ba);
    QCOMPARE(witness.loss.kind, LineLoss::Kind::None);
    QCOMPARE(witness.heard, "hi\r\nbye\r\n"_ba);
    QCOMPARE(house.asked(), QByteArrayList{"mx.relay.test:"_ba + QByteArray::number(port)});
    QCOMPARE(relay.complaint(), QByteArray());
}

void TestReaching::secures_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("fromTheStart");
    for (const auto &[name, kind] :
        {std::pair("SOCKS", Proxy::Kind::Socks5), std::pair("CONNECT", Proxy::Kind::HttpConnect)}) {
        QTest::addRow("TLS through %s", name) << int(kind) << true;
        QTest::addRow("TLS behind words in clear through %s", name) << int(kind) << false;
    }
}

void TestReaching::secures()
{
    QFETCH(int, kind);
    QFETCH(bool, fromTheStart);
    CertificateShop shop;
    ScriptedRelay relay((fromTheStart ? ""_ba : "S: go\n"_ba) + " TLS\n C: hello\n S: secret\n"_ba,
        ScriptedRelay::Pace::WholeReplies, CertificateShop::serverWith(shop.issue()));
    const ProxyDouble house{Proxy::Kind(kind)};
    Witness witness;
    TlsPolicy policy;
    policy.check = TlsPolicy::Check::Authority;
    policy.authorityFile = shop.authorityFile();
    policy.serverName = u"relay.test"_s;
    connect(&witness.transport, &Transport::opened, &witness.transport, [&] {
        if (fromTheStart)
            witness.transport.startTls(policy);
    });
    connect(&witness.transport, &Transport::arrived, &witness.transport, [&] {
        if (witness.heard == "go\r\n"_ba)
            witness.transport.startTls(policy);
    });
    connect(&witness.transport, &Transport::secured, &witness.transport,
        [&] { witness.transport.write("hello\r\n"); });
    Route route;
    route.proxy = house.proxy();
    witness.transport.setRoute(route);
    witness.transport.open({u"relay.test"_s, relay.endpoint().port});
    QTRY_COMPARE(witness.heard, (fromTheStart ? ""_ba : "go\r\n"_ba) + "secret\r\n"_ba);
    QCOMPARE(witness.course(), "connect; proxy; opened; secured"_ba);
    QCOMPARE(relay.complaint(), QByteArray());
}

void TestReaching::blamesTheProxy_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("verdict");
    QTest::addColumn<QByteArray>("flaw");
    QTest::addColumn<QByteArray>("course");
    const auto row = [](const char *sentence, Proxy::Kind kind, const QByteArray &verdict,
                         const QByteArray &flaw, const QByteArray &course = "connect; proxy; closed"_ba) {
        QTest::newRow(sentence) << int(kind) << verdict << flaw << course;
    };
    using enum Proxy::Kind;
    row("SOCKS hangs up", Socks5, {}, "HungUp"_ba);
    row("CONNECT hangs up", HttpConnect, {}, "HungUp"_ba);
    row("SOCKS forbids it", Socks5, QByteArray("\5\2\0\1\0\0\0\0\0\0", 10), "Forbidden"_ba);
    row("CONNECT forbids it", HttpConnect, "HTTP/1.1 403 no\r\n\r\n"_ba, "Forbidden"_ba);
    row("CONNECT says something else", HttpConnect, "SSH-2.0-x\r\n"_ba, "NotAProxy"_ba);
    row("the relay is not there for SOCKS", Socks5, "relay"_ba, "PeerRefused"_ba);
    row("the relay is not there for CONNECT", HttpConnect, "relay"_ba, "PeerRefused"_ba);
    row("the proxy wants a login", Socks5, "login"_ba, "LoginWanted"_ba);
    row("the proxy refuses the login", HttpConnect, "password"_ba, "LoginRefused"_ba);
    row("the proxy is not there", Socks5, "gone"_ba, "NotReached"_ba, "connect; closed"_ba);
    row("the proxy has no such name", Socks5, "name"_ba, "NameNotFound"_ba, "look-up; closed"_ba);
}

void TestReaching::blamesTheProxy()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, verdict);
    QTcpServer gone;
    QVERIFY(gone.listen(QHostAddress::LocalHost));
    const quint16 nobody = gone.serverPort();
    gone.close();

    ProxyDouble house{Proxy::Kind(kind)};
    Proxy proxy = house.proxy();
    if (verdict == "gone"_ba)
        proxy.endpoint.port = nobody;
    else if (verdict == "name"_ba)
        proxy.endpoint.host = u"proxy.test"_s;
    else if (verdict == "login"_ba || verdict == "password"_ba)
        house.user = "tim"_ba;
    else if (verdict != "relay"_ba)
        house.verdict = verdict;
    if (verdict == "password"_ba)
        proxy.user = "tom"_ba;
    Witness witness(flawed(NameAnswer::Flaw::NoSuchName));
    Route route;
    route.proxy = proxy;
    witness.transport.setRoute(route);
    witness.transport.open({u"127.0.0.1"_s, nobody});
    QTRY_VERIFY(!witness.events.isEmpty() && witness.events.last() == "closed"_ba);
    QTEST(witness.course(), "course");
    QCOMPARE(witness.loss.kind, LineLoss::Kind::Proxy);
    QTEST(witness.flaw(), "flaw");
}

QTEST_GUILESS_MAIN(TestReaching)
#include "tst_reaching.moc"
