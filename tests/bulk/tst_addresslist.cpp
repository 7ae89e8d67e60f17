#include "bulk/addresslist.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Relaydeck;
using Progress = AddressList::Progress;

namespace {

/// What a list came to: one line an entry, as `line:address` or `line!reason`.
QByteArrayList told(const std::vector<ListEntry> &entries)
{
    QByteArrayList lines;
    for (const ListEntry &entry : entries) {
        const QByteArray number = QByteArray::number(entry.line);
        switch (entry.leftOut) {
        case LeftOut::No: lines << number + ':' + entry.address.wire(); break;
        case LeftOut::Invalid: lines << number + "!fault " + QByteArray::number(int(entry.fault.kind)); break;
        case LeftOut::Duplicate: lines << number + "!as " + QByteArray::number(entry.firstLine); break;
        case LeftOut::NoValue: lines << number + "!none"; break;
        case LeftOut::Misfit: lines << number + "!misfit"; break;
        case LeftOut::NoRecord: lines << number + "!no record"; break;
        case LeftOut::Banned: lines << number + "!banned"; break;
        case LeftOut::LineTooLong: lines << number + "!too long"; break;
        }
    }
    return lines;
}

/// Reads `slice` lines at a time until the list ends, waiting by the event loop where it must.
Progress readAll(AddressList &list, std::vector<ListEntry> &entries, int slice)
{
    QSignalSpy readable(&list, &AddressList::readable);
    for (;;) {
        const Progress progress = list.read(entries, slice);
        if (progress == Progress::Ended || progress == Progress::Failed)
            return progress;
        if (progress == Progress::Waiting && readable.isEmpty() && !readable.wait(5000))
            return progress;
        readable.clear();
    }
}

} // namespace

class TestAddressList final : public QObject
{
    Q_OBJECT

private slots:
    void entries_data();
    void entries();
    void blankLinesAreCounted();
    void entriesGivenByHand();
    void aSliceIsNoLongerThanAsked();
    void aLineTooLongIsKeptShort();
    void duplicatesAreFoundAmongMany();
    void tablesAndJsonAreRead();
    void aTableWithoutAColumnIsAFault();
    void bannedOnesAreLeftOut_data();
    void bannedOnesAreLeftOut();
    void aBannedListThatIsMissingIsAFault();
    void duplicatesMayBeAllowed();
    void unreadableLists_data();
    void unreadableLists();
    void aDeviceWithoutEndIsReadInSlices();
    void aFifoIsWaitedForWithoutBlocking();
    void standardInputIsRead();

private:
    QString write(const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(u"list%1.txt"_s.arg(++m_files)));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no room for test files");
        return file.fileName();
    }

    QTemporaryDir m_folder;
    int m_files = 0;
};

void TestAddressList::entries_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArrayList>("entries");
    QTest::addColumn<bool>("byteOrderMark");

    const auto row = [](const char *sentence, const QByteArray &bytes, const QByteArrayList &entries,
                         bool mark = false) { QTest::newRow(sentence) << bytes << entries << mark; };
    const QByteArray noAt = "!fault " + QByteArray::number(int(AddressFault::Kind::NoAt));
    const QByteArray control = "!fault " + QByteArray::number(int(AddressFault::Kind::ControlByte));
    row("an empty file has no entries", "", {});
    row("one line is one entry", "a@one.test\n", {"1:a@one.test"});
    row("a last line needs no end", "a@one.test\nb@one.test", {"1:a@one.test", "2:b@one.test"});
    row("CR LF ends a line", "a@one.test\r\nb@one.test\r\n", {"1:a@one.test", "2:b@one.test"});
    row("line ends may be mixed", "a@one.test\r\nb@one.test\nc@one.test",
        {"1:a@one.test", "2:b@one.test", "3:c@one.test"});
    row("a byte order mark is skipped",
        "\xef\xbb\xbf"
        "a@one.test\n",
        {"1:a@one.test"}, true);
    row("a byte order mark alone is an empty list", "\xef\xbb\xbf", {}, true);
    row("half a byte order mark is no address", "\xef\xbb", {"1" + noAt});
    row("a byte order mark counts at the start only",
        "a@one.test\n\xef\xbb\xbf"
        "b@one.test\n",
        {"1:a@one.test",
            "2:\xef\xbb\xbf"
            "b@one.test"});
    row("blank lines give no entry but count as lines", "\n \t\na@one.test\n\r\n\nb@one.test\n",
        {"3:a@one.test", "6:b@one.test"});
    row("a hash begins no comment", "# people\na@one.test\n", {"1" + noAt, "2:a@one.test"});
    row("an invalid entry does not stop the rest", "nonsense\na@one.test\n", {"1" + noAt, "2:a@one.test"});
    row("a NUL spoils its line only", QByteArray("a\0@one.test\nb@one.test\n", 23),
        {"1" + control, "2:b@one.test"});
    row("names and brackets are read", "Ann <a@one.test>\n<b@one.test>\n", {"1:a@one.test", "2:b@one.test"});
    row("a second of the same is a duplicate", "a@one.test\nb@one.test\na@one.test\n",
        {"1:a@one.test", "2:b@one.test", "3!as 1"});
    row("duplicates are compared without case", "A@One.test\na@oNE.TEST\n", {"1:A@One.test", "2!as 1"});
    row("a name does not hide a duplicate", "a@one.test\nAnn <a@one.test>\n", {"1:a@one.test", "2!as 1"});
    row("invalid entries are no duplicates", "x\nx\n", {"1" + noAt, "2" + noAt});
    row("a line of 64 KiB is read", "a@one.test (" + QByteArray(65536 - 13, 'c') + ")\n", {"1:a@one.test"});
    row("a longer line is left out", "a@one.test (" + QByteArray(65536 - 12, 'c') + ")\nb@one.test\n",
        {"1!too long", "2:b@one.test"});
    row("a very long line is left out", QByteArray(3'000'000, 'x') + "\nb@one.test\n",
        {"1!too long", "2:b@one.test"});
    row("a very long last line is left out", "b@one.test\n" + QByteArray(3'000'000, 'x'),
        {"1:b@one.test", "2!too long"});
}

void TestAddressList::entries()
{
    QFETCH(QByteArray, bytes);
    const QString file = write(bytes);
    for (const int slice : {1, 2, 1000}) {
        AddressList list;
        QVERIFY(list.open(file));
        QCOMPARE(list.bytesInAll(), bytes.size());
        std::vector<ListEntry> entries;
        QCOMPARE(int(readAll(list, entries, slice)), int(Progress::Ended));
        QTEST(told(entries), "entries");
        QTEST(list.hadByteOrderMark(), "byteOrderMark");
        QCOMPARE(list.bytesRead(), bytes.size());
        QCOMPARE(int(list.read(entries, slice)), int(Progress::Ended));
    }
}

void TestAddressList::blankLinesAreCounted()
{
    AddressList list;
    QVERIFY(list.open(write("a@one.test\n\n  \nb@one.test\n\r\n")));
    std::vector<ListEntry> entries;
    readAll(list, entries, 100);
    QCOMPARE(list.lines(), 5);
    QCOMPARE(list.blankLines(), 3);
    QCOMPARE(list.firstBlankLine(), 2);
    QCOMPARE(entries[0].raw, "a@one.test"_ba);
}

void TestAddressList::entriesGivenByHand()
{
    AddressList list;
    list.openEntries({"a@one.test"_ba, ""_ba, "b@one.test\nc@one.test"_ba, " A@one.test "_ba});
    std::vector<ListEntry> entries;
    QCOMPARE(int(list.read(entries, 1)), int(Progress::More));
    QCOMPARE(int(readAll(list, entries, 1)), int(Progress::Ended));
    QCOMPARE(told(entries),
        QByteArrayList(
            {"1:a@one.test", "3!fault " + QByteArray::number(int(AddressFault::Kind::LineEnd)), "4!as 1"}));
    QCOMPARE(entries[2].raw, " A@one.test "_ba);

    AddressList none;
    none.openEntries({});
    QCOMPARE(int(none.read(entries, 1)), int(Progress::Ended));
}

void TestAddressList::aSliceIsNoLongerThanAsked()
{
    AddressList list;
    QVERIFY(list.open(write(QByteArray("a@one.test\n").repeated(1000))));
    std::vector<ListEntry> entries;
    QCOMPARE(int(list.read(entries, 10)), int(Progress::More));
    QCOMPARE(entries.size(), size_t(10));
}

void TestAddressList::aLineTooLongIsKeptShort()
{
    AddressList list;
    QVERIFY(list.open(write(QByteArray(100'000, 'x'))));
    std::vector<ListEntry> entries;
    readAll(list, entries, 10);
    QCOMPARE(entries.at(0).raw, QByteArray(200, 'x'));
}

void TestAddressList::duplicatesAreFoundAmongMany()
{
    constexpr int Count = 20'000;
    QByteArray bytes;
    for (int i = 0; i < 2 * Count; ++i)
        bytes += (i < Count ? "Someone" : "sOMEONE") + QByteArray::number(i % Count) + "@domain"
            + QByteArray::number(i % 100) + ".test\n";
    AddressList list;
    QVERIFY(list.open(write(bytes)));
    std::vector<ListEntry> entries;
    QCOMPARE(int(readAll(list, entries, 777)), int(Progress::Ended));
    QCOMPARE(entries.size(), size_t(2 * Count));
    for (int i = 0; i < Count; ++i) {
        QCOMPARE(int(entries[size_t(i)].leftOut), int(LeftOut::No));
        QCOMPARE(int(entries[size_t(i + Count)].leftOut), int(LeftOut::Duplicate));
        QCOMPARE(entries[size_t(i + Count)].firstLine, i + 1);
    }
}

void TestAddressList::tablesAndJsonAreRead()
{
    const QByteArray table
        = "\xef\xbb\xbfName;E-Mail\r\nAnn;a@one.test\r\n\"Bob\nBuilder\";b@one.test\r\n\r\nCy;\r\nDi;A@one.test"_ba;
    for (const int slice : {1, 100}) {
        AddressList list;
        QVERIFY(list.open(write(table), {ListFormat::Kind::Table, {}}));
        std::vector<ListEntry> entries;
        QCOMPARE(int(readAll(list, entries, slice)), int(Progress::Ended));
        QCOMPARE(told(entries), QByteArrayList({"2:a@one.test", "3:b@one.test", "6!none", "7!as 2"}));
        QCOMPARE(entries[1].raw, "\"Bob\nBuilder\";b@one.test"_ba);
    }
    AddressList open; // a quotation mark without a partner
    QVERIFY(open.open(write("email\n\"a@one.test\nb@one.test\n"_ba), {ListFormat::Kind::Table, {}}));
    std::vector<ListEntry> last;
    QCOMPARE(int(readAll(open, last, 100)), int(Progress::Ended));
    QCOMPARE(last.size(), std::size_t(1));
    QCOMPARE(last.front().raw, "\"a@one.test\nb@one.test"_ba);
    AddressList list;
    QVERIFY(list.open(write("{\"email\":\"a@one.test\"}\nwhat\n{\"email\":\"nobody\"}\n"_ba),
        {ListFormat::Kind::JsonLines, {}}));
    std::vector<ListEntry> entries;
    QCOMPARE(int(readAll(list, entries, 100)), int(Progress::Ended));
    QCOMPARE(told(entries),
        QByteArrayList(
            {"1:a@one.test", "2!no record", "3!fault " + QByteArray::number(int(AddressFault::Kind::NoAt))}));
}

void TestAddressList::aTableWithoutAColumnIsAFault()
{
    AddressList list;
    QVERIFY(list.open(write("Name,Town\nAnn,Rome\n"_ba), {ListFormat::Kind::Table, {}}));
    std::vector<ListEntry> entries;
    QCOMPARE(int(readAll(list, entries, 100)), int(Progress::Failed));
    QCOMPARE(list.fault().columns, QStringList({u"Name"_s, u"Town"_s}));
    QVERIFY(entries.empty());
}

void TestAddressList::bannedOnesAreLeftOut_data()
{
    QTest::addColumn<QByteArray>("banned");
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<bool>("isBanned");
    QTest::newRow("an address") << "x@bad.test"_ba
                                << "x@bad.test"_ba << true;
    QTest::newRow("in any case") << "X@Bad.test"_ba
                                 << "x@bAD.test"_ba << true;
    QTest::newRow("with a name") << "x@bad.test"_ba
                                 << "Somebody <x@bad.test>"_ba << true;
    QTest::newRow("not another one of its domain") << "x@bad.test"_ba
                                                   << "y@bad.test"_ba << false;
    QTest::newRow("a domain") << "bad.test"_ba
                              << "y@bad.test"_ba << true;
    QTest::newRow("a domain with an at sign") << "@BAD.test"_ba
                                              << "y@bad.test"_ba << true;
    QTest::newRow("not what is below it") << "bad.test"_ba
                                          << "y@sub.bad.test"_ba << false;
    QTest::newRow("behind a blank line") << "a@one.test\n\n\r\nbad.test\r\n"_ba
                                         << "y@bad.test"_ba << true;
    QTest::newRow("behind a zero") << "0\nbad.test"_ba
                                   << "y@bad.test"_ba << true;
    QTest::newRow("blank lines ban nobody") << "\n \n"_ba
                                            << "y@bad.test"_ba << false;
}

void TestAddressList::bannedOnesAreLeftOut()
{
    QFETCH(QByteArray, banned);
    QFETCH(QByteArray, entry);
    QFETCH(bool, isBanned);
    AddressList list;
    QVERIFY(list.openBanned(write(banned)));
    list.openEntries({entry, entry});
    std::vector<ListEntry> entries;
    readAll(list, entries, 10);
    QCOMPARE(int(entries[0].leftOut), int(isBanned ? LeftOut::Banned : LeftOut::No));
    QCOMPARE(int(entries[1].leftOut), int(isBanned ? LeftOut::Banned : LeftOut::Duplicate));
}

void TestAddressList::aBannedListThatIsMissingIsAFault()
{
    AddressList list;
    QVERIFY(!list.openBanned(u"/nowhere/banned.txt"_s));
    QCOMPARE(list.fault().file, u"/nowhere/banned.txt"_s);
    list.openEntries({"a@one.test"_ba});
    std::vector<ListEntry> entries;
    QCOMPARE(int(readAll(list, entries, 10)), int(Progress::Failed));
    QVERIFY(entries.empty());
}

void TestAddressList::duplicatesMayBeAllowed()
{
    AddressList list;
    list.allowDuplicates();
    list.openEntries({"a@one.test"_ba, "A@one.test"_ba});
    std::vector<ListEntry> entries;
    readAll(list, entries, 10);
    QCOMPARE(int(entries[1].leftOut), int(LeftOut::No));
}

void TestAddressList::unreadableLists_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("error");
    QTest::newRow("a missing file has the system's words") << m_folder.filePath(u"missing.txt"_s) << ENOENT;
    QTest::newRow("a directory is no list") << m_folder.path() << EISDIR;
    QTest::newRow("a file is no directory") << u"/dev/null/list.txt"_s << ENOTDIR;
    QTest::newRow("a name is needed") << QString() << ENOENT;
}

void TestAddressList::unreadableLists()
{
    QFETCH(QString, file);
    QFETCH(int, error);
    AddressList list;
    QVERIFY(!list.open(file));
    QCOMPARE(list.fault(), FileFault({file, qt_error_string(error)}));
    std::vector<ListEntry> entries;
    QCOMPARE(int(list.read(entries, 1)), int(Progress::Failed));
}

void TestAddressList::aDeviceWithoutEndIsReadInSlices()
{
    AddressList list;
    QVERIFY(list.open(u"/dev/zero"_s));
    std::vector<ListEntry> entries;
    for (int i = 0; i < 20; ++i)
        QCOMPARE(int(list.read(entries, 1000)), int(Progress::More));
    QVERIFY(entries.empty());
    QVERIFY(list.bytesRead() <= 25 * 1024 * 1024);
}

void TestAddressList::aFifoIsWaitedForWithoutBlocking()
{
    const QString name = m_folder.filePath(u"fifo"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(name).constData(), 0600), 0);
    AddressList list;
    QVERIFY(list.open(name));
    QCOMPARE(list.bytesInAll(), -1);
    std::vector<ListEntry> entries;
    QCOMPARE(int(list.read(entries, 10)), int(Progress::Waiting));
    QCOMPARE(int(list.read(entries, 10)), int(Progress::Waiting));

    QSignalSpy readable(&list, &AddressList::readable);
    QFile writer(name);
    QVERIFY(writer.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    writer.write("a@one.test\nb@one");
    QTRY_COMPARE(readable.count(), 1);
    QCOMPARE(int(list.read(entries, 10)), int(Progress::Waiting));
    QCOMPARE(told(entries), QByteArrayList({"1:a@one.test"}));
    writer.write(".test\nc@one.test");
    writer.close();
    QTRY_COMPARE(readable.count(), 2);
    QCOMPARE(int(readAll(list, entries, 10)), int(Progress::Ended));
    QCOMPARE(told(entries), QByteArrayList({"1:a@one.test", "2:b@one.test", "3:c@one.test"}));
}

/// In a child, since this process has other uses for its standard input.
void TestAddressList::standardInputIsRead()
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {u"--read-standard-input"_s});
    QVERIFY(child.waitForStarted());
    child.write("a@one.test\n");
    QTRY_VERIFY_WITH_TIMEOUT(child.canReadLine(), 30'000);
    QCOMPARE(child.readLine(), "1:a@one.test\n"_ba); // before the end of the input
    child.write("b@one.test");
    child.closeWriteChannel();
    QTRY_COMPARE_WITH_TIMEOUT(child.state(), QProcess::NotRunning, 30'000);
    QCOMPARE(child.readAll(), "2:b@one.test\nended\n"_ba);
}

static int readStandardInput()
{
    AddressList list;
    if (!list.open(u"-"_s))
        return 1;
    const auto readSlice = [&] {
        std::vector<ListEntry> entries;
        Progress progress = Progress::More;
        while (progress == Progress::More)
            progress = list.read(entries, 10);
        for (const QByteArray &line : told(entries))
            std::puts(line.constData());
        if (progress != Progress::Waiting)
            std::puts("ended");
        std::fflush(stdout);
        if (progress != Progress::Waiting)
            QCoreApplication::quit();
    };
    QObject::connect(&list, &AddressList::readable, &list, readSlice);
    QMetaObject::invokeMethod(&list, readSlice, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (app.arguments().contains(u"--read-standard-input"_s))
        return readStandardInput();
    TestAddressList test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_addresslist.moc"
