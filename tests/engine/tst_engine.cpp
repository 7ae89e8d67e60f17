#include "engine/enginehost.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace Relaydeck;
using Kind = Trouble::Kind;

namespace {

constexpr int Patience = 30'000; // milliseconds

PracticeOrder practice(int latencyMs = 0)
{
    PracticeOrder order;
    order.latencyMs = latencyMs;
    return order;
}

} // namespace

/// Orders go over the thread border, snapshots come back.
class TestEngine final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void sends();
    void pausesAndContinues();
    void stopsAndResumes();
    void findsANameForEveryJob();
    void takesAFewSnapshotsASecond();
    void refusesOrders_data();
    void refusesOrders();
    void keepsTheReportWhenTheNextIsRefused();
    void startsAllPracticeRelaysOrNone();
    void isNotTroubledByOtherOrders();
    void usesServersOfTheMeantime();
    void remembersRates();
    void ordersARelayAbout();
    void talksByHand();
    void closesAConsoleThatNobodyAnswers();
    void maySayNothingAtAll();
    void mayEndWhileItSends();

private:
    void write(const QString &name, const QByteArray &text);
    void openPractice(const QList<PracticeOrder> &orders);
    [[nodiscard]] SendOrder order(int recipients);
    [[nodiscard]] SendState state() const { return m_last.send.state; }
    [[nodiscard]] quint64 accepted() const { return m_last.send.tally.accepted; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<EngineHost> m_host;
    std::unique_ptr<QObject> m_ear; // hears the engine
    QList<ServerProfile> m_relays;
    Snapshot m_last;
    QList<Trouble> m_refused;
    int m_snapshots = 0;
    int m_ended = 0;
};

void TestEngine::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_host = std::make_unique<EngineHost>();
    m_ear = std::make_unique<QObject>();
    m_last = {};
    m_refused.clear();
    m_relays.clear();
    m_snapshots = m_ended = 0;
    write(u"letter.eml"_s, "Subject: Test\r\n\r\nHello there\r\n"_ba);
    const Engine *engine = m_host->engine();
    connect(engine, &Engine::snapshotTaken, m_ear.get(), [this](const Snapshot &snapshot) {
        m_last = snapshot;
        ++m_snapshots;
    });
    connect(engine, &Engine::sendEnded, m_ear.get(), [this](const Snapshot &last) {
        m_last = last;
        ++m_ended;
    });
    connect(
        engine, &Engine::refused, m_ear.get(), [this](const Trouble &trouble) { m_refused.append(trouble); });
}

void TestEngine::cleanup()
{
    m_host.reset();
    m_ear.reset(); // what is under way from the engine is of no interest any more
}

void TestEngine::write(const QString &name, const QByteArray &text)
{
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

/// Practice relays of the engine, and the engine told to use them.
void TestEngine::openPractice(const QList<PracticeOrder> &orders)
{
    QSignalSpy started(m_host->engine(), &Engine::practiceStarted);
    m_host->order(&Engine::startPractice, orders);
    QTRY_COMPARE(started.size(), 1);
    for (const quint16 port : started.front().front().value<QList<quint16>>())
        m_relays.append(profileFor(u"127.0.0.1"_s, port));
    m_host->order(&Engine::useServers, m_relays);
}

SendOrder TestEngine::order(int recipients)
{
    SendOrder order;
    for (int i = 0; i < recipients; ++i)
        order.addresses.append('p' + QByteArray::number(i) + "@x.test"_ba);
    order.messageFile = m_folder->filePath(u"letter.eml"_s);
    order.sender = "sender@deck.test"_ba;
    order.envelopes = false;
    order.jobFile = m_folder->filePath(u"job"_s);
    order.goodFile = m_folder->filePath(u"good"_s);
    return order;
}

void TestEngine::sends()
{
    openPractice({practice(), practice()});
    m_host->order(&Engine::startSend, order(50));
    QTRY_COMPARE_WITH_TIMEOUT(m_ended, 1, Patience);
    QCOMPARE(state(), SendState::Finished);
    QCOMPARE(m_last.send.tally, (Tally{50, 50, 0, 0, 0, 0, 0}));
    QCOMPARE(m_last.send.messages, quint64(50));
    QCOMPARE(m_last.send.subject, u"Test"_s);
    QCOMPARE(m_last.servers.size(), 2);
    QCOMPARE(m_last.servers[0].counters.total + m_last.servers[1].counters.total, quint64(50));
    QVERIFY(!m_last.send.trouble);
    QVERIFY(m_refused.isEmpty());
}

void TestEngine::pausesAndContinues()
{
    openPractice({practice(20)});
    m_host->order(&Engine::startSend, order(60));
    QTRY_VERIFY_WITH_TIMEOUT(accepted() >= 5, Patience);
    m_host->order(&Engine::pauseSend);
    QTRY_COMPARE_WITH_TIMEOUT(state(), SendState::Paused, Patience);
    QVERIFY(accepted() < 60);
    m_host->order(&Engine::continueSend);
    QTRY_COMPARE_WITH_TIMEOUT(m_ended, 1, Patience);
    QCOMPARE(state(), SendState::Finished);
    QCOMPARE(accepted(), quint64(60));
}

void TestEngine::stopsAndResumes()
{
    openPractice({practice(20)});
    m_host->order(&Engine::startSend, order(60));
    QTRY_VERIFY_WITH_TIMEOUT(accepted() >= 5, Patience);
    m_host->order(&Engine::stopSend);
    QTRY_COMPARE_WITH_TIMEOUT(m_ended, 1, Patience);
    QCOMPARE(state(), SendState::Stopped);
    QVERIFY(m_last.send.tally.unsent > 0);
    QCOMPARE(accepted() + m_last.send.tally.unsent, quint64(60));
    m_host->order(&Engine::resumeJob, m_last.send.jobFile, QList<Outcome>(), StartTime::AsPlanned);
    QTRY_COMPARE_WITH_TIMEOUT(m_ended, 2, Patience);
    QCOMPARE(state(), SendState::Finished);
    QCOMPARE(accepted(), quint64(60));
    QCOMPARE(m_last.servers[0].counters.total, quint64(60));
    QFile good(m_folder->filePath(u"good"_s));
    QVERIFY(good.open(QIODevice::ReadOnly));
    QCOMPARE(good.readAll().count('\n'), 60);
    m_host->order(&Engine::resumeJob, m_last.send.jobFile, QList<Outcome>(),
        StartTime::AsPlanned); // there is nothing left to do
    QTRY_COMPARE_WITH_TIMEOUT(m_ended, 3, Patience);
    QCOMPARE(state(), SendState::Finished);
}

/// Sends that begin in the same second, as those of two processes may.
void TestEngine::findsANameForEveryJob()
{
    const auto restore = qScopeGuard([home = qgetenv("XDG_DATA_HOME")] { qputenv("XDG_DATA_HOME", home); });
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder->path()));
    openPractice({practice()});
    SendOrder unnamed = order(1);
    unnamed.jobFile.clear();
    constexpr int Sends = 6;
    int ended = 0;
    std::vector<std::unique_ptr<EngineHost>> hosts;
    for (int i = 0; i < Sends; ++i) {
        hosts.push_back(std::make_unique<EngineHost>());
        connect(hosts.back()->engine(), &Engine::sendEnded, this, [&ended] { ++ended; });
        connect(hosts.back()->engine(), &Engine::refused, this,
            [this](const Trouble &trouble) { m_refused.append(trouble); });
    }
    for (const auto &host : hosts) {
        host->order(&Engine::useServers, m_relays);
        host->order(&Engine::startSend, unnamed);
    }
    QTRY_COMPARE_WITH_TIMEOUT(ended, Sends, Patience);
    QVERIFY(m_refused.isEmpty());
    const QDir jobs(m_folder->filePath(u"relaydeck/jobs"_s));
    QCOMPARE(jobs.entryList({u"*.job"_s}).size(), Sends);
}

void TestEngine::takesAFewSnapshotsASecond()
{
    openPractice({practice(1)});
    QElapsedTimer time;
    time.start();
    m_host->order(&Engine::startSend, order(300));
    QTRY_COMPARE_WITH_TIMEOUT(m_ended, 1, Patience);
    constexpr int AtOnce = 3; // the first, and the last one at the end
    QVERIFY2(m_snapshots <= AtOnce + time.elapsed() * 30 / 1000, qPrintable(QString::number(m_snapshots)));
    QCOMPARE(accepted(), quint64(300));
}

void TestEngine::refusesOrders_data()
{
    QTest::addColumn<QByteArray>("letter");
    QTest::addColumn<QByteArray>("sender");
    QTest::addColumn<bool>("haveRelay");
    QTest::addColumn<bool>("jobExists");
    QTest::addColumn<Kind>("why");
    const QByteArray letter = "Subject: Test\r\n\r\nHello\r\n"_ba;
    const QByteArray sender = "sender@deck.test"_ba;
    QTest::newRow("without servers") << letter << sender << false << false << Kind::NoServers;
    QTest::newRow("without a sender") << letter << ""_ba << true << false << Kind::SenderInvalid;
    QTest::newRow("with an empty message") << ""_ba << sender << true << false << Kind::MessageEmpty;
    QTest::newRow("where a job stands already") << letter << sender << true << true << Kind::JournalExists;
}

void TestEngine::refusesOrders()
{
    QFETCH(QByteArray, letter);
    QFETCH(QByteArray, sender);
    QFETCH(bool, haveRelay);
    QFETCH(bool, jobExists);
    QFETCH(Kind, why);
    write(u"letter.eml"_s, letter);
    if (jobExists)
        write(u"job"_s, "something"_ba);
    if (haveRelay)
        openPractice({practice()});
    SendOrder wrong = order(1);
    wrong.sender = sender;
    m_host->order(&Engine::startSend, wrong);
    QTRY_COMPARE_WITH_TIMEOUT(m_refused.size(), 1, Patience);
    QCOMPARE(m_refused.front().kind, why);
    QTRY_COMPARE_WITH_TIMEOUT(state(), SendState::Failed, Patience);
    QCOMPARE(m_last.send.trouble.kind, why);
    QCOMPARE(m_ended, 0);
}

void TestEngine::keepsTheReportWhenTheNextIsRefused()
{
    openPractice({practice()});
    m_host->order(&Engine::startSend, order(5));
    QTRY_COMPARE_WITH_TIMEOUT(m_ended, 1, Patience);
    m_host->order(&Engine::startSend, order(7)); // the job is there already
    QTRY_COMPARE_WITH_TIMEOUT(m_refused.size(), 1, Patience);
    QTRY_COMPARE(m_last.send.trouble.kind, Kind::JournalExists);
    m_host->order(&Engine::resumeJob, m_folder->filePath(u"letter.eml"_s), QList<Outcome>(),
        StartTime::AsPlanned); // no job
    QTRY_COMPARE_WITH_TIMEOUT(m_refused.size(), 2, Patience);
    SendOrder unlogged = order(7);
    unlogged.jobFile += u"2"_s;
    unlogged.goodFile = m_folder->path();
    m_host->order(&Engine::startSend, unlogged);
    QTRY_COMPARE_WITH_TIMEOUT(m_refused.size(), 3, Patience);
    QTRY_COMPARE(m_last.send.trouble.kind, Kind::LogNotWritable);
    QVERIFY(!QFile::exists(unlogged.jobFile));
    QCOMPARE(state(), SendState::Finished);
    QCOMPARE(accepted(), quint64(5));
    QCOMPARE(m_last.servers[0].counters.total, quint64(5));
}

void TestEngine::startsAllPracticeRelaysOrNone()
{
    QTcpServer occupied;
    QVERIFY(occupied.listen(QHostAddress::LocalHost));
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    PracticeOrder first;
    first.port = other.serverPort();
    other.close();
    PracticeOrder second;
    second.port = occupied.serverPort();
    m_host->order(&Engine::startPractice, QList{first, second});
    QTRY_COMPARE(m_refused.size(), 1);
    QCOMPARE(m_refused.front().kind, Kind::PracticeFailed);
    QVERIFY(other.listen(QHostAddress::LocalHost, first.port)); // nobody else listens there
}

/// What is refused while a send runs is no trouble of that send.
void TestEngine::isNotTroubledByOtherOrders()
{
    openPractice({practice(20)});
    m_host->order(&Engine::openConsole, 7); // no such row
    QTRY_COMPARE_WITH_TIMEOUT(m_refused.size(), 1, Patience);
    QCOMPARE(state(), SendState::None);
    m_host->order(&Engine::startSend, order(30));
    QTRY_COMPARE_WITH_TIMEOUT(state(), SendState::Sending, Patience);
    m_host->order(&Engine::startSend, order(30));
    m_host->order(&Engine::resumeJob, m_folder->filePath(u"job"_s), QList<Outcome>(), StartTime::AsPlanned);
    m_host->order(&Engine::openConsole, -1);
    QTRY_COMPARE_WITH_TIMEOUT(m_ended, 1, Patience);
    QCOMPARE(m_refused.size(), 4);
    QCOMPARE(m_refused[1].kind, Kind::Busy);
    QCOMPARE(m_refused[2].kind, Kind::Busy);
    QCOMPARE(state(), SendState::Finished);
    QCOMPARE(m_last.send.trouble.kind, Kind::None);
}

void TestEngine::usesServersOfTheMeantime()
{
    openPractice({practice(20), practice()});
    const QString conversation = m_folder->filePath(u"conversation"_s);
    m_relays[1].conversation = conversation;
    m_host->order(&Engine::useServers, m_relays.first(1));
    m_host->order(&Engine::startSend, order(100));
    QTRY_COMPARE_WITH_TIMEOUT(state(), SendState::Sending, Patience);
    m_host->order(&Engine::useServers, m_relays);
    m_host->order(&Engine::useServers, m_relays.last(1)); // the first one is gone, the other one is new
    QTRY_COMPARE_WITH_TIMEOUT(m_ended, 1, Patience);
    QCOMPARE(state(), SendState::Finished);
    QCOMPARE(m_last.servers.size(), 2);
    QCOMPARE(m_last.servers[0].standing.standing, Standing::Removed);
    QVERIFY(!m_last.servers[0].waitsToAdopt);
    QVERIFY(m_last.servers[1].counters.total > 0);
    QFile log(conversation);
    QVERIFY(log.open(QIODevice::ReadOnly));
    QVERIFY(log.readAll().contains("RCPT"_ba));
    SendOrder next = order(10);
    next.jobFile += u"2"_s;
    m_host->order(&Engine::startSend, next);
    QTRY_COMPARE_WITH_TIMEOUT(m_ended, 2, Patience);
    QCOMPARE(m_last.servers.size(), 1);
    QCOMPARE(accepted(), quint64(10));
}

/// From one engine to the next, as from one run of the program to the next.
void TestEngine::remembersRates()
{
    const QString rates = m_folder->filePath(u"rates"_s);
    openPractice({practice()});
    m_relays[0].ratePerDay = 5;
    m_host->order(&Engine::keepRatesIn, rates);
    m_host->order(&Engine::useServers, m_relays);
    m_host->order(&Engine::startSend, order(3));
    QTRY_COMPARE_WITH_TIMEOUT(m_ended, 1, Patience);
    EngineHost next;
    Snapshot last;
    const QObject ear; // ends before the snapshot
    connect(
        next.engine(), &Engine::snapshotTaken, &ear, [&last](const Snapshot &snapshot) { last = snapshot; });
    next.order(&Engine::keepRatesIn, rates);
    next.order(&Engine::useServers, m_relays);
    SendOrder more = order(4);
    more.jobFile += u"2"_s;
    next.order(&Engine::startSend, more);
    QTRY_VERIFY_WITH_TIMEOUT(
        !last.servers.isEmpty() && last.servers[0].standing.standing == Standing::RateLimited, Patience);
    QCOMPARE(last.send.tally.accepted, quint64(2));
    QVERIFY(last.servers[0].standing.until > QDateTime::currentMSecsSinceEpoch() + 23 * 3'600'000LL);
    QCOMPARE(last.send.state, SendState::Sending);
}

void TestEngine::ordersARelayAbout()
{
    openPractice({practice(10)});
    m_host->order(&Engine::pauseRelay, 0, u"moving house"_s, qint64(0));
    m_host->order(&Engine::startSend, order(40)); // every relay has a new chance
    QTRY_VERIFY_WITH_TIMEOUT(accepted() >= 3, Patience);
    m_host->order(&Engine::pauseRelay, 0, u"moving house"_s, qint64(0));
    QTRY_COMPARE_WITH_TIMEOUT(m_last.servers[0].standing.standing, Standing::Paused, Patience);
    QCOMPARE(m_last.servers[0].standing.reason, u"moving house"_s);
    QCOMPARE(m_last.send.state, SendState::Sending);
    QTRY_COMPARE(m_last.send.wait.reason, SendWait::Reason::Relays);
    m_host->order(&Engine::pauseRelay, 0, QString(), qint64(1)); // that moment is past
    m_host->order(&Engine::reviveRelay, 0);
    m_host->order(&Engine::wakeRelay, 0);
    m_host->order(&Engine::resumeRelay, 7); // no such row
    QTRY_COMPARE_WITH_TIMEOUT(m_refused.size(), 1, Patience);
    QCOMPARE(m_last.servers[0].standing.standing, Standing::Paused);
    m_host->order(&Engine::resumeRelay, 0);
    QTRY_COMPARE_WITH_TIMEOUT(m_ended, 1, Patience);
    QCOMPARE(accepted(), quint64(40));
}

void TestEngine::talksByHand()
{
    openPractice({practice()});
    QList<bool> changed;
    TranscriptLines lines;
    const QObject ear; // hears in this thread what the engine says, in its order
    connect(m_host->engine(), &Engine::consoleChanged, &ear,
        [&changed](bool open, const QString &) { changed.append(open); });
    connect(m_host->engine(), &Engine::transcriptGrew, &ear,
        [&lines](const TranscriptLines &more, quint64) { lines += more; });
    m_host->order(&Engine::setWatched, true);
    m_host->order(&Engine::openConsole, 0);
    m_host->order(&Engine::sayToConsole, "NOOP"_ba);
    m_host->order(&Engine::sayToConsole, "AUTH PLAIN c2VjcmV0"_ba);
    m_host->order(&Engine::sayToConsole, "two\r\nlines"_ba);
    m_host->order(&Engine::closeConsole);
    QTRY_COMPARE_WITH_TIMEOUT(changed, (QList<bool>{true, false}), Patience);
    QCOMPARE(m_refused.size(), 1);
    QCOMPARE(m_refused.front().kind, Kind::LineInvalid);
    QByteArrayList said;
    for (const TranscriptLine &line : std::as_const(lines)) {
        QCOMPARE(line.relay, -1);
        QVERIFY(!line.text.contains("c2VjcmV0"));
        if (line.direction == TranscriptLine::Direction::ToRelay)
            said.append(line.text.left(4));
    }
    QCOMPARE(said, (QByteArrayList{"EHLO"_ba, "NOOP"_ba, "AUTH"_ba, "RSET"_ba, "QUIT"_ba}));
}

void TestEngine::closesAConsoleThatNobodyAnswers()
{
    QTcpServer mute;
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    QSignalSpy changed(m_host->engine(), &Engine::consoleChanged);
    m_host->order(&Engine::openConsoleTo, u"127.0.0.1"_s, mute.serverPort(), QByteArray(), 0);
    QTRY_VERIFY(mute.hasPendingConnections());
    m_host->order(&Engine::closeConsole);
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(!changed[0][0].toBool());
}

/// Orders without anything to carry them out on.
void TestEngine::maySayNothingAtAll()
{
    m_host->order(&Engine::pauseSend);
    m_host->order(&Engine::continueSend);
    m_host->order(&Engine::stopSend);
    m_host->order(&Engine::sayToConsole, "NOOP"_ba);
    m_host->order(&Engine::closeConsole);
    m_host->order(&Engine::stopPractice);
    m_host->order(&Engine::useServers, QList<ServerProfile>());
    QTRY_VERIFY(m_snapshots > 0);
    QCOMPARE(state(), SendState::None);
    QVERIFY(m_refused.isEmpty());
}

void TestEngine::mayEndWhileItSends()
{
    openPractice({practice(20)});
    m_host->order(&Engine::openConsole, 0);
    m_host->order(&Engine::startSend, order(200));
    QTRY_VERIFY_WITH_TIMEOUT(accepted() >= 5, Patience);
    cleanup();
    m_ear = std::make_unique<QObject>();
    m_host = std::make_unique<EngineHost>(); // goes on where the first one was when it was torn down
    connect(m_host->engine(), &Engine::sendEnded, m_ear.get(), [this](const Snapshot &last) {
        m_last = last;
        ++m_ended;
    });
    m_host->order(&Engine::resumeJob, order(0).jobFile, QList<Outcome>(), StartTime::AsPlanned);
    QTRY_COMPARE_WITH_TIMEOUT(m_ended, 1, Patience);
    QCOMPARE(state(), SendState::NoRelay); // its practice relay has gone with it
    const Tally &tally = m_last.send.tally;
    QCOMPARE(tally.accepted + tally.inDoubt + tally.unsent, quint64(200));
    QVERIFY(tally.inDoubt <= 2); // the one whose text was out, and the next
}

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
