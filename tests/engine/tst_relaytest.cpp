#include "engine/relaytest.h"
#include "net/sockettransport.h"
#include "practice/practicerelay.h"
#include "support/manualclock.h"
#include "support/scriptedrelay.h"

#include <QMetaEnum>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;
using namespace std::chrono_literals;
using Result = RelayVerdict::Result;

namespace {

/// `reach+ greet+ secure. login. ready-`: + passed, - failed, . skipped, nothing: not reached.
QByteArray shown(const RelayVerdict &verdict)
{
    static constexpr std::array<const char *, RelayVerdict::StepCount> Names{
        "reach", "greet", "secure", "login", "ready"};
    QByteArrayList parts;
    for (std::size_t i = 0; i < RelayVerdict::StepCount; ++i) {
        switch (verdict.results[i]) {
        case Result::NotReached: break;
        case Result::Skipped: parts.append(Names[i] + "."_ba); break;
        case Result::Passed: parts.append(Names[i] + "+"_ba); break;
        case Result::Failed: parts.append(Names[i] + "-"_ba); break;
        }
    }
    if (verdict.failure)
        parts.append(QMetaEnum::fromType<Failure::Kind>().valueToKey(int(verdict.failure->kind)));
    return parts.join(' ');
}

/// One test, and what it told.
struct Rig
{
    explicit Rig(const Endpoint &endpoint)
        : profile(profileFor(endpoint.host, endpoint.port)),
          test(std::make_unique<SocketTransport>(), clock)
    {
        profile.domain = "deck.test"_ba;
        QObject::connect(&test, &RelayTest::said, [this](const TranscriptLines &lines) { said += lines; });
        QObject::connect(&test, &RelayTest::ended, [this](const RelayVerdict &v) {
            verdict = v;
            ++ended;
        });
    }

    ServerProfile profile;
    ManualClock clock;
    RelayTest test;
    TranscriptLines said;
    RelayVerdict verdict;
    int ended = 0;
};

} // namespace

class TestRelayTest final : public QObject
{
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
    void triesTheSender_data();
    void triesTheSender();
    void triesTlsAndTheLogin_data();
    void triesTlsAndTheLogin();
    void tellsOfTls();
    void tellsWhatIsOffered();
    void showsTheConversation();
    void doesNotWaitForEver();
    void isStopped();
    void doesNotConnectWithAnUnusableSetting();
};

void TestRelayTest::finds_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("found");
    const QByteArray hello = "S: 220 hi\n C: EHLO deck.test\n S: 250 relay\n C: NOOP\n"_ba;
    QTest::newRow("a relay that answers NOOP is ready for mail")
        << hello + "S: 250 fine\n C: QUIT\n S: 221 bye\n X\n"
        << "reach+ greet+ secure. login. ready+"_ba;
    QTest::newRow("how it leaves does not matter") << hello + "S: 250 fine\n C: QUIT\n X\n"
                                                   << "reach+ greet+ secure. login. ready+"_ba;
    QTest::newRow("a relay that wants no NOOP is not ready")
        << hello + "S: 502 what\n C: QUIT\n S: 221 bye\n X\n"
        << "reach+ greet+ secure. login. ready- Refused"_ba;
    QTest::newRow("a relay that goes at NOOP is not ready")
        << hello + "X\n"
        << "reach+ greet+ secure. login. ready- Dropped"_ba;
    QTest::newRow("a greeting may refuse us") << "S: 554 go away\n"_ba
                                              << "reach+ greet- Refused"_ba;
    QTest::newRow("a web server is no relay") << "S: HTTP/1.1 400 Bad Request\n"_ba
                                              << "reach+ greet- Garbled"_ba;
}

void TestRelayTest::finds()
{
    QFETCH(QByteArray, script);
    ScriptedRelay relay(script);
    Rig rig(relay.endpoint());
    rig.test.start(rig.profile);
    QTRY_COMPARE(rig.ended, 1);
    QTEST(shown(rig.verdict), "found");
    QCOMPARE(relay.complaint(), QByteArray());
}

void TestRelayTest::triesTheSender_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<bool>("taken");
    QTest::addColumn<QByteArray>("failure");
    const QByteArray hello
        = "S: 220 hi\n C: EHLO deck.test\n S: 250-relay\n S: 250-SIZE 100\n S: 250 8BITMIME\n"
          "C: NOOP\n S: 250 fine\n"_ba;
    const QByteArray mail = "C: MAIL FROM:<me@deck.test> SIZE=19 BODY=8BITMIME\n"_ba;
    const QByteArray leave = "C: RSET\n S: 250\n C: QUIT\n S: 221 bye\n X\n"_ba;
    QTest::newRow("a sender may be taken") << hello + mail + "S: 250 fine\n" + leave << true << ""_ba;
    QTest::newRow("a sender may be refused")
        << hello + mail + "S: 550 not you\n" + leave << false << "550 not you"_ba;
    QTest::newRow("a sender may have to wait")
        << hello + mail + "S: 451 later\n" + leave << false << "451 later"_ba;
    QTest::newRow("a relay may go instead of an answer") << hello + mail + "X\n" << false << "Dropped"_ba;
    const QByteArray small
        = "S: 220 hi\n C: EHLO deck.test\n S: 250-relay\n S: 250-SIZE 17\n S: 250 8BITMIME\n"
          "C: NOOP\n S: 250 fine\n C: QUIT\n S: 221 bye\n X\n"_ba;
    QTest::newRow("a message that is too large is not announced") << small << false << "SIZE 17"_ba;
}

void TestRelayTest::triesTheSender()
{
    QFETCH(QByteArray, script);
    QFETCH(bool, taken);
    QFETCH(QByteArray, failure);
    ScriptedRelay relay(script);
    Rig rig(relay.endpoint());
    const auto content = std::make_shared<const Content>("Subject: \xc3\xa4\n\nHi\n"_ba);
    rig.test.start(rig.profile, MailProbe{"me@deck.test"_ba, content, false});
    QTRY_COMPARE(rig.ended, 1);
    QCOMPARE(relay.complaint(), QByteArray());
    QVERIFY(rig.verdict.isGood());
    QCOMPARE(rig.verdict.senderTaken, taken);
    QCOMPARE(rig.verdict.senderFailure.has_value(), !taken);
    if (!taken) {
        const QByteArray kind
            = QMetaEnum::fromType<Failure::Kind>().valueToKey(int(rig.verdict.senderFailure->kind));
        QVERIFY2(
            rig.verdict.senderFailure->raw == failure || kind == failure, rig.verdict.senderFailure->raw);
    }
}

void TestRelayTest::triesTlsAndTheLogin_data()
{
    QTest::addColumn<int>("tls");
    QTest::addColumn<Security>("security");
    QTest::addColumn<QString>("variable");
    QTest::addColumn<bool>("inClear");
    QTest::addColumn<QByteArray>("found");
    const auto row = [](const char *sentence, PracticeTls tls, Security security, const char *variable,
                         bool inClear, const QByteArray &found) {
        QTest::newRow(sentence) << int(tls) << security << QString::fromLatin1(variable) << inClear << found;
    };
    qputenv("DECK_RIGHT", "pencil");
    qputenv("DECK_WRONG", "pen");
    row("STARTTLS and a login", PracticeTls::StartTls, Security::StartTls, "DECK_RIGHT", false,
        "reach+ greet+ secure+ login+ ready+"_ba);
    row("TLS and a login", PracticeTls::FromTheStart, Security::Tls, "DECK_RIGHT", false,
        "reach+ greet+ secure+ login+ ready+"_ba);
    row("TLS if offered, and a login", PracticeTls::StartTls, Security::StartTlsIfOffered, "DECK_RIGHT",
        false, "reach+ greet+ secure+ login+ ready+"_ba);
    row("a wrong password", PracticeTls::StartTls, Security::StartTls, "DECK_WRONG", false,
        "reach+ greet+ secure+ login- AuthFailed"_ba);
    row("no password to be had", PracticeTls::StartTls, Security::StartTls, "DECK_NOWHERE", false,
        "reach+ greet+ secure+ login- AuthFailed"_ba);
    row("no TLS offered", PracticeTls::None, Security::StartTls, "DECK_RIGHT", false,
        "reach+ greet+ secure- TlsFailed"_ba);
    row("TLS where clear is spoken", PracticeTls::None, Security::Tls, "DECK_RIGHT", false,
        "reach+ secure- TlsFailed"_ba);
    row("a login in clear", PracticeTls::None, Security::StartTlsIfOffered, "DECK_RIGHT", true,
        "reach+ greet+ secure. login+ ready+"_ba);
    row("a login in clear that is not allowed", PracticeTls::None, Security::None, "DECK_RIGHT", false,
        "reach+ greet+ secure. login- AuthFailed"_ba);
}

void TestRelayTest::triesTlsAndTheLogin()
{
    QFETCH(int, tls);
    Temper temper;
    temper.tls = PracticeTls(tls);
    temper.user = "tim"_ba;
    temper.password = "pencil"_ba;
    temper.mechanisms = {SaslMechanism::Plain};
    PracticeRelay relay(temper);
    QVERIFY(relay.listen());
    Rig rig({u"127.0.0.1"_s, relay.port()});
    QFETCH(Security, security);
    QFETCH(QString, variable);
    QFETCH(bool, inClear);
    rig.profile.security = security;
    rig.profile.certificate = {CertificateRule::Kind::Fingerprint, {}, relay.fingerprint()};
    rig.profile.user = "tim"_ba;
    rig.profile.passwordVariable = variable;
    rig.profile.passwordInClear = inClear;
    rig.test.start(rig.profile);
    QTRY_COMPARE(rig.ended, 1);
    QTEST(shown(rig.verdict), "found");
    QCOMPARE(relay.counts().messages, quint64(0));
    const bool loggedIn = rig.verdict.result(RelayVerdict::Step::LogIn) == Result::Passed;
    QCOMPARE(rig.verdict.mechanism, loggedIn ? "PLAIN"_ba : QByteArray());
    QCOMPARE(rig.verdict.loggedInInClear, loggedIn && inClear);
    for (const TranscriptLine &line : std::as_const(rig.said))
        QVERIFY(!line.text.contains("pencil") && !line.text.contains("AHRpbQBwZW5jaWw="));
}

void TestRelayTest::tellsOfTls()
{
    Temper temper;
    temper.tls = PracticeTls::StartTls;
    PracticeRelay relay(temper);
    QVERIFY(relay.listen());
    Rig rig({u"127.0.0.1"_s, relay.port()});
    rig.profile.security = Security::StartTls;
    rig.test.start(rig.profile);
    QTRY_COMPARE(rig.ended, 1);
    QCOMPARE(shown(rig.verdict), "reach+ greet+ secure- TlsFailed"_ba);
    QVERIFY(rig.verdict.tls);
    QCOMPARE(rig.verdict.tls->refusal, std::optional(TlsFlaw::SelfSigned));
    QCOMPARE(rig.verdict.failure->tlsFlaw, std::optional(TlsFlaw::SelfSigned));
    QCOMPARE(rig.verdict.tls->chain.first().sha256, relay.fingerprint());
    QVERIFY(rig.verdict.capabilities.has("STARTTLS"_ba));
}

void TestRelayTest::tellsWhatIsOffered()
{
    ScriptedRelay relay("S: 220 hi\n C: EHLO deck.test\n S: 250-relay\n S: 250 SIZE 1000\n C: NOOP\n S: 250\n"
                        "C: QUIT\n S: 221\n X\n");
    Rig rig(relay.endpoint());
    rig.test.start(rig.profile);
    QTRY_COMPARE(rig.ended, 1);
    QCOMPARE(rig.verdict.capabilities.maximumSize(), 1000);
    QCOMPARE(rig.verdict.peer, relay.endpoint().toString());
    QCOMPARE(rig.verdict.name, relay.endpoint().toString());
    QVERIFY(rig.verdict.isGood());
    QVERIFY(rig.verdict.connectTime >= 0ms && rig.verdict.roundTrip >= 0ms);
}

void TestRelayTest::showsTheConversation()
{
    ScriptedRelay relay("S: 220 hi\n C: EHLO deck.test\n S: 250\n C: NOOP\n S: 250\n C: QUIT\n S: 221\n X\n");
    Rig rig(relay.endpoint());
    rig.test.start(rig.profile);
    QTRY_COMPARE(rig.ended, 1);
    QByteArrayList lines;
    for (const TranscriptLine &line : std::as_const(rig.said)) {
        QCOMPARE(line.relay, -1);
        if (line.direction != TranscriptLine::Direction::Note)
            lines.append(line.text);
    }
    QCOMPARE(lines.join('|'), "220 hi|EHLO deck.test|250|NOOP|250|QUIT|221"_ba);
}

void TestRelayTest::doesNotWaitForEver()
{
    ScriptedRelay relay("SILENT\n");
    Rig rig(relay.endpoint());
    rig.test.start(rig.profile);
    QTRY_COMPARE(relay.connections(), 1);
    QTRY_VERIFY(!rig.test.peer().isEmpty());
    rig.clock.advance(RelayTest::ReplyPatience);
    QCOMPARE(rig.ended, 1);
    QCOMPARE(shown(rig.verdict), "reach+ greet- TimedOut"_ba);
}

void TestRelayTest::isStopped()
{
    ScriptedRelay relay("S: 220 hi\n SILENT\n");
    Rig rig(relay.endpoint());
    rig.test.start(rig.profile);
    QTRY_VERIFY(!rig.test.peer().isEmpty());
    rig.test.stop();
    QCOMPARE(rig.ended, 1);
    QCOMPARE(shown(rig.verdict), "reach+ Stopped"_ba);
    rig.test.stop();
    rig.clock.advance(RelayTest::Patience);
    QCOMPARE(rig.ended, 1);
}

void TestRelayTest::doesNotConnectWithAnUnusableSetting()
{
    ScriptedRelay relay("SILENT\n");
    Rig rig(relay.endpoint());
    rig.profile.fault = Field::Port;
    rig.test.start(rig.profile);
    QCOMPARE(rig.ended, 0);
    rig.clock.advance(1ms);
    QCOMPARE(rig.ended, 1);
    QCOMPARE(shown(rig.verdict), "reach- RefusedLocally"_ba);
    QCOMPARE(relay.connections(), 0);
}

QTEST_GUILESS_MAIN(TestRelayTest)
#include "tst_relaytest.moc"
