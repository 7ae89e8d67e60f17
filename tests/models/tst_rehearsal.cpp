#include "models/listwords.h"
#include "models/rehearsal.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

/// What is known of message and list before anything is sent.
class TestRehearsal final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void sumsAListUp_data();
    void sumsAListUp();
    void showsTheMessageOfARow();
    void namesRowsThatLackValues();
    void seesTheListThoughAFieldIsMissing();
    void keepsTheRowsAroundTheOneAskedFor();
    void aMessageWithoutFieldsIsTheSameForAll();
    void bracesThatAreNoFieldsDoNotStandInTheWay();
    void looksAtOneFileAlone();
    void neverReadsAPipe();
    void endsWhenNobodyWantsToKnow();

private:
    QString write(const QString &name, const QByteArray &bytes);
    [[nodiscard]] SendOrder order(const QByteArray &letter, const QByteArray &list);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestRehearsal::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_folder = std::make_unique<QTemporaryDir>();
}

QString TestRehearsal::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder->filePath(name));
    const bool done = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    return done ? file.fileName() : QString();
}

SendOrder TestRehearsal::order(const QByteArray &letter, const QByteArray &list)
{
    SendOrder order;
    order.merge = true;
    order.messageFile = write(u"letter.eml"_s, letter);
    order.listFile = write(u"list.csv"_s, list);
    return order;
}

void TestRehearsal::sumsAListUp_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<qint64>("recipients");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("leftOut");

    QTest::newRow("a plain list") << u"a.txt"_s << "a@b.example\n\nc@d.example"_ba << qint64(2)
                                  << u"one entry a line"_s << QString();
    QTest::newRow("an empty list") << u"a.txt"_s << ""_ba << qint64(0) << u"one entry a line"_s << QString();
    QTest::newRow("duplicates and what is no address do not count")
        << u"a.txt"_s << "a@b.example\nA@B.example\na@b.example\nwhat\n"_ba << qint64(1)
        << u"one entry a line"_s << u"3 of them left out: 2 duplicates, 1 without an address"_s;
    QTest::newRow("a table with semicolons")
        << u"a.csv"_s << "name;E-Mail\nAnn;a@b.example\n"_ba << qint64(1)
        << u"table with ; between columns, UTF-8, addresses in column E-Mail"_s << QString();
    QTest::newRow("a table in Latin-1 without a header")
        << u"a.tsv"_s << "J\xf6rg\ta@b.example\n"_ba << qint64(1)
        << u"table with tabs between columns, Latin-1, no header, addresses in column 2"_s << QString();
    QTest::newRow("a column alone") << u"a.csv"_s << "mail\na@b.example\n"_ba << qint64(1)
                                    << u"table of one column, UTF-8, addresses in column mail"_s << QString();
    QTest::newRow("lines of JSON") << u"a.jsonl"_s << "{\"email\":\"a@b.example\"}\n{}\n"_ba << qint64(1)
                                   << u"lines of JSON, UTF-8, addresses under email"_s
                                   << u"1 of them left out: 1 without an address"_s;
}

void TestRehearsal::sumsAListUp()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, list);
    SendOrder order;
    order.listFile = write(name, list);
    const Rehearsal found = Rehearsal::of(order);
    QVERIFY(found.isWhole && !found.listTrouble);
    QTEST(found.list.recipients(), "recipients");
    QTEST(ListWords::format(found.list), "format");
    QTEST(ListWords::leftOut(found.list), "leftOut");
}

void TestRehearsal::showsTheMessageOfARow()
{
    const Rehearsal found = Rehearsal::of(order("Subject: For {{name}}\n\nDear {{name}} of {{town}}\n",
        "email,name,town\nno address,x,y\na@b.example,Ann,Rome\nc@d.example,Bob,Oslo\n"));
    QCOMPARE(found.fields, QStringList({u"name"_s, u"town"_s}));
    QVERIFY(!found.lack);
    const RehearsedRow *bob = found.row(2);
    QVERIFY(bob);
    QCOMPARE(bob->address, "c@d.example"_ba);
    QCOMPARE(bob->line, 4);
    QCOMPARE(bob->id, 3); // among all entries
    QCOMPARE(bob->values, QStringList({u"Bob"_s, u"Oslo"_s}));
    QCOMPARE(found.messageFor(*bob), "Subject: For Bob\r\n\r\nDear Bob of Oslo\r\n"_ba);
    QVERIFY(!found.row(0) && !found.row(3));
}

void TestRehearsal::namesRowsThatLackValues()
{
    const Rehearsal found = Rehearsal::of(order("Subject: {{town}}\n\nx\n",
        "email,town\na@b.example,Rome\nc@d.example,\nc@d.example,\ne@f.example,\n"));
    QCOMPARE(found.lacking, QList<qint64>({2, 3}));
    QCOMPARE(found.lack.entries, quint64(2));
    QCOMPARE(found.row(3)->flaw.field, u"town"_s);
    QCOMPARE(found.messageFor(*found.row(3)), QByteArray());
    QVERIFY(!found.messageFor(*found.row(1)).isEmpty());
}

void TestRehearsal::seesTheListThoughAFieldIsMissing()
{
    const Rehearsal found
        = Rehearsal::of(order("Subject: {{tonw}}\n\nx\n", "email,town\na@b.example,Rome\n"));
    QCOMPARE(found.lack.field, u"tonw"_s);
    QCOMPARE(found.lack.columns, QStringList({u"email"_s, u"town"_s}));
    QVERIFY(!found.listTrouble && found.isWhole);
    QCOMPARE(found.list.recipients(), 1);
    QCOMPARE(found.messageFor(*found.row(1)), QByteArray());

    SendOrder lines = order("Subject: {{tonw}}\n\nx\n", {});
    lines.listFile = write(u"list.jsonl"_s, "{\"email\":\"a@b.example\",\"town\":\"Rome\"}\n");
    const Rehearsal inJson = Rehearsal::of(lines);
    QCOMPARE(inJson.lack.field, u"tonw"_s);
    QCOMPARE(inJson.lack.columns, QStringList({u"email"_s, u"town"_s}));
    QCOMPARE(inJson.list.recipients(), 1);

    lines.listFile = write(u"list.txt"_s, "a@b.example\nb@b.example\n");
    const Rehearsal inPlain = Rehearsal::of(lines);
    QCOMPARE(inPlain.lack.field, u"tonw"_s);
    QVERIFY(!inPlain.listTrouble && inPlain.isWhole);
    QCOMPARE(inPlain.list.recipients(), 2);
}

void TestRehearsal::keepsTheRowsAroundTheOneAskedFor()
{
    QByteArray list = "email,n\n";
    constexpr int rows = 12'000;
    for (int i = 1; i <= rows; ++i)
        list += "p" + QByteArray::number(i) + "@b.example," + QByteArray::number(i) + "\n";
    const Rehearsal found = Rehearsal::of(order("Subject: {{n}}\n\nx\n", list), 9'000);
    QCOMPARE(found.list.recipients(), rows);
    QCOMPARE(found.row(9'000)->values, QStringList(u"9000"_s));
    QVERIFY(found.row(8'950) && found.row(9'050));
    QVERIFY(!found.row(1));
    QCOMPARE(found.rows.size(), Rehearsal::RowsKept);
}

void TestRehearsal::aMessageWithoutFieldsIsTheSameForAll()
{
    SendOrder asked
        = order("Subject: {{name}}\nMessage-ID: <a@b.example>\n\n{{{{x\n", "email\na@b.example\n");
    asked.merge = false;
    const Rehearsal asItStands = Rehearsal::of(asked);
    QCOMPARE(asItStands.fields, QStringList());
    QCOMPARE(asItStands.messageFor(*asItStands.row(1)),
        "Subject: {{name}}\r\nMessage-ID: <a@b.example>\r\n\r\n{{{{x\r\n"_ba);

    const Rehearsal merged
        = Rehearsal::of(order("Message-ID: <a@b.example>\n\n{{{{x\n", "email\na@b.example\n"));
    QCOMPARE(merged.messageFor(*merged.row(1)), "Message-ID: <a@b.example>\r\n\r\n{{x\r\n"_ba);
}

void TestRehearsal::bracesThatAreNoFieldsDoNotStandInTheWay()
{
    const Rehearsal found = Rehearsal::of(order("Subject: x\n\nfunction() {{ \n", "email\na@b.example\n"));
    QCOMPARE(found.mergeFault.kind, MergeFault::Kind::Unclosed);
    QVERIFY(!found.messageTrouble);
    QVERIFY(found.messageFor(*found.row(1)).contains("function() {{"));
}

void TestRehearsal::looksAtOneFileAlone()
{
    SendOrder asked;
    asked.merge = true;
    asked.messageFile = write(u"letter.eml"_s, "Subject: {{town}}\n\nx\n");
    QCOMPARE(Rehearsal::of(asked).fields, QStringList(u"town"_s));
    asked.listFile = m_folder->filePath(u"none.txt"_s);
    QCOMPARE(Rehearsal::of(asked).listTrouble.kind, Trouble::Kind::FileNotReadable);
    asked.messageFile = asked.listFile;
    QCOMPARE(Rehearsal::of(asked).messageTrouble.kind, Trouble::Kind::FileNotReadable);
}

void TestRehearsal::neverReadsAPipe()
{
    SendOrder asked;
    asked.listFile = m_folder->filePath(u"pipe"_s);
    QCOMPARE(::mkfifo(asked.listFile.toLocal8Bit().constData(), 0600), 0);
    const Rehearsal found = Rehearsal::of(asked);
    QVERIFY(found.isStream && !found.isWhole);
}

void TestRehearsal::endsWhenNobodyWantsToKnow()
{
    SendOrder asked;
    asked.listFile = write(u"a.txt"_s, "a@b.example\n");
    QVERIFY(!Rehearsal::of(asked, 1, [] { return false; }).isWhole);
    QVERIFY(Rehearsal::of(asked, 1, [] { return true; }).isWhole);
}

QTEST_GUILESS_MAIN(TestRehearsal)
#include "tst_rehearsal.moc"
