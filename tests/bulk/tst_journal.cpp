#include "journalrig.h"

#include "bulk/sendagain.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace Relaydeck;
using Kind = JournalFault::Kind;

/// What a journal holds, and gives back when it is opened again.
class TestJournal final : public QObject
{
    Q_OBJECT

private slots:
    void thePlanComesBack();
    void secretsOfAServerFileStayOut();
    void recipientsComeBackInOrder();
    void unsentRecipientsAreWalkedByDomain();
    void everyEntryIsInTheReport();
    void outcomesComeBack();
    void whatWasNotTriedIsNoAttempt();
    void aLaterAnswerTakesThePlaceOfAnEarlier();
    void releasedRecipientsAreUnsentAgain();
    void outcomesAreReleasedAsAWhole();
    void relaysAndNotesComeBack();
    void relaysMayChangeAndJoin();
    void anIncompleteListIsKnown();
    void departedWithoutAnswerIsInDoubt();
    void nothingIsWrittenBeforeCommit();
    void withRecordingOffNothingIsWritten();
    void aReaderSeesARunningJob();

private:
    JournalFolder m_folder;
};

void TestJournal::thePlanComesBack()
{
    const QString file = m_folder.fresh();
    JournalPlan plan = examplePlan();
    {
        const Journal::Opened opened = Journal::create(file, plan);
        QVERIFY(opened.journal);
        plan.jobId = opened.journal->plan().jobId;
        QVERIFY(!plan.jobId.isEmpty());
        QCOMPARE(opened.journal->file(), file);
    }
    QVERIFY(Journal::open(file).journal->plan() == plan);
    QVERIFY(Journal::openToRead(file).journal->plan() == plan);
}

void TestJournal::secretsOfAServerFileStayOut()
{
    const QString file = m_folder.fresh();
    JournalPlan plan = examplePlan();
    plan.relays[0].settings[size_t(Field::Note)].text = "S3cretWord";
    {
        const Journal::Opened opened = Journal::create(file, plan);
    }
    QFile bytes(file);
    QVERIFY(bytes.open(QIODevice::ReadOnly));
    QVERIFY(!bytes.readAll().contains("S3cretWord"));
}

void TestJournal::recipientsComeBackInOrder()
{
    const QString file = m_folder.fresh();
    const auto journal = JournalFolder::begin(file, 1000);
    QVERIFY(journal);
    QCOMPARE(journal->tally().recipients(), 1000);
    QCOMPARE(journal->tally().of(Outcome::Unsent), 1000);
    qint64 last = 0;
    for (const int limit : {1, 64, 500, 435}) {
        const auto recipients = journal->fetchUnsent(last, limit);
        QCOMPARE(recipients.size(), size_t(limit));
        for (const JournalRecipient &recipient : recipients) {
            QCOMPARE(recipient.id, ++last);
            QCOMPARE(recipient.address, people(1, int(last)).front().raw);
            QCOMPARE(recipient.domainKey, "d" + QByteArray::number(last % 10) + ".test");
        }
    }
    QVERIFY(journal->fetchUnsent(last, 10).empty());
    QCOMPARE(int(journal->fault().kind), int(Kind::None));
}

void TestJournal::unsentRecipientsAreWalkedByDomain()
{
    const auto journal = JournalFolder::begin(m_folder.fresh(), 100);
    std::vector<Recipient> done;
    for (qint64 id = 1; id <= 50; ++id)
        done.push_back(answered(id, Outcome::Accepted, 250));
    journal->record(delivery(1, done), 0);
    QVERIFY(journal->commit());

    for (const int limit : {1, 7, 50, 100}) {
        Journal::DomainCursor cursor;
        QList<qint64> ids;
        QByteArrayList domains;
        for (;;) {
            const auto slice = journal->fetchUnsentByDomain(cursor, limit);
            ids += idsOf(slice);
            for (const JournalRecipient &recipient : slice) {
                if (domains.isEmpty() || domains.last() != recipient.domainKey)
                    domains << recipient.domainKey;
            }
            if (slice.size() < size_t(limit))
                break;
        }
        QCOMPARE(domains.size(), 10); // each domain is one run
        std::sort(ids.begin(), ids.end());
        QList<qint64> expected(50);
        std::iota(expected.begin(), expected.end(), 51);
        QCOMPARE(ids, expected);
    }
}

void TestJournal::everyEntryIsInTheReport()
{
    const QString file = m_folder.fresh();
    {
        Journal::Opened opened = Journal::create(file, examplePlan());
        std::vector<ListEntry> entries{entry(2, "Ann <a@one.test>"), entry(3, "non\xffsense"),
            entry(5, "a@one.test"), entry(6, "b@one.test")};
        entries[2].leftOut = LeftOut::Duplicate;
        entries[2].firstLine = 2;
        ListEntry longLine;
        longLine.line = 9;
        longLine.raw = "xxx";
        longLine.leftOut = LeftOut::LineTooLong;
        entries.push_back(longLine);
        QCOMPARE(opened.journal->addRecipients(entries), 1);
        QCOMPARE(opened.journal->addRecipients(people(1, 10)), 6);
        opened.journal->finishList();
        QVERIFY(opened.journal->commit());
    }
    Journal::Opened opened = Journal::openToRead(file);
    QCOMPARE(opened.journal->tally().of(Outcome::LeftOut), 3);
    QCOMPARE(opened.journal->tally().of(Outcome::Unsent), 3);
    QCOMPARE(idsOf(opened.journal->fetchUnsent(0, 10)), QList<qint64>({1, 4, 6}));
    std::vector<JournalRow> rows;
    QVERIFY(opened.journal->forEach({}, [&](const JournalRow &row) {
        rows.push_back(row);
        return true;
    }));
    QCOMPARE(rows.size(), size_t(6));
    QCOMPARE(rows[0].entry, "Ann <a@one.test>"_ba);
    QCOMPARE(rows[0].address, "a@one.test"_ba);
    QCOMPARE(rows[0].line, 2);
    QCOMPARE(rows[1].entry, "non\xffsense"_ba);
    QCOMPARE(rows[1].address, ""_ba);
    QCOMPARE(int(rows[1].leftOut), int(LeftOut::Invalid));
    QCOMPARE(int(rows[1].fault.kind), int(AddressFault::Kind::NoAt));
    QCOMPARE(int(rows[2].leftOut), int(LeftOut::Duplicate));
    QCOMPARE(rows[2].firstLine, 2);
    QCOMPARE(rows[3].entry, "b@one.test"_ba);
    QCOMPARE(int(rows[4].leftOut), int(LeftOut::LineTooLong));
    QCOMPARE(rows[4].line, 9);

    int visited = 0;
    QVERIFY(opened.journal->forEach(Outcome::LeftOut, [&](const JournalRow &row) {
        visited += row.outcome == Outcome::LeftOut ? 1 : 100;
        return visited < 2;
    }));
    QCOMPARE(visited, 2); // stopped when told
}

void TestJournal::outcomesComeBack()
{
    const QString file = m_folder.fresh();
    const QByteArrayList expected{"1 1 0 1 250 ok"_ba, "2 2 0 1 550 5.1.1 no such user"_ba,
        "3 1 0 1 250 ok"_ba, "4 3 0 1 452 too many"_ba, "5 4 0 1 0 "_ba, "6 0 -1 0 0 "_ba};
    {
        const auto journal = JournalFolder::begin(file, 6);
        const std::vector<qint64> ids{1, 2, 3, 4, 5};
        journal->markDeparted(7, 0, ids, 5);
        QVERIFY(journal->commit());
        journal->record(
            delivery(7,
                {answered(1, Outcome::Accepted, 250, "ok"),
                    answered(2, Outcome::Refused, 550, "5.1.1 no such user"),
                    answered(3, Outcome::Accepted, 250, "ok"),
                    answered(4, Outcome::Deferred, 452, "too many"), answered(5, Outcome::InDoubt)}),
            0);
        QCOMPARE(told(*journal), expected); // noted counts as well
        QVERIFY(journal->hasUncommitted());
        QVERIFY(journal->commit());
        QVERIFY(!journal->hasUncommitted());
        QCOMPARE(told(*journal), expected);
        QCOMPARE(journal->nextDelivery(), 8);
    }
    Journal::Opened opened = Journal::open(file);
    QCOMPARE(told(*opened.journal), expected);
    QCOMPARE(told(*opened.journal, Outcome::Refused), expected.mid(1, 1));
    QCOMPARE(told(*opened.journal, Outcome::Unsent), expected.mid(5, 1));
    const OutcomeCounts &tally = opened.journal->tally();
    QCOMPARE(tally.of(Outcome::Accepted), 2);
    QCOMPARE(tally.of(Outcome::Refused), 1);
    QCOMPARE(tally.of(Outcome::Deferred), 1);
    QCOMPARE(tally.of(Outcome::InDoubt), 1);
    QCOMPARE(tally.of(Outcome::Unsent), 1);
    QCOMPARE(int(opened.journal->outcome(4)), int(Outcome::Deferred));
    QCOMPARE(idsOf(opened.journal->fetchUnsent(0, 10)), QList<qint64>({6}));
    QCOMPARE(opened.journal->nextDelivery(), 8);
}

void TestJournal::whatWasNotTriedIsNoAttempt()
{
    const QString file = m_folder.fresh();
    {
        const auto journal = JournalFolder::begin(file, 2);
        journal->markDeparted(1, 0, std::vector<qint64>{1, 2}, 5);
        QVERIFY(journal->commit());
        journal->record(
            delivery(1, {answered(1, Outcome::Unsent), answered(2, Outcome::Unsent, 421, "closing")}), 1);
        QVERIFY(journal->commit());
    }
    Journal::Opened opened = Journal::open(file);
    QCOMPARE(told(*opened.journal), QByteArrayList({"1 0 -1 0 0 "_ba, "2 0 1 1 421 closing"_ba}));
    QCOMPARE(idsOf(opened.journal->fetchUnsent(0, 10)), QList<qint64>({1, 2}));
}

void TestJournal::aLaterAnswerTakesThePlaceOfAnEarlier()
{
    const QString file = m_folder.fresh();
    {
        const auto journal = JournalFolder::begin(file, 1);
        journal->record(delivery(1, {answered(1, Outcome::Deferred, 451, "later")}), 0);
        QVERIFY(journal->commit());
        journal->record(delivery(2, {answered(1, Outcome::Accepted, 250, "ok")}), 1);
        QVERIFY(journal->commit());
    }
    Journal::Opened opened = Journal::open(file);
    QCOMPARE(told(*opened.journal), QByteArrayList({"1 1 1 2 250 ok"_ba}));
    QCOMPARE(opened.journal->tally().of(Outcome::Deferred), 0);
}

void TestJournal::releasedRecipientsAreUnsentAgain()
{
    const QString file = m_folder.fresh();
    {
        const auto journal = JournalFolder::begin(file, 3);
        journal->record(delivery(1, {answered(2, Outcome::InDoubt), answered(3, Outcome::Accepted, 250)}), 0);
        journal->release(std::vector<qint64>{2}, 9);
        QVERIFY(journal->commit());
    }
    Journal::Opened opened = Journal::open(file);
    QCOMPARE(idsOf(opened.journal->fetchUnsent(0, 10)), QList<qint64>({1, 2}));
    QCOMPARE(told(*opened.journal, Outcome::Unsent).at(1), "2 0 -1 1 0 "_ba);
}

void TestJournal::outcomesAreReleasedAsAWhole()
{
    const QString file = m_folder.fresh();
    {
        const auto journal = JournalFolder::begin(file, 5);
        journal->record(
            delivery(1,
                {answered(1, Outcome::Refused, 550, "no"), answered(2, Outcome::Deferred, 451, "later"),
                    answered(3, Outcome::Accepted, 250, "ok"), answered(4, Outcome::Refused, 550, "no")}),
            0);
        journal->markDeparted(2, 0, std::vector<qint64>{5}, 7);
        QVERIFY(journal->commit());
    }
    {
        Journal::Opened opened = Journal::open(file); // now 5 is in doubt
        QCOMPARE(
            sendAgain(*opened.journal, std::vector{Outcome::Accepted, Outcome::Deferred}, 8), quint64(1));
        QCOMPARE(opened.journal->outcome(2), Outcome::Unsent);
        QCOMPARE(opened.journal->outcome(3), Outcome::Accepted); // has it
    } // not committed: nothing happened
    {
        Journal::Opened opened = Journal::open(file);
        QCOMPARE(opened.journal->outcome(2), Outcome::Deferred);
        QCOMPARE(sendAgain(*opened.journal, std::vector{Outcome::Refused, Outcome::InDoubt}, 9), quint64(3));
        QVERIFY(opened.journal->commit());
    }
    Journal::Opened opened = Journal::open(file);
    QCOMPARE(idsOf(opened.journal->fetchUnsent(0, 10)), QList<qint64>({1, 4, 5}));
    QCOMPARE(opened.journal->outcome(2), Outcome::Deferred);
    QVERIFY(opened.journal->forEach(Outcome::Unsent, [](const JournalRow &row) { return row.at == 9; }));
    QCOMPARE(told(*opened.journal, Outcome::Unsent).front(), "1 0 -1 1 0 "_ba); // with its earlier attempt
}

void TestJournal::relaysAndNotesComeBack()
{
    const QString file = m_folder.fresh();
    const RelayRecord record{{10, 2, 3, 4, 5}, 6, 7};
    {
        const auto journal = JournalFolder::begin(file, 1);
        QCOMPARE(journal->relayRecord(1), RelayRecord());
        journal->recordRelay(1, record);
        journal->setNote("seconds", "1.5");
        QCOMPARE(journal->note("seconds"), "1.5"_ba);
        QVERIFY(journal->commit());
        QCOMPARE(journal->note("seconds"), "1.5"_ba);
    }
    const Journal::Opened opened = Journal::open(file);
    QCOMPARE(opened.journal->relayRecord(0), RelayRecord());
    QCOMPARE(opened.journal->relayRecord(1), record);
    QCOMPARE(opened.journal->note("seconds"), "1.5"_ba);
    QCOMPARE(opened.journal->note("never"), ""_ba);
}

void TestJournal::relaysMayChangeAndJoin()
{
    const QString file = m_folder.fresh();
    const JournalPlan plan = examplePlan();
    const int newcomer = int(plan.relays.size());
    const RelayRecord record{{5, 4, 3, 2, 1}, 7, 6};
    ServerProfile changed = plan.relays[0];
    changed.port = 2525;
    {
        const Journal::Opened opened = Journal::create(file, plan);
        opened.journal->setRelay(0, changed);
        opened.journal->setRelay(newcomer, profileFor(u"new.test"_s, 587));
        opened.journal->recordRelay(newcomer, record);
        QVERIFY(opened.journal->hasUncommitted());
        QVERIFY(opened.journal->commit());
        QCOMPARE(opened.journal->plan().relays.size(), newcomer + 1);
    }
    const Journal::Opened opened = Journal::open(file);
    QCOMPARE(opened.journal->plan().relays.size(), newcomer + 1);
    QVERIFY(opened.journal->plan().relays[0] == changed);
    QCOMPARE(opened.journal->plan().relays[newcomer].host, u"new.test"_s);
    QVERIFY(opened.journal->relayRecord(newcomer) == record);
}

void TestJournal::anIncompleteListIsKnown()
{
    const QString file = m_folder.fresh();
    {
        const auto journal = JournalFolder::begin(file, 0);
        journal->addRecipients(people(5));
        QVERIFY(journal->commit());
        QVERIFY(!journal->isListComplete());
    }
    const Journal::Opened opened = Journal::open(file);
    QVERIFY(!opened.journal->isListComplete());
    opened.journal->finishList(); // before the last entries are noted
    opened.journal->addRecipients(people(5, 6));
    QVERIFY(opened.journal->commit());
    QVERIFY(opened.journal->isListComplete());
    const Journal::Opened reader = Journal::openToRead(file);
    QVERIFY(!reader.fault);
    QVERIFY(reader.journal->isListComplete());
    QCOMPARE(reader.journal->tally().recipients(), 10);
}

void TestJournal::departedWithoutAnswerIsInDoubt()
{
    const QString file = m_folder.fresh();
    {
        const auto journal = JournalFolder::begin(file, 5);
        journal->record(delivery(1, {answered(1, Outcome::Deferred, 451)}), 0);
        journal->markDeparted(2, 1, std::vector<qint64>{1, 2, 3}, 1'700'000'002'000);
        journal->markDeparted(3, 0, std::vector<qint64>{4}, 5);
        QVERIFY(journal->commit());
        journal->record(delivery(3, {answered(4, Outcome::Accepted, 250, "ok")}), 0);
        QVERIFY(journal->commit());
    }
    const QByteArrayList expected{
        "1 4 1 2 0 "_ba, "2 4 1 1 0 "_ba, "3 4 1 1 0 "_ba, "4 1 0 1 250 ok"_ba, "5 0 -1 0 0 "_ba};
    QCOMPARE(told(*Journal::openToRead(file).journal), expected); // a reader sees it without writing it
    for (int i = 0; i < 2; ++i) { // and it stays so
        Journal::Opened opened = Journal::open(file);
        QCOMPARE(told(*opened.journal), expected);
        QCOMPARE(opened.journal->tally().of(Outcome::InDoubt), 3);
        QCOMPARE(opened.journal->nextDelivery(), 4);
    }
}

void TestJournal::nothingIsWrittenBeforeCommit()
{
    const QString file = m_folder.fresh();
    {
        const auto journal = JournalFolder::begin(file, 2);
        journal->markDeparted(1, 0, std::vector<qint64>{1}, 5);
        journal->addRecipients(people(1, 3));
    }
    const Journal::Opened opened = Journal::open(file);
    QCOMPARE(opened.journal->tally().recipients(), 2);
    QCOMPARE(opened.journal->tally().of(Outcome::InDoubt), 0);
}

void TestJournal::withRecordingOffNothingIsWritten()
{
    const QString file = m_folder.fresh();
    {
        const auto journal = JournalFolder::begin(file, 2);
        journal->setRecording(false);
        journal->record(delivery(1, {answered(1, Outcome::Accepted, 250)}), 0);
        QVERIFY(journal->commit());
        QVERIFY(!journal->hasUncommitted());
        QCOMPARE(idsOf(journal->fetchUnsent(0, 10)), QList<qint64>({2}));
    }
    QCOMPARE(Journal::open(file).journal->tally().of(Outcome::Unsent), 2);
}

void TestJournal::aReaderSeesARunningJob()
{
    const QString file = m_folder.fresh();
    const auto journal = JournalFolder::begin(file, 10);
    const Journal::Opened reader = Journal::openToRead(file);
    QVERIFY(reader.journal);
    journal->record(delivery(1, {answered(1, Outcome::Accepted, 250, "ok")}), 0);
    QVERIFY(journal->commit());
    QCOMPARE(told(*reader.journal).at(0), "1 1 0 1 250 ok"_ba);
    reader.journal->setNote("x", "y");
    QVERIFY(!reader.journal->commit());
    QCOMPARE(int(reader.journal->fault().kind), int(Kind::NotWritable));
    QVERIFY(journal->commit());
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
