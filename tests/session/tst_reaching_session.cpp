#include "session/sessionrig.h"
#include "support/proxydouble.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

/// Gets as far as the test says, and no further.
class StuckTransport final : public Transport
{
public:
    void setRoute(const Route &given) override { route = given; }
    void open(const Endpoint &) override { opens++; }
    void write(QByteArrayView) override {}
    void close() override {}
    void abort() override {}
    void startTls(const TlsPolicy &) override {}
    [[nodiscard]] const TlsReport &tlsReport() const override { return tls; }
    [[nodiscard]] qint64 pending() const override { return 0; }
    [[nodiscard]] QString peer() const override { return {}; }
    [[nodiscard]] QString localAddress() const override { return {}; }

    Route route;
    int opens = 0;
    TlsReport tls;
};

/// A session on a StuckTransport.
struct StuckRig
{
    StuckRig()
        : transport(new StuckTransport),
          session(std::unique_ptr<Transport>(transport), clock, transcript)
    {
        QObject::connect(&session, &Session::failed, &session, [this](const Failure &how) { failure = how; });
        settings.endpoint = {u"mx.relay.test"_s, 25};
    }

    void reach(LineStage stage) { emit transport->advanced(stage); }
    [[nodiscard]] QByteArray end() const { return failure ? shown(*failure) : "waits"_ba; }

    ManualClock clock;
    Transcript transcript;
    StuckTransport *transport; // the session's
    Session session;
    SessionSettings settings;
    std::optional<Failure> failure;
};

Proxy someProxy(const QByteArray &user = {})
{
    return {Proxy::Kind::Socks5, {u"proxy.test"_s, 1080}, user, {}};
}

const QByteArray Hello = "S: 220 hi\n C: EHLO deck.test\n S: 250 relay\n";

} // namespace

class TestReachingSession final : public QObject
{
    Q_OBJECT

private slots:
    void hasPatienceForEachStage_data();
    void hasPatienceForEachStage();
    void asksForTheProxysPassword();
    void goesNowhereWithoutTheProxysPassword();
    void talksThroughAProxy_data();
    void talksThroughAProxy();
};

void TestReachingSession::hasPatienceForEachStage_data()
{
    QTest::addColumn<int>("stage");
    QTest::addColumn<bool>("proxy");
    QTest::addColumn<int>("timeOut");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QByteArray>("end");
    const auto row = [](const char *sentence, LineStage stage, bool proxy, int timeOut, int seconds,
                         const QByteArray &end) {
        QTest::newRow(sentence) << int(stage) << proxy << timeOut << seconds << end;
    };
    using enum LineStage;
    row("a look-up has ten seconds", LookUp, false, 0, 10, "NameNotFound at Connect (LookUpSilent)"_ba);
    row("a look-up has no more than any reply", LookUp, false, 3, 3,
        "NameNotFound at Connect (LookUpSilent)"_ba);
    row("a long time-out does not make a look-up longer", LookUp, false, 60, 10,
        "NameNotFound at Connect (LookUpSilent)"_ba);
    row("a connection has half a minute", Connect, false, 0, 30, "TimedOut at Connect"_ba);
    row("a connection has the time-out", Connect, false, 4, 4, "TimedOut at Connect"_ba);
    row("a proxy that cannot be looked up is to blame", LookUp, true, 0, 10,
        "ProxyFailed at Connect (NotReached)"_ba);
    row("a proxy that does not take the connection is to blame", Connect, true, 0, 30,
        "ProxyFailed at Connect (NotReached)"_ba);
    row("a proxy that says nothing is to blame", Proxy, true, 0, 30, "ProxyFailed at Connect (Silent)"_ba);
}

void TestReachingSession::hasPatienceForEachStage()
{
    QFETCH(int, stage);
    QFETCH(bool, proxy);
    QFETCH(int, timeOut);
    QFETCH(int, seconds);
    QFETCH(QByteArray, end);
    StuckRig rig;
    rig.settings.timeOut = std::chrono::seconds(timeOut);
    if (proxy)
        rig.settings.route.proxy = someProxy();
    rig.session.open(rig.settings);
    rig.clock.advance(2s);
    rig.reach(LineStage(stage)); // has its own time from here
    rig.clock.advance(std::chrono::seconds(seconds) - 1ms);
    QCOMPARE(rig.end(), "waits"_ba);
    rig.clock.advance(1ms);
    QCOMPARE(rig.end(), end);
    QCOMPARE(rig.failure->waited, std::chrono::milliseconds(std::chrono::seconds(seconds)));
}

void TestReachingSession::asksForTheProxysPassword()
{
    StuckRig rig;
    rig.settings.route.proxy = someProxy("tim"_ba);
    rig.settings.makeSecretFinder
        = [] { return std::make_unique<KnownSecret>(SecretAnswer{.secret = "pencil"_ba}); };
    rig.session.open(rig.settings);
    QCOMPARE(rig.transport->opens, 0);
    QTRY_COMPARE(rig.transport->opens, 1);
    QCOMPARE(rig.transport->route.proxy->user, "tim"_ba);
    QCOMPARE(rig.transport->route.proxy->password, "pencil"_ba);
    TranscriptLine last;
    rig.transcript.setTap([&last](const TranscriptLine &line) { last = line; });
    rig.reach(LineStage::Proxy);
    QCOMPARE(last.note, TranscriptLine::NoteKind::ProxyReached);
    QCOMPARE(last.text, "proxy.test:1080"_ba);

    StuckRig other; // nobody is asked where no login is wanted
    other.settings.route.proxy = someProxy();
    other.session.open(other.settings);
    QCOMPARE(other.transport->opens, 1);
    QCOMPARE(other.transport->route, other.settings.route);
}

void TestReachingSession::goesNowhereWithoutTheProxysPassword()
{
    StuckRig rig;
    rig.settings.route.proxy = someProxy("tim"_ba);
    rig.settings.makeSecretFinder
        = [] { return std::make_unique<KnownSecret>(SecretAnswer{.flaw = SecretFlaw::NotInKeyring}); };
    rig.session.open(rig.settings);
    QTRY_COMPARE(rig.end(), "ProxyFailed at Connect (NoSecret) (NotInKeyring)"_ba);
    QCOMPARE(rig.transport->opens, 0);

    StuckRig left; // meanwhile
    left.settings = rig.settings;
    left.session.open(left.settings);
    left.session.close();
    QCoreApplication::processEvents();
    QCOMPARE(left.transport->opens, 0);
    QCOMPARE(left.session.state(), SessionState::Offline);
}

void TestReachingSession::talksThroughAProxy_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArray>("course");
    for (const auto kind : {Proxy::Kind::Socks5, Proxy::Kind::HttpConnect}) {
        const char *const name = kind == Proxy::Kind::Socks5 ? "SOCKS" : "CONNECT";
        QTest::addRow("%s with the right password", name) << int(kind) << "pencil"_ba
                                                          << "ready; a=Accepted/250"_ba;
        QTest::addRow("%s with a wrong password", name) << int(kind) << "pen"_ba
                                                        << "failed: ProxyFailed at Connect (LoginRefused)"_ba;
    }
}

void TestReachingSession::talksThroughAProxy()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, password);
    QFETCH(QByteArray, course);
    ScriptedRelay relay(Hello
        + "C: RSET\n S: 250\n C: MAIL*\n S: 250\n C: RCPT*\n S: 250\n C: DATA\n S: 354\n DATA\n S: 250\n");
    ProxyDouble house{Proxy::Kind(kind)};
    house.user = "tim"_ba;
    house.password = "pencil"_ba;
    SessionRig rig({"deliver a@x.test"_ba});
    Proxy proxy = house.proxy();
    proxy.password.clear();
    rig.settings.route.proxy = proxy;
    rig.settings.makeSecretFinder
        = [password] { return std::make_unique<KnownSecret>(SecretAnswer{.secret = password}); };
    rig.open({u"mx.relay.test"_s, relay.endpoint().port});
    QTRY_COMPARE(rig.course(), course);
    const QByteArray talk = rig.talk().join('\n');
    QVERIFY2(!talk.contains("pen"), talk);
    QVERIFY2(!talk.contains(("tim:" + password).toBase64()), talk);
}

QTEST_GUILESS_MAIN(TestReachingSession)
#include "tst_reaching_session.moc"
