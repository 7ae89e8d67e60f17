#include "bulk/listrecords.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

class TestListRecords final : public QObject
{
    Q_OBJECT

private slots:
    void records_data();
    void records();
    void tellsWhatItFound();
    void cutsWhereItIsTold();
    void namesTellTheKind_data();
    void namesTellTheKind();
};

void TestListRecords::records_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArrayList>("found");
    const int table = int(ListFormat::Kind::Table);
    const int json = int(ListFormat::Kind::JsonLines);
    const auto row = [](const char *sentence, int kind, const char *column, const QByteArray &list,
                         const QByteArrayList &found) {
        QTest::newRow(sentence) << kind << QString::fromUtf8(column) << list << found;
    };
    row("a column called email", table, "", "Name,Email\nAnn,a@b.example\nBob,c@d.example",
        {"a@b.example", "c@d.example"});
    row("semicolons", table, "", "email;name\na@b.example;Ann", {"a@b.example"});
    row("tabs", table, "", "name\te-mail\nAnn\ta@b.example", {"a@b.example"});
    row("a chosen column, in any case", table, "WORK", "home,work\na@b.example,c@d.example", {"c@d.example"});
    row("a chosen column that is not there", table, "mobile", "home,work\na@b.example,c@d.example",
        {"no column of home|work"});
    row("no column that looks like one", table, "", "name,town\nAnn,Rome", {"no column of name|town"});
    row("no header, but an address", table, "", "Ann,a@b.example\nBob,c@d.example",
        {"a@b.example", "c@d.example"});
    row("a name with a comma", table, "", "email,name\na@b.example,\"Smith, Ann\"", {"a@b.example"});
    row("a note of two lines", table, "",
        "note,email\n\"one\ntwo, \"\"three\"\"\",a@b.example\nx,c@d.example", {"a@b.example", "c@d.example"});
    row("a mark within a cell", table, "", "name,email\nO\"Brien,a@b.example\nx,c@d.example",
        {"a@b.example", "c@d.example"});
    row("a mark without a partner ends with the list", table, "", "name,email\n\"Ann,a@b.example", {"none"});
    row("a record that is too short", table, "", "name,email\nAnn\nBob,c@d.example", {"none", "c@d.example"});
    row("an empty cell", table, "", "email,name\n,Ann", {"none"});
    row("empty lines do not count", table, "", "\nemail\n\na@b.example\n", {"a@b.example"});
    row("blanks around it", table, "", " email , name\n a@b.example , Ann", {"a@b.example"});
    row("Latin-1", table, "", "name,email\nGr\xfc\xdf,gr\xfc\xdf@b.example",
        {"gr\xc3\xbc\xc3\x9f@b.example"});
    row("a name and an address in one cell", table, "", "email\nAnn <a@b.example>", {"Ann <a@b.example>"});
    row("objects", json, "", "{\"email\":\"a@b.example\",\"n\":1}\n\n{\"Email\": \" c@d.example \"}",
        {"a@b.example", "c@d.example"});
    row("an object behind a byte order mark", json, "", "\xef\xbb\xbf{\"email\":\"a@b.example\"}",
        {"a@b.example"});
    row("a chosen key", json, "work", "{\"email\":\"a@b.example\",\"work\":\"c@d.example\"}",
        {"c@d.example"});
    row("an object without it", json, "", "{\"name\":\"Ann\"}", {"none"});
    row("a number", json, "", "{\"email\":17}", {"none"});
    row("no object", json, "", "[\"a@b.example\"]\nwhat", {"no record", "no record"});
}

void TestListRecords::records()
{
    QFETCH(int, kind);
    QFETCH(QString, column);
    QFETCH(QByteArray, list);
    const ListFormat format{ListFormat::Kind(kind), column};
    ListRecords records(format, format.kindOf({}));
    QByteArrayList found;
    const QByteArrayList lines = list.split('\n');
    for (qsizetype i = 0; i <= lines.size(); ++i) {
        const ListRecords::Found one = i < lines.size() ? records.take(lines[i]) : records.finish();
        if (one == ListRecords::Found::Entry)
            found << records.entry();
        else if (one == ListRecords::Found::NoEntry)
            found << "none";
        else if (one == ListRecords::Found::NoRecord)
            found << "no record";
        else if (one == ListRecords::Found::NoColumn) {
            found << "no column of " + records.columns().join(u'|').toUtf8();
            break;
        }
    }
    QTEST(found, "found");
}

void TestListRecords::tellsWhatItFound()
{
    ListRecords table({}, ListFormat::Kind::Table);
    QCOMPARE(table.take("name;e-mail"), ListRecords::Found::Nothing);
    QCOMPARE(table.take("Gr\xfc\xdf;a@b.example"), ListRecords::Found::Entry);
    QCOMPARE(table.delimiter(), ';');
    QCOMPARE(table.columns(), QStringList({u"name"_s, u"e-mail"_s}));
    QCOMPARE(table.addressColumn(), 1);
    QVERIFY(table.hasHeader() && table.hadLatin1());

    ListRecords bare({}, ListFormat::Kind::Table);
    QCOMPARE(bare.take("Ann,a@b.example"), ListRecords::Found::Entry);
    QVERIFY(!bare.hasHeader() && !bare.hadLatin1());
    QCOMPARE(bare.addressColumn(), 1);

    ListRecords objects({}, ListFormat::Kind::JsonLines);
    QCOMPARE(objects.take("{\"town\":\"Rome\",\"email\":\"a@b.example\"}"), ListRecords::Found::Entry);
    QCOMPARE(objects.columns().value(objects.addressColumn()), u"email"_s);
}

void TestListRecords::cutsWhereItIsTold()
{
    ListFormat format;
    format.delimiter = '|';
    ListRecords records(format, ListFormat::Kind::Table);
    QCOMPARE(records.take("email|note, and more"), ListRecords::Found::Nothing);
    QCOMPARE(records.take("a@b.example|\"one"), ListRecords::Found::Nothing);
    QCOMPARE(records.take("two\""), ListRecords::Found::Entry);
    QCOMPARE(records.entry(), "a@b.example"_ba);
    QCOMPARE(records.columns(), QStringList({u"email"_s, u"note, and more"_s}));
}

void TestListRecords::namesTellTheKind_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("kind");
    QTest::newRow("a text is plain") << u"readers.txt"_s << int(ListFormat::Kind::Plain);
    QTest::newRow("a name without ending is plain") << u"readers"_s << int(ListFormat::Kind::Plain);
    QTest::newRow("a table in capitals") << u"READERS.CSV"_s << int(ListFormat::Kind::Table);
    QTest::newRow("a table with tabs") << u"a.tsv"_s << int(ListFormat::Kind::Table);
    QTest::newRow("lines of JSON") << u"a.jsonl"_s << int(ListFormat::Kind::JsonLines);
}

void TestListRecords::namesTellTheKind()
{
    QFETCH(QString, name);
    QFETCH(int, kind);
    QCOMPARE(int(ListFormat{}.kindOf(name)), kind);
    QCOMPARE(int((ListFormat{ListFormat::Kind::Plain, {}}).kindOf(name)), int(ListFormat::Kind::Plain));
}

QTEST_GUILESS_MAIN(TestListRecords)
#include "tst_listrecords.moc"
