#include "server/relaystage.h"
#include "server/server.h"
#include "smtp/content.h"

#include <QSignalSpy>
#include <QTest>

#include <functional>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

ServerProfile plainProfile()
{
    ServerProfile profile = profileFor(u"192.0.2.1"_s, 25);
    profile.domain = "deck.test"_ba;
    profile.tries = 0; // one connect an attempt
    profile.maxConnectionAttempts = 5;
    return profile;
}

std::shared_ptr<Delivery> envelope(int recipients)
{
    auto delivery = std::make_shared<Delivery>();
    delivery->content = std::make_shared<Content>("text");
    for (int i = 0; i < recipients; ++i)
        delivery->recipients.emplace_back().address = "a@x.test"_ba;
    return delivery;
}

/// A stage with one server on it.
struct Scene : RelayStage
{
    explicit Scene(const ServerProfile &profile = plainProfile()) : server(0, profile, surroundings()) {}

    void connectUp()
    {
        server.connectUp();
        settle();
    }
    std::shared_ptr<Delivery> deliver(int recipients)
    {
        auto delivery = envelope(recipients);
        server.deliver(delivery);
        settle();
        return delivery;
    }
    [[nodiscard]] Standing standing() const { return server.standingKind(); }

    Server server;
};

} // namespace

class TestServer final : public QObject
{
    Q_OBJECT

private slots:
    void mayBeLookedInto();
    void triesWithGrowingPauses();
    void aLaterTryCostsNothing();
    void aRefusedGreetingIsNotTriedAgain();
    void failedAttemptsWearItOut();
    void backsOffLongerEachTime();
    void successEndsBackingOff();
    void standsAtEachMoment();
    void cannotBeUsed_data();
    void cannotBeUsed();
    void sleepsAndWakes();
    void leavesAtTheLimitOfAConnection();
    void leavesForGoodAtItsTotal();
    void staysConnectedAtTheLimitOfARobin();
    void room_data();
    void room();
    void setsThoseUnderWayAside();
    void countsEachConnectionApart();
    void countsTheAccepted();
    void lostLines_data();
    void lostLines();
    void mayBeAbandoned_data();
    void mayBeAbandoned();
    void liftsATotalThatWasReached_data();
    void liftsATotalThatWasReached();
    void adoptsLimitsAtOnce();
    void adoptsAnotherAddressWhenIdle();
    void finishesItsEnvelopeBeforeItEnds_data();
    void finishesItsEnvelopeBeforeItEnds();
    void hasANewChanceElsewhere();
    void isNeverConnectedWithAFault();
    void pauses();
    void isRevived();
    void isWoken();
    void successMakesGoodWhatFailed();
    void goesOnCounting();
    void talks();
    void repeatsWhatIsPutOff();
    void talksToNobody();
    void poolMatchesRelays();
};

/// By tools such as GammaRay, which know properties alone.
void TestServer::mayBeLookedInto()
{
    ServerProfile profile = plainProfile();
    profile.settings[std::size_t(Field::MaxMessagesPerRobin)].text = "7"_ba;
    Scene scene(profile);
    scene.connectUp();
    scene.server.deliver(envelope(3));
    scene.settle();
    const auto seen = [&scene](const char *name) { return scene.server.property(name); };
    const QVariantMap settings = seen("settings").toMap();
    QCOMPARE(settings[u"max_messages_per_robin"_s], u"7"_s);
    QCOMPARE(settings[u"Smtp"_s], u"192.0.2.1"_s);
    QVERIFY(!settings.contains(u"max_messages"_s));
    QCOMPARE(seen("sentMessages").toULongLong(), 3ULL);
    QCOMPARE(seen("openConnections").toInt(), 1);
    QCOMPARE(seen("worth").toInt(), 5);
    QCOMPARE(seen("standing").value<Standing>(), Standing::Working);
}

void TestServer::triesWithGrowingPauses()
{
    ServerProfile profile = plainProfile();
    profile.tries = 7;
    Scene scene(profile);
    scene.relay.connectsToRefuse = 100;
    QSignalSpy failed(&scene.server, &Server::attemptFailed);
    scene.connectUp();
    QCOMPARE(scene.relay.connects, 1);
    int connects = 1;
    for (const auto pause : {50ms, 100ms, 200ms, 400ms, 800ms, 1000ms, 1000ms}) {
        scene.pass(pause - 1ms);
        QCOMPARE(scene.relay.connects, connects);
        QCOMPARE(scene.standing(), Standing::Connecting);
        scene.pass(1ms);
        QCOMPARE(scene.relay.connects, ++connects);
    }
    QCOMPARE(failed.size(), 1); // Tries + 1 connects are one attempt
    QCOMPARE(scene.server.worth(), 4);
    QCOMPARE(scene.server.lastFailure()->kind, Failure::Kind::NoConnection);
}

void TestServer::aLaterTryCostsNothing()
{
    ServerProfile profile = plainProfile();
    profile.tries = 2;
    Scene scene(profile);
    scene.relay.connectsToRefuse = 2;
    scene.connectUp();
    scene.pass(50ms);
    scene.pass(100ms);
    QVERIFY(scene.server.isConnected());
    QCOMPARE(scene.server.worth(), 5);
    QCOMPARE(scene.server.connectionsMade(), quint64(1));
}

void TestServer::aRefusedGreetingIsNotTriedAgain()
{
    ServerProfile profile = plainProfile();
    profile.tries = 5;
    Scene scene(profile);
    scene.relay.greeting = "554 no"_ba;
    scene.connectUp();
    scene.pass(100ms);
    QCOMPARE(scene.relay.connects, 1);
    QCOMPARE(scene.server.worth(), 4);
    QCOMPARE(scene.server.lastReply(), "554 no"_ba);
}

void TestServer::failedAttemptsWearItOut()
{
    ServerProfile profile = plainProfile();
    profile.maxConnectionAttempts = 2;
    Scene scene(profile);
    scene.relay.connectsToRefuse = 2;
    scene.connectUp();
    QCOMPARE(scene.server.worth(), 1);
    QVERIFY(scene.server.mayOpenConnection());
    scene.connectUp();
    QCOMPARE(scene.server.worth(), 0);
    QVERIFY(!scene.server.isUsable());
    QVERIFY(!scene.server.mayOpenConnection());
    QCOMPARE(scene.standing(), Standing::Worthless);
    QCOMPARE(scene.server.standing().failure->kind, Failure::Kind::NoConnection);
}

void TestServer::backsOffLongerEachTime()
{
    ServerProfile profile = plainProfile();
    profile.maxConnectionAttempts = 20;
    Scene scene(profile);
    scene.relay.connectsToRefuse = 100;
    QSignalSpy available(&scene.server, &Server::available);
    for (const auto pause : {250ms, 500ms, 1000ms, 2000ms, 4000ms, 8000ms, 16000ms, 30000ms, 30000ms}) {
        scene.connectUp();
        QCOMPARE(scene.standing(), Standing::BackingOff);
        QCOMPARE(scene.server.standing().until, scene.clock.wallTime() + pause.count());
        QVERIFY(scene.server.standing().failure);
        scene.pass(pause - 1ms);
        QVERIFY(scene.server.isBackingOff());
        available.clear();
        scene.pass(1ms);
        QVERIFY(!scene.server.isBackingOff());
        QCOMPARE(available.size(), 1);
        QCOMPARE(scene.standing(), Standing::Idle);
    }
}

void TestServer::successEndsBackingOff()
{
    Scene scene;
    scene.relay.connectsToRefuse = 2;
    scene.connectUp();
    scene.pass(250ms);
    scene.connectUp();
    scene.pass(500ms);
    scene.connectUp();
    scene.deliver(1);
    scene.server.abandon();
    scene.settle();
    scene.relay.connectsToRefuse = 1;
    scene.connectUp();
    QCOMPARE(scene.server.standing().until, scene.clock.wallTime() + 250);
}

void TestServer::standsAtEachMoment()
{
    Scene scene;
    QCOMPARE(scene.standing(), Standing::Idle);
    scene.server.setWaitingForTurn(true);
    QCOMPARE(scene.standing(), Standing::WaitingForTurn);
    scene.server.connectUp();
    QCOMPARE(scene.standing(), Standing::Connecting);
    scene.settle();
    QCOMPARE(scene.standing(), Standing::WaitingForTurn);
    QVERIFY(scene.server.hasPlace());
    scene.server.setWaitingForTurn(false);
    scene.server.deliver(envelope(1));
    QCOMPARE(scene.standing(), Standing::Working);
    QVERIFY(!scene.server.hasPlace());
    scene.settle();
    QCOMPARE(scene.standing(), Standing::Working); // the next envelope is about to come
    scene.clock.advance(250ms);
    QCOMPARE(scene.standing(), Standing::Idle); // it did not
    scene.cutLine();
    QCOMPARE(scene.standing(), Standing::Lost);
    QCOMPARE(scene.server.standing().failure->kind, Failure::Kind::Dropped);
    scene.connectUp();
    QCOMPARE(scene.standing(), Standing::Idle);
    scene.server.leave();
    QVERIFY(scene.server.isLeaving());
    scene.settle();
    QVERIFY(!scene.server.isConnected());
    QCOMPARE(scene.relay.heard.last(), "QUIT"_ba);
}

void TestServer::cannotBeUsed_data()
{
    QTest::addColumn<ServerProfile>("profile");
    QTest::addColumn<Standing>("standing");
    ServerProfile disabled = plainProfile();
    disabled.enabled = false;
    QTest::newRow("when it is switched off") << disabled << Standing::Disabled;
    ServerProfile faulty = plainProfile();
    faulty.fault = Field::Port;
    QTest::newRow("when a setting is unusable") << faulty << Standing::Worthless;
}

void TestServer::cannotBeUsed()
{
    QFETCH(ServerProfile, profile);
    QFETCH(Standing, standing);
    Scene scene(profile);
    QCOMPARE(scene.standing(), standing);
    QVERIFY(!scene.server.isUsable());
    QVERIFY(!scene.server.mayOpenConnection());
    QCOMPARE(scene.server.standing().failure.has_value(), profile.fault.has_value());
    scene.server.adopt(plainProfile());
    QVERIFY(scene.server.isUsable());
    QCOMPARE(scene.standing(), Standing::Idle);
}

void TestServer::sleepsAndWakes()
{
    ServerProfile profile = plainProfile();
    profile.maxMessagesWhileAwake = 2;
    profile.sleepLength = 2500ms;
    Scene scene(profile);
    scene.connectUp();
    scene.deliver(2);
    QCOMPARE(scene.server.room(false), quint64(0));
    const LimitVerdict verdict = scene.server.checkLimits();
    QCOMPARE(verdict.kind, LimitKind::None);
    QCOMPARE(verdict.sleep, profile.sleepLength);
    QCOMPARE(scene.standing(), Standing::Asleep);
    QCOMPARE(scene.server.standing().until, scene.clock.wallTime() + 2500);
    QVERIFY(scene.server.isConnected());
    scene.pass(2499ms);
    QVERIFY(scene.server.isAsleep());
    QSignalSpy available(&scene.server, &Server::available);
    scene.pass(1ms);
    QVERIFY(!scene.server.isAsleep());
    QCOMPARE(available.size(), 1);
    QCOMPARE(scene.standing(), Standing::Idle);
    QCOMPARE(scene.server.sentMessagesWhileAwake(), quint64(0));
    QCOMPARE(scene.server.room(false), quint64(2));
}

void TestServer::leavesAtTheLimitOfAConnection()
{
    ServerProfile profile = plainProfile();
    profile.maxMessagesPerConnection = 2;
    Scene scene(profile);
    QSignalSpy reached(&scene.server, &Server::limitReached);
    QSignalSpy left(&scene.server, &Server::left);
    scene.connectUp();
    scene.deliver(2);
    QCOMPARE(scene.server.checkLimits().kind, LimitKind::Connection);
    QCOMPARE(reached.size(), 1);
    QVERIFY(scene.server.isLeaving());
    scene.settle();
    QCOMPARE(left.size(), 1);
    QCOMPARE(scene.relay.heard.last(), "QUIT"_ba);
    QVERIFY(scene.server.isUsable());
    scene.connectUp();
    QCOMPARE(scene.server.sentMessagesThisConnection(), quint64(0));
    QCOMPARE(scene.server.room(false), quint64(2));
    scene.deliver(1);
    QCOMPARE(scene.server.sentMessagesThisConnection(), quint64(1));
    QCOMPARE(scene.server.sentMessages(), quint64(3));
    QCOMPARE(scene.server.connectionsMade(), quint64(2));
}

void TestServer::leavesForGoodAtItsTotal()
{
    ServerProfile profile = plainProfile();
    profile.maxMessages = 3;
    profile.maxMessagesWhileAwake = 3;
    profile.sleepLength = 1min;
    Scene scene(profile);
    scene.connectUp();
    scene.deliver(3);
    QCOMPARE(scene.server.checkLimits(), (LimitVerdict{LimitKind::Total, 0ms}));
    scene.settle();
    QVERIFY(!scene.server.isConnected());
    QVERIFY(!scene.server.isAsleep()); // nothing follows that a pause would be for
    QCOMPARE(scene.standing(), Standing::LimitReached);
    QCOMPARE(scene.server.standing().limit, quint64(3));
    QVERIFY(!scene.server.isUsable());
    QCOMPARE(scene.server.worth(), 0);
}

void TestServer::staysConnectedAtTheLimitOfARobin()
{
    ServerProfile profile = plainProfile();
    profile.maxMessagesPerRobin = 1;
    Scene scene(profile);
    scene.connectUp();
    scene.deliver(1);
    QCOMPARE(scene.server.checkLimits().kind, LimitKind::Robin);
    scene.settle();
    QVERIFY(scene.server.hasPlace());
    QCOMPARE(scene.server.sentMessagesThisRobin(), quint64(0));
    QCOMPARE(scene.server.sentMessagesThisConnection(), quint64(1));
}

void TestServer::room_data()
{
    QTest::addColumn<quint64>("total");
    QTest::addColumn<quint64>("connection");
    QTest::addColumn<quint64>("robin");
    QTest::addColumn<quint64>("awake");
    QTest::addColumn<quint64>("envelope");
    QTest::addColumn<quint64>("alone");
    QTest::addColumn<quint64>("inEnvelopes");
    const auto row = [](const char *sentence, QList<quint64> numbers) {
        auto &data = QTest::newRow(sentence);
        for (const quint64 number : numbers)
            data << number;
    };
    const quint64 endless = Ledger::NoLimit;
    row("without limits there is no end", {0, 0, 0, 0, 0, endless, endless});
    row("the total counts", {9, 0, 0, 0, 0, 9, 9});
    row("the connection counts", {9, 8, 0, 0, 0, 8, 8});
    row("the robin counts", {9, 8, 7, 0, 0, 7, 7});
    row("the time awake counts", {9, 8, 7, 6, 0, 6, 6});
    row("the envelope counts for envelopes", {9, 8, 7, 6, 5, 6, 5});
    row("the envelope alone counts for envelopes", {0, 0, 0, 0, 5, endless, 5});
}

void TestServer::room()
{
    QFETCH(quint64, total);
    QFETCH(quint64, connection);
    QFETCH(quint64, robin);
    QFETCH(quint64, awake);
    QFETCH(quint64, envelope);
    QFETCH(quint64, alone);
    QFETCH(quint64, inEnvelopes);
    ServerProfile profile = plainProfile();
    profile.maxMessages = total;
    profile.maxMessagesPerConnection = connection;
    profile.maxMessagesPerRobin = robin;
    profile.maxMessagesWhileAwake = awake;
    profile.envelopeLimit = envelope;
    Scene scene(profile);
    QCOMPARE(scene.server.room(false), alone);
    QCOMPARE(scene.server.room(true), inEnvelopes);
}

void TestServer::setsThoseUnderWayAside()
{
    ServerProfile profile = plainProfile();
    profile.maxMessages = 5;
    profile.maxConnections = 2;
    Scene scene(profile);
    scene.connectUp();
    scene.connectUp();
    QCOMPARE(scene.server.openConnections(), 2);
    QVERIFY(!scene.server.mayOpenConnection());
    scene.relay.mute = true;
    scene.server.deliver(envelope(3));
    QCOMPARE(scene.server.room(false), quint64(2));
    QVERIFY(scene.server.hasPlace());
    scene.server.deliver(envelope(2));
    QCOMPARE(scene.server.room(false), quint64(0));
    QVERIFY(!scene.server.hasPlace());
    scene.server.abandon();
    scene.settle();
    QCOMPARE(scene.server.room(false), quint64(5)); // nobody got anything
}

void TestServer::countsEachConnectionApart()
{
    ServerProfile profile = plainProfile();
    profile.maxConnections = 2;
    profile.maxMessagesPerConnection = 2;
    Scene scene(profile);
    scene.connectUp();
    scene.deliver(2); // the first connection is full
    scene.connectUp();
    QCOMPARE(scene.server.openConnections(), 2);
    QCOMPARE(scene.server.checkLimits().kind, LimitKind::Connection);
    scene.settle();
    QCOMPARE(scene.server.openConnections(), 1);
    QCOMPARE(scene.server.checkLimits().kind, LimitKind::None); // the other one is not
    QCOMPARE(scene.server.room(false), quint64(2));
}

void TestServer::countsTheAccepted()
{
    Scene scene;
    scene.connectUp();
    scene.relay.rcptReply = "550 who"_ba;
    scene.deliver(3);
    QCOMPARE(scene.server.counters(), Counters());
    scene.relay.rcptReply = "250 ok"_ba;
    scene.relay.verdict = "554 spam"_ba;
    scene.deliver(3);
    QCOMPARE(scene.server.counters(), Counters());
    scene.relay.verdict = "250 ok"_ba;
    scene.deliver(3);
    QCOMPARE(scene.server.counters(), (Counters{3, 3, 3, 3, 3}));
    const auto ofItsOwn = envelope(2);
    ofItsOwn->envelope = true;
    scene.server.deliver(ofItsOwn);
    scene.settle();
    QCOMPARE(scene.server.counters(), (Counters{5, 5, 5, 5, 2}));
    scene.server.resetMessageCounters();
    QCOMPARE(scene.server.counters(), (Counters{5, 0, 5, 0, 0}));
}

void TestServer::lostLines_data()
{
    QTest::addColumn<int>("before"); // envelopes that went well
    QTest::addColumn<bool>("idle");
    QTest::addColumn<int>("worth");
    QTest::newRow("a line that never got anything done costs worth") << 0 << false << 4;
    QTest::newRow("a line that did does not") << 1 << false << 5;
    QTest::newRow("an idle line that did does not, either") << 1 << true << 5;
    QTest::newRow("a relay that sends us away before anything is asked of it costs worth") << 0 << true << 4;
}

void TestServer::lostLines()
{
    QFETCH(int, before);
    QFETCH(bool, idle);
    QFETCH(int, worth);
    Scene scene;
    scene.connectUp();
    for (int i = 0; i < before; ++i)
        scene.deliver(1);
    if (idle) {
        scene.cutLine();
    } else {
        scene.relay.verdict.clear();
        QCOMPARE(scene.deliver(1)->recipients.front().outcome, Outcome::InDoubt);
    }
    QCOMPARE(scene.server.worth(), worth);
    QCOMPARE(scene.server.isBackingOff(), worth < 5);
    QVERIFY(!scene.server.isConnected());
    QVERIFY(scene.server.mayOpenConnection());
}

void TestServer::mayBeAbandoned_data()
{
    QTest::addColumn<int>("refused");
    QTest::addColumn<bool>("settles");
    QTest::addColumn<bool>("delivers");
    QTest::newRow("while it connects") << 0 << false << false;
    QTest::newRow("between two tries") << 1 << true << false;
    QTest::newRow("while it is idle") << 0 << true << false;
    QTest::newRow("while it works") << 0 << true << true;
}

/// Stopping costs a relay nothing, and it does not go on by itself.
void TestServer::mayBeAbandoned()
{
    QFETCH(int, refused);
    QFETCH(bool, settles);
    QFETCH(bool, delivers);
    ServerProfile profile = plainProfile();
    profile.tries = 3;
    Scene scene(profile);
    scene.relay.connectsToRefuse = refused;
    scene.server.connectUp();
    if (settles)
        scene.settle();
    if (delivers)
        scene.server.deliver(envelope(1));
    scene.server.abandon();
    scene.pass(1min);
    QCOMPARE(scene.relay.connects, 1);
    QCOMPARE(scene.server.worth(), 5);
    QCOMPARE(scene.standing(), Standing::Idle);
    QVERIFY(!scene.server.isConnected());
    QVERIFY(!scene.server.isDelivering());
    QVERIFY(scene.server.mayOpenConnection());
}

void TestServer::liftsATotalThatWasReached_data()
{
    QTest::addColumn<quint64>("total");
    QTest::addColumn<bool>("usable");
    QTest::newRow("a higher total lets it go on") << quint64(10) << true;
    QTest::newRow("no total lets it go on") << quint64(0) << true;
    QTest::newRow("a total that is reached, too, does not") << quint64(1) << false;
}

void TestServer::liftsATotalThatWasReached()
{
    QFETCH(quint64, total);
    QFETCH(bool, usable);
    ServerProfile profile = plainProfile();
    profile.maxMessages = 2;
    Scene scene(profile);
    scene.relay.connectsToRefuse = 1;
    scene.connectUp();
    scene.connectUp();
    scene.deliver(2);
    const int worth = scene.server.worth();
    QCOMPARE(scene.server.checkLimits().kind, LimitKind::Total);
    QCOMPARE(scene.server.checkLimits().kind, LimitKind::Total); // looked at twice
    scene.settle();
    QCOMPARE(scene.standing(), Standing::LimitReached);
    profile.maxMessages = total;
    QSignalSpy available(&scene.server, &Server::available);
    scene.server.adopt(profile);
    QCOMPARE(available.size(), 1);
    QCOMPARE(scene.standing() == Standing::LimitReached, !usable);
    QCOMPARE(scene.server.isUsable(), usable);
    QCOMPARE(scene.server.worth(), usable ? worth : 0);
}

void TestServer::adoptsLimitsAtOnce()
{
    ServerProfile profile = plainProfile();
    profile.maxConnections = 2;
    Scene scene(profile);
    scene.connectUp();
    scene.connectUp();
    scene.server.deliver(envelope(1));
    profile.maxMessages = 3;
    profile.weight = 7;
    scene.server.adopt(profile);
    QVERIFY(!scene.server.waitsToAdopt());
    QCOMPARE(scene.server.profile().weight, 7);
    QCOMPARE(scene.server.room(false), quint64(2)); // one is under way
    QVERIFY(scene.server.hasPlace());
    scene.settle();
    QCOMPARE(scene.server.openConnections(), 2);
}

void TestServer::adoptsAnotherAddressWhenIdle()
{
    ServerProfile profile = plainProfile();
    profile.maxConnections = 2;
    Scene scene(profile);
    scene.connectUp();
    scene.connectUp();
    scene.server.deliver(envelope(1));
    profile.port = 587;
    profile.maxMessages = 5;
    scene.server.adopt(profile);
    QVERIFY(scene.server.waitsToAdopt());
    QCOMPARE(scene.standing(), Standing::Working);
    QCOMPARE(scene.server.profile().port, quint16(25));
    QCOMPARE(scene.server.room(false), quint64(4)); // limits do not wait
    QVERIFY(scene.server.isUsable());
    QVERIFY(!scene.server.hasPlace()); // nothing more goes to the old address
    QVERIFY(!scene.server.mayOpenConnection());
    profile.port = 465;
    scene.server.adopt(profile); // changed once more
    scene.settle();
    QVERIFY(!scene.server.waitsToAdopt());
    QCOMPARE(scene.server.profile().port, quint16(465));
    QVERIFY(!scene.server.isConnected());
    QCOMPARE(scene.relay.heard.count("QUIT"_ba), 2);
    QCOMPARE(scene.server.sentMessages(), quint64(1)); // the envelope was finished
    scene.connectUp();
    QVERIFY(scene.server.hasPlace());
    profile.port = 26;
    scene.server.adopt(profile); // with nothing under way
    QCOMPARE(scene.server.profile().port, quint16(26));
    QVERIFY(!scene.server.waitsToAdopt());
    scene.settle();
    QVERIFY(!scene.server.isConnected());
    QCOMPARE(scene.server.worth(), 5);
}

void TestServer::finishesItsEnvelopeBeforeItEnds_data()
{
    QTest::addColumn<std::function<void(Server &, ServerProfile)>>("end");
    QTest::addColumn<Standing>("standing");
    using End = std::function<void(Server &, ServerProfile)>;
    QTest::newRow("when it is switched off") << End([](Server &server, ServerProfile profile) {
        profile.enabled = false;
        server.adopt(profile);
    }) << Standing::Disabled;
    QTest::newRow("when a setting becomes unusable") << End([](Server &server, ServerProfile profile) {
        profile.fault = Field::Port;
        server.adopt(profile);
    }) << Standing::Worthless;
    QTest::newRow("when it is removed")
        << End([](Server &server, ServerProfile) { server.retire(); }) << Standing::Removed;
}

void TestServer::finishesItsEnvelopeBeforeItEnds()
{
    QFETCH(std::function<void(Server &, ServerProfile)>, end);
    QFETCH(Standing, standing);
    ServerProfile profile = plainProfile();
    profile.maxConnections = 2;
    Scene scene(profile);
    scene.connectUp();
    scene.connectUp();
    const auto delivery = envelope(1);
    scene.server.deliver(delivery);
    end(scene.server, profile);
    QVERIFY(scene.server.waitsToAdopt());
    QVERIFY(!scene.server.isUsable());
    QVERIFY(!scene.server.hasPlace());
    QCOMPARE(scene.standing(), Standing::Working);
    scene.settle();
    QCOMPARE(delivery->recipients.front().outcome, Outcome::Accepted);
    QCOMPARE(scene.standing(), standing);
    QVERIFY(!scene.server.waitsToAdopt());
    QVERIFY(!scene.server.isConnected());
    QCOMPARE(scene.relay.heard.count("QUIT"_ba), 2);
    scene.server.adopt(profile); // thought better of
    QVERIFY(scene.server.isUsable());
    QCOMPARE(scene.standing(), Standing::Idle);
    scene.connectUp();
    scene.deliver(1);
    QCOMPARE(scene.server.sentMessages(), quint64(2));
}

/// What was held against a relay was said of another address.
void TestServer::hasANewChanceElsewhere()
{
    RelayStage stage;
    stage.relay.connectsToRefuse = 1;
    ServerPool pool(stage.clock, stage.transcript, [&stage] { return stage.makeTransport(); });
    ServerProfile profile = plainProfile();
    profile.maxConnectionAttempts = 1;
    pool.replace({profile});
    pool.at(0).connectUp();
    stage.settle();
    QCOMPARE(pool.at(0).standingKind(), Standing::Worthless);
    profile.talkAttempts = 3;
    pool.adopt({profile});
    QCOMPARE(pool.at(0).standingKind(), Standing::Worthless);
    profile.port = 2525;
    pool.adopt({profile});
    QCOMPARE(pool.at(0).standingKind(), Standing::Idle);
    pool.at(0).connectUp();
    stage.settle();
    QVERIFY(pool.at(0).hasPlace());
}

void TestServer::pauses()
{
    Scene scene;
    scene.connectUp();
    scene.server.deliver(envelope(1));
    scene.server.pause(u"lunch"_s, 1h);
    QCOMPARE(scene.standing(), Standing::Working);
    scene.settle();
    scene.pass(1s);
    QCOMPARE(scene.server.sentMessages(), quint64(1));
    QVERIFY(!scene.server.isConnected());
    QVERIFY(!scene.server.mayOpenConnection());
    QVERIFY(scene.server.isUsable());
    const StandingReport standing = scene.server.standing();
    QCOMPARE(standing.standing, Standing::Paused);
    QCOMPARE(standing.reason, u"lunch"_s);
    QCOMPARE(standing.until, scene.clock.wallTime() + 3'600'000 - 1000);
    QSignalSpy available(&scene.server, &Server::available);
    scene.pass(1h - 1s);
    QCOMPARE(available.size(), 1);
    QCOMPARE(scene.standing(), Standing::Idle);
    scene.connectUp();
    scene.server.pause({}, 0ms);
    scene.pass(24h);
    QCOMPARE(scene.standing(), Standing::Paused);
    QCOMPARE(scene.server.standing().until, qint64(0));
    scene.server.goOn();
    scene.connectUp();
    QVERIFY(scene.server.hasPlace());
}

void TestServer::isRevived()
{
    ServerProfile profile = plainProfile();
    profile.maxConnectionAttempts = 1;
    profile.maxMessages = 1;
    Scene scene(profile);
    scene.relay.connectsToRefuse = 1;
    scene.connectUp();
    QCOMPARE(scene.standing(), Standing::Worthless);
    scene.server.revive();
    QCOMPARE(scene.standing(), Standing::Idle);
    scene.connectUp();
    scene.deliver(1);
    QCOMPARE(scene.server.checkLimits().kind, LimitKind::Total);
    scene.settle();
    scene.server.revive();
    QCOMPARE(scene.standing(), Standing::LimitReached); // that is no failure
    QVERIFY(!scene.server.isUsable());
}

void TestServer::isWoken()
{
    ServerProfile profile = plainProfile();
    profile.maxMessagesWhileAwake = 1;
    profile.sleepLength = 1h;
    Scene scene(profile);
    scene.relay.connectsToRefuse = 1;
    scene.connectUp();
    QVERIFY(scene.server.isBackingOff());
    scene.server.wake();
    QVERIFY(!scene.server.isBackingOff());
    scene.connectUp();
    scene.deliver(1);
    (void)scene.server.checkLimits();
    QVERIFY(scene.server.isAsleep());
    QSignalSpy available(&scene.server, &Server::available);
    scene.server.wake();
    QVERIFY(!scene.server.isAsleep());
    QCOMPARE(available.size(), 1);
    QCOMPARE(scene.server.room(false), quint64(1));
}

void TestServer::successMakesGoodWhatFailed()
{
    Scene scene;
    scene.relay.connectsToRefuse = 2;
    scene.connectUp();
    scene.connectUp();
    QCOMPARE(scene.server.worth(), 3);
    QVERIFY(scene.server.isFailing());
    scene.connectUp();
    QCOMPARE(scene.server.worth(), 3); // a connection alone is no success
    scene.deliver(1);
    QCOMPARE(scene.server.worth(), 5);
    QVERIFY(!scene.server.isFailing());
}

void TestServer::isNeverConnectedWithAFault()
{
    ServerProfile profile = plainProfile();
    profile.fault = Field::Security;
    Scene scene(profile);
    QVERIFY(!scene.server.mayOpenConnection());
    QVERIFY(!scene.server.talk("NOOP"_ba));
    scene.server.setWaitingForTurn(true);
    scene.pass(1h);
    QCOMPARE(scene.relay.connects, 0);
    QCOMPARE(scene.standing(), Standing::Worthless);
}

void TestServer::goesOnCounting()
{
    ServerProfile profile = plainProfile();
    profile.maxMessages = 12;
    Scene scene(profile);
    scene.server.restore({10, 4, 3, 2, 1});
    QCOMPARE(scene.server.counters(), (Counters{10, 4, 0, 2, 1})); // there is no connection yet
    QCOMPARE(scene.server.room(false), quint64(2));
    scene.connectUp();
    scene.deliver(2);
    QCOMPARE(scene.server.checkLimits().kind, LimitKind::Total);
}

void TestServer::talks()
{
    Scene scene;
    QList<int> codes;
    connect(
        &scene.server, &Server::answered, this, [&codes](const Reply &reply) { codes.append(reply.code); });
    QVERIFY(scene.server.talk("NOOP")); // connects first
    QVERIFY(!scene.server.talk("NOOP")); // one line at a time
    scene.settle();
    QCOMPARE(codes, QList<int>{250});
    QVERIFY(scene.server.hasPlace());
    QVERIFY(scene.server.talk("DATA"));
    scene.settle();
    QVERIFY(!scene.server.hasPlace());
    QVERIFY(scene.server.talk("Subject: t"));
    QVERIFY(scene.server.talk(""));
    QVERIFY(scene.server.talk("."));
    scene.settle();
    QCOMPARE(codes, (QList<int>{250, 354, 250}));
    scene.deliver(1);
    QCOMPARE(scene.server.sentMessages(), quint64(1));
    QVERIFY(scene.server.talk("QUIT"));
    scene.settle();
    QCOMPARE(codes.last(), 221);
    QVERIFY(!scene.server.isConnected());
    QVERIFY(scene.server.talk("NOOP")); // connects anew
    scene.settle();
    QCOMPARE(codes.last(), 250);
    QCOMPARE(scene.relay.connects, 2);
}

void TestServer::repeatsWhatIsPutOff()
{
    ServerProfile profile = plainProfile();
    profile.talkAttempts = 3;
    Scene scene(profile);
    QList<int> codes;
    connect(
        &scene.server, &Server::answered, this, [&codes](const Reply &reply) { codes.append(reply.code); });
    scene.relay.noopReplies = QByteArrayList(5, "450 later"_ba);
    QVERIFY(scene.server.talk("NOOP"));
    scene.settle();
    QCOMPARE(scene.relay.heard.count("NOOP"), 1);
    QVERIFY(!scene.server.hasPlace());
    scene.pass(99ms);
    QCOMPARE(scene.relay.heard.count("NOOP"), 1);
    scene.pass(1ms);
    QCOMPARE(scene.relay.heard.count("NOOP"), 2);
    scene.pass(200ms);
    QCOMPARE(scene.relay.heard.count("NOOP"), 3);
    QCOMPARE(codes, QList<int>{450}); // the answer to the last one
    QVERIFY(scene.server.talk("NOOP", 1)); // the call may say how often
    scene.settle();
    QCOMPARE(codes, (QList<int>{450, 450}));
    QVERIFY(scene.server.talk("NOOP", 2));
    scene.settle();
    scene.cutLine(); // in the pause
    scene.pass(1min);
    QCOMPARE(codes.size(), 2);
    QVERIFY(scene.server.talk("NOOP"));
    scene.settle();
    QCOMPARE(codes.last(), 250);
}

void TestServer::talksToNobody()
{
    ServerProfile profile = plainProfile();
    profile.maxConnectionAttempts = 1;
    Scene scene(profile);
    scene.relay.connectsToRefuse = 9;
    QSignalSpy failed(&scene.server, &Server::talkFailed);
    for (const QByteArray &nothing : {""_ba, "0"_ba, "NOOP\r\nRSET"_ba})
        QVERIFY(!scene.server.talk(nothing));
    QCOMPARE(scene.relay.connects, 0);
    QVERIFY(scene.server.talk("NOOP"));
    scene.settle();
    QCOMPARE(failed.size(), 1);
    QVERIFY(!scene.server.talk("NOOP")); // it is worthless
    QCOMPARE(scene.relay.connects, 1);
}

void TestServer::poolMatchesRelays()
{
    RelayStage stage;
    ServerPool pool(stage.clock, stage.transcript, [&stage] { return stage.makeTransport(); });
    QSignalSpy changed(&pool, &ServerPool::changed);
    const auto profile = [](const QString &host, quint64 limit) {
        ServerProfile made = profileFor(host, 25);
        made.maxMessages = limit;
        return made;
    };
    pool.replace({profile(u"a"_s, 1), profile(u"b"_s, 2), profile(u"a"_s, 3)});
    QCOMPARE(pool.size(), 3);
    QVERIFY(!changed.isEmpty());
    QSignalSpy adopted(&pool, &ServerPool::adopted);
    pool.adopt({profile(u"a"_s, 11), profile(u"c"_s, 12), profile(u"d"_s, 14), profile(u"a"_s, 3)});
    QCOMPARE(pool.size(), 5); // b stays as long as the send does
    QCOMPARE(pool.at(0).profile().maxMessages, quint64(11));
    QVERIFY(pool.at(1).isRemoved());
    QCOMPARE(pool.at(2).profile().maxMessages, quint64(3));
    QCOMPARE(pool.at(3).name(), u"c:25"_s);
    QCOMPARE(pool.at(4).row(), 4);
    QCOMPARE(adopted.size(), 4); // the second a is what it was
    pool.adopt({profile(u"b"_s, 2)});
    QCOMPARE(pool.size(), 5);
    QVERIFY(!pool.at(1).isRemoved());
    QVERIFY(pool.at(0).isRemoved());
    pool.adopt({profile(u"a"_s, 1), profile(u"b"_s, 2), profile(u"a"_s, 3)});

    QSignalSpy finished(&pool, &ServerPool::deliveryFinished);
    pool.at(2).connectUp();
    stage.settle();
    pool.at(2).deliver(envelope(1));
    stage.settle();
    QCOMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().toInt(), 2);
    QCOMPARE(pool.connectionsMade(), quint64(1));
}

QTEST_GUILESS_MAIN(TestServer)
#include "tst_server.moc"
