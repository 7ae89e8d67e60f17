#include "bulk/journal.h"
#include "engine/enginehost.h"
#include "practice/practicerelay.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Relaydeck;
using Kind = Trouble::Kind;

namespace {
constexpr int Patience = 30'000; // milliseconds
}

/// Sends that start at a time, tests before the send, and files of those nothing is sent to.
class TestStartAndTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void startsAtATime();
    void startsEarlyWhenItIsTold();
    void doesNotStartInThePast();
    void asksWhenTheMomentWasMissed();
    void testsWithoutTouchingTheList();
    void testsWithTheValuesOfAReader();
    void testsNoRowThatIsNotThere();
    void leavesTheBannedOut();
    void refusesBannedFilesThatCannotBeUsed_data();
    void refusesBannedFilesThatCannotBeUsed();

private:
    QString write(const QString &name, const QByteArray &text) const;
    [[nodiscard]] SendOrder order() const;
    void start(const SendOrder &order) { m_host->order(&Engine::startSend, order); }
    void resume(StartTime when);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PracticeRelay> m_relay;
    std::unique_ptr<EngineHost> m_host;
    std::unique_ptr<QObject> m_ear; // hears the engine
    QList<PracticeEnvelope> m_taken;
    Snapshot m_last;
    QList<Trouble> m_refused;
    int m_ended = 0;
};

void TestStartAndTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder->path()));
    m_relay = std::make_unique<PracticeRelay>(Temper());
    QVERIFY(m_relay->listen());
    m_relay->setKeeping(PracticeRelay::Keeping::Contents);
    m_host = std::make_unique<EngineHost>();
    m_ear = std::make_unique<QObject>();
    m_taken.clear();
    m_refused.clear();
    m_last = {};
    m_ended = 0;
    connect(m_relay.get(), &PracticeRelay::messageTaken, m_ear.get(),
        [this](const PracticeEnvelope &envelope) { m_taken.append(envelope); });
    const Engine *engine = m_host->engine();
    connect(engine, &Engine::snapshotTaken, m_ear.get(), [this](const Snapshot &now) { m_last = now; });
    connect(engine, &Engine::sendEnded, m_ear.get(), [this](const Snapshot &last) {
        m_last = last;
        ++m_ended;
    });
    connect(engine, &Engine::refused, m_ear.get(), [this](const Trouble &why) { m_refused.append(why); });
    m_host->order(&Engine::useServers, QList<ServerProfile>{profileFor(u"127.0.0.1"_s, m_relay->port())});
}

void TestStartAndTest::cleanup()
{
    m_host.reset();
    m_ear.reset();
    m_relay.reset();
}

QString TestStartAndTest::write(const QString &name, const QByteArray &text) const
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("a file of the test cannot be written");
    return file.fileName();
}

SendOrder TestStartAndTest::order() const
{
    SendOrder order;
    order.listFile = write(u"readers.csv"_s,
        "email,name\nann@one.test,Ann\nann@one.test,Ann\nbob@two.test,Bob\ncat@three.test,Cat\n"_ba);
    order.messageFile = write(u"letter.eml"_s, "To: {{email}}\nSubject: For {{name}}\n\nDear {{name}}\n"_ba);
    order.merge = true;
    order.sender = "sender@deck.test"_ba;
    order.jobFile = m_folder->filePath(u"job"_s);
    order.goodFile = m_folder->filePath(u"good"_s);
    return order;
}

void TestStartAndTest::resume(StartTime when)
{
    m_host->order(&Engine::resumeJob, m_folder->filePath(u"job"_s), QList<Outcome>(), when);
}

void TestStartAndTest::startsAtATime()
{
    SendOrder later = order();
    later.startAt = QDateTime::currentMSecsSinceEpoch() + 1500;
    start(later);
    QTRY_COMPARE_WITH_TIMEOUT(m_last.send.state, SendState::Waiting, Patience);
    QTRY_COMPARE(m_last.send.wait, (SendWait{SendWait::Reason::Start, later.startAt}));
    QCOMPARE(m_last.send.tally.unsent, quint64(3));
    QVERIFY(m_taken.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(m_ended, 1, Patience);
    QVERIFY(QDateTime::currentMSecsSinceEpoch() >= later.startAt);
    QCOMPARE(m_last.send.state, SendState::Finished);
    QCOMPARE(m_taken.size(), 3);
}

void TestStartAndTest::startsEarlyWhenItIsTold()
{
    SendOrder later = order();
    later.startAt = QDateTime::currentMSecsSinceEpoch() + 24 * 3'600'000;
    start(later);
    QTRY_COMPARE_WITH_TIMEOUT(m_last.send.state, SendState::Waiting, Patience);
    m_host->order(&Engine::startNow);
    QTRY_COMPARE_WITH_TIMEOUT(m_ended, 1, Patience);
    QCOMPARE(m_last.send.tally.accepted, quint64(3));
}

void TestStartAndTest::doesNotStartInThePast()
{
    SendOrder earlier = order();
    earlier.startAt = QDateTime::currentMSecsSinceEpoch() - 1;
    start(earlier);
    QTRY_COMPARE_WITH_TIMEOUT(m_refused.size(), 1, Patience);
    QCOMPARE(m_refused.front().kind, Kind::StartPast);
    QCOMPARE(m_refused.front().startAt, earlier.startAt);
    QVERIFY(!QFile::exists(earlier.jobFile));
}

void TestStartAndTest::asksWhenTheMomentWasMissed()
{
    SendOrder later = order();
    later.startAt = QDateTime::currentMSecsSinceEpoch() + 1500;
    start(later);
    QTRY_COMPARE_WITH_TIMEOUT(m_last.send.state, SendState::Waiting, Patience);
    m_host->order(&Engine::stopSend);
    QTRY_COMPARE_WITH_TIMEOUT(m_ended, 1, Patience);
    QCOMPARE(m_last.send.state, SendState::Stopped);
    resume(StartTime::AsPlanned); // there is time yet
    QTRY_COMPARE_WITH_TIMEOUT(m_last.send.state, SendState::Waiting, Patience);
    m_host->order(&Engine::stopSend);
    QTRY_COMPARE_WITH_TIMEOUT(m_ended, 2, Patience);

    QTRY_VERIFY(QDateTime::currentMSecsSinceEpoch() > later.startAt);
    resume(StartTime::AsPlanned);
    QTRY_COMPARE_WITH_TIMEOUT(m_refused.size(), 1, Patience);
    QCOMPARE(m_refused.front().kind, Kind::StartMissed);
    QCOMPARE(m_refused.front().startAt, later.startAt);
    QVERIFY(m_taken.isEmpty());
    resume(StartTime::Now);
    QTRY_COMPARE_WITH_TIMEOUT(m_ended, 3, Patience);
    QCOMPARE(m_last.send.tally.accepted, quint64(3));
    resume(StartTime::AsPlanned); // it has begun once
    QTRY_COMPARE_WITH_TIMEOUT(m_ended, 4, Patience);
    QCOMPARE(m_refused.size(), 1);
}

void TestStartAndTest::testsWithoutTouchingTheList()
{
    SendOrder test = order();
    test.merge = false;
    const QByteArray letter = "Subject: Spring\r\n\r\nDear reader\r\n"_ba;
    test.messageFile = write(u"plain.eml"_s, letter);
    test.testRecipients = {"me@deck.test"_ba, "Us <us@deck.test>"_ba};
    start(test);
    QTRY_COMPARE_WITH_TIMEOUT(m_ended, 1, Patience);
    QCOMPARE(m_last.send.state, SendState::Finished);
    QVERIFY(m_last.send.isTest);
    QCOMPARE(m_last.send.tally, (Tally{2, 2, 0, 0, 0, 0, 0}));
    QTRY_COMPARE(m_taken.size(), 1);
    QCOMPARE(m_taken.front().recipients, (QByteArrayList{"me@deck.test"_ba, "us@deck.test"_ba}));
    QCOMPARE(m_taken.front().content, letter);
    QVERIFY(m_last.send.jobFile.endsWith(u"-test.job"_s));
    QVERIFY(!QFile::exists(test.jobFile)); // which is free for the send itself
    QVERIFY(!QFile::exists(test.goodFile));
    const Journal::Opened job = Journal::openToRead(m_last.send.jobFile);
    QVERIFY(job.journal);
    QVERIFY(job.journal->plan().isTest());
}

void TestStartAndTest::testsWithTheValuesOfAReader()
{
    SendOrder test = order();
    test.testRecipients = {"me@deck.test"_ba, "us@deck.test"_ba};
    test.testRow = 2; // the second Ann is a duplicate
    start(test);
    QTRY_COMPARE_WITH_TIMEOUT(m_ended, 1, Patience);
    QCOMPARE(m_last.send.tally, (Tally{2, 2, 0, 0, 0, 0, 0}));
    QTRY_COMPARE(m_taken.size(), 2);
    QCOMPARE(m_taken[0].content, "To: me@deck.test\r\nSubject: For Bob\r\n\r\nDear Bob\r\n"_ba);
    QCOMPARE(m_taken[1].content, "To: us@deck.test\r\nSubject: For Cat\r\n\r\nDear Cat\r\n"_ba);
}

void TestStartAndTest::testsNoRowThatIsNotThere()
{
    SendOrder test = order();
    test.testRecipients = {"me@deck.test"_ba};
    test.testRow = 4;
    start(test);
    QTRY_COMPARE_WITH_TIMEOUT(m_ended, 1, Patience);
    QCOMPARE(m_last.send.state, SendState::Failed);
    QCOMPARE(m_last.send.trouble.kind, Kind::ListTooShort);
    QVERIFY(m_taken.isEmpty());
    QVERIFY(QDir(m_folder->filePath(u"relaydeck/jobs"_s)).entryList({u"*.job"_s}).isEmpty());
}

void TestStartAndTest::leavesTheBannedOut()
{
    SendOrder some = order();
    some.bannedFiles = {write(u"left.txt"_s, "three.test\n"_ba),
        write(u"bounced.csv"_s, "when;email\nyesterday;BOB@two.test\n"_ba)};
    start(some);
    QTRY_COMPARE_WITH_TIMEOUT(m_ended, 1, Patience);
    QCOMPARE(m_last.send.tally, (Tally{4, 1, 0, 0, 0, 0, 3}));
    Journal::Opened job = Journal::openToRead(some.jobFile);
    QHash<QByteArray, QString> by;
    QVERIFY(job.journal->forEach(Outcome::LeftOut, [&by](const JournalRow &row) {
        if (row.leftOut == LeftOut::Banned)
            by.insert(row.address, row.bannedBy);
        return true;
    }));
    QCOMPARE(by,
        (QHash<QByteArray, QString>{
            {"cat@three.test"_ba, some.bannedFiles[0]}, {"bob@two.test"_ba, some.bannedFiles[1]}}));
}

void TestStartAndTest::refusesBannedFilesThatCannotBeUsed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Kind>("why");
    QTest::newRow("one that is not there") << QByteArray() << Kind::FileNotReadable;
    QTest::newRow("a table that does not say where its addresses are")
        << "who,why\nx@y.test,\n"_ba << Kind::ListWithoutColumn;
}

void TestStartAndTest::refusesBannedFilesThatCannotBeUsed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Kind, why);
    SendOrder some = order();
    const QString odd = bytes.isEmpty() ? m_folder->filePath(u"nowhere.csv"_s) : write(u"odd.csv"_s, bytes);
    some.bannedFiles = {write(u"left.txt"_s, "three.test\n"_ba), odd};
    start(some);
    QTRY_COMPARE_WITH_TIMEOUT(m_last.send.state, SendState::Failed, Patience);
    QCOMPARE(m_last.send.trouble.kind, why);
    QCOMPARE(m_last.send.trouble.file, odd);
    QVERIFY(!QFile::exists(some.jobFile));
    QVERIFY(m_taken.isEmpty());
}

QTEST_GUILESS_MAIN(TestStartAndTest)
#include "tst_startandtest.moc"
