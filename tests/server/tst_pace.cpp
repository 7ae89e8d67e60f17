#include "server/relaystage.h"
#include "server/server.h"
#include "smtp/content.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

ServerProfile plainProfile()
{
    ServerProfile profile = profileFor(u"192.0.2.1"_s, 25);
    profile.domain = "deck.test"_ba;
    return profile;
}

/// A stage with one server on it, which is connected.
struct Scene : RelayStage
{
    explicit Scene(const ServerProfile &profile = plainProfile()) : server(0, profile, surroundings())
    {
        connectUp();
    }
    void connectUp()
    {
        server.connectUp();
        settle();
    }
    std::shared_ptr<Delivery> deliver(int recipients = 1)
    {
        auto delivery = std::make_shared<Delivery>();
        delivery->content = std::make_shared<Content>("text");
        for (int i = 0; i < recipients; ++i)
            delivery->recipients.emplace_back().address = "a@x.test"_ba;
        server.deliver(delivery);
        settle();
        return delivery;
    }
    /// The pause that runs, in milliseconds.
    [[nodiscard]] qint64 pause() const
    {
        return server.isSlowedDown() ? server.standing().until - clock.wallTime() : 0;
    }
    /// Delivers one envelope, and lets the pause behind it pass.
    [[nodiscard]] qint64 pauseBehindOne()
    {
        (void)deliver();
        const qint64 length = pause();
        pass(std::chrono::milliseconds(length));
        return length;
    }

    Server server;
};

/// The wall time at noon of this day and so many days later.
qint64 noonAfter(const QDate &date, int days)
{
    return date.addDays(days).startOfDay().addSecs(12 * 3600).toMSecsSinceEpoch();
}

} // namespace

/// How fast a relay gets its mail: slowed down by 4yz answers, and warmed up day by day.
class TestPace final : public QObject
{
    Q_OBJECT

private slots:
    void slowsDownAndRecovers();
    void isAvailableOnceThePauseIsCutShort();
    void oneInBetweenIsTaken();
    void pausesAMinuteAtMost();
    void doesNotSlowDown_data();
    void doesNotSlowDown();
    void countsOneBurstOnce();
    void forgetsItsSlowness();
    void waitsForWarmth_data();
    void waitsForWarmth();
    void warmsUp();
    void getsMoreTheDayAfter();
    void isLeftOut();
};

void TestPace::slowsDownAndRecovers()
{
    Scene scene;
    QSignalSpy available(&scene.server, &Server::available);
    scene.relay.rcptReply = "451 busy"_ba;
    (void)scene.deliver(3);
    const StandingReport standing = scene.server.standing();
    QCOMPARE(standing.standing, Standing::SlowedDown);
    QCOMPARE(standing.until, scene.clock.wallTime() + 1000);
    QCOMPARE(standing.failure->code, 451);
    QCOMPARE(standing.failure->raw, "451 busy"_ba);
    QVERIFY(scene.server.isHeldBack());
    QVERIFY(scene.server.isDown());
    available.clear();
    scene.pass(999ms);
    QVERIFY(available.isEmpty());
    scene.pass(1ms);
    QVERIFY(!available.isEmpty());
    QVERIFY(!scene.server.isHeldBack());

    QCOMPARE(scene.pauseBehindOne(), 2000);
    QCOMPARE(scene.pauseBehindOne(), 4000);
    scene.relay.rcptReply = "250 ok"_ba;
    QCOMPARE(scene.pauseBehindOne(), 2000); // it takes mail again, and gets more of it bit by bit
    QVERIFY(!scene.server.isDown());
    QCOMPARE(scene.pauseBehindOne(), 1000);
    QCOMPARE(scene.pauseBehindOne(), 500);
    QCOMPARE(scene.pauseBehindOne(), 250);
    QCOMPARE(scene.pauseBehindOne(), 0);
}

/// What was under way when it began to slow down is taken, and ends the pause before its time.
void TestPace::isAvailableOnceThePauseIsCutShort()
{
    Scene scene;
    QSignalSpy available(&scene.server, &Server::available);
    scene.relay.verdict = "452 no room"_ba;
    (void)scene.deliver();
    QVERIFY(scene.server.isHeldBack());
    available.clear();
    scene.relay.verdict = "250 ok"_ba;
    for (int i = 0; i < 3; ++i)
        (void)scene.deliver();
    QVERIFY(!scene.server.isHeldBack());
    QCOMPARE(available.size(), 1);
}

void TestPace::oneInBetweenIsTaken()
{
    Scene scene;
    for (int i = 0; i < 5; ++i) {
        scene.relay.rcptReply = "451 later"_ba;
        (void)scene.deliver(1);
        (void)scene.deliver(1);
        scene.relay.rcptReply = "250 ok"_ba;
        (void)scene.deliver(1);
        QVERIFY(!scene.server.isSlowedDown());
    }
}

void TestPace::pausesAMinuteAtMost()
{
    Scene scene;
    scene.relay.verdict = "452 no room"_ba; // to the message, for everybody who was admitted
    for (const qint64 pause : {1000, 2000, 4000, 8000, 16'000, 32'000, 60'000, 60'000})
        QCOMPARE(scene.pauseBehindOne(), pause);
}

void TestPace::doesNotSlowDown_data()
{
    QTest::addColumn<QByteArray>("rcptReply");
    QTest::addColumn<QByteArray>("verdict");
    QTest::addColumn<bool>("switchedOn");
    QTest::addColumn<int>("recipients");
    QTest::newRow("an answer of 550 is final") << "550 unknown"_ba
                                               << "250 ok"_ba << true << 3;
    QTest::newRow("a mailbox that is full is no matter of the relay") << "452 4.2.2 full"_ba
                                                                      << "250 ok"_ba << true << 3;
    QTest::newRow("an address that is odd for now is none, either") << "451 4.1.8 sender"_ba
                                                                    << "250 ok"_ba << true << 3;
    QTest::newRow("it may be switched off") << "451 busy"_ba
                                            << "250 ok"_ba << false << 3;
    QTest::newRow("one or two who are put off may have a reason of their own") << "451 busy"_ba
                                                                               << "250 ok"_ba << true << 2;
    QTest::newRow("mail that is taken is no reason") << "250 ok"_ba
                                                     << "250 ok"_ba << true << 3;
}

void TestPace::doesNotSlowDown()
{
    QFETCH(bool, switchedOn);
    ServerProfile profile = plainProfile();
    profile.slowDown = switchedOn;
    Scene scene(profile);
    QFETCH(QByteArray, rcptReply);
    QFETCH(QByteArray, verdict);
    QFETCH(int, recipients);
    scene.relay.rcptReply = rcptReply;
    scene.relay.verdict = verdict;
    (void)scene.deliver(recipients);
    QVERIFY(!scene.server.isSlowedDown());
    QVERIFY(!scene.server.isPutOff());
}

void TestPace::countsOneBurstOnce()
{
    ServerProfile profile = plainProfile();
    profile.maxConnections = 4;
    Scene scene(profile);
    for (int i = 1; i < 4; ++i)
        scene.connectUp();
    scene.relay.rcptReply = "450 4.7.0 slow down"_ba;
    std::vector<std::shared_ptr<Delivery>> deliveries;
    for (int i = 0; i < 4; ++i) {
        auto delivery = std::make_shared<Delivery>();
        delivery->content = std::make_shared<Content>("text");
        delivery->recipients.emplace_back().address = "a@x.test"_ba;
        scene.server.deliver(delivery);
    }
    scene.settle();
    QVERIFY(!scene.server.isDelivering());
    QCOMPARE(scene.pause(), 1000);
}

void TestPace::forgetsItsSlowness()
{
    Scene scene;
    scene.relay.rcptReply = "451 busy"_ba;
    (void)scene.deliver(3);
    scene.server.wake(); // this pause ends, the next one is longer all the same
    QVERIFY(!scene.server.isSlowedDown());
    (void)scene.deliver();
    QCOMPARE(scene.pause(), 2000);
    scene.server.revive();
    QVERIFY(!scene.server.isSlowedDown());
    QVERIFY(!scene.server.isDown());
    (void)scene.deliver(3);
    QCOMPARE(scene.pause(), 1000);
    ServerProfile profile = plainProfile();
    profile.slowDown = false;
    scene.server.adopt(profile);
    QVERIFY(!scene.server.isSlowedDown());
}

void TestPace::waitsForWarmth_data()
{
    QTest::addColumn<int>("day");
    QTest::addColumn<int>("growth");
    QTest::addColumn<int>("quota");
    QTest::newRow("the first day has the first quota") << 0 << 100 << 40;
    QTest::newRow("so have the days before it") << -3 << 100 << 40;
    QTest::newRow("a growth of 100 doubles each day") << 3 << 100 << 320;
    QTest::newRow("a growth of 50 is half as much again") << 2 << 50 << 90;
    QTest::newRow("parts of a recipient do not count") << 1 << 1 << 40;
    QTest::newRow("some day there is no limit any more") << 2000 << 100 << 0;
}

void TestPace::waitsForWarmth()
{
    QFETCH(int, day);
    QFETCH(int, growth);
    QFETCH(int, quota);
    ServerProfile profile = plainProfile();
    profile.warmUpFrom = QDate(2026, 3, 27); // summer time begins two days later
    profile.warmUpFirstDay = 40;
    profile.warmUpGrowth = growth;
    QCOMPARE(WarmUp(profile).quotaAt(noonAfter(profile.warmUpFrom, day)), quint64(quota));
}

void TestPace::warmsUp()
{
    Scene scene;
    ServerProfile profile = plainProfile();
    profile.warmUpFrom = QDateTime::fromMSecsSinceEpoch(scene.clock.wallTime()).date();
    profile.warmUpFirstDay = 5;
    profile.ratePerDay = 100; // the tighter one counts
    scene.server.adopt(profile);
    QCOMPARE(scene.server.room(true), quint64(5));
    (void)scene.deliver(5);
    QCOMPARE(scene.server.room(true), quint64(0));
    (void)scene.server.checkLimits();
    const StandingReport standing = scene.server.standing();
    QCOMPARE(standing.standing, Standing::WarmingUp);
    QCOMPARE(standing.limit, quint64(5));
    QVERIFY(standing.until > scene.clock.wallTime());
}

/// The new day has more room at once: nobody waits until yesterday's are a day old.
void TestPace::getsMoreTheDayAfter()
{
    Scene scene;
    const QDate today = QDateTime::fromMSecsSinceEpoch(scene.clock.wallTime()).date();
    ServerProfile profile = plainProfile();
    profile.warmUpFrom = today;
    profile.warmUpFirstDay = 5;
    scene.server.adopt(profile);
    (void)scene.deliver(5);
    (void)scene.server.checkLimits();
    const qint64 midnight = today.addDays(1).startOfDay().toMSecsSinceEpoch();
    QCOMPARE(scene.server.standing().until, midnight);
    scene.pass(std::chrono::milliseconds(midnight - scene.clock.wallTime()));
    QVERIFY(!scene.server.isRateLimited());
    QCOMPARE(scene.server.room(true), quint64(5));
}

void TestPace::isLeftOut()
{
    Scene scene;
    scene.server.leaveOut(Standing::NotChosen);
    scene.settle();
    QCOMPARE(scene.server.standingKind(), Standing::NotChosen);
    QVERIFY(!scene.server.isUsable());
    QVERIFY(!scene.server.isConnected());
    scene.server.leaveOut({});
    QVERIFY(scene.server.isUsable());
}

QTEST_GUILESS_MAIN(TestPace)
#include "tst_pace.moc"
