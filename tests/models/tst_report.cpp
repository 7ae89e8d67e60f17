#include "../bulk/journalrig.h"
#include "bulk/causes.h"
#include "models/classicfiles.h"
#include "models/reportexport.h"
#include "models/reportmodel.h"
#include "models/reportrow.h"
#include "models/tone.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

const QByteArray NoSuchUser = "5.1.1 nobody of that name";

/// Eight recipients: 1 and 2 refused as unknown, 3 for their content, 4 accepted, the rest unsent.
QString makeJob(JournalFolder &folder)
{
    QString file = folder.fresh();
    const auto journal = JournalFolder::begin(file, 8);
    journal->record(
        delivery(1,
            {answered(1, Outcome::Refused, 550, NoSuchUser), answered(2, Outcome::Refused, 550, NoSuchUser),
                answered(3, Outcome::Refused, 554, "5.7.1 spam, they say"),
                answered(4, Outcome::Accepted, 250, "2.0.0 taken")}),
        0);
    if (!journal->commit())
        qFatal("a journal of the test cannot be written");
    return file;
}

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// A job looked at in parts: rows for a table, and files.
class TestReport final : public QObject
{
    Q_OBJECT

private slots:
    void takesWhoIsWanted_data();
    void takesWhoIsWanted();
    void aJournalThatIsNotThereIsSaid();
    void rowsSayWhatHappened();
    void whereTheRelayWasSilentThatIsSaid();
    void writesWhatIsWanted_data();
    void writesWhatIsWanted();
    void writesTheLogsOfMailBulkmail();
    void namesProblemsAsMailBulkmailDoes_data();
    void namesProblemsAsMailBulkmailDoes();
    void leavesTheOldFileWhereItCannotWrite();

private:
    JournalFolder m_folder;
};

void TestReport::takesWhoIsWanted_data()
{
    QTest::addColumn<ReportFilter>("filter");
    QTest::addColumn<QList<qint64>>("ids");
    using Ids = QList<qint64>;
    JournalRow unknown;
    unknown.outcome = Outcome::Refused;
    unknown.code = 550;
    unknown.words = NoSuchUser;
    QTest::newRow("everybody") << ReportFilter() << Ids{1, 2, 3, 4, 5, 6, 7, 8};
    QTest::newRow("the refused") << ReportFilter{Outcome::Refused, {}, {}} << Ids{1, 2, 3};
    QTest::newRow("the refused of one cause")
        << ReportFilter{Outcome::Refused, Causes::keyOf(unknown), {}} << Ids{1, 2};
    QTest::newRow("those whose relay spoke of spam, whatever the case")
        << ReportFilter{{}, {}, u"SPAM"_s} << Ids{3};
    QTest::newRow("nobody") << ReportFilter{Outcome::InDoubt, {}, {}} << Ids{};
}

void TestReport::takesWhoIsWanted()
{
    QFETCH(ReportFilter, filter);
    QFETCH(QList<qint64>, ids);
    const ReportSlice slice = ReportSlice::of(makeJob(m_folder), filter);
    QCOMPARE(slice.error, QString());
    QCOMPARE(slice.matching, quint64(ids.size()));
    QList<qint64> found;
    for (const JournalRow &row : slice.rows)
        found.append(row.id);
    QCOMPARE(found, ids);
}

void TestReport::aJournalThatIsNotThereIsSaid()
{
    const ReportSlice slice = ReportSlice::of(m_folder.filePath(u"none.job"_s), {});
    QVERIFY(slice.rows.empty());
    QVERIFY2(slice.error.contains(u"none.job"_s), qPrintable(slice.error));
}

void TestReport::rowsSayWhatHappened()
{
    ReportModel model;
    const QAbstractItemModelTester tester(&model);
    model.show(std::make_shared<const ReportSlice>(ReportSlice::of(makeJob(m_folder), {})));
    QCOMPARE(model.rowCount(), 8);
    const auto text = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(0, ReportModel::OutcomeColumn), u"refused"_s);
    QCOMPARE(text(0, ReportModel::WordsColumn), u"550 5.1.1 nobody of that name"_s);
    QCOMPARE(text(0, ReportModel::RelayColumn), u"first"_s);
    QCOMPARE(text(0, ReportModel::AttemptsColumn), u"1"_s);
    QCOMPARE(
        model.index(0, ReportModel::OutcomeColumn).data(ReportModel::ToneRole).toInt(), int(Tone::Negative));
    QCOMPARE(text(7, ReportModel::OutcomeColumn), u"unsent"_s);
    QCOMPARE(text(7, ReportModel::WordsColumn), QString());
    QCOMPARE(text(7, ReportModel::RelayColumn), QString());
}

void TestReport::whereTheRelayWasSilentThatIsSaid()
{
    JournalRow row;
    row.outcome = Outcome::InDoubt;
    QCOMPARE(rowReason(row), u"the relay gave no answer"_s);
    row.words = "connection reset";
    QCOMPARE(rowReason(row), u"connection reset"_s);
    row.words.clear();
    row.outcome = Outcome::Unsent; // nobody was asked
    QCOMPARE(rowReason(row), QString());
}

void TestReport::writesWhatIsWanted_data()
{
    QTest::addColumn<ReportExport::Form>("form");
    QTest::addColumn<qsizetype>("lines");
    QTest::addColumn<QByteArray>("part");
    using Form = ReportExport::Form;
    QTest::newRow("a table") << Form::Csv << qsizetype(4)
                             << QByteArray("refused,554,\"5.7.1 spam, they say\"");
    QTest::newRow("lines of JSON") << Form::Json << qsizetype(3) << QByteArray("\"outcome\":\"refused\"");
    QTest::newRow("a list that can be sent to") << Form::List << qsizetype(3) << people(3)[1].raw + '\n';
}

void TestReport::writesWhatIsWanted()
{
    QFETCH(ReportExport::Form, form);
    QFETCH(qsizetype, lines);
    QFETCH(QByteArray, part);
    const QString out = m_folder.filePath(u"out"_s);
    const ReportExport wish{makeJob(m_folder), {Outcome::Refused, {}, {}}, form, out};
    QCOMPARE(wish.write(), QString());
    const QByteArray content = contentOf(out);
    QCOMPARE(content.count('\n'), lines);
    QVERIFY2(content.contains(part), content.constData());
}

void TestReport::writesTheLogsOfMailBulkmail()
{
    const QString base = m_folder.filePath(u"classic"_s);
    const ReportExport wish{makeJob(m_folder), {}, ReportExport::Form::Classic, base};
    QCOMPARE(wish.write(), QString());
    QCOMPARE(contentOf(base + u".good"_s), people(4)[3].raw + '\n');
    QCOMPARE(contentOf(base + u".bad"_s),
        people(3)[0].raw + '\n' + people(3)[1].raw + '\n' + people(3)[2].raw + '\n');
    const QByteArray err = contentOf(base + u".err"_s);
    QCOMPARE(err.count('\n'), 3);
    QVERIFY2(
        err.startsWith("error: " + people(1)[0].raw + " : 550 5.1.1 nobody of that name\tcode : MBS008\n"),
        err.constData());
}

void TestReport::namesProblemsAsMailBulkmailDoes_data()
{
    QTest::addColumn<JournalRow>("row");
    QTest::addColumn<QByteArray>("line");
    JournalRow row;
    row.entry = "nonsense";
    row.outcome = Outcome::Accepted;
    QTest::newRow("nothing is wrong") << row << QByteArray();
    row.outcome = Outcome::LeftOut;
    row.leftOut = LeftOut::Invalid;
    QTest::newRow("no address") << row << "error: Invalid email address : nonsense\tcode : MB007"_ba;
    row.leftOut = LeftOut::Duplicate;
    QTest::newRow("twice") << row << "error: Invalid email address : nonsense : duplicate\tcode : MB017"_ba;
    row.leftOut = LeftOut::Banned;
    QTest::newRow("banned") << row
                            << "error: Invalid email address : nonsense : banned address\tcode : MB018"_ba;
    row = {};
    row.entry = "a@one.test";
    row.outcome = Outcome::Deferred;
    row.code = 451;
    row.words = "later";
    QTest::newRow("put off") << row << "error: a@one.test : 451 later\tcode : MBS013"_ba;
}

void TestReport::namesProblemsAsMailBulkmailDoes()
{
    QFETCH(JournalRow, row);
    QTEST(ClassicFiles::errorLine(row), "line");
}

void TestReport::leavesTheOldFileWhereItCannotWrite()
{
    const QString out = m_folder.filePath(u"old"_s);
    QFile old(out);
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    const ReportExport wish{m_folder.filePath(u"none.job"_s), {}, ReportExport::Form::Csv, out};
    QVERIFY(!wish.write().isEmpty());
    QCOMPARE(contentOf(out), "old"_ba);
    const ReportExport nowhere{
        makeJob(m_folder), {}, ReportExport::Form::Csv, m_folder.filePath(u"no/such/folder"_s)};
    QVERIFY2(nowhere.write().contains(u"folder"_s), qPrintable(nowhere.write()));
}

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
