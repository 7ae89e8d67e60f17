#include "session/classiccode.h"
#include "session/sessionrig.h"
#include "session/talk.h"

#include <QSet>
#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

const QByteArray Hello = "S: 220 hi\n C: EHLO deck.test\n S: 250 relay\n";
const QByteArray Envelope = Hello + "C: RSET\n S: 250\n C: MAIL*\n S: 250\n C: RCPT*\n ";

} // namespace

/// Each code of Mail::Bulkmail::Server (its section 11.1 of errors) that can still occur, by a conversation that
/// leads to it.
class TestClassicCodes final : public QObject
{
    Q_OBJECT

private slots:
    void conversations_data();
    void conversations();
    void nobodyThere();
    void noSocketFromThere();
    void noNameForEhlo();
    void twoLinesAreNoSpeech();
    void anotherAttempt();
    void heloInstead();
    void othersHaveNone();
    void noneIsLeftOut();

private:
    QSet<QByteArray> m_reached;
};

void TestClassicCodes::conversations_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArrayList>("orders");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<int>("waits");
    QTest::addColumn<QByteArray>("code");
    const auto row
        = [](const char *sentence, const QByteArray &script, const QByteArrayList &orders,
              const QByteArray &code, int seconds = 0, SessionState waits = SessionState::Offline) {
              QTest::newRow(sentence) << script << orders << seconds << int(waits) << code;
          };
    row("MBS004: the greeting refuses us", "S: 554 no\n"_ba, {}, "MBS004"_ba);
    row("MBS004: the greeting puts us off", "S: 421 later\n"_ba, {}, "MBS004"_ba);
    row("MBS004: the relay hangs up instead of greeting", "X\n"_ba, {}, "MBS004"_ba);
    row("MBS005: neither EHLO nor HELO is taken", "S: 220 hi\n C: EHLO*\n S: 502\n C: HELO*\n S: 550 no\n"_ba,
        {}, "MBS005"_ba);
    row("MBS008: a refusal", Envelope + "S: 550 no\n", {"deliver a@x.test"_ba}, "MBS008"_ba);
    row("MBS008: the relay hangs up instead of an answer", Hello + "C: NOOP\n X\n", {"say NOOP"_ba},
        "MBS008"_ba);
    row("MBS009: goodbye instead of an answer", Envelope + "S: 221 bye\n", {"deliver a@x.test"_ba},
        "MBS009"_ba);
    row("MBS011: the answer to EHLO ends in the middle", "S: 220 hi\n C: EHLO*\n S: 250-relay\n X\n"_ba, {},
        "MBS011"_ba);
    row("MBS013: put off, with no attempt left", Envelope + "S: 451 later\n", {"deliver a@x.test"_ba},
        "MBS013"_ba);
    row("MBS014: no answer", Hello + "C: NOOP\n SILENT\n", {"say NOOP"_ba}, "MBS014"_ba, 300,
        SessionState::AwaitAnswer);
    row("MBS015: no greeting", "SILENT\n"_ba, {}, "MBS015"_ba, 300, SessionState::AwaitGreeting);
    row("MBS015: no answer to EHLO", "S: 220 hi\n C: EHLO*\n SILENT\n"_ba, {}, "MBS015"_ba, 300,
        SessionState::AwaitEhlo);
}

void TestClassicCodes::conversations()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArrayList, orders);
    QFETCH(int, seconds);
    QFETCH(int, waits);
    ScriptedRelay relay(script);
    SessionRig rig(orders);
    rig.open(relay.endpoint());
    const auto failure = [&rig] {
        return rig.lastDelivery() && rig.lastDelivery()->failure ? rig.lastDelivery()->failure
                                                                 : rig.failure();
    };
    if (seconds > 0) {
        QTRY_COMPARE(int(rig.session().state()), waits);
        rig.clock().advance(std::chrono::seconds(seconds));
    }
    QTRY_VERIFY(failure().has_value());
    QTEST(classicCode(*failure()), "code");
    QCOMPARE(relay.complaint(), QByteArray());
    m_reached += classicCode(*failure());
}

void TestClassicCodes::nobodyThere()
{
    Endpoint endpoint;
    {
        ScriptedRelay gone("S: 220\n"_ba);
        endpoint = gone.endpoint();
    }
    SessionRig rig;
    rig.open(endpoint);
    QTRY_VERIFY(rig.failure());
    QCOMPARE(classicCode(*rig.failure()), "MBS003"_ba);
    m_reached += "MBS003"_ba;
}

void TestClassicCodes::noSocketFromThere()
{
    ScriptedRelay relay("S: 220\n"_ba);
    SessionRig rig;
    rig.settings.route.sourceAddress = u"192.0.2.1"_s; // kept for documents: none of ours
    rig.open(relay.endpoint());
    QTRY_VERIFY(rig.failure());
    QCOMPARE(classicCode(*rig.failure()), "MBS002"_ba);
    m_reached += "MBS002"_ba;
}

void TestClassicCodes::noNameForEhlo()
{
    ScriptedRelay relay("S: 220 hi\n"_ba);
    SessionRig rig;
    rig.settings.domain = "deck.test\r\nNOOP"_ba;
    rig.open(relay.endpoint());
    QTRY_VERIFY(rig.failure());
    QCOMPARE(classicCode(*rig.failure()), "MBS010"_ba);
    m_reached += "MBS010"_ba;
}

/// MBS006.
void TestClassicCodes::twoLinesAreNoSpeech()
{
    ScriptedRelay relay(Hello);
    SessionRig rig;
    rig.open(relay.endpoint());
    QTRY_COMPARE(rig.course(), "ready"_ba);
    QVERIFY(!rig.session().say("NOOP\r\nQUIT"_ba));
    QCOMPARE(rig.session().state(), SessionState::Ready);
    m_reached += "MBS006"_ba;
}

/// MBS012.
void TestClassicCodes::anotherAttempt()
{
    ScriptedRelay relay(Hello + "C: NOOP\n S: 451 later\n C: NOOP\n S: 250 now\n");
    SessionRig rig;
    Talk talk(rig.session(), rig.clock());
    rig.open(relay.endpoint());
    QTRY_COMPARE(rig.course(), "ready"_ba);
    QVERIFY(talk.say("NOOP"_ba, 2));
    QTRY_COMPARE(rig.course(), "ready; answer 451"_ba);
    rig.clock().advance(1min);
    QTRY_COMPARE(rig.course(), "ready; answer 451; answer 250"_ba);
    m_reached += "MBS012"_ba;
}

/// MBS016.
void TestClassicCodes::heloInstead()
{
    ScriptedRelay relay("S: 220 hi\n C: EHLO*\n S: 502 what\n C: HELO deck.test\n S: 250 well\n"_ba);
    SessionRig rig;
    rig.open(relay.endpoint());
    QTRY_COMPARE(rig.course(), "ready"_ba);
    QVERIFY(rig.talk().contains("< 502 what"_ba));
    m_reached += "MBS016"_ba;
}

/// What Mail::Bulkmail could not do has none.
void TestClassicCodes::othersHaveNone()
{
    using Kind = Failure::Kind;
    for (const Kind kind : {Kind::TlsFailed, Kind::AuthFailed, Kind::Stopped})
        QCOMPARE(classicCode({kind, Failure::Step::StartTls, 0, {}, {}}), QByteArray());
    QCOMPARE(classicCode({Kind::RefusedLocally, Failure::Step::Rcpt, 0, {}, {}}), QByteArray());
    QCOMPARE(classicCode({Kind::RefusedLocally, Failure::Step::Connect, 0, "Tries"_ba, {}}), "MBS017"_ba);
    m_reached += "MBS017"_ba;
}

/// The table of section 11.1. It has to run behind all the others.
void TestClassicCodes::noneIsLeftOut()
{
    const QSet<QByteArray> cannotOccur{"MBS007"_ba, "MBS018"_ba}; // the end of a line is heard when it comes
    const QSet<QByteArray> ofRelays{"MBS001"_ba}; // see tests/server/tst_wire_vectors
    QSet<QByteArray> expected;
    for (int number = 1; number <= 18; ++number)
        expected += "MBS"_ba + QByteArray::number(number).rightJustified(3, '0');
    QCOMPARE(m_reached, expected - cannotOccur - ofRelays);
}

QTEST_GUILESS_MAIN(TestClassicCodes)
#include "tst_classiccodes.moc"
