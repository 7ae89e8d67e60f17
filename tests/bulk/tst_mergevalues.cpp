#include "bulk/addresslist.h"
#include "bulk/mergepress.h"
#include "bulk/mergevalues.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

/// Each entry that is sent to as `line: value|value`, and at the end what was wrong with the list.
QByteArrayList toldOf(AddressList &list)
{
    QByteArrayList told;
    std::vector<ListEntry> entries;
    auto progress = AddressList::Progress::More;
    while (progress == AddressList::Progress::More)
        progress = list.read(entries, 2);
    for (const ListEntry &entry : entries) {
        const QByteArray values = entry.values.join(u'|').toUtf8();
        told << QByteArray::number(entry.line) + ": " + (entry.leftOut == LeftOut::No ? values : "left out");
    }
    if (!list.fault().field.isEmpty())
        told << "no " + list.fault().field.toUtf8() + " in " + list.fault().columns.join(u'|').toUtf8();
    return told;
}

} // namespace

/// Values for the fields of a message, out of lists.
class TestMergeValues final : public QObject
{
    Q_OBJECT

private slots:
    void lists_data();
    void lists();
    void entriesByHand();
    void jsonKeepsEveryText();
    void gapsAreCounted();
    void orderOfFieldsIsThatOfThePlan();
};

void TestMergeValues::lists_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QStringList>("fields");
    QTest::addColumn<QByteArrayList>("told");
    const QString csv = u"a.csv"_s;
    const QString json = u"a.jsonl"_s;
    const QString plain = u"a.txt"_s;
    const auto row
        = [](const char *sentence, const QString &name, const QByteArray &list, const QStringList &fields,
              const QByteArrayList &told) { QTest::newRow(sentence) << name << list << fields << told; };
    row("columns give values, in any case and order", csv, "First Name,email,Town\nAnn,a@b.example,Rome\n",
        {u"town"_s, u"first name"_s}, {"2: Rome|Ann"});
    row("a record with a line end in it is one entry", csv,
        "email,town\na@b.example,\"New\nYork\"\nc@d.example,Rome\n", {u"town"_s},
        {"2: New\nYork", "4: Rome"});
    row("a cell that is not there is empty", csv, "email,town\na@b.example\n", {u"town"_s}, {"2: "});
    row("the address is always there", csv, "email,town\nAnn <a@b.example>,Rome\n",
        {u"address"_s, u"name"_s, u"email"_s}, {"2: a@b.example|Ann|Ann <a@b.example>"});
    row("the column of the address gives the bare address", csv, "address,name\nAnn <a@b.example>,Anna\n",
        {u"address"_s, u"name"_s}, {"2: a@b.example|Anna"});
    row("another column may be called address", csv, "email,address\na@b.example,1 High Street\n",
        {u"address"_s}, {"2: 1 High Street"});
    row("a field without a column is named", csv, "email,town\na@b.example,Rome\n", {u"street"_s},
        {"no street in email|town"});
    row("a table without a header has no columns", csv, "a@b.example,Rome\n", {u"town"_s},
        {"no town in a@b.example|Rome"});
    row("entries that are left out have no values", csv, "email,town\nnobody,Rome\na@b.example,Oslo\n",
        {u"town"_s}, {"2: left out", "3: Oslo"});
    row("keys give values, in any case", json, "{\"email\":\"a@b.example\",\"Town\":\"Rome\"}\n", {u"town"_s},
        {"1: Rome"});
    row("numbers and truths are values", json,
        "{\"email\":\"a@b.example\",\"n\":17,\"x\":2.5,\"t\":true,\"z\":null,\"big\":9007199254740991}\n",
        {u"n"_s, u"x"_s, u"t"_s, u"z"_s, u"big"_s}, {"1: 17|2.5|true||9007199254740991"});
    row("a value does not stay for the next line", json,
        "{\"email\":\"a@b.example\",\"town\":\"Rome\"}\n{\"email\":\"c@d.example\"}\n", {u"town"_s},
        {"1: Rome", "2: "});
    row("a key that stands in no line is named, with those that do", json, "{\"email\":\"a@b.example\"}\n",
        {u"town"_s}, {"1: ", "no town in email"});
    row("the key of the address gives the bare address", json, "{\"address\":\"Ann <a@b.example>\"}\n",
        {u"address"_s, u"name"_s}, {"1: a@b.example|Ann"});
    row("an entry is what the list has", plain, "Ann <a@b.example>\nc@d.example\n", {u"entry"_s},
        {"1: Ann <a@b.example>", "2: c@d.example"});
    row("a plain list has address and name", plain,
        "Ann <a@b.example>\n\"Smith, \\\"Bob\\\"\" <c@d.example>\ne@f.example\n", {u"name"_s, u"Address"_s},
        {"1: Ann|a@b.example", "2: Smith, \"Bob\"|c@d.example", "3: |e@f.example"});
    row("an encoded name is decoded", plain, "=?utf-8?q?J=C3=BCrgen?= <a@b.example>\n", {u"name"_s},
        {"1: J\xc3\xbcrgen"});
    row("a plain list has nothing else", plain, "a@b.example\n", {u"town"_s},
        {"no town in address|name|entry"});
}

void TestMergeValues::lists()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, list);
    QFETCH(QStringList, fields);
    const QTemporaryDir folder;
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(list) == list.size());
    file.close();
    AddressList addresses;
    addresses.wantFields(fields);
    const bool opened = addresses.open(file.fileName());
    QCOMPARE(opened, addresses.fault().field.isEmpty());
    QTEST(toldOf(addresses), "told");
}

void TestMergeValues::entriesByHand()
{
    AddressList addresses;
    addresses.wantFields({u"name"_s});
    QVERIFY(addresses.openEntries({"Ann <a@b.example>"_ba}));
    QCOMPARE(toldOf(addresses), QByteArrayList{"1: Ann"_ba});
    AddressList others;
    others.wantFields({u"town"_s});
    QVERIFY(!others.openEntries({"Ann <a@b.example>"_ba}));
}

void TestMergeValues::jsonKeepsEveryText()
{
    const QStringList values{u"Grüße \"x\" \\ 🙂"_s, QString(), u"a\nb\tc"_s};
    QCOMPARE(mergeValuesFromJson(mergeValuesToJson(values)), values);
    QCOMPARE(mergeValuesToJson({}), QByteArray());
}

void TestMergeValues::gapsAreCounted()
{
    const auto made = MergeTemplate::compile("Subject: {{a}}\n\n{{b|x}}\n");
    MergeCheck check(std::make_shared<const MergePress>(made.letter, MergePress::namesOf(*made.letter)));
    QVERIFY(!check.lack());
    for (int line = 1; line <= 8; ++line) {
        ListEntry entry;
        entry.line = line;
        entry.leftOut = line == 8 ? LeftOut::Duplicate : LeftOut::No;
        entry.values = line == 1 ? QStringList{u"b"_s, u"a"_s} : QStringList{QString(), QString()};
        check.look(entry);
    }
    QVERIFY(check.lack());
    QCOMPARE(check.lack().entries, quint64(6));
    QCOMPARE(check.lack().gaps.size(), MergeLack::MostGaps);
    QCOMPARE(check.lack().gaps.first(), (MergeGap{2, {MergeFlaw::Kind::NoValue, u"a"_s, {}}}));
}

/// A later version may find the fields in another order.
void TestMergeValues::orderOfFieldsIsThatOfThePlan()
{
    const auto made = MergeTemplate::compile("Subject: {{a}}-{{b}}\n\nx\n");
    JournalRecipient recipient;
    recipient.values = mergeValuesToJson({u"B"_s, u"A"_s});
    const auto content = MergePress(made.letter, {u"b"_s, u"a"_s}).print(recipient);
    QVERIFY(content);
    QCOMPARE(content->plain().toByteArray(), "Subject: A-B\r\n\r\nx\r\n"_ba);
    recipient.values = "[\"only one\"]"_ba;
    QVERIFY(!MergePress(made.letter, {u"b"_s, u"a"_s}).print(recipient));
    recipient.values = "nonsense"_ba;
    QVERIFY(!MergePress(made.letter, {u"b"_s, u"a"_s}).print(recipient));
}

QTEST_GUILESS_MAIN(TestMergeValues)
#include "tst_mergevalues.moc"
