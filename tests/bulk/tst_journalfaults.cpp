#include "journalrig.h"

#include "bulk/journalschema.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QScopeGuard>
#include <QSqlDatabase>
#include <QTest>

#include <cstdio>
#include <random>

#include <sys/mount.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Relaydeck;
using Kind = JournalFault::Kind;

namespace {

/// Begins a job of ten: 1-3 are answered, 4-6 departed, the rest was not begun. Then waits to be killed.
int beginJob(const QString &file)
{
    Journal::Opened opened = Journal::create(file, examplePlan());
    if (!opened.journal)
        return 1;
    Journal &journal = *opened.journal;
    journal.addRecipients(people(10));
    journal.finishList();
    journal.markDeparted(1, 0, std::vector<qint64>{1, 2, 3}, 1);
    if (!journal.commit())
        return 1;
    journal.record(delivery(1,
                       {answered(1, Outcome::Accepted, 250, "ok"), answered(2, Outcome::Accepted, 250, "ok"),
                           answered(3, Outcome::Refused, 550, "no")}),
        0);
    journal.markDeparted(2, 1, std::vector<qint64>{4, 5, 6}, 1'700'000'002'000);
    if (!journal.commit())
        return 1;
    journal.markDeparted(3, 1, std::vector<qint64>{7}, 3); // noted, but not committed: it did not leave
    std::puts("begun");
    std::fflush(stdout);
    for (;;)
        ::pause();
}

/// Sends a job of many as fast as it can, an envelope of ten at a time, and says what is on disk: `d n`
/// when envelope n may leave, `r n` when its answers are there.
int sendJob(const QString &file)
{
    const std::unique_ptr<Journal> journal = JournalFolder::begin(file, 20'000);
    if (!journal)
        return 1;
    std::puts("begun");
    for (qint64 envelope = 0; envelope < 2000; ++envelope) {
        std::vector<qint64> ids;
        std::vector<Recipient> answers;
        for (qint64 id = envelope * 10 + 1; id <= envelope * 10 + 10; ++id) {
            ids.push_back(id);
            answers.push_back(answered(id, Outcome::Accepted, 250, "ok"));
        }
        journal->markDeparted(quint64(envelope) + 1, 0, ids, 1);
        if (!journal->commit())
            return 1;
        std::printf("d %lld\n", envelope);
        std::fflush(stdout);
        journal->record(delivery(quint64(envelope) + 1, answers), 0);
        if (!journal->commit())
            return 1;
        std::printf("r %lld\n", envelope);
        std::fflush(stdout);
    }
    return 0;
}

} // namespace

/// What can happen to a journal: a killed process, a second one, damage, a full disk, other files.
class TestJournalFaults final : public QObject
{
    Q_OBJECT

private slots:
    void aKilledProcessLeavesAWholeJournal();
    void nothingIsLostWhereverAProcessIsKilled();
    void oneJobIsSentByOneProcess();
    void aCopyOfARunningJobIsNotSent();
    void aLinkToARunningJobIsNotSent();
    void otherFilesAreNoJournals_data();
    void otherFilesAreNoJournals();
    void anotherFormatIsLeftAlone();
    void anEarlierFormatIsGoneOnWith();
    void aNewJobOverwritesNothing();
    void placesWithoutPermission();
    void aTruncatedJournalIsNoticed_data();
    void aTruncatedJournalIsNoticed();
    void aMissingRecipientIsNoticed();
    void strangeVerdictsAreNoticed_data();
    void strangeVerdictsAreNoticed();
    void aFullDiskCanBeTriedAgain();
    void onlyTheOwnerCanReadIt();
    void connectionsAreGivenBack();

private:
    JournalFolder m_folder;
};

void TestJournalFaults::aKilledProcessLeavesAWholeJournal()
{
    const QString file = m_folder.fresh();
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {u"--begin-job"_s, file});
    QVERIFY(child.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(child.canReadLine(), 30'000);

    Journal::Opened held = Journal::open(file);
    QVERIFY(!held.journal);
    QCOMPARE(int(held.fault.kind), int(Kind::InUse));
    QVERIFY(held.fault.words.contains(QString::number(child.processId())));
    {
        const Journal::Opened reader = Journal::openToRead(file);
        QVERIFY(reader.journal);
        QCOMPARE(reader.journal->tally().of(Outcome::InDoubt), 0); // it is on its way, not in doubt
        QCOMPARE(reader.journal->tally().of(Outcome::Accepted), 2);
    }
    child.kill();
    QTRY_COMPARE_WITH_TIMEOUT(child.state(), QProcess::NotRunning, 30'000);
    QCOMPARE(Journal::openToRead(file).journal->tally().of(Outcome::InDoubt), 3);

    Journal::Opened opened = Journal::open(file);
    QVERIFY2(opened.journal, qPrintable(opened.fault.words));
    QCOMPARE(told(*opened.journal).mid(0, 7),
        QByteArrayList({"1 1 0 1 250 ok"_ba, "2 1 0 1 250 ok"_ba, "3 2 0 1 550 no"_ba, "4 4 1 1 0 "_ba,
            "5 4 1 1 0 "_ba, "6 4 1 1 0 "_ba, "7 0 -1 0 0 "_ba}));
    QCOMPARE(idsOf(opened.journal->fetchUnsent(0, 10)), QList<qint64>({7, 8, 9, 10}));
    QCOMPARE(opened.journal->nextDelivery(), 3);
}

void TestJournalFaults::nothingIsLostWhereverAProcessIsKilled()
{
    const auto seed = std::random_device()();
    std::mt19937 random(seed);
    for (int run = 0; run < 10; ++run) {
        const QString file = m_folder.fresh();
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--send-job"_s, file});
        QTRY_VERIFY_WITH_TIMEOUT(child.canReadLine(), 30'000);
        QTest::qWait(int(random() % 100)); // to be somewhere, not to wait for something
        child.kill();
        QTRY_COMPARE_WITH_TIMEOUT(child.state(), QProcess::NotRunning, 30'000);
        int departed = 0;
        int recorded = 0;
        for (const QByteArray &line : child.readAll().split('\n')) {
            departed += line.startsWith("d ");
            recorded += line.startsWith("r ");
        }
        const Journal::Opened opened = Journal::open(file);
        QVERIFY2(opened.journal, qPrintable(opened.fault.words));
        const auto accepted = int(opened.journal->tally().of(Outcome::Accepted));
        const auto inDoubt = int(opened.journal->tally().of(Outcome::InDoubt));
        const QByteArray what = "seed " + QByteArray::number(seed) + ", run " + QByteArray::number(run);
        QVERIFY2(accepted >= 10 * recorded, what.constData());
        QVERIFY2(accepted + inDoubt >= 10 * departed, what.constData());
        QVERIFY2(accepted + inDoubt <= 10 * (departed + 1),
            what.constData()); // the word of the last may be missing
        QVERIFY2(inDoubt <= 10, what.constData());
        const auto next = opened.journal->fetchUnsent(0, 1);
        QVERIFY2(next.empty() || next.front().id == accepted + inDoubt + 1, what.constData());
    }
}

void TestJournalFaults::oneJobIsSentByOneProcess()
{
    const QString file = m_folder.fresh();
    auto journal = JournalFolder::begin(file, 1);
    const Journal::Opened second = Journal::open(file);
    QVERIFY(!second.journal);
    QCOMPARE(int(second.fault.kind), int(Kind::InUse));
    QCOMPARE(second.fault.file, file);
    QVERIFY(second.fault.words.contains(QString::number(QCoreApplication::applicationPid())));
    journal.reset();
    QVERIFY(Journal::open(file).journal);
    QVERIFY(!QFileInfo::exists(file + u".lock"_s));
}

void TestJournalFaults::aCopyOfARunningJobIsNotSent()
{
    const QString file = m_folder.fresh();
    const QString copy = m_folder.fresh();
    auto journal = JournalFolder::begin(file, 3);
    journal.reset();
    journal = std::move(Journal::open(file).journal);
    QVERIFY(QFile::copy(file, copy));
    const Journal::Opened opened = Journal::open(copy);
    QVERIFY(!opened.journal);
    QCOMPARE(int(opened.fault.kind), int(Kind::InUse));
    journal.reset();
    QVERIFY(Journal::open(copy).journal);
}

void TestJournalFaults::aLinkToARunningJobIsNotSent()
{
    const QString file = m_folder.fresh();
    const QString link = m_folder.fresh();
    const auto journal = JournalFolder::begin(file, 3);
    QVERIFY(QFile::link(file, link));
    QCOMPARE(int(Journal::open(link).fault.kind), int(Kind::InUse));
}

void TestJournalFaults::otherFilesAreNoJournals_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<Kind>("kind");
    const auto write = [&](const QByteArray &bytes) {
        QFile file(m_folder.fresh());
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no room for test files");
        return file.fileName();
    };
    const QString database = m_folder.fresh();
    JournalFolder::execute(database, u"CREATE TABLE journal (id INTEGER PRIMARY KEY)"_s);
    QTest::newRow("a missing file can not be read") << m_folder.fresh() << Kind::NotReadable;
    QTest::newRow("a folder is no journal") << m_folder.path() << Kind::NotAJournal;
    QTest::newRow("a device is no journal") << u"/dev/zero"_s << Kind::NotAJournal;
    QTest::newRow("an empty file is no journal") << write("") << Kind::NotAJournal;
    QTest::newRow("a text is no journal") << write("Dear diary\n") << Kind::NotAJournal;
    QTest::newRow("a long text is no journal") << write(QByteArray(100'000, 'x')) << Kind::NotAJournal;
    QTest::newRow("another program's database is no journal") << database << Kind::NotAJournal;
}

void TestJournalFaults::otherFilesAreNoJournals()
{
    QFETCH(QString, file);
    QFETCH(Kind, kind);
    for (const bool toRead : {false, true}) {
        const Journal::Opened opened = toRead ? Journal::openToRead(file) : Journal::open(file);
        QVERIFY(!opened.journal);
        QCOMPARE(int(opened.fault.kind), int(kind));
        QCOMPARE(opened.fault.file, file);
    }
}

void TestJournalFaults::anotherFormatIsLeftAlone()
{
    const QString file = m_folder.fresh();
    JournalFolder::begin(file, 1).reset();
    JournalFolder::execute(file, u"PRAGMA user_version = %1"_s.arg(JournalFormat + 1));
    QCOMPARE(int(Journal::open(file).fault.kind), int(Kind::NewerFormat));
    QCOMPARE(int(Journal::openToRead(file).fault.kind), int(Kind::NewerFormat));
}

/// The first one knew no values of recipients.
void TestJournalFaults::anEarlierFormatIsGoneOnWith()
{
    const QString file = m_folder.fresh();
    JournalFolder::begin(file, 2).reset();
    JournalFolder::execute(file, u"DROP TABLE merging"_s);
    JournalFolder::execute(file, u"PRAGMA user_version = 1"_s);
    const Journal::Opened opened = Journal::open(file);
    QVERIFY(opened.journal);
    QCOMPARE(opened.journal->fetchUnsent(0, 10).size(), std::size_t(2));
}

void TestJournalFaults::aNewJobOverwritesNothing()
{
    const QString file = m_folder.fresh();
    JournalFolder::begin(file, 1).reset();
    QCOMPARE(int(Journal::create(file, examplePlan()).fault.kind), int(Kind::Exists));
    QVERIFY(Journal::open(file).journal);
    QCOMPARE(int(Journal::create(m_folder.path(), examplePlan()).fault.kind), int(Kind::Exists));
    const Journal::Opened nowhere = Journal::create(m_folder.filePath(u"none/job"_s), examplePlan());
    QCOMPARE(int(nowhere.fault.kind), int(Kind::NotWritable));
    QCOMPARE(nowhere.fault.words, qt_error_string(ENOENT));
}

void TestJournalFaults::placesWithoutPermission()
{
    if (::geteuid() == 0)
        QSKIP("root may write everywhere");
    const QString folder = m_folder.filePath(u"locked"_s);
    QVERIFY(QDir().mkdir(folder));
    const QString file = folder + u"/job"_s;
    JournalFolder::begin(file, 1).reset();
    QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
    QCOMPARE(int(Journal::open(file).fault.kind), int(Kind::NotWritable));
    QCOMPARE(int(Journal::create(folder + u"/new"_s, examplePlan()).fault.kind), int(Kind::NotWritable));
    {
        const Journal::Opened reader = Journal::openToRead(file);
        QVERIFY2(reader.journal, qPrintable(reader.fault.words));
        QCOMPARE(reader.journal->tally().recipients(), 1);
    }
    QVERIFY(QFile::setPermissions(file, {}));
    QCOMPARE(int(Journal::openToRead(file).fault.kind), int(Kind::NotReadable));
    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner));
    QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QCOMPARE(int(Journal::open(file).fault.kind), int(Kind::NotWritable));
}

void TestJournalFaults::aTruncatedJournalIsNoticed_data()
{
    QTest::addColumn<int>("percent");
    QTest::newRow("a file cut near its end is damaged") << 95;
    QTest::newRow("a file cut in half is damaged") << 50;
    QTest::newRow("a file cut to a tenth is damaged") << 10;
}

void TestJournalFaults::aTruncatedJournalIsNoticed()
{
    QFETCH(int, percent);
    const QString file = m_folder.fresh();
    JournalFolder::begin(file, 20'000).reset();
    QFile bytes(file);
    QVERIFY(bytes.resize(bytes.size() * percent / 100));
    QCOMPARE(int(Journal::open(file).fault.kind), int(Kind::Damaged));

    const Journal::Opened reader = Journal::openToRead(file);
    QCOMPARE(int(reader.fault.kind), int(Kind::Damaged));
}

void TestJournalFaults::aMissingRecipientIsNoticed()
{
    for (const QString &sql :
        {u"DELETE FROM recipient WHERE id = 7"_s, u"DELETE FROM recipient WHERE id = 10"_s}) {
        const QString file = m_folder.fresh();
        JournalFolder::begin(file, 10).reset();
        JournalFolder::execute(file, sql);
        QCOMPARE(int(Journal::open(file).fault.kind), int(Kind::Damaged));
    }
}

void TestJournalFaults::strangeVerdictsAreNoticed_data()
{
    QTest::addColumn<QString>("sql");
    const auto row = [](const char *sentence, const char *outcome, const char *recipients) {
        QTest::newRow(sentence)
            << u"INSERT INTO verdict (delivery, relay, at, outcome, code, recipients) VALUES (1, 0, 0, %1, 250, '%2')"_s
                   .arg(QLatin1StringView(outcome), QLatin1StringView(recipients));
    };
    row("an outcome has a meaning", "6", "[1]");
    row("an outcome is not negative", "-1", "[1]");
    row("a recipient is in the list", "1", "[11]");
    row("a recipient is not 0", "1", "[0]");
    row("a number ends", "1", "[99999999999999999999999]");
    row("ids stand in brackets", "1", "1,2");
    row("ids are divided by commas", "1", "[1 2]");
    row("an array ends once", "1", "[1]2]");
    QTest::newRow("departures name recipients of the list")
        << u"INSERT INTO departure VALUES (1, 0, 0, '[77]')"_s;
    QTest::newRow("a plan is an object") << u"UPDATE meta SET value = 'x' WHERE name = 'plan'"_s;
    QTest::newRow("a relay is an object") << u"UPDATE relay SET profile = '[]'"_s;
    QTest::newRow("a port is no higher than 65535") << u"UPDATE relay SET profile = '{\"port\":\"65536\"}'"_s;
}

void TestJournalFaults::strangeVerdictsAreNoticed()
{
    QFETCH(QString, sql);
    const QString file = m_folder.fresh();
    JournalFolder::begin(file, 10).reset();
    JournalFolder::execute(file, sql);
    QCOMPARE(int(Journal::open(file).fault.kind), int(Kind::Damaged));
}

/// On a file system of its own, which only root can make.
void TestJournalFaults::aFullDiskCanBeTriedAgain()
{
    const QString folder = m_folder.filePath(u"small"_s);
    QVERIFY(QDir().mkdir(folder));
    const QByteArray mountPoint = QFile::encodeName(folder);
    if (::mount("tmpfs", mountPoint.constData(), "tmpfs", 0, "size=1m") != 0)
        QSKIP("no permission to mount a small file system");
    const auto unmount = qScopeGuard([&] { ::umount2(mountPoint.constData(), MNT_DETACH); });
    const QString file = folder + u"/job"_s;
    const auto journal = JournalFolder::begin(file, 100);
    QVERIFY(journal);
    QFile ballast(folder + u"/ballast"_s);
    QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (ballast.write(QByteArray(4096, 'x')) == 4096) {}

    journal->addRecipients(people(2000, 101));
    journal->record(delivery(1, {answered(1, Outcome::Accepted, 250, QByteArray(100'000, 'w'))}), 0);
    journal->setNote("n", "kept");
    for (int i = 0; i < 3; ++i) {
        QVERIFY(!journal->commit());
        QCOMPARE(int(journal->fault().kind), int(Kind::DiskFull));
        QVERIFY(journal->hasUncommitted());
    }
    QCOMPARE(Journal::openToRead(file).journal->tally().recipients(), 100);
    QVERIFY(ballast.remove());
    QVERIFY2(journal->commit(), qPrintable(journal->fault().words));
    const Journal::Opened reader = Journal::openToRead(file);
    QVERIFY(!reader.fault);
    QCOMPARE(reader.journal->tally().recipients(), 2100);
    QCOMPARE(reader.journal->tally().of(Outcome::Accepted), 1);
    QCOMPARE(reader.journal->note("n"), "kept"_ba);

    QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (ballast.write(QByteArray(4096, 'x')) == 4096) {}
    const Journal::Opened second = Journal::create(folder + u"/second"_s, examplePlan());
    QVERIFY(!second.journal);
    QVERIFY2(second.fault.kind == Kind::DiskFull, qPrintable(second.fault.words));
    QVERIFY(!QFileInfo::exists(folder + u"/second"_s));
}

void TestJournalFaults::onlyTheOwnerCanReadIt()
{
    const QString file = m_folder.fresh();
    const auto journal = JournalFolder::begin(file, 1);
    for (const QString &suffix : {u""_s, u"-wal"_s, u".lock"_s}) {
        const auto permissions = QFileInfo(file + suffix).permissions();
        QVERIFY(!permissions.testAnyFlags(
            QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther));
    }
}

void TestJournalFaults::connectionsAreGivenBack()
{
    const qsizetype before = QSqlDatabase::connectionNames().size();
    for (int i = 0; i < 20; ++i) {
        const QString file = m_folder.fresh();
        JournalFolder::begin(file, 1).reset();
        Journal::open(file).journal.reset();
        Journal::openToRead(file).journal.reset();
    }
    QCOMPARE(QSqlDatabase::connectionNames().size(), before);
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() == 3 && arguments[1] == u"--begin-job"_s)
        return beginJob(arguments[2]);
    if (arguments.size() == 3 && arguments[1] == u"--send-job"_s)
        return sendJob(arguments[2]);
    TestJournalFaults test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_journalfaults.moc"
