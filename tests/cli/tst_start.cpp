#include "cli/clirun.h"
#include "cli/terminalrun.h"
#include "practice/practicerelay.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {
constexpr int Patience = 60'000; // milliseconds; a program under the sanitizers is slow to start
}

/// `send --at`, `send --test-to` and `send --banned`, and what `jobs`, `resume` and `report` say of them.
class TestStart final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_relay.reset(); }
    void waitsForItsTime();
    void doesNotSendWhatWasMissed();
    void sendsATest();
    void saysWhichFileBanned();
    void mistakesAreSentences_data();
    void mistakesAreSentences();

private:
    QString write(const QString &name, const QByteArray &bytes) const;
    [[nodiscard]] QStringList send(const QStringList &more) const;
    [[nodiscard]] QJsonObject firstJob(const QString &folder) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PracticeRelay> m_relay;
    QByteArrayList m_recipients;
    QString m_job;
};

void TestStart::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_job = m_folder->filePath(u"letter.job"_s);
    m_recipients.clear();
    write(u"letter.eml"_s, "Subject: Spring\n\nHello\n"_ba);
    write(u"list.txt"_s, "ann@one.example\nbob@two.example\n"_ba);
    m_relay = std::make_unique<PracticeRelay>(Temper());
    QVERIFY(m_relay->listen());
    m_relay->setKeeping(PracticeRelay::Keeping::Envelopes);
    connect(m_relay.get(), &PracticeRelay::messageTaken, this,
        [this](const PracticeEnvelope &envelope) { m_recipients += envelope.recipients; });
}

QString TestStart::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("a file of the test cannot be written");
    return file.fileName();
}

QStringList TestStart::send(const QStringList &more) const
{
    return QStringList{u"send"_s, u"--server"_s, u"127.0.0.1:%1"_s.arg(m_relay->port()), u"--message"_s,
               m_folder->filePath(u"letter.eml"_s), u"--from"_s, u"news@deck.example"_s, u"--list"_s,
               m_folder->filePath(u"list.txt"_s), u"--job"_s, m_job}
    + more;
}

QJsonObject TestStart::firstJob(const QString &folder) const
{
    CliRun jobs({u"jobs"_s, folder, u"--json"_s}, m_folder->path());
    return QTest::qWaitFor([&jobs] { return jobs.isDone(); }, Patience)
        ? QJsonDocument::fromJson(jobs.output()).array().at(0).toObject()
        : QJsonObject();
}

void TestStart::waitsForItsTime()
{
    const QDateTime start = QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch() + 86'400);
    CliRun sending(send({u"--at"_s, start.toString(u"yyyy-MM-dd hh:mm:ss"_s)}), m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(sending.errors().contains("2 recipients ready, starts tomorrow at "), Patience);
    const QJsonObject waiting = firstJob(m_folder->path());
    QCOMPARE(waiting[u"starts"_s].toString(), start.toUTC().toString(Qt::ISODate));
    QCOMPARE(waiting[u"unsent"_s].toInt(), 2);
    QVERIFY(!waiting[u"test"_s].toBool());
    sending.raise(SIGINT);
    QTRY_VERIFY_WITH_TIMEOUT(sending.isDone(), Patience);
    QCOMPARE(sending.status(), 3);
    QCOMPARE(sending.errors().count("starts tomorrow"), 1); // once is enough

    CliRun table({u"jobs"_s, m_folder->path()}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(table.isDone(), Patience);
    QVERIFY2(table.output().contains("starts tomorrow at "), table.output().constData());
    QVERIFY(m_recipients.isEmpty());
    CliRun now({u"resume"_s, m_job, u"--now"_s}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(now.isDone(), Patience);
    QCOMPARE(now.status(), 0);
    QCOMPARE(m_recipients.size(), 2);
    QVERIFY(firstJob(m_folder->path())[u"starts"_s].isNull());
}

void TestStart::doesNotSendWhatWasMissed()
{
    const QDateTime start = QDateTime::currentDateTimeUtc().addSecs(8);
    CliRun sending(send({u"--at"_s, start.toString(Qt::ISODateWithMs)}), m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(sending.errors().contains("ready, starts today at "), Patience);
    sending.raise(SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(sending.isDone(), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(QDateTime::currentDateTimeUtc() > start, Patience);

    CliRun missed({u"resume"_s, m_job}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(missed.isDone(), Patience);
    QCOMPARE(missed.status(), 5);
    QVERIFY2(missed.errors().contains("letter.job was to start today at "), missed.errors().constData());
    QVERIFY2(missed.errors().contains("which is past"), missed.errors().constData());
    QCOMPARE(missed.output(), QByteArray());
    QVERIFY(m_recipients.isEmpty());
    for (const auto &[answer, status, sent] : {std::tuple("no\n"_ba, 5, 0), std::tuple("yes\n"_ba, 0, 2)}) {
        TerminalRun asked({u"resume"_s, m_job, u"--quiet"_s}, m_folder->path());
        QTRY_VERIFY2_WITH_TIMEOUT(
            asked.shown().contains("Start it now? Type yes to start."), asked.shown(), Patience);
        asked.type(answer);
        QTRY_VERIFY2_WITH_TIMEOUT(asked.isDone(), asked.shown(), Patience);
        QCOMPARE(asked.status(), status);
        QCOMPARE(m_recipients.size(), sent);
    }
}

void TestStart::sendsATest()
{
    CliRun test(
        send({u"--test-to"_s, u"me@deck.example"_s, u"--test-to"_s, u"us@deck.example"_s}), m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(test.isDone(), Patience);
    QCOMPARE(test.status(), 0);
    QVERIFY2(
        test.output().contains("This was a test: nobody on the list was sent to"), test.output().constData());
    QCOMPARE(m_recipients, (QByteArrayList{"me@deck.example"_ba, "us@deck.example"_ba}));
    QVERIFY(!QFile::exists(m_job));
    const QJsonObject job = firstJob(m_folder->filePath(u"relaydeck/jobs"_s));
    QVERIFY(job[u"test"_s].toBool());
    QCOMPARE(job[u"accepted"_s].toInt(), 2);

    CliRun real(send({}), m_folder->path()); // the name of its journal is still free
    QTRY_VERIFY_WITH_TIMEOUT(real.isDone(), Patience);
    QCOMPARE(real.status(), 0);
    QCOMPARE(m_recipients.size(), 4);
}

void TestStart::saysWhichFileBanned()
{
    const QString left = write(u"left.txt"_s, "two.example\n"_ba);
    const QString bounced = write(u"bounced.csv"_s, "reason,email\n550,ANN@one.example\n"_ba);
    write(u"list.txt"_s, "ann@one.example\nbob@two.example\ncat@three.example\n"_ba);
    CliRun sending(send({u"--banned"_s, left, u"--banned"_s, bounced}), m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(sending.isDone(), Patience);
    QCOMPARE(m_recipients, QByteArrayList{"cat@three.example"_ba});
    CliRun report({u"report"_s, m_job, u"--outcome"_s, u"left-out"_s}, m_folder->path());
    CliRun summary({u"report"_s, m_job}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(report.isDone() && summary.isDone(), Patience);
    QCOMPARE(report.output(),
        "ann@one.example: banned by " + bounced.toUtf8() + "\nbob@two.example: banned by " + left.toUtf8()
            + '\n');
    for (const QString &file : {left, bounced})
        QVERIFY2(summary.output().contains("banned by " + file.toUtf8()), summary.output().constData());
}

void TestStart::mistakesAreSentences_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("a time must be one") << QStringList{u"--at"_s, u"noon"_s}
                                        << "--at is a time such as \"2026-11-30 09:00\", not \"noon\""_ba;
    QTest::newRow("a day must be there")
        << QStringList{u"--at"_s, u"2027-02-30 09:00"_s} << "--at is a time such as"_ba;
    QTest::newRow("the past is past")
        << QStringList{u"--at"_s, u"2020-05-04T09:00+02:00"_s} << "--at is past: it was on "_ba;
    QTest::newRow("a test does not wait") << QStringList{u"--at"_s, u"2999-01-01 09:00"_s, u"--test-to"_s,
        u"me@deck.example"_s} << "A test is sent at once: leave out --at"_ba;
    QTest::newRow("a row is for a test")
        << QStringList{u"--test-row"_s, u"3"_s} << "--test-row goes with --test-to"_ba;
    QTest::newRow("those banned must be readable")
        << QStringList{u"--banned"_s, u"/nowhere/left.txt"_s} << "/nowhere/left.txt cannot be read"_ba;
    QTest::newRow("those banned must be found") << QStringList{
        u"--banned"_s, u"odd.csv"_s} << "In which column of odd.csv are the addresses? It has: who, why"_ba;
}

void TestStart::mistakesAreSentences()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, sentence);
    write(u"odd.csv"_s, "who,why\n"_ba);
    CliRun cli(send(options), m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(cli.isDone(), Patience);
    QCOMPARE(cli.status(), 2);
    QVERIFY2(cli.errors().contains(sentence), cli.errors().constData());
    QVERIFY(m_recipients.isEmpty());
    QVERIFY(!QFile::exists(m_job));
}

QTEST_GUILESS_MAIN(TestStart)
#include "tst_start.moc"
