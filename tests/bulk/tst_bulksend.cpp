#include "bulk/mailhall.h"
#include "bulk/sendrig.h"
#include "support/scriptedrelay.h"

#include <QScopeGuard>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTcpServer>
#include <QTest>

#include <chrono>

#include <sys/mount.h>

using namespace Qt::StringLiterals;
using namespace Relaydeck;
using namespace std::chrono_literals;

namespace {

constexpr int Patience = 30'000; // milliseconds for a whole send

Temper slow(int latencyMs = 2)
{
    Temper temper;
    temper.latencyMs = latencyMs;
    return temper;
}

quint16 deadPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

void addPolicies()
{
    QTest::addColumn<Policy>("policy");
    QTest::newRow("one relay after the other") << Policy::Robin;
    QTest::newRow("all relays at once") << Policy::Parallel;
    QTest::newRow("in their order") << Policy::Failover;
}

} // namespace

/// Whole sends to relays that behave well and badly: nobody is lost, nobody is sent to twice, and
/// every send ends.
class TestBulkSend final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_hall = std::make_unique<MailHall>(); }
    void cleanup() { m_rig.reset(); }

    void goesOnWhereARelayCloses_data() { addPolicies(); }
    void goesOnWhereARelayCloses();
    void takesAFullEnvelopeForAFullEnvelope_data() { addPolicies(); }
    void takesAFullEnvelopeForAFullEnvelope();
    void waitsForARelayThatVanishes();
    void leavesInDoubtWhatGotNoAnswer();
    void triesTheDeferredAgain();
    void goesOnWithTheDeferredAfterAStop();
    void pauses();
    void goesOnWithAJob_data();
    void goesOnWithAJob();
    void keepsLimits_data() { addPolicies(); }
    void keepsLimits();
    void failsOver();
    void pausesARelay_data() { addPolicies(); }
    void pausesARelay();
    void keepsRates_data() { addPolicies(); }
    void keepsRates();
    void endsWithoutARelay_data();
    void endsWithoutARelay();
    void givesUpARelayThatSendsEverybodyAway_data() { addPolicies(); }
    void givesUpARelayThatSendsEverybodyAway();
    void leavesARelayThatIsSwitchedOff_data() { addPolicies(); }
    void leavesARelayThatIsSwitchedOff();
    void followsARelayToItsNewAddress_data() { addPolicies(); }
    void followsARelayToItsNewAddress();
    void letsRelaysComeAndGo_data() { addPolicies(); }
    void letsRelaysComeAndGo();
    void endsWithoutRecipients_data();
    void endsWithoutRecipients();
    void stopsWhileItReads();
    void outlastsAFullDisk();
    void stopsOnAFullDisk();
    void saysWhyItCannotReadOn();
    void mergesWhatTheJournalKeeps();
    void sendsNothingToAListThatLacksValues();

private:
    void start(const QList<ServerProfile> &relays, const QByteArrayList &entries,
        Policy policy = Policy::Robin, bool envelopes = false);
    void judgeAccounting();
    [[nodiscard]] quint64 count(Outcome outcome) { return m_rig->send().journal().tally().of(outcome); }
    [[nodiscard]] BulkSend::End end() { return m_rig->send().end(); }

    std::unique_ptr<MailHall> m_hall;
    std::unique_ptr<SendRig> m_rig;
};

void TestBulkSend::start(
    const QList<ServerProfile> &relays, const QByteArrayList &entries, Policy policy, bool envelopes)
{
    m_rig = std::make_unique<SendRig>(relays);
    m_rig->plan.sender = "sender@deck.test"_ba;
    m_rig->plan.policy = int(policy);
    m_rig->plan.envelopes = envelopes;
    m_rig->start(entries);
}

/// Relay, journal and GOOD file tell the same.
void TestBulkSend::judgeAccounting()
{
    QByteArrayList accepted;
    for (const JournalRow &row : m_rig->rows()) {
        const int times = m_hall->times(row.address);
        if (row.outcome == Outcome::InDoubt)
            QVERIFY(times <= 1);
        else
            QCOMPARE(times, row.outcome == Outcome::Accepted ? 1 : 0);
        if (row.outcome == Outcome::Accepted)
            accepted.append(row.address);
    }
    QByteArrayList good = m_rig->good();
    std::ranges::sort(accepted);
    std::ranges::sort(good);
    QCOMPARE(good, accepted);
}

void TestBulkSend::goesOnWhereARelayCloses()
{
    QFETCH(Policy, policy);
    Temper temper;
    temper.closeAfter = 7;
    start({m_hall->open(temper)}, people(40), policy);
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
    QCOMPARE(end(), BulkSend::End::Finished);
    QCOMPARE(count(Outcome::Accepted), quint64(40));
    QVERIFY(m_rig->send().connections() >= 6);
    judgeAccounting();
}

/// 452 after three recipients (RFC 5321 section 4.5.3.1.10).
void TestBulkSend::takesAFullEnvelopeForAFullEnvelope()
{
    QFETCH(Policy, policy);
    Temper temper;
    temper.maxRecipients = 3;
    start({m_hall->open(temper)}, people(10), policy, true);
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
    QCOMPARE(end(), BulkSend::End::Finished);
    QCOMPARE(count(Outcome::Accepted), quint64(10));
    QCOMPARE(m_rig->send().messages(), quint64(4));
    QCOMPARE(m_rig->send().setbacks(0).deferred, quint64(0));
    judgeAccounting();
}

void TestBulkSend::waitsForARelayThatVanishes()
{
    start({m_hall->open(slow())}, people(30));
    PracticeRelay &relay = m_hall->relay(0);
    const quint16 port = relay.port();
    QTRY_VERIFY_WITH_TIMEOUT(count(Outcome::Accepted) >= 10, Patience);
    relay.stop();
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->pool().at(0).worth() < 5, Patience);
    QVERIFY(relay.listen(port));
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
    QCOMPARE(end(), BulkSend::End::Finished);
    QVERIFY(count(Outcome::InDoubt) <= 1); // one message was under way
    QCOMPARE(count(Outcome::Accepted) + count(Outcome::InDoubt), quint64(30));
    judgeAccounting();
}

void TestBulkSend::leavesInDoubtWhatGotNoAnswer()
{
    const ScriptedRelay relay(
        "S: 220 hi\nC: EHLO deck.test\nS: 250 hi\nC: RSET\nS: 250 ok\nC: MAIL *\nS: 250 ok\n"
        "C: RCPT TO:<p1@d1.test>\nS: 250 ok\nC: DATA\nS: 354 go\nDATA\nSILENT\n--\n"
        "S: 220 hi\nC: EHLO deck.test\nS: 250 hi\nC: RSET\nS: 250 ok\nC: MAIL *\nS: 250 ok\n"
        "C: RCPT TO:<p2@d2.test>\nS: 250 ok\nC: DATA\nS: 354 go\nDATA\nS: 250 queued\n"
        "C: RSET\nS: 250 ok\nC: QUIT\nS: 221 bye\n"_ba);
    start({relayAt(relay.endpoint().port)}, people(2, 2));
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
    QCOMPARE(relay.complaint(), QByteArray());
    QCOMPARE(end(), BulkSend::End::Finished);
    QCOMPARE(m_rig->rows().at(0).outcome, Outcome::InDoubt);
    QCOMPARE(m_rig->rows().at(1).outcome, Outcome::Accepted);
    m_rig->resume();
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
    QCOMPARE(end(), BulkSend::End::Finished);
    QCOMPARE(relay.connections(), 2); // nobody was asked again
    QCOMPARE(count(Outcome::InDoubt), quint64(1));
    QCOMPARE(m_rig->good(), QByteArrayList{"p2@d2.test"_ba});
}

void TestBulkSend::triesTheDeferredAgain()
{
    const ScriptedRelay relay(
        "S: 220 hi\nC: EHLO deck.test\nS: 250 hi\nC: RSET\nS: 250 ok\nC: MAIL *\nS: 250 ok\n"
        "C: RCPT TO:<p1@d1.test>\nS: 451 later\n"
        "C: RSET\nS: 250 ok\nC: MAIL *\nS: 250 ok\nC: RCPT TO:<p1@d1.test>\nS: 250 ok\n"
        "C: DATA\nS: 354 go\nDATA\nS: 250 queued\nC: RSET\nS: 250 ok\nC: QUIT\nS: 221 bye\n"_ba);
    ServerProfile profile = relayAt(relay.endpoint().port);
    profile.talkAttempts = 2;
    start({profile}, people(1));
    const qint64 begun = m_rig->clock().steadyTime();
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
    QCOMPARE(relay.complaint(), QByteArray());
    QCOMPARE(end(), BulkSend::End::Finished);
    QCOMPARE(count(Outcome::Accepted), quint64(1));
    QVERIFY(m_rig->clock().steadyTime() - begun >= 1000);
    QCOMPARE(m_rig->rows().front().attempts, 2);
}

void TestBulkSend::goesOnWithTheDeferredAfterAStop()
{
    Temper temper;
    temper.deferPct = 100;
    ServerProfile profile = m_hall->open(temper);
    profile.talkAttempts = 9;
    start({profile}, people(3));
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->send().setbacks(0).deferred >= 3, Patience);
    m_rig->send().stop();
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
    QCOMPARE(end(), BulkSend::End::Stopped);
    QCOMPARE(count(Outcome::Unsent), quint64(3));
    m_hall->relay(0).setTemper({});
    m_rig->resume();
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
    QCOMPARE(end(), BulkSend::End::Finished);
    QCOMPARE(count(Outcome::Accepted), quint64(3));
    judgeAccounting();
}

/// Also while it pauses a relay may close, and GOOD names all that the journal does.
void TestBulkSend::pauses()
{
    start({m_hall->open(slow())}, people(40));
    QTRY_VERIFY_WITH_TIMEOUT(count(Outcome::Accepted) >= 10, Patience);
    m_rig->send().pause();
    QTRY_VERIFY_WITH_TIMEOUT(!m_rig->pool().at(0).isDelivering(), Patience);
    PracticeRelay &relay = m_hall->relay(0);
    const quint16 port = relay.port();
    const quint64 messages = m_hall->messages();
    relay.stop();
    QTRY_VERIFY_WITH_TIMEOUT(!m_rig->pool().at(0).isConnected(), Patience);
    QVERIFY(relay.listen(port));
    QTRY_COMPARE(quint64(m_rig->good().size()), messages);
    QCOMPARE(m_rig->send().stage(), BulkSend::Stage::Paused);
    QCOMPARE(m_hall->messages(), messages);
    m_rig->send().goOn();
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
    QCOMPARE(end(), BulkSend::End::Finished);
    QCOMPARE(count(Outcome::Accepted), quint64(40));
    judgeAccounting();
}

void TestBulkSend::goesOnWithAJob_data()
{
    QTest::addColumn<bool>("stopped");
    QTest::newRow("that was stopped") << true;
    QTest::newRow("that was killed") << false;
}

void TestBulkSend::goesOnWithAJob()
{
    QFETCH(bool, stopped);
    start({m_hall->open(slow()), m_hall->open(slow())}, people(60, 3), Policy::Parallel);
    QTRY_VERIFY_WITH_TIMEOUT(count(Outcome::Accepted) >= 10, Patience);
    if (stopped) {
        m_rig->send().stop();
        QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
        QCOMPARE(end(), BulkSend::End::Stopped);
        QCOMPARE(count(Outcome::Unsent), 60 - count(Outcome::Accepted));
        judgeAccounting();
    }
    m_rig->resume();
    // At each relay the one whose text is out, and the next.
    QVERIFY(stopped ? count(Outcome::InDoubt) == 0 : count(Outcome::InDoubt) <= 4);
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
    QCOMPARE(end(), BulkSend::End::Finished);
    QCOMPARE(count(Outcome::Accepted) + count(Outcome::InDoubt), quint64(60));
    judgeAccounting();
    m_rig->resume(); // there is nothing left to do
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
    QCOMPARE(end(), BulkSend::End::Finished);
    judgeAccounting();
}

/// Three relays of two connections each.
void TestBulkSend::keepsLimits()
{
    QFETCH(Policy, policy);
    constexpr int MostOnConnection = 4;
    QList<ServerProfile> relays;
    for (int i = 0; i < 3; ++i) {
        ServerProfile profile = m_hall->open(slow());
        profile.maxConnections = 2;
        profile.maxMessagesPerConnection = MostOnConnection;
        profile.envelopeLimit = 3;
        relays.append(profile);
    }
    relays[0].maxMessages = 20;
    relays[1].maxMessagesWhileAwake = 10;
    relays[1].sleepLength = 5s;
    start(relays, people(150, 15), policy, true);
    QHash<int, int> carried;
    m_rig->transcript().setTap([&carried](const TranscriptLine &line) {
        if (line.direction == TranscriptLine::Direction::ToRelay && line.text.startsWith("RCPT"_ba))
            ++carried[line.connection];
    });
    const auto untap = qScopeGuard([this] { m_rig->transcript().setTap({}); });
    int mostOpen = 0;
    connect(&m_rig->pool(), &ServerPool::changed, this,
        [this, &mostOpen] { mostOpen = std::max(mostOpen, m_rig->pool().at(1).openConnections()); });
    const auto unwatch = qScopeGuard([this] { m_rig->pool().disconnect(this); });
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
    QCOMPARE(end(), BulkSend::End::Finished);
    QCOMPARE(count(Outcome::Accepted), quint64(150));
    QVERIFY(m_hall->relay(0).counts().recipients <= 20);
    QVERIFY(std::ranges::max(carried) <= MostOnConnection);
    QCOMPARE(mostOpen, 2);
    judgeAccounting();
}

/// The second relay works while the first one is down, and no longer.
void TestBulkSend::failsOver()
{
    QList<ServerProfile> relays{m_hall->open(slow()), m_hall->open(slow()), m_hall->open(slow())};
    start(relays, people(120), Policy::Failover);
    PracticeRelay &first = m_hall->relay(0);
    QTRY_VERIFY_WITH_TIMEOUT(first.counts().messages >= 10, Patience);
    QCOMPARE(m_hall->relay(1).counts().messages, quint64(0));
    QCOMPARE(m_rig->pool().at(1).standingKind(), Standing::WaitingForTurn);
    const quint16 port = first.port();
    first.stop();
    QTRY_VERIFY_WITH_TIMEOUT(m_hall->relay(1).counts().messages >= 10, Patience);
    const quint64 before = first.counts().messages;
    QVERIFY(first.listen(port));
    m_rig->clock().advance(1min); // it is tried again now
    QTRY_VERIFY_WITH_TIMEOUT(first.counts().messages >= before + 10, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
    QCOMPARE(end(), BulkSend::End::Finished);
    QCOMPARE(m_hall->relay(2).counts().messages, quint64(0));
    QVERIFY(count(Outcome::InDoubt) <= 1);
    judgeAccounting();
}

void TestBulkSend::pausesARelay()
{
    QFETCH(Policy, policy);
    start({m_hall->open(slow()), m_hall->open(slow())}, people(60), policy);
    QTRY_VERIFY_WITH_TIMEOUT(m_hall->relay(0).counts().messages >= 5, Patience);
    Server &first = m_rig->pool().at(0);
    first.pause(u"moving house"_s, 0ms);
    QVERIFY(!first.hasPlace());
    const quint64 messages = m_hall->relay(0).counts().messages;
    QTRY_VERIFY_WITH_TIMEOUT(m_hall->relay(1).counts().messages >= 5, Patience);
    QVERIFY(m_hall->relay(0).counts().messages <= messages + 1); // one was under way
    QTRY_COMPARE(first.standingKind(), Standing::Paused);
    QCOMPARE(first.standing().reason, u"moving house"_s);
    m_rig->pool().at(1).pause({}, 1h); // nobody is left, but not for good
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->send().wait().reason, SendWait::Reason::Relays, Patience);
    QVERIFY(!m_rig->isEnded());
    first.goOn();
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
    QCOMPARE(end(), BulkSend::End::Finished);
    QCOMPARE(count(Outcome::Accepted), quint64(60));
    judgeAccounting();
}

/// 12 a minute in all, of which the second relay has ten; both are asked at once, or in turn.
void TestBulkSend::keepsRates()
{
    QFETCH(Policy, policy);
    QList<ServerProfile> relays{m_hall->open(), m_hall->open()};
    relays[0].ratePerMinute = 2;
    relays[1].ratePerMinute = 10;
    relays[1].maxConnections = 2;
    start(relays, people(48, 4), policy, true);
    const qint64 begun = m_rig->clock().steadyTime();
    bool waited = false;
    connect(&m_rig->pool(), &ServerPool::changed, this, [this, &waited] {
        waited |= m_rig->pool().at(1).standingKind() == Standing::RateLimited;
        QVERIFY(m_rig->pool().at(0).sentMessages() <= 2 + 2 * quint64(m_rig->clock().steadyTime() / 60'000));
    });
    const auto unwatch = qScopeGuard([this] { m_rig->pool().disconnect(this); });
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
    QCOMPARE(end(), BulkSend::End::Finished);
    QCOMPARE(count(Outcome::Accepted), quint64(48));
    const qint64 took = m_rig->clock().steadyTime() - begun;
    QVERIFY2(took >= 180'000 && took <= 200'000, qPrintable(QString::number(took)));
    QVERIFY(waited);
    QVERIFY(m_rig->pool().at(0).sentMessages() >= 6); // both had their share
    judgeAccounting();
}

void TestBulkSend::endsWithoutARelay_data()
{
    QTest::addColumn<Policy>("policy");
    QTest::addColumn<bool>("enabled");
    QTest::addColumn<bool>("faulty");
    for (const auto policy : {Policy::Robin, Policy::Parallel}) {
        const bool isRobin = policy == Policy::Robin;
        QTest::newRow(isRobin ? "when all are dead, one after the other" : "when all are dead, at once")
            << policy << true << false;
        QTest::newRow(isRobin ? "when all are switched off" : "when all are switched off, at once")
            << policy << false << false;
        QTest::newRow(isRobin ? "when no settings can be used" : "when no settings can be used, at once")
            << policy << true << true;
    }
}

void TestBulkSend::endsWithoutARelay()
{
    QFETCH(Policy, policy);
    QFETCH(bool, enabled);
    QFETCH(bool, faulty);
    QList<ServerProfile> relays{relayAt(deadPort()), relayAt(deadPort())};
    for (ServerProfile &profile : relays) {
        profile.enabled = enabled;
        if (faulty)
            profile.fault = Field::Smtp;
    }
    start(relays, people(3), policy);
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
    QCOMPARE(end(), BulkSend::End::NoRelay);
    QCOMPARE(count(Outcome::Unsent), quint64(3));
    QCOMPARE(m_rig->send().firstFailure().has_value(), enabled && !faulty);
}

/// Greets, and takes its leave before anything has been asked of it.
void TestBulkSend::givesUpARelayThatSendsEverybodyAway()
{
    QFETCH(Policy, policy);
    constexpr int Worth = 3;
    const QByteArray farewell = "S: 220 hi\nC: EHLO deck.test\nS- 250 hi\\r\\n421 too busy\\r\\n\nX\n"_ba;
    const ScriptedRelay relay(farewell + "--\n"_ba + farewell + "--\n"_ba + farewell);
    ServerProfile profile = relayAt(relay.endpoint().port);
    profile.maxConnectionAttempts = Worth;
    start({profile}, people(2), policy);
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
    QCOMPARE(end(), BulkSend::End::NoRelay);
    QCOMPARE(count(Outcome::Unsent), quint64(2));
    QCOMPARE(relay.connections(), Worth);
}

void TestBulkSend::leavesARelayThatIsSwitchedOff()
{
    QFETCH(Policy, policy);
    QList<ServerProfile> relays{m_hall->open(slow()), m_hall->open(slow())};
    start(relays, people(60), policy);
    const PracticeRelay &first = m_hall->relay(0);
    QTRY_VERIFY_WITH_TIMEOUT(first.counts().messages >= 5, Patience);
    relays[0].enabled = false;
    m_rig->pool().adopt(relays);
    const quint64 messages = first.counts().messages;
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
    QCOMPARE(end(), BulkSend::End::Finished);
    QVERIFY(first.counts().messages <= messages + 1); // one was under way
    QCOMPARE(count(Outcome::Accepted), quint64(60));
    judgeAccounting();
}

/// Where a job goes on another day it does so with the settings it had last.
void TestBulkSend::followsARelayToItsNewAddress()
{
    QFETCH(Policy, policy);
    QList<ServerProfile> relays{m_hall->open(slow())};
    const ServerProfile other = m_hall->open(slow());
    start(relays, people(60), policy);
    QTRY_VERIFY_WITH_TIMEOUT(m_hall->relay(0).counts().messages >= 5, Patience);
    relays[0].port = other.port;
    m_rig->pool().adopt(relays);
    const quint64 messages = m_hall->relay(0).counts().messages;
    QTRY_VERIFY_WITH_TIMEOUT(m_hall->relay(1).counts().messages >= 5, Patience);
    QVERIFY(m_hall->relay(0).counts().messages <= messages + 1); // one was under way
    m_rig->send().stop();
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
    m_rig->resume();
    QCOMPARE(m_rig->pool().at(0).profile().port, other.port);
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
    QCOMPARE(end(), BulkSend::End::Finished);
    QCOMPARE(m_rig->pool().at(0).sentMessages(), quint64(60)); // it is the same relay
    judgeAccounting();
}

void TestBulkSend::letsRelaysComeAndGo()
{
    QFETCH(Policy, policy);
    QList<ServerProfile> relays{m_hall->open(slow()), m_hall->open(slow())};
    const ServerProfile newcomer = m_hall->open(slow());
    start(relays, people(90), policy);
    QTRY_VERIFY_WITH_TIMEOUT(m_hall->relay(0).counts().messages >= 5, Patience);
    m_rig->pool().adopt({relays[1]});
    m_rig->pool().adopt({relays[1], newcomer});
    const quint64 messages = m_hall->relay(0).counts().messages;
    m_rig->pool().at(1).retire(); // so that the newcomer gets its turn with every policy
    QTRY_VERIFY_WITH_TIMEOUT(m_hall->relay(2).counts().messages >= 5, Patience);
    QVERIFY(m_hall->relay(0).counts().messages <= messages + 1);
    QCOMPARE(m_rig->pool().at(0).standingKind(), Standing::Removed);
    m_rig->send().stop();
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
    m_rig->resume();
    QCOMPARE(m_rig->pool().size(), 3);
    QVERIFY(!m_rig->pool().at(0).isUsable());
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
    QCOMPARE(end(), BulkSend::End::Finished);
    QCOMPARE(count(Outcome::Accepted), quint64(90));
    quint64 sent = 0;
    for (int row = 0; row < 3; ++row)
        sent += m_rig->send().record(row).counters.total;
    QCOMPARE(sent, quint64(90));
    judgeAccounting();
}

void TestBulkSend::endsWithoutRecipients_data()
{
    QTest::addColumn<QByteArrayList>("entries");
    QTest::addColumn<BulkSend::End>("ends");
    QTest::newRow("a list without entries is empty") << QByteArrayList{} << BulkSend::End::ListEmpty;
    QTest::newRow("a list of entries that are left out is finished")
        << QByteArrayList{"no address"_ba, "nor this"_ba} << BulkSend::End::Finished;
}

void TestBulkSend::endsWithoutRecipients()
{
    QFETCH(QByteArrayList, entries);
    QFETCH(BulkSend::End, ends);
    start({m_hall->open()}, entries);
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
    QCOMPARE(end(), ends);
    QCOMPARE(m_hall->relay(0).counts().connections, quint64(0));
    QCOMPARE(m_rig->bad(), entries);
}

void TestBulkSend::stopsWhileItReads()
{
    start({m_hall->open()}, people(5));
    m_rig->send().stop();
    QVERIFY(m_rig->isEnded());
    QCOMPARE(end(), BulkSend::End::Stopped);
    QCoreApplication::processEvents();
    QCOMPARE(m_hall->relay(0).counts().connections, quint64(0));
}

/// While the disk is full the relay may close. On a file system of its own, which only root can make.
void TestBulkSend::outlastsAFullDisk()
{
    QTemporaryDir folder;
    const QByteArray mountPoint = QFile::encodeName(folder.path());
    if (::mount("tmpfs", mountPoint.constData(), "tmpfs", 0, "size=1m") != 0)
        QSKIP("no permission to mount a small file system");
    const auto unmount = qScopeGuard([&] { ::umount2(mountPoint.constData(), MNT_DETACH); });
    ServerProfile profile = m_hall->open(slow());
    m_rig = std::make_unique<SendRig>(QList{profile});
    m_rig->plan.sender = "sender@deck.test"_ba;
    m_rig->plan.envelopes = false;
    m_rig->keepIn(folder.path());
    m_rig->plan.goodFile.clear();
    m_rig->plan.badFile.clear();
    m_rig->start(people(20)); // few enough for the small file system
    QTRY_VERIFY_WITH_TIMEOUT(count(Outcome::Accepted) >= 5, Patience);
    QFile ballast(folder.filePath(u"ballast"_s));
    QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (ballast.write(QByteArray(4096, 'x')) == 4096) {}
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->send().isWaitingForDisk(), Patience);
    PracticeRelay &relay = m_hall->relay(0);
    const quint16 port = relay.port();
    relay.stop();
    QTRY_VERIFY_WITH_TIMEOUT(!m_rig->pool().at(0).isConnected(), Patience);
    QVERIFY(relay.listen(port));
    QVERIFY(ballast.remove());
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
    QCOMPARE(end(), BulkSend::End::Finished);
    for (const JournalRow &row : m_rig->rows())
        QCOMPARE(m_hall->times(row.address), row.outcome == Outcome::Accepted ? 1 : 0);
    QCOMPARE(count(Outcome::Accepted), quint64(20));
    m_rig.reset(); // before the file system goes
}

void TestBulkSend::stopsOnAFullDisk()
{
    QTemporaryDir folder;
    const QByteArray mountPoint = QFile::encodeName(folder.path());
    if (::mount("tmpfs", mountPoint.constData(), "tmpfs", 0, "size=1m") != 0)
        QSKIP("no permission to mount a small file system");
    const auto unmount = qScopeGuard([&] { ::umount2(mountPoint.constData(), MNT_DETACH); });
    m_rig = std::make_unique<SendRig>(QList{m_hall->open(slow())});
    m_rig->plan.sender = "sender@deck.test"_ba;
    m_rig->plan.envelopes = false;
    m_rig->keepIn(folder.path());
    m_rig->plan.goodFile.clear();
    m_rig->plan.badFile.clear();
    m_rig->start(people(20));
    QTRY_VERIFY_WITH_TIMEOUT(count(Outcome::Accepted) >= 5, Patience);
    QFile ballast(folder.filePath(u"ballast"_s));
    QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (ballast.write(QByteArray(4096, 'x')) == 4096) {}
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->send().isWaitingForDisk(), Patience);
    QCOMPARE(m_rig->send().wait().reason, SendWait::Reason::Disk);
    const quint64 messages = m_hall->messages();
    m_rig->send().stop();
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
    QVERIFY(!m_rig->send().isWaitingForDisk());
    QCOMPARE(end(), BulkSend::End::JournalFailed); // what it knows last is not on the disk
    QCOMPARE(m_rig->send().journalFault().kind, JournalFault::Kind::DiskFull);
    QCOMPARE(m_hall->messages(), messages);
    QVERIFY(ballast.remove());
    m_rig->resume();
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
    for (const JournalRow &row : m_rig->rows())
        QVERIFY(m_hall->times(row.address) <= 1);
    m_rig.reset(); // before the file system goes
}

/// The recipients are taken away while the send is about to fetch the first.
void TestBulkSend::saysWhyItCannotReadOn()
{
    start({m_hall->open()}, people(5));
    const auto unwatch = qScopeGuard([this] { m_rig->send().disconnect(this); });
    connect(&m_rig->send(), &BulkSend::changed, this, [this] {
        if (m_rig->send().stage() != BulkSend::Stage::Sending || count(Outcome::Unsent) < 5)
            return;
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(m_rig->send().journal().file());
        QVERIFY(other.open());
        QSqlQuery query(other);
        (void)query.exec(u"DROP TABLE recipient"_s); // the first time
    });
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEnded(), Patience);
    QCOMPARE(end(), BulkSend::End::JournalFailed);
    QVERIFY(m_rig->send().journalFault());
    QVERIFY(!m_rig->send().journalFault().words.isEmpty());
    QCOMPARE(m_hall->messages(), quint64(0));
}

/// Without the values of a recipient there is no message for them, and none with holes in it.
void TestBulkSend::mergesWhatTheJournalKeeps()
{
    Temper temper;
    temper.latencyMs = 5;
    m_rig = std::make_unique<SendRig>(QList{m_hall->open(temper)});
    m_rig->plan.sender = "sender@deck.test"_ba;
    m_rig->plan.envelopes = false;
    m_rig->plan.message = "Subject: For {{name}}\n\nx\n"_ba;
    m_rig->plan.mergeFields = QStringList{u"name"_s};
    QByteArrayList entries;
    for (const QByteArray &address : people(40))
        entries.append("Ann <" + address + '>');
    m_rig->start(entries);
    QTRY_VERIFY(m_hall->messages() > 2);
    m_rig->send().stop();
    QTRY_VERIFY(m_rig->isEnded());
    QVERIFY(count(Outcome::Unsent) > 0);
    {
        auto store = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"tamper"_s);
        store.setDatabaseName(m_rig->send().journal().file());
        QVERIFY(store.open());
        QSqlQuery query(store);
        QVERIFY2(query.exec(u"DELETE FROM merging"_s), qPrintable(query.lastError().text()));
    }
    QSqlDatabase::removeDatabase(u"tamper"_s);
    const quint64 before = m_hall->messages();
    m_rig->resume();
    QTRY_VERIFY(m_rig->isEnded());
    QCOMPARE(end(), BulkSend::End::JournalFailed);
    QCOMPARE(m_rig->send().journalFault().kind, JournalFault::Kind::Damaged);
    QCOMPARE(m_hall->messages(), before);
}

void TestBulkSend::sendsNothingToAListThatLacksValues()
{
    m_rig = std::make_unique<SendRig>(QList{m_hall->open()});
    m_rig->plan.sender = "sender@deck.test"_ba;
    m_rig->plan.envelopes = false;
    m_rig->plan.message = "Subject: For {{name}}\n\nx\n"_ba;
    m_rig->plan.mergeFields = QStringList{u"name"_s};
    m_rig->start({"Ann <a@d1.test>"_ba, "b@d1.test"_ba});
    QTRY_VERIFY(m_rig->isEnded());
    QCOMPARE(end(), BulkSend::End::ListLacking);
    QCOMPARE(m_rig->send().lack().entries, quint64(1));
    QCOMPARE(m_rig->send().lack().gaps.first().line, qint64(2));
    QCOMPARE(m_hall->messages(), quint64(0));
}

QTEST_GUILESS_MAIN(TestBulkSend)
#include "tst_bulksend.moc"
