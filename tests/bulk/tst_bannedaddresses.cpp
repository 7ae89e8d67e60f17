#include "bulk/bannedaddresses.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

std::optional<int> find(const BannedAddresses &banned, const QByteArray &address)
{
    return banned.find(Address::parse(address).address);
}

/// False where one of the slices was not good.
bool readAll(BannedAddresses &banned)
{
    bool good = true;
    while (good && !banned.isRead())
        good = banned.readOn();
    return good;
}

} // namespace

/// Files of those that nothing is sent to, as services and people write them.
class TestBannedAddresses final : public QObject
{
    Q_OBJECT

private slots:
    void files_data();
    void files();
    void namesTheFile();
    void aTableThatDoesNotSayWhereIsAFault_data();
    void aTableThatDoesNotSayWhereIsAFault();
    void aMissingFileIsAFault();
    void manyAreFoundAgain();

private:
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no room for test files");
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

void TestBannedAddresses::files_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<bool>("isBanned");
    const auto row = [](const char *sentence, const QString &name, const QByteArray &bytes,
                         bool isBanned = true, const QByteArray &address = "x@bad.test"_ba) {
        QTest::newRow(sentence) << name << bytes << address << isBanned;
    };
    row("a line needs no end", u"plain"_s, "x@bad.test"_ba);
    row("a byte order mark is no part of the first", u"plain"_s, "\xef\xbb\xbfx@bad.test\n"_ba);
    row("comments ban nobody", u"plain"_s, "# bad.test\n#bad.test, all of it\ny@one.test\n"_ba, false);
    row("what follows a comment counts", u"plain"_s, "# bounced, May\nx@bad.test\n"_ba);
    row("a name with a comma is no table", u"plain"_s, "\"Xaver, X\" <x@bad.test>\n"_ba);
    row("a line of many bytes spoils only itself", u"plain"_s, QByteArray(3'000'000, 'a') + "\nx@bad.test\n");
    row("a table has a column for them", u"bounced.csv"_s,
        "reason,email,when\n\"no, none\",x@bad.test,yesterday\n"_ba);
    row("other columns ban nobody", u"bounced.csv"_s, "email,sender\ny@one.test,x@bad.test\n"_ba, false);
    row("cells go over lines", u"bounced.csv"_s, "email,reason\ny@one.test,\"a\nb\"\nx@bad.test,\n"_ba);
    row("a table may be named as it likes", u"bounced.txt"_s,
        "Date;E-Mail;Reason\n1 May;x@bad.test;bounced\n"_ba);
    row("a table needs no heading", u"bounced.txt"_s, "x@bad.test;bounced\n"_ba);
    row("a comment is no heading", u"bounced.csv"_s, "# by the service\nemail,reason\nx@bad.test,\n"_ba);
    row("tabs separate, too", u"left.tsv"_s, "name\temail\nXaver\tx@bad.test\n"_ba);
    row("Latin-1 is read", u"left.csv"_s, "name;email\nJ\xf6rg;x@bad.test\n"_ba);
    row("domains may stand in the column", u"left.csv"_s, "email,why\nbad.test,\n"_ba);
    row("a cell may be empty", u"left.csv"_s, "email,why\n,gone\nx@bad.test,\n"_ba);
    row("lines of JSON have a key for them", u"left.jsonl"_s, "{\"email\":\"x@bad.test\"}\n{\"a\":1}\n"_ba);
    row("a table with nothing in it bans nobody", u"left.csv"_s, "email,why\n"_ba, false);
    row("an empty file bans nobody", u"left.csv"_s, ""_ba, false);
    row("the case of domains does not count", u"plain"_s, "BAD.Test\n"_ba);
}

void TestBannedAddresses::files()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, address);
    BannedAddresses banned;
    QVERIFY(banned.open(write(name, bytes)));
    QVERIFY2(readAll(banned), qPrintable(banned.fault().words));
    QTEST(find(banned, address).has_value(), "isBanned");
    QVERIFY(!find(banned, "z@good.test"_ba));
}

void TestBannedAddresses::namesTheFile()
{
    BannedAddresses banned;
    QVERIFY(banned.open(write(u"one"_s, "a@x.test\nb@x.test\n"_ba)));
    QVERIFY(banned.open(write(u"two.csv"_s, "email\nB@x.test\nc@x.test\n"_ba)));
    QVERIFY(readAll(banned));
    banned.add({"d@x.test"_ba});
    QCOMPARE(find(banned, "a@x.test"_ba), std::optional(1));
    QCOMPARE(find(banned, "b@x.test"_ba), std::optional(1)); // the first that says so
    QCOMPARE(find(banned, "c@x.test"_ba), std::optional(2));
    QCOMPARE(find(banned, "d@x.test"_ba), std::optional(0));
}

void TestBannedAddresses::aTableThatDoesNotSayWhereIsAFault_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("by its name") << u"left.csv"_s;
    QTest::newRow("by its first line") << u"left.txt"_s;
}

void TestBannedAddresses::aTableThatDoesNotSayWhereIsAFault()
{
    QFETCH(QString, name);
    BannedAddresses banned;
    const QString file = write(name, "who,why\nx@bad.test,gone\n"_ba);
    QVERIFY(banned.open(file));
    QVERIFY(!readAll(banned));
    QCOMPARE(banned.fault().file, file);
    QCOMPARE(banned.fault().columns, (QStringList{u"who"_s, u"why"_s}));
}

void TestBannedAddresses::aMissingFileIsAFault()
{
    BannedAddresses banned;
    QVERIFY(!banned.open(u"/nowhere/left.csv"_s));
    QCOMPARE(banned.fault().file, u"/nowhere/left.csv"_s);
    QVERIFY(!banned.fault().words.isEmpty());
}

/// More than one slice, so that lines are cut between two.
void TestBannedAddresses::manyAreFoundAgain()
{
    constexpr int Many = 120'000;
    QByteArray bytes;
    for (int i = 0; i < Many; ++i)
        bytes += "reader" + QByteArray::number(i) + "@town" + QByteArray::number(i % 977) + ".test\n";
    BannedAddresses banned;
    QVERIFY(banned.open(write(u"many"_s, bytes)));
    QVERIFY(readAll(banned));
    for (int i = 0; i < Many; ++i) {
        const QByteArray tail = QByteArray::number(i) + "@town" + QByteArray::number(i % 977) + ".test";
        QVERIFY2(find(banned, "reader" + tail), tail.constData());
    }
    QVERIFY(!find(banned, "reader1@town2.test"_ba));
}

QTEST_GUILESS_MAIN(TestBannedAddresses)
#include "tst_bannedaddresses.moc"
