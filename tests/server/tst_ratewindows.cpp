#include "server/ratebook.h"
#include "server/relaystage.h"
#include "smtp/content.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <random>

using namespace Qt::StringLiterals;
using namespace Relaydeck;
using namespace std::chrono_literals;

namespace {

constexpr std::array<std::chrono::milliseconds, 4> Lengths{1s, 1min, 1h, 24h};

std::array<quint64, 4> numbersOf(const RateLimits &limits)
{
    return {limits.perSecond, limits.perMinute, limits.perHour, limits.perDay};
}

ServerProfile limited(const RateLimits &limits)
{
    ServerProfile profile = profileFor(u"192.0.2.1"_s, 25);
    profile.domain = "deck.test"_ba;
    profile.tries = 0;
    profile.ratePerSecond = limits.perSecond;
    profile.ratePerMinute = limits.perMinute;
    profile.ratePerHour = limits.perHour;
    profile.ratePerDay = limits.perDay;
    return profile;
}

std::shared_ptr<Delivery> envelope(quint64 recipients)
{
    auto delivery = std::make_shared<Delivery>();
    delivery->content = std::make_shared<Content>("text");
    for (quint64 i = 0; i < recipients; ++i)
        delivery->recipients.emplace_back().address = "a@x.test"_ba;
    return delivery;
}

/// When each recipient was seen, and whether some stretch of time saw too many.
class Witness final
{
public:
    void see(qint64 at) { m_seen.push_back(at); }
    [[nodiscard]] std::size_t seen() const { return m_seen.size(); }
    [[nodiscard]] QByteArray complaint(const RateLimits &limits) const
    {
        const auto most = numbersOf(limits);
        for (std::size_t kind = 0; kind < most.size(); ++kind) {
            for (std::size_t i = most[kind]; most[kind] > 0 && i < m_seen.size(); ++i) {
                if (m_seen[i] - m_seen[i - most[kind]] < Lengths[kind].count())
                    return "more than " + QByteArray::number(most[kind]) + " in "
                        + QByteArray::number(qint64(Lengths[kind].count())) + " ms up to "
                        + QByteArray::number(m_seen[i]);
            }
        }
        return {};
    }

private:
    std::vector<qint64> m_seen;
};

} // namespace

class TestRateWindows final : public QObject
{
    Q_OBJECT

private slots:
    void aWindowForgetsInTime_data();
    void aWindowForgetsInTime();
    void aWindowStaysSmall();
    void noStretchOfTimeSeesTooMany();
    void severalConnectionsShareTheirRates();
    void chargesWhatTheRelayMayHaveCounted_data();
    void chargesWhatTheRelayMayHaveCounted();
    void waitsUntilThereIsRoom();
    void leavesWhenTheWaitIsLong();
    void heedsAChangedLimitWhileItWaits();
    void outlivesAServer();
    void outlivesTheProgram_data();
    void outlivesTheProgram();
    void keepsNoFileWithoutALimit();
    void forgetsFilesInTime();
    void survivesOddFiles_data();
    void survivesOddFiles();
};

void TestRateWindows::aWindowForgetsInTime_data()
{
    QTest::addColumn<qint64>("length");
    for (const auto length : Lengths)
        QTest::addRow("of %lld ms", static_cast<long long>(length.count())) << qint64(length.count());
}

void TestRateWindows::aWindowForgetsInTime()
{
    QFETCH(qint64, length);
    const qint64 slot = length / RateWindow::Slots;
    for (const qint64 start : {qint64(0), qint64(12'345'678), qint64(-98'765'432)}) {
        RateWindow window{std::chrono::milliseconds(length)};
        window.count(3, start);
        window.count(4, start + length / 2);
        QCOMPARE(window.used(start + length - 1), quint64(7));
        QVERIFY(window.used(start + length - 1 + slot + 1) == 4);
        QCOMPARE(window.untilBelow(8, start + length / 2).count(), 0);
        const qint64 wait = window.untilBelow(7, start + length / 2).count();
        QVERIFY(wait >= length / 2 && wait <= length / 2 + slot);
        QCOMPARE(window.used(start + length / 2 + wait), quint64(4));
        QCOMPARE(window.used(start + length / 2 + wait - 1), quint64(7));
        const qint64 longer = window.untilBelow(1, start + length / 2).count();
        QVERIFY(longer >= length && longer <= length + slot);
    }
}

void TestRateWindows::aWindowStaysSmall()
{
    RateWindow window(1min);
    for (qint64 now = 0; now < 1'000'000; now += 7)
        window.count(1, now);
    QVERIFY(window.tally().size() <= RateWindow::Slots + 1);
    QVERIFY(window.used(1'000'000) >= 60'000 / 7);
}

/// Random rates, random orders, on the windows alone: days of them.
void TestRateWindows::noStretchOfTimeSeesTooMany()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    std::mt19937 random(seed);
    const auto upTo
        = [&random](quint64 most) { return std::uniform_int_distribution<quint64>(0, most)(random); };
    for (int run = 0; run < 60; ++run) {
        const RateLimits limits{upTo(1) * upTo(20), upTo(1) * upTo(300), upTo(1) * upTo(2000), upTo(3000)};
        RateWindows windows;
        Witness witness;
        qint64 now = qint64(upTo(1'000'000)) - 500'000;
        for (int step = 0; step < 1500; ++step) {
            const quint64 room = windows.room(limits, now);
            if (room == 0) {
                const auto wait = windows.untilRoom(limits, now);
                QVERIFY2(wait > 0ms, qPrintable(QString::number(seed)));
                QVERIFY2(windows.room(limits, now + wait.count()) > 0, qPrintable(QString::number(seed)));
                now += wait.count() + qint64(upTo(1) * upTo(100));
                continue;
            }
            const quint64 sent = 1 + upTo(std::min<quint64>(room, 50) - 1);
            windows.depart(sent);
            now += qint64(upTo(400)); // until it is answered
            windows.settle(sent, sent, now);
            for (quint64 i = 0; i < sent; ++i)
                witness.see(now);
            now += qint64(upTo(1) * upTo(5000));
        }
        QVERIFY2(witness.complaint(limits).isEmpty(),
            qPrintable(QString::fromLatin1(witness.complaint(limits)) + u", seed %1"_s.arg(seed)));
    }
}

/// A relay of several connections, whose witness notes each RCPT when it hears it.
void TestRateWindows::severalConnectionsShareTheirRates()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    std::mt19937 random(seed);
    const auto upTo
        = [&random](quint64 most) { return std::uniform_int_distribution<quint64>(0, most)(random); };
    const QByteArray seedText = "seed " + QByteArray::number(seed);
    for (int run = 0; run < 25; ++run) {
        RelayStage stage;
        RateLimits limits{1 + upTo(9), 5 + upTo(60), 30 + upTo(200), 100 + upTo(300)};
        ServerProfile profile = limited(limits);
        profile.maxConnections = 1 + int(upTo(3));
        Server server(0, profile, stage.surroundings());
        Witness witness;
        const auto settle = [&] {
            stage.settle();
            const auto heard = std::size_t(std::ranges::count_if(
                stage.relay.heard, [](const QByteArray &line) { return line.startsWith("RCPT"); }));
            while (witness.seen() < heard)
                witness.see(stage.clock.steadyTime());
        };
        for (int step = 0; step < 150; ++step) {
            if (server.mayOpenConnection() && (upTo(3) == 0 || !server.isConnected())) {
                server.connectUp();
                settle();
            }
            if (server.hasPlace() && !server.isRateLimited()) {
                (void)server.checkLimits();
                if (const quint64 room = std::min<quint64>(server.room(true), 1 + upTo(6));
                    room > 0 && server.hasPlace()) {
                    server.deliver(envelope(room));
                    stage.clock.advance(std::chrono::milliseconds(upTo(50)));
                }
            }
            if (upTo(1) == 0)
                settle();
            if (server.isRateLimited() || upTo(4) == 0) {
                settle(); // or replies would be too late
                const Standing standing = server.standingKind();
                const bool says = standing == Standing::RateLimited || standing == Standing::Working;
                QVERIFY2(!server.isRateLimited() || says,
                    (QByteArray::number(int(standing)) + ", " + seedText).constData());
                stage.clock.advance(std::max(1ms, stage.clock.untilNextAlarm()));
            }
        }
        QVERIFY2(witness.seen() > 20, seedText.constData());
        QVERIFY2(
            witness.complaint(limits).isEmpty(), (witness.complaint(limits) + ", " + seedText).constData());
        server.abandon();
        stage.settle();
    }
}

void TestRateWindows::chargesWhatTheRelayMayHaveCounted_data()
{
    QTest::addColumn<QByteArray>("rcptReply");
    QTest::addColumn<QByteArray>("verdict");
    QTest::addColumn<quint64>("left");
    QTest::newRow("those it took") << "250 ok"_ba
                                   << "250 queued"_ba << quint64(7);
    QTest::newRow("those it admitted and then refused") << "250 ok"_ba
                                                        << "554 no"_ba << quint64(7);
    QTest::newRow("those in doubt") << "250 ok"_ba
                                    << ""_ba << quint64(7);
    QTest::newRow("not those it refused") << "550 no"_ba
                                          << "250 queued"_ba << quint64(10);
}

void TestRateWindows::chargesWhatTheRelayMayHaveCounted()
{
    QFETCH(QByteArray, rcptReply);
    QFETCH(QByteArray, verdict);
    RelayStage stage;
    stage.relay.rcptReply = rcptReply;
    stage.relay.verdict = verdict;
    Server server(0, limited({0, 10, 0, 0}), stage.surroundings());
    server.connectUp();
    stage.settle();
    server.deliver(envelope(3));
    QCOMPARE(server.room(false), quint64(7));
    stage.settle();
    QTEST(server.room(false), "left");
}

void TestRateWindows::waitsUntilThereIsRoom()
{
    RelayStage stage;
    Server server(0, limited({2, 0, 0, 0}), stage.surroundings());
    server.connectUp();
    stage.settle();
    QCOMPARE(server.room(false), quint64(2));
    server.deliver(envelope(2));
    QCOMPARE(server.checkLimits(), LimitVerdict());
    QVERIFY(!server.isRateLimited()); // nobody knows yet when they are answered
    stage.settle();
    QCOMPARE(server.checkLimits(), LimitVerdict());
    QVERIFY(server.isRateLimited());
    stage.clock.advance(250ms); // the envelope is history
    QCOMPARE(server.standingKind(), Standing::RateLimited);
    const qint64 left = server.standing().until - stage.clock.wallTime();
    QVERIFY(left >= 750 && left <= 770);
    stage.clock.advance(std::chrono::milliseconds(left - 1));
    QVERIFY(server.isRateLimited());
    QCOMPARE(server.room(false), quint64(0));
    stage.clock.advance(1ms);
    QVERIFY(!server.isRateLimited());
    QCOMPARE(server.room(false), quint64(2));
    QVERIFY(server.isConnected());
}

void TestRateWindows::leavesWhenTheWaitIsLong()
{
    RelayStage stage;
    Server server(0, limited({0, 0, 1, 0}), stage.surroundings());
    server.connectUp();
    stage.settle();
    server.deliver(envelope(1));
    stage.settle();
    server.lookAtRates();
    stage.settle();
    QVERIFY(!server.isConnected());
    QCOMPARE(stage.relay.heard.last(), "QUIT"_ba);
    QCOMPARE(server.standingKind(), Standing::RateLimited);
}

void TestRateWindows::heedsAChangedLimitWhileItWaits()
{
    RelayStage stage;
    ServerProfile profile = limited({0, 2, 0, 0});
    Server server(0, profile, stage.surroundings());
    server.connectUp();
    stage.settle();
    server.deliver(envelope(2));
    stage.settle();
    server.lookAtRates();
    QVERIFY(server.isRateLimited());
    profile.ratePerMinute = 5;
    server.adopt(profile);
    QVERIFY(!server.isRateLimited());
    QCOMPARE(server.room(false), quint64(3));
    profile.ratePerMinute = 0;
    profile.ratePerDay = 2; // what has gone counts for a limit that is new, too
    server.adopt(profile);
    QCOMPARE(server.room(false), quint64(0));
}

void TestRateWindows::outlivesAServer()
{
    RelayStage stage;
    ServerPool pool(stage.clock, stage.transcript, [&stage] { return stage.makeTransport(); });
    const ServerProfile profile = limited({0, 0, 9, 0});
    ServerProfile other = profile;
    other.user = "other"_ba;
    const auto send = [&](quint64 recipients) {
        pool.at(0).connectUp();
        stage.settle();
        pool.at(0).deliver(envelope(recipients));
    };
    pool.replace({profile});
    send(3);
    stage.settle();
    pool.replace({profile, other});
    QCOMPARE(pool.at(0).room(false), quint64(6));
    QCOMPARE(pool.at(1).room(false), quint64(9)); // another account
    send(2); // is cut off by what comes now, and may arrive
    pool.replace({profile, profile});
    QCOMPARE(pool.at(0).room(false), quint64(4));
    send(1);
    QCOMPARE(pool.at(1).room(false), quint64(3)); // one relay, twice in the file
    pool.replace({});
}

void TestRateWindows::outlivesTheProgram_data()
{
    QTest::addColumn<bool>("killed");
    QTest::addColumn<qint64>("pause"); // milliseconds between the two runs
    QTest::addColumn<quint64>("inAnHour");
    QTest::addColumn<quint64>("inADay");
    const qint64 minute = 60'000;
    QTest::newRow("what was counted counts") << false << minute << quint64(6) << quint64(16);
    QTest::newRow("what was under way may have arrived") << true << minute << quint64(4) << quint64(14);
    QTest::newRow("an hour is over in time") << false << 62 * minute << quint64(10) << quint64(16);
    QTest::newRow("a day is over in time") << false << 25 * 60 * minute << quint64(10) << quint64(20);
    QTest::newRow("a clock that was set back gives nothing away")
        << false << -500 * minute << quint64(6) << quint64(16);
}

void TestRateWindows::outlivesTheProgram()
{
    QFETCH(bool, killed);
    QFETCH(qint64, pause);
    QFETCH(quint64, inAnHour);
    QFETCH(quint64, inADay);
    const QTemporaryDir folder;
    const QString rates = folder.filePath(u"rates"_s);
    const ServerProfile hourly = limited({0, 0, 10, 0});
    const ServerProfile daily = limited({0, 0, 0, 20});
    ManualClock before(1'700'000'000'000);
    before.advance(77s);
    {
        RateBook book(before);
        book.keepIn(rates);
        const auto windows = book.of(hourly);
        windows->depart(4);
        book.save();
        windows->settle(4, 4, before.steadyTime());
        if (killed)
            windows->depart(2);
        book.save();
    }
    QCOMPARE(QDir(rates).entryList(QDir::Files).size(), 1);
    ManualClock after(before.wallTime() + pause);
    RateBook book(after);
    book.keepIn(rates);
    const auto windows = book.of(hourly);
    QCOMPARE(windows->room({0, 0, 10, 0}, after.steadyTime()), inAnHour);
    QCOMPARE(book.of(daily)->room({0, 0, 0, 20}, after.steadyTime()), inADay);
}

void TestRateWindows::keepsNoFileWithoutALimit()
{
    const QTemporaryDir folder;
    ManualClock clock;
    RateBook book(clock);
    book.keepIn(folder.path());
    const auto windows = book.of(limited({}));
    windows->count(3, clock.steadyTime());
    book.save();
    QVERIFY(QDir(folder.path()).isEmpty());
    QCOMPARE(book.of(limited({0, 5, 0, 0})), windows); // it has a limit from now on
    book.save();
    const QFileInfoList files = QDir(folder.path()).entryInfoList(QDir::Files);
    QCOMPARE(files.size(), 1);
    QCOMPARE(files.front().permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestRateWindows::forgetsFilesInTime()
{
    const QTemporaryDir folder;
    ManualClock clock(QDateTime::currentMSecsSinceEpoch());
    RateBook book(clock);
    book.keepIn(folder.path());
    book.of(limited({0, 5, 0, 0}))->count(3, clock.steadyTime());
    book.save();
    ManualClock tomorrow(clock.wallTime() + std::chrono::milliseconds(24h).count());
    RateBook(tomorrow).keepIn(folder.path());
    QVERIFY(!QDir(folder.path()).isEmpty());
    ManualClock later(clock.wallTime() + std::chrono::milliseconds(26h).count());
    RateBook(later).keepIn(folder.path());
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestRateWindows::survivesOddFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("an empty one") << ""_ba;
    QTest::newRow("half a one") << "{\"hour\":[[17"_ba;
    QTest::newRow("one without sense") << "{\"hour\":[7,\"x\",[],[\"a\",\"b\"],[1,-5]],\"underWay\":-3}"_ba;
    QTest::newRow("one that is no object") << "[1,2,3]"_ba;
}

void TestRateWindows::survivesOddFiles()
{
    QFETCH(QByteArray, text);
    const QTemporaryDir folder;
    ManualClock clock;
    const ServerProfile profile = limited({0, 0, 5, 0});
    {
        RateBook book(clock);
        book.keepIn(folder.path());
        book.of(profile)->count(3, clock.steadyTime());
        book.save();
    }
    QFile file(QDir(folder.path()).entryInfoList(QDir::Files).front().filePath());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    RateBook book(clock);
    book.keepIn(folder.path());
    QCOMPARE(book.of(profile)->room({0, 0, 5, 0}, clock.steadyTime()), quint64(5));
}

QTEST_GUILESS_MAIN(TestRateWindows)
#include "tst_ratewindows.moc"
