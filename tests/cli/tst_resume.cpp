#include "bulk/journalrig.h"
#include "cli/clirun.h"
#include "practice/practicerelay.h"
#include "support/scriptedrelay.h"

#include <QFile>
#include <QMap>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

constexpr int Patience = 60'000; // milliseconds; a program under the sanitizers is slow to start

} // namespace

class TestResume final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_folder.reset(); }

    void sendsOnlyToTheUnsent();
    void sendsAgainToThoseOfAnOutcome_data();
    void sendsAgainToThoseOfAnOutcome();
    void sendsAgainToThoseInDoubt();
    void sendsNothingInADryRun();
    void isSentByOneProcessAtATime();
    void keepsToTheListItWasBegunWith();
    void tellsWhatIsLeftOfADamagedJournal_data();
    void tellsWhatIsLeftOfADamagedJournal();
    void complainsAboutOtherOutcomes_data();
    void complainsAboutOtherOutcomes();

private:
    QString write(const QString &name, const QByteArray &bytes);
    [[nodiscard]] QStringList sendTo(quint16 port, const QString &list);
    [[nodiscard]] QJsonObject run(const QStringList &arguments, int status);
    void beginAndKill(const PracticeRelay &relay, const QByteArray &list);
    [[nodiscard]] int reported(const QString &outcome);

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_job;
};

void TestResume::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_job = m_folder->filePath(u"letter.job"_s);
    write(u"letter.eml"_s, "Subject: Spring\n\nHello\n"_ba);
}

QString TestResume::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("a file of the test cannot be written");
    return file.fileName();
}

QStringList TestResume::sendTo(quint16 port, const QString &list)
{
    return {u"send"_s, u"--server"_s, u"127.0.0.1:%1"_s.arg(port), u"--message"_s,
        m_folder->filePath(u"letter.eml"_s), u"--from"_s, u"news@deck.example"_s, u"--domain"_s,
        u"deck.example"_s, u"--attempts"_s, u"1"_s, u"--list"_s, list, u"--job"_s, m_job, u"--json"_s};
}

QJsonObject TestResume::run(const QStringList &arguments, int status)
{
    CliRun cli(arguments, m_folder->path());
    const bool done = QTest::qWaitFor([&] { return cli.isDone(); }, Patience);
    if (!done || cli.status() != status)
        qWarning("status %d: %s", cli.status(), cli.errors().constData());
    return done && cli.status() == status ? cli.json() : QJsonObject();
}

int TestResume::reported(const QString &outcome)
{
    return run({u"report"_s, m_job, u"--json"_s}, 0)[outcome].toInt(-1);
}

void TestResume::sendsOnlyToTheUnsent()
{
    Temper temper;
    temper.refusePct = 50;
    temper.deferPct = 50;
    PracticeRelay relay(temper);
    QVERIFY(relay.listen());
    const QJsonObject sent = run(sendTo(relay.port(), write(u"list.txt"_s, manyAddresses(40))), 1);
    QVERIFY(sent[u"refused"_s].toInt() > 0 && sent[u"deferred"_s].toInt() > 0);
    relay.setTemper({});
    const QJsonObject resumed = run({u"resume"_s, m_job, u"--json"_s}, 1);
    QCOMPARE(resumed[u"refused"_s], sent[u"refused"_s]);
    QCOMPARE(resumed[u"deferred"_s], sent[u"deferred"_s]);
}

void TestResume::sendsAgainToThoseOfAnOutcome_data()
{
    QTest::addColumn<QStringList>("again");
    QTest::addColumn<QStringList>("left");
    QTest::newRow("the refused alone") << QStringList{u"refused"_s} << QStringList{u"deferred"_s};
    QTest::newRow("the deferred alone") << QStringList{u"deferred"_s} << QStringList{u"refused"_s};
    QTest::newRow("both") << QStringList{u"refused"_s, u"deferred"_s} << QStringList();
}

void TestResume::sendsAgainToThoseOfAnOutcome()
{
    QFETCH(QStringList, again);
    QFETCH(QStringList, left);

    Temper temper;
    temper.refusePct = 50;
    temper.deferPct = 50;
    PracticeRelay relay(temper);
    QVERIFY(relay.listen());
    QMap<QByteArray, int> times;
    connect(&relay, &PracticeRelay::messageTaken, this, [&times](const PracticeEnvelope &envelope) {
        for (const QByteArray &recipient : envelope.recipients)
            ++times[recipient];
    });
    const QJsonObject sent = run(sendTo(relay.port(), write(u"list.txt"_s, manyAddresses(40))), 1);
    relay.setTemper({});

    QStringList arguments{u"resume"_s, m_job, u"--json"_s};
    for (const QString &outcome : again)
        arguments << u"--again"_s << outcome;
    const QJsonObject resumed = run(arguments, left.isEmpty() ? 0 : 1);
    int accepted = 40;
    for (const QString &outcome : left) {
        QCOMPARE(resumed[outcome], sent[outcome]);
        accepted -= sent[outcome].toInt();
    }
    for (const QString &outcome : again)
        QCOMPARE(resumed[outcome].toInt(-1), 0);
    QCOMPARE(resumed[u"accepted"_s].toInt(), accepted);
    QCOMPARE(times.size(), accepted);
    QVERIFY(std::all_of(times.begin(), times.end(), [](int count) { return count == 1; }));
}

void TestResume::sendsAgainToThoseInDoubt()
{
    const QByteArray upToTheDot = "S: 220 hi\nC: EHLO*\nS: 250 hello\nC: RSET\nS: 250\nC: MAIL*\nS: 250\n"
                                  "C: RCPT TO:<one@town.example>*\nS: 250\nC: DATA\nS: 354\nDATA\n"_ba;
    const ScriptedRelay relay(
        upToTheDot + "X\n--\n" + upToTheDot + "S: 250 queued\nC: RSET\nS: 250\nC: QUIT\nS: 221 bye\n");
    const QString list = write(u"list.txt"_s, "one@town.example\n"_ba);
    QCOMPARE(run(sendTo(relay.endpoint().port, list), 1)[u"in_doubt"_s].toInt(), 1);
    QCOMPARE(run({u"resume"_s, m_job, u"--json"_s}, 1)[u"in_doubt"_s].toInt(), 1);
    QCOMPARE(relay.connections(), 1); // nobody was asked again
    const QStringList again{u"resume"_s, m_job, u"--again"_s, u"in-doubt"_s, u"--json"_s};
    QCOMPARE(run(again, 0)[u"accepted"_s].toInt(), 1);
    QTRY_COMPARE(relay.complaint(), QByteArray());
    QCOMPARE(relay.connections(), 2);
}

void TestResume::sendsNothingInADryRun()
{
    Temper temper;
    temper.refusePct = 100;
    PracticeRelay relay(temper);
    QVERIFY(relay.listen());
    const QString list = write(u"list.txt"_s, "one@town.example\ntwo@town.example\n"_ba);
    QVERIFY(!run(sendTo(relay.port(), list), 1).isEmpty());
    const quint64 before = relay.counts().connections;

    const QJsonObject told
        = run({u"resume"_s, m_job, u"--again"_s, u"refused"_s, u"--dry-run"_s, u"--json"_s}, 0);
    QCOMPARE(told, QJsonObject({{u"refused"_s, 2}, {u"unsent"_s, 0}, {u"to_send"_s, 2}}));
    CliRun text({u"resume"_s, m_job, u"--dry-run"_s}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(text.isDone(), Patience);
    QCOMPARE(text.output(), "0 recipients would be sent to: 0 unsent\n"_ba);
    QCOMPARE(relay.counts().connections, before);
    QCOMPARE(reported(u"refused"_s), 2);
}

/// A second process, and one with a copy of the file, are turned away while the job is being sent.
void TestResume::isSentByOneProcessAtATime()
{
    Temper temper;
    temper.latencyMs = 20;
    PracticeRelay relay(temper);
    QVERIFY(relay.listen());
    const QString list = write(u"list.txt"_s, manyAddresses(200));
    CliRun sending(sendTo(relay.port(), list), m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(relay.counts().messages > 5, Patience);
    const QString copy = m_folder->filePath(u"copy.job"_s);
    QVERIFY(QFile::copy(m_job, copy) && QFile::copy(m_job + u"-wal"_s, copy + u"-wal"_s));
    CliRun second({u"resume"_s, m_job}, m_folder->path());
    CliRun copied({u"resume"_s, copy}, m_folder->path());
    CliRun changing({u"resume"_s, m_job, u"--again"_s, u"in-doubt"_s}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(second.isDone() && copied.isDone() && changing.isDone(), Patience);
    QVERIFY(!sending.isDone());
    for (const CliRun *run : {&second, &copied, &changing}) {
        QCOMPARE(run->status(), 2);
        QVERIFY2(run->errors().contains("in use by another program"), run->errors().constData());
    }
    QTRY_VERIFY_WITH_TIMEOUT(sending.isDone(), Patience);
    QCOMPARE(sending.json()[u"accepted"_s].toInt(), 200);
    QCOMPARE(relay.counts().recipients, quint64(200));
}

/// Sends until some have it and kills it then.
void TestResume::beginAndKill(const PracticeRelay &relay, const QByteArray &list)
{
    CliRun run(sendTo(relay.port(), write(u"list.txt"_s, list)), m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(relay.counts().messages > 5, Patience);
    run.raise(SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QCOMPARE(run.status(), -1);
}

/// The journal has the list and the message; what becomes of their files later is of no interest.
void TestResume::keepsToTheListItWasBegunWith()
{
    Temper temper;
    temper.latencyMs = 10;
    PracticeRelay relay(temper);
    QVERIFY(relay.listen());
    QMap<QByteArray, int> times;
    connect(&relay, &PracticeRelay::messageTaken, this, [&times](const PracticeEnvelope &envelope) {
        for (const QByteArray &recipient : envelope.recipients)
            ++times[recipient];
    });
    beginAndKill(relay, manyAddresses(150));
    QTRY_COMPARE_WITH_TIMEOUT(relay.openConnections(), 0, Patience);
    write(u"list.txt"_s, "stranger@other.example\n" + manyAddresses(20));
    QVERIFY(QFile::remove(m_folder->filePath(u"letter.eml"_s)));
    relay.setTemper({});
    const QJsonObject resumed = run({u"resume"_s, m_job, u"--again"_s, u"in-doubt"_s, u"--json"_s}, 0);
    QCOMPARE(resumed[u"accepted"_s].toInt(), 150);
    QCOMPARE(times.size(), 150);
    QVERIFY(!times.contains("stranger@other.example"_ba));
}

void TestResume::tellsWhatIsLeftOfADamagedJournal_data()
{
    QTest::addColumn<QString>("damage");
    QTest::newRow("a journal that was cut short is no more sent") << u"cut"_s;
    QTest::newRow("a journal with a verdict on nobody is no more sent") << u"verdict"_s;
}

void TestResume::tellsWhatIsLeftOfADamagedJournal()
{
    QFETCH(QString, damage);
    const bool isCut = damage == u"cut"_s;
    PracticeRelay relay({});
    QVERIFY(relay.listen());
    const QString list = write(u"list.txt"_s, manyAddresses(isCut ? 5000 : 20));
    QVERIFY(!run(sendTo(relay.port(), list), 0).isEmpty());
    QFile file(m_job);
    if (isCut)
        QVERIFY(file.resize(file.size() * 8 / 10));
    else
        JournalFolder::execute(m_job,
            u"INSERT INTO verdict (delivery, relay, at, outcome, code, recipients) VALUES (9, 0, 0, 1, 250, '[77]')"_s);

    const quint64 before = relay.counts().connections;
    CliRun resumed({u"resume"_s, m_job}, m_folder->path());
    CliRun report({u"report"_s, m_job, u"--csv"_s}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(resumed.isDone() && report.isDone(), Patience);
    for (const CliRun *run : {&resumed, &report}) {
        QCOMPARE(run->status(), 2);
        QVERIFY2(run->errors().contains("damaged"), run->errors().constData());
    }
    QVERIFY(report.output().startsWith("address,outcome,code"));
    QVERIFY2(isCut || report.output().count(",accepted,250,") == 20, report.output().constData());
    QCOMPARE(relay.counts().connections, before);
}

void TestResume::complainsAboutOtherOutcomes_data()
{
    QTest::addColumn<QString>("outcome");
    QTest::newRow("the accepted have the message") << u"accepted"_s;
    QTest::newRow("those left out are no recipients") << u"left-out"_s;
    QTest::newRow("there is no such outcome") << u"lost"_s;
}

void TestResume::complainsAboutOtherOutcomes()
{
    QFETCH(QString, outcome);
    CliRun cli({u"resume"_s, m_job, u"--again"_s, outcome}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(cli.isDone(), Patience);
    QCOMPARE(cli.status(), 2);
    QVERIFY2(cli.errors().contains("--again is refused, deferred or in-doubt, not \"" + outcome.toUtf8()),
        cli.errors().constData());
}

QTEST_GUILESS_MAIN(TestResume)
#include "tst_resume.moc"
