#include "bulk/journal.h"
#include "cli/clirun.h"
#include "support/recordingsink.h"
#include "support/wantedkills.h"

#include <QFile>
#include <QMap>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <csignal>
#include <utility>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

constexpr int Patience = 60'000; // milliseconds; a program under the sanitizers is slow to start
constexpr int People = 150; // in a job
constexpr int LongestRun = 500; // milliseconds that a run takes, more or less
constexpr int MostKills = 5; // of one job

/// QTRY_VERIFY looks every few milliseconds only, and the sink would be as slow.
void await(const CliRun &run)
{
    QSignalSpy ended(&run, &CliRun::ended);
    if (!run.isDone() && !ended.wait(Patience))
        qFatal("relaydeck-cli does not end");
}

/// One job, from its first run to the one that is not killed.
struct Job
{
    QString file;
    QStringList send;
    bool resends = false; ///< those in doubt
    bool isBegun = false;
    int kills = 0; ///< that it is still to suffer
    QMap<QByteArray, int>
        resent; ///< how often each was listed as in doubt when the job was told to send again
};

} // namespace

/// relaydeck-cli killed at any moment, and told to go on, until it has got through.
class TestSendKills final : public QObject
{
    Q_OBJECT

private slots:
    void nobodyIsMissedAndNobodyHasTwoUnlessInDoubt();

private:
    void write(const QString &name, const QByteArray &bytes);
    [[nodiscard]] Job newJob(const RecordingSink &sink, int number);
    [[nodiscard]] QStringList nextRun(Job &job, const RecordingSink &sink, bool *good);
    [[nodiscard]] bool isKilled(const QStringList &arguments, RecordingSink &sink);
    [[nodiscard]] QByteArray judge(const Job &job, const RecordingSink &sink);
    void doAll(Job &job, RecordingSink &sink);

    QTemporaryDir m_folder;
    QRandomGenerator m_random;
    int m_killed = 0;
    int m_killedMidway = 0; ///< with some of the messages taken, and some not
    int m_restarted = 0; ///< killed before the list was in the journal
    int m_inDoubt = 0;
    int m_twice = 0;
};

void TestSendKills::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("a file of the test cannot be written");
}

Job TestSendKills::newJob(const RecordingSink &sink, int number)
{
    Job job;
    job.file = m_folder.filePath(u"%1.job"_s.arg(number));
    job.send = QStringList{u"send"_s, u"--server"_s, u"127.0.0.1:%1"_s.arg(sink.port()), u"--message"_s,
        m_folder.filePath(u"letter.eml"_s), u"--from"_s, u"news@deck.example"_s, u"--domain"_s,
        u"deck.example"_s, u"--list"_s, m_folder.filePath(u"list.txt"_s), u"--job"_s, job.file, u"--policy"_s,
        u"parallel"_s, u"--connections"_s, QString::number(m_random.bounded(1, 4)), u"--envelope-limit"_s,
        u"3"_s, u"--quiet"_s};
    job.resends = m_random.bounded(2) == 1;
    job.kills = m_random.bounded(1, MostKills + 1);
    return job;
}

/// What a user does next. A job whose list was not read to its end is begun anew, and nothing of it has left.
QStringList TestSendKills::nextRun(Job &job, const RecordingSink &sink, bool *good)
{
    const Journal::Opened opened = Journal::openToRead(job.file);
    if (!opened.journal || !opened.journal->isListComplete()) {
        *good = sink.messages() == 0;
        m_restarted += std::exchange(job.isBegun, true) ? 1 : 0;
        for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(job.file + suffix);
        return job.send;
    }
    *good = !opened.fault;
    QStringList arguments{u"resume"_s, job.file, u"--quiet"_s};
    if (job.resends) {
        arguments << u"--again"_s << u"in-doubt"_s;
        *good = opened.journal->forEach(Outcome::InDoubt, [&job](const JournalRow &row) {
            ++job.resent[row.address];
            return true;
        }) && *good;
    }
    return arguments;
}

/// Kills it at some time, when the sink takes some message (and has not said so), or shortly after that.
bool TestSendKills::isKilled(const QStringList &arguments, RecordingSink &sink)
{
    CliRun run(arguments, m_folder.path());
    const auto kill = [&run] {
        if (!run.isDone())
            run.raise(SIGKILL);
    };
    QObject context;
    if (m_random.bounded(3) == 0) {
        QTimer::singleShot(m_random.bounded(LongestRun), &context, kill);
    } else {
        const int last = sink.messages() + m_random.bounded(1, People / 3);
        const int later = m_random.bounded(2) * m_random.bounded(10);
        connect(&sink, &RecordingSink::taken, &context, [&sink, &context, last, later, kill] {
            if (sink.messages() == last && later == 0)
                kill();
            else if (sink.messages() == last)
                QTimer::singleShot(later, Qt::PreciseTimer, &context, kill);
        });
    }
    await(run);
    if (!run.errors().isEmpty())
        qWarning("%s", run.errors().constData());
    return run.status() == -1;
}

/// What is wrong with the end of a job; nothing when all is well.
QByteArray TestSendKills::judge(const Job &job, const RecordingSink &sink)
{
    const Journal::Opened opened = Journal::openToRead(job.file);
    if (!opened.journal || opened.fault)
        return "the journal cannot be read";
    QByteArray complaint;
    int rows = 0;
    const bool whole = opened.journal->forEach({}, [&](const JournalRow &row) {
        const int times = sink.times().value(row.address);
        const bool isDoubtful = row.outcome == Outcome::InDoubt && !job.resends;
        m_inDoubt += isDoubtful ? 1 : 0;
        m_twice += times > 1 ? 1 : 0;
        ++rows;
        if (times < (isDoubtful ? 0 : 1) || times > 1 + job.resent.value(row.address)
            || (row.outcome != Outcome::Accepted && !isDoubtful))
            complaint = row.address + " has it " + QByteArray::number(times) + " times, outcome "
                + QByteArray::number(int(row.outcome));
        return complaint.isEmpty();
    });
    if (complaint.isEmpty() && (!whole || rows != People || sink.times().size() > People))
        return "the journal is not that of the list";
    return complaint;
}

void TestSendKills::doAll(Job &job, RecordingSink &sink)
{
    bool good = true;
    for (bool killed = true; killed && job.kills > 0;) {
        const QStringList arguments = nextRun(job, sink, &good);
        QVERIFY(good);
        killed = isKilled(arguments, sink);
        if (killed) {
            --job.kills;
            ++m_killed;
            const bool some = !sink.times().isEmpty() && sink.times().size() < People;
            m_killedMidway += some ? 1 : 0;
        }
        QTRY_COMPARE_WITH_TIMEOUT(sink.openConnections(), 0, Patience);
    }
    const QStringList arguments = nextRun(job, sink, &good);
    QVERIFY(good);
    CliRun last(arguments, m_folder.path());
    await(last);
    QVERIFY2(last.status() == 0 || (last.status() == 1 && !job.resends), last.errors().constData());
    QTRY_COMPARE_WITH_TIMEOUT(sink.openConnections(), 0, Patience);
    const QByteArray complaint = judge(job, sink);
    QVERIFY2(complaint.isEmpty(), complaint.constData());
}

void TestSendKills::nobodyIsMissedAndNobodyHasTwoUnlessInDoubt()
{
    const int kills = wantedKills(50);
    const quint32 seed = QRandomGenerator::global()->generate();
    m_random.seed(seed);
    write(u"letter.eml"_s, "Subject: Spring\n\nHello\n"_ba);
    write(u"list.txt"_s, manyAddresses(People));
    using Offer = RecordingSink::Offer;
    int jobs = 0;
    for (; m_killed < kills && !QTest::currentTestFailed(); ++jobs) {
        RecordingSink sink(std::array{Offer::Nothing, Offer::Pipelining, Offer::Chunking}[size_t(jobs % 3)],
            m_random.bounded(1, 4));
        Job job = newJob(sink, jobs);
        doAll(job, sink);
    }
    qInfo("seed %u: %d jobs, %d kills, %d of them midway, %d begun anew, %d left in doubt, %d have it twice",
        seed, jobs, m_killed, m_killedMidway, m_restarted, m_inDoubt, m_twice);
    QVERIFY(m_killed >= kills);
    QVERIFY(m_killedMidway >= kills / 3);
    QVERIFY(m_inDoubt > 0); // both kinds of doubt were seen
    QVERIFY(m_twice > 0);
}

QTEST_GUILESS_MAIN(TestSendKills)
#include "tst_sendkills.moc"
