#include "bulk/bulksend.h"
#include "bulk/jobrelays.h"
#include "bulk/jobstart.h"
#include "bulk/modelhall.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace Relaydeck;
using namespace std::chrono_literals;

namespace {

ServerProfile named(const QString &name, const QByteArrayList &senders = {})
{
    ServerProfile profile = profileFor(name, 1);
    profile.name = name;
    profile.domain = "deck.test"_ba;
    profile.senders = senders;
    return profile;
}

/// One send through relays of a model, on a clock that is moved by hand.
struct Stage
{
    void addRelay(ServerProfile profile, const ModelTemper &temper = {})
    {
        profile.port = quint16(hall.open(temper) + 1);
        plan.relays.append(profile);
    }
    void begin(int people)
    {
        plan.sender = plan.sender.isEmpty() ? "me@deck.test"_ba : plan.sender;
        plan.message = "Subject: t\r\n\r\nHello\r\n"_ba;
        plan.envelopes = false;
        QByteArrayList entries;
        for (int i = 0; i < people; ++i)
            entries.append("p" + QByteArray::number(i) + "@x.test");
        pool.replace(plan.relays);
        send = std::make_unique<BulkSend>(Journal::create(folder.filePath(u"a.job"_s), plan).journal,
            std::make_shared<const Content>(plan.message), pool, clock);
        auto list = std::make_unique<AddressList>();
        list->openEntries(entries);
        send->readList(std::move(list));
        settle();
    }
    /// As if the program had been killed and started again.
    void resume()
    {
        send.reset();
        pool.replace(plan.relays);
        send = std::make_unique<BulkSend>(Journal::open(folder.filePath(u"a.job"_s)).journal,
            std::make_shared<const Content>(plan.message), pool, clock);
        send->begin();
        settle();
    }
    void settle() const
    {
        for (int turn = 0; turn < 3; ++turn) // what is posted on the way comes in the next one
            QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    /// From alarm to alarm.
    void pass(std::chrono::milliseconds time)
    {
        const qint64 end = clock.steadyTime() + time.count();
        for (auto next = clock.untilNextAlarm();
             next >= 0ms && clock.steadyTime() + next.count() <= end && !isEnded();
             next = clock.untilNextAlarm()) {
            clock.advance(next);
            settle();
        }
        if (!isEnded())
            clock.advance(std::chrono::milliseconds(end - clock.steadyTime()));
        settle();
    }
    [[nodiscard]] bool isEnded() const { return send->stage() == BulkSend::Stage::Ended; }
    [[nodiscard]] quint64 count(Outcome outcome) const { return send->journal().tally().of(outcome); }

    QTemporaryDir folder;
    ManualClock clock;
    std::mt19937 random{1};
    ModelHall hall{clock, random};
    Transcript transcript;
    ServerPool pool{clock, transcript, [this] { return hall.makeTransport(); }};
    JournalPlan plan;
    std::unique_ptr<BulkSend> send;
};

} // namespace

/// What a job may ask for beyond its list and message: relays, attempts, an end.
class TestJobs final : public QObject
{
    Q_OBJECT

private slots:
    void bindsSenders_data();
    void bindsSenders();
    void usesTheRelaysItIsTold();
    void endsWhereNobodyMayCarryIt();
    void heedsABindingThatIsNew();
    void triesAsOftenAsItIsTold_data();
    void triesAsOftenAsItIsTold();
    void doesNotWaitForEverOnceStopped_data();
    void doesNotWaitForEverOnceStopped();
    void heedsNoClockThatIsSetBack_data();
    void heedsNoClockThatIsSetBack();
    void startsAtItsTime_data();
    void startsAtItsTime();
    void mayBePausedBeforeItsTime();
    void startsEarlyWhenItIsTold_data();
    void startsEarlyWhenItIsTold();
    void waitsAgainWhenItWasStopped();
};

void TestJobs::bindsSenders_data()
{
    QTest::addColumn<QByteArray>("sender");
    QTest::addColumn<QByteArray>("carriers"); // letters of those that may
    QTest::newRow("a sender that nobody names goes through those that name nobody") << "me@free.test"_ba
                                                                                    << "a"_ba;
    QTest::newRow("a domain goes through those that name it") << "me@shop.test"_ba
                                                              << "bd"_ba;
    QTest::newRow("an address counts before its domain") << "news@shop.test"_ba
                                                         << "c"_ba;
    QTest::newRow("the case of letters does not matter") << "News@SHOP.test"_ba
                                                         << "c"_ba;
    QTest::newRow("names below a domain are others") << "me@sub.shop.test"_ba
                                                     << "a"_ba;
    QTest::newRow("the null sender has a word of its own") << ""_ba
                                                           << "d"_ba;
}

void TestJobs::bindsSenders()
{
    const QList<ServerProfile> relays{named(u"a"_s), named(u"b"_s, {"shop.test"_ba}),
        named(u"c"_s, {"news@shop.test"_ba}), named(u"d"_s, {"<>"_ba, "shop.test"_ba})};
    JournalPlan plan;
    QFETCH(QByteArray, sender);
    plan.sender = sender;
    const auto absences = absencesFrom(plan, relays);
    QByteArray carriers;
    for (std::size_t i = 0; i < absences.size(); ++i) {
        if (!absences[i])
            carriers += relays[qsizetype(i)].name.toLatin1();
        else
            QCOMPARE(*absences[i], Standing::OtherSenders);
    }
    QTEST(carriers, "carriers");
}

void TestJobs::usesTheRelaysItIsTold()
{
    Stage stage;
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
        stage.addRelay(named(name));
    stage.plan.policy = int(Policy::Parallel);
    stage.plan.chosenRelays = {u"b"_s, u"c"_s};
    stage.begin(20);
    QCOMPARE(stage.pool.at(0).standingKind(), Standing::NotChosen);
    stage.pass(1min);
    QCOMPARE(stage.count(Outcome::Accepted), quint64(20));
    QVERIFY(stage.hall.relay(0).taken.empty());
    QVERIFY(!stage.hall.relay(1).taken.empty());
}

void TestJobs::endsWhereNobodyMayCarryIt()
{
    Stage stage;
    stage.addRelay(named(u"a"_s, {"other.test"_ba}));
    stage.begin(3);
    stage.pass(1min);
    QCOMPARE(stage.send->end(), BulkSend::End::NoRelay);
    QCOMPARE(stage.pool.at(0).standingKind(), Standing::OtherSenders);
    QVERIFY(stage.hall.relay(0).taken.empty());
}

void TestJobs::heedsABindingThatIsNew()
{
    Stage stage;
    ModelTemper slow;
    slow.latencyMs = 100;
    stage.addRelay(named(u"a"_s), slow);
    stage.addRelay(named(u"b"_s), slow);
    stage.begin(60);
    stage.pass(3s);
    QVERIFY(!stage.hall.relay(0).taken.empty());
    QList<ServerProfile> changed = stage.plan.relays;
    changed[1].senders = {"deck.test"_ba};
    stage.pool.adopt(changed);
    stage.settle();
    QCOMPARE(stage.pool.at(0).latestProfile().senders, QByteArrayList());
    stage.pass(1s); // what is under way is finished
    const std::size_t taken = stage.hall.relay(0).taken.size();
    stage.pass(10min);
    QCOMPARE(stage.pool.at(0).standingKind(), Standing::OtherSenders);
    QCOMPARE(stage.hall.relay(0).taken.size(), taken);
    QCOMPARE(stage.count(Outcome::Accepted), quint64(60));
}

void TestJobs::triesAsOftenAsItIsTold_data()
{
    QTest::addColumn<int>("attempts");
    QTest::addColumn<int>("asked");
    QTest::newRow("as often as the relay says") << 0 << 2;
    QTest::newRow("as often as the job says") << 5 << 5;
}

void TestJobs::triesAsOftenAsItIsTold()
{
    QFETCH(int, attempts);
    QFETCH(int, asked);
    Stage stage;
    ServerProfile profile = named(u"a"_s);
    profile.talkAttempts = 2;
    profile.slowDown = false;
    ModelTemper temper;
    temper.defersRecipients = 100;
    stage.addRelay(profile, temper);
    stage.plan.attempts = attempts;
    stage.plan.retryPause = 10s;
    stage.begin(1);
    for (int i = 1; i < asked; ++i) {
        stage.pass(250ms); // it says that it works for as long
        QCOMPARE(stage.pool.at(0).standingKind(), Standing::NothingLeft);
        QCOMPARE(stage.pool.at(0).standing().until, stage.send->wait().until);
        QVERIFY(stage.send->wait().until > stage.clock.wallTime());
        stage.pass((10s * (1 << (i - 1))) - 251ms);
        QVERIFY(!stage.isEnded());
        stage.pass(1ms);
    }
    stage.pass(1min);
    QCOMPARE(stage.send->end(), BulkSend::End::Finished);
    QCOMPARE(stage.count(Outcome::Deferred), quint64(1));
}

void TestJobs::doesNotWaitForEverOnceStopped_data()
{
    QTest::addColumn<int>("stops");
    QTest::addColumn<std::chrono::milliseconds>("most");
    QTest::newRow("a stop waits a little") << 1 << std::chrono::milliseconds(30s);
    QTest::newRow("a second one does not wait") << 2 << std::chrono::milliseconds(1s);
}

/// A relay that fell silent would otherwise be waited for as long as RFC 5321 allows it.
void TestJobs::doesNotWaitForEverOnceStopped()
{
    QFETCH(int, stops);
    QFETCH(std::chrono::milliseconds, most);
    Stage stage;
    ModelTemper temper;
    temper.latencyMs = 10;
    stage.addRelay(named(u"a"_s), temper);
    stage.begin(50);
    stage.pass(500ms);
    QVERIFY(stage.count(Outcome::Accepted) > 0);
    stage.hall.relay(0).temper.fallsSilent = 100;
    stage.pass(100ms);
    const qint64 before = stage.clock.steadyTime();
    for (int i = 0; i < stops; ++i) {
        stage.send->stop();
        stage.settle();
    }
    stage.pass(1h);
    QCOMPARE(stage.send->end(), BulkSend::End::Stopped);
    QVERIFY(stage.clock.steadyTime() - before <= most.count());
    const OutcomeCounts &tally = stage.send->journal().tally();
    QCOMPARE(
        tally.of(Outcome::Accepted) + tally.of(Outcome::Unsent) + tally.of(Outcome::InDoubt), quint64(50));
    QVERIFY(tally.of(Outcome::InDoubt) <= 1);
}

void TestJobs::heedsNoClockThatIsSetBack_data()
{
    QTest::addColumn<QString>("waitsFor");
    QTest::addColumn<bool>("killed");
    QTest::newRow("a sleep is as long as before") << u"sleep"_s << false;
    QTest::newRow("a rate is kept as before") << u"rate"_s << false;
    QTest::newRow("the next attempt comes as before") << u"attempt"_s << false;
    QTest::newRow("a job may be older than it was begun, in its sleep") << u"sleep"_s << true;
    QTest::newRow("a job may be older than it was begun, between attempts") << u"attempt"_s << true;
}

void TestJobs::heedsNoClockThatIsSetBack()
{
    QFETCH(QString, waitsFor);
    QFETCH(bool, killed);
    Stage stage;
    ServerProfile profile = named(u"a"_s);
    profile.slowDown = false;
    if (waitsFor == u"sleep"_s) {
        profile.maxMessagesWhileAwake = 5;
        profile.sleepLength = 1min;
    } else if (waitsFor == u"rate"_s) {
        profile.ratePerMinute = 5;
    }
    ModelTemper temper;
    temper.defersRecipients = waitsFor == u"attempt"_s ? 100 : 0;
    stage.addRelay(profile, temper);
    stage.plan.attempts = 4;
    stage.plan.retryPause = 1min;
    stage.begin(12);
    stage.pass(5s);
    QVERIFY(stage.count(Outcome::Accepted) <= 5);

    stage.clock.setWallTime(stage.clock.wallTime() - 7 * 24 * 3'600'000LL);
    stage.hall.relay(0).temper = {};
    if (killed)
        stage.resume();
    stage.pass(3min);
    QVERIFY(stage.isEnded());
    QCOMPARE(stage.send->end(), BulkSend::End::Finished);
    QCOMPARE(stage.count(Outcome::Accepted), quint64(12));
    for (int i = 0; i < 12; ++i)
        QCOMPARE(stage.hall.times("p" + QByteArray::number(i) + "@x.test"), 1);
}

void TestJobs::startsAtItsTime_data()
{
    QTest::addColumn<qint64>("setBy"); // minutes that somebody sets the clock by
    QTest::addColumn<qint64>("after"); // minutes from now on that it starts
    QTest::newRow("a clock that is left alone") << 0LL << 60LL;
    QTest::newRow("a clock that is set forward brings it nearer") << 20LL << 40LL;
    QTest::newRow("a clock that is set back keeps it waiting") << -60LL << 120LL;
    QTest::newRow("a computer that slept through it starts when it wakes") << 600LL << 0LL;
}

/// By the clock on the wall, and what happened to that is noticed within half a minute.
void TestJobs::startsAtItsTime()
{
    QFETCH(qint64, setBy);
    QFETCH(qint64, after);
    Stage stage;
    stage.addRelay(named(u"a"_s));
    const qint64 start = stage.clock.wallTime() + 60 * 60'000;
    stage.plan.startAt = start;
    stage.begin(3);
    QCOMPARE(stage.send->stage(), BulkSend::Stage::Waiting);
    QCOMPARE(stage.send->wait(), (SendWait{SendWait::Reason::Start, start}));
    QCOMPARE(stage.count(Outcome::Unsent), quint64(3)); // the list is read already
    QCOMPARE(awaitedStart(stage.send->journal()), start);

    stage.clock.setWallTime(stage.clock.wallTime() + setBy * 60'000);
    stage.pass(after * 1min - 1s);
    QVERIFY(stage.send->stage() == BulkSend::Stage::Waiting);
    QCOMPARE(stage.send->connections(), quint64(0));
    stage.pass(31s);
    QCOMPARE(awaitedStart(stage.send->journal()), qint64(0));
    stage.pass(1min);
    QCOMPARE(stage.send->end(), BulkSend::End::Finished);
    QCOMPARE(stage.count(Outcome::Accepted), quint64(3));
}

void TestJobs::mayBePausedBeforeItsTime()
{
    Stage stage;
    stage.addRelay(named(u"a"_s));
    stage.plan.startAt = stage.clock.wallTime() + 60'000;
    stage.begin(3);
    stage.send->pause();
    stage.settle();
    QCOMPARE(stage.send->wait().reason, SendWait::Reason::User);
    stage.send->goOn();
    stage.settle();
    QCOMPARE(stage.send->stage(), BulkSend::Stage::Waiting);
    stage.send->pause();
    stage.pass(1h);
    QCOMPARE(stage.send->stage(), BulkSend::Stage::Paused);
    QCOMPARE(stage.send->connections(), quint64(0));
    stage.send->goOn();
    stage.settle();
    stage.pass(1min);
    QCOMPARE(stage.send->end(), BulkSend::End::Finished);
}

void TestJobs::startsEarlyWhenItIsTold_data()
{
    QTest::addColumn<bool>("paused");
    QTest::newRow("while it waits") << false;
    QTest::newRow("while it is paused") << true;
}

void TestJobs::startsEarlyWhenItIsTold()
{
    QFETCH(bool, paused);
    Stage stage;
    stage.addRelay(named(u"a"_s));
    stage.plan.startAt = stage.clock.wallTime() + 24 * 3'600'000;
    stage.begin(3);
    if (paused)
        stage.send->pause();
    stage.settle();
    stage.send->startNow();
    stage.settle();
    QCOMPARE(awaitedStart(stage.send->journal()), qint64(0));
    stage.pass(1min);
    QCOMPARE(stage.send->end(), BulkSend::End::Finished);
    stage.send->startNow(); // there is nothing to start any more
    QVERIFY(stage.isEnded());
}

void TestJobs::waitsAgainWhenItWasStopped()
{
    Stage stage;
    stage.addRelay(named(u"a"_s));
    const qint64 start = stage.clock.wallTime() + 3'600'000;
    stage.plan.startAt = start;
    stage.begin(3);
    stage.send->stop();
    stage.settle();
    QCOMPARE(stage.send->end(), BulkSend::End::Stopped);
    stage.resume();
    QCOMPARE(stage.send->stage(), BulkSend::Stage::Waiting);
    QCOMPARE(awaitedStart(stage.send->journal()), start);
    stage.pass(2h);
    QCOMPARE(stage.send->end(), BulkSend::End::Finished);
    stage.resume(); // it has begun once, so nothing is waited for
    QCOMPARE(awaitedStart(stage.send->journal()), qint64(0));
    stage.pass(1min);
    QCOMPARE(stage.send->end(), BulkSend::End::Finished);
}

QTEST_GUILESS_MAIN(TestJobs)
#include "tst_jobs.moc"
