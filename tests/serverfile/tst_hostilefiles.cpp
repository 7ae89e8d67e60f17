#include "serverfile/confvalue.h"
#include "serverfile/fixall.h"
#include "serverfile/serverset.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

constexpr qint64 Mega = 1'000'000;
constexpr qint64 Patience = 60'000; // ms; with sanitizers and neighbours on the machine
const QByteArray Head = "define package Mail::Bulkmail::Server\n"_ba;

/// In bytes, from /proc/self/status.
qint64 memory(const QByteArray &key)
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(key + ':'))
            return line.simplified().split(' ').value(1).toLongLong() * 1024;
    }
    return 0;
}

/// How much memory is used more, at the highest, than when this was made.
class MemoryWatch
{
public:
    MemoryWatch()
    {
        QFile peak(u"/proc/self/clear_refs"_s); // 5: begin anew to look for the highest
        m_isExact = peak.open(QIODevice::WriteOnly) && peak.write("5") == 1 && peak.flush();
        m_before = memory("VmRSS");
    }
    [[nodiscard]] bool isExact() const { return m_isExact; }
    [[nodiscard]] qint64 growth() const { return memory("VmHWM") - m_before; }

private:
    qint64 m_before = 0;
    bool m_isExact = false;
};

std::optional<Diagnostic> find(const QList<Diagnostic> &diagnostics, DiagnosticKind kind)
{
    const auto found = std::find_if(diagnostics.cbegin(), diagnostics.cend(),
        [kind](const Diagnostic &diagnostic) { return diagnostic.kind == kind; });
    return found == diagnostics.cend() ? std::nullopt : std::optional(*found);
}

} // namespace

class TestHostileFiles final : public QObject
{
    Q_OBJECT

private slots:
    void strangeFilesAreRefused_data();
    void strangeFilesAreRefused();
    void strangeFilesAreRefusedWhereTheyAreNamed();
    void longLinesAreBorne_data();
    void longLinesAreBorne();
    void noNumberWraps_data();
    void noNumberWraps();
    void noUserNumberWraps_data();
    void noUserNumberWraps();
    void nulBytesAreNamed_data();
    void nulBytesAreNamed();
    void nothingIsExecuted_data();
    void nothingIsExecuted();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    QString write(const QString &name, const QByteArray &bytes) const;

    QTemporaryDir m_folder;
};

QString TestHostileFiles::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(file.fileName()));
    return file.fileName();
}

void TestHostileFiles::strangeFilesAreRefused_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QList<DiagnosticKind>>("kinds"); // one of them

    const auto row = [](const char *sentence, const QString &file, const QList<DiagnosticKind> &kinds) {
        QTest::newRow(sentence) << file << kinds;
    };
    using enum DiagnosticKind;
    QFile sparse(path(u"sparse"_s));
    QVERIFY(sparse.open(QIODevice::WriteOnly) && sparse.resize(qint64(1) << 30));
    row("a gigabyte of holes", sparse.fileName(), {FileTooLarge});
    QFile huge(path(u"huge"_s));
    QVERIFY(huge.open(QIODevice::WriteOnly));
    if (huge.resize(qint64(1) << 43)) // ext4 has an end at 16 TiB
        row("eight terabytes of holes", huge.fileName(), {FileTooLarge});
    row("a line of 100 MB", write(u"line"_s, Head + "Domain @= " + QByteArray(100 * Mega, 'x')),
        {FileTooLarge});
    row("a program", u"/proc/self/exe"_s, {FileIsBinary, FileTooLarge});
    row("a folder", m_folder.path(), {FileNotAFile});
    const QString fifo = path(u"fifo"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(fifo).constData(), 0600), 0);
    row("a FIFO that nobody writes", fifo, {FileNotAFile});
    row("a device without an end", u"/dev/zero"_s, {FileNotAFile});
    row("a terminal", u"/dev/tty"_s, {FileNotAFile, FileMissing});
    const QString loop = path(u"loop"_s);
    QVERIFY(QFile::link(path(u"pool"_s), loop) && QFile::link(loop, path(u"pool"_s)));
    row("links in a circle", loop, {FileUnreadable});
    row("a file as a folder", path(u"line"_s) + u"/servers.conf"_s, {FileMissing});
    row("a name beyond all measure", QString(100'000, u'x'), {FileUnreadable});
    row("a name with a NUL", u"servers\0conf"_s, {FileMissing});
    if (QFileInfo::exists(u"/proc/kmsg"_s)) // a reader of it waits for the kernel to say more
        row("a file that makes its readers wait", u"/proc/kmsg"_s, {FileUnreadable, FileIsBinary});
    row("the memory of this program", u"/proc/self/mem"_s, {FileUnreadable});
    row("nothing but line ends", write(u"ends"_s, QByteArray(60 * Mega, '\n')), {FileTooManyLines});
}

void TestHostileFiles::strangeFilesAreRefused()
{
    QFETCH(const QString, file);
    QFETCH(const QList<DiagnosticKind>, kinds);
    QElapsedTimer watch;
    watch.start();
    const MemoryWatch peak;
    const ServerSet set = loadServers(file);
    QVERIFY2(watch.elapsed() < Patience, qPrintable(QString::number(watch.elapsed())));
    QVERIFY(set.servers.isEmpty());
    QVERIFY(set.failure && kinds.contains(*set.failure));
    QCOMPARE(set.diagnostics.size(), 1);
    QCOMPARE(set.diagnostics.first().file, file);
    QCOMPARE(set.diagnostics.first().severity, Severity::Error);
    if (peak.isExact() && kinds == QList{DiagnosticKind::FileTooLarge})
        QVERIFY2(peak.growth() < 32 * Mega, qPrintable(QString::number(peak.growth())));
}

void TestHostileFiles::strangeFilesAreRefusedWhereTheyAreNamed()
{
    const QString fifo = path(u"named-fifo"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(fifo).constData(), 0600), 0);
    const QString master = write(u"master.conf"_s,
        "# line 1\ndefine package Mail::Bulkmail::Server\nserver_file = " + fifo.toUtf8() + '\n');
    const ServerSet set = loadServers(QString(), {master});
    const std::optional<Diagnostic> found = find(set.diagnostics, DiagnosticKind::FileNotAFile);
    QVERIFY(found);
    QCOMPARE(found->file, master);
    QCOMPARE(found->line, 3);
    QCOMPARE(found->subject, fifo.toUtf8());
}

void TestHostileFiles::longLinesAreBorne_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<QByteArray>("filling");
    QTest::addColumn<int>("megabytes");

    const auto row = [](const char *sentence, const QByteArray &begin, const QByteArray &filling,
                         int megabytes = 4) { QTest::newRow(sentence) << begin << filling << megabytes; };
    row("60 MB in a line that is none", "what ", "x", 60);
    row("60 MB in a value", "Domain @= x", "x", 60);
    row("60 MB of escapes", "Domain @= \\x41", "\\x41", 60);
    row("60 MB of packages", "", "define package ", 60);
    row("a comment", "#", "x");
    row("a blank line", " ", " \t");
    row("a key", "k", "k");
    row("a package", "define package P", "p");
    row("a user", "1", "1");
    row("a host", "Smtp @= x", "x");
    row("a number", "Port @= 1", "1");
    row("a number with a long fraction", "max_messages @= 1.", "1");
    row("escapes that are none", "Domain @= \\", "\\Q");
    row("a conversation", "CONVERSATION @= /", "x/");
    row("a fingerprint", "define package Relaydeck::Server\ncertificate @= sha256:a", "a:");
    row("a choice", "define package Relaydeck::Server\nauth @= a", "a");
    row("a secret", "password @= p", "p");
    row("equals signs", "Domain ", "= ");
    row("carriage returns", "Domain @= x", "\rx");
}

void TestHostileFiles::longLinesAreBorne()
{
    QFETCH(const QByteArray, begin);
    QFETCH(const QByteArray, filling);
    QFETCH(const int, megabytes);
    const qint64 size = megabytes * Mega;
    const QString file
        = write(u"long"_s, Head + "Smtp @= a.example\n" + begin + filling.repeated(size / filling.size()));
    LoadOptions options;
    options.beyondErrors = true;
    QElapsedTimer watch;
    watch.start();
    const MemoryWatch peak;
    ServerSet set = loadServers(file, {}, options);
    QVERIFY2(watch.elapsed() < Patience, qPrintable(QString::number(watch.elapsed())));
    if (peak.isExact()) // the bytes, a copy that is decoded, and what a sanitizer holds back
        QVERIFY2(peak.growth() < 12 * size + 64 * Mega, qPrintable(QString::number(peak.growth())));
    QVERIFY(!set.servers.isEmpty());
    for (const Diagnostic &diagnostic : set.diagnostics) {
        QCOMPARE(diagnostic.file, file);
        QVERIFY(diagnostic.line >= 1 && diagnostic.line <= 4);
        QVERIFY2(diagnostic.subject.size() <= DiagnosticList::LongestText
                && diagnostic.extra.size() <= DiagnosticList::LongestText,
            qPrintable(QString::number(diagnostic.subject.size())));
    }
}

void TestHostileFiles::noNumberWraps_data()
{
    QTest::addColumn<Field>("field");
    QTest::addColumn<QByteArray>("text");

    const QByteArrayList numbers{"99999", "-1", "1e400", "-1e400", "18446744073709551617",
        "18446744073709551641", "4294967321", "65561", "9223372036854775808", "1e19", "-0.5",
        "99999999999999999999999999"};
    for (const FieldInfo &info : fieldTable()) {
        for (const QByteArray &text : numbers) {
            const double number = text.toDouble();
            if (info.minimum < info.maximum && (number < info.minimum || number > info.maximum))
                QTest::newRow((info.key + QByteArray(" is not ") + text).constData()) << info.field << text;
        }
    }
}

void TestHostileFiles::noNumberWraps()
{
    QFETCH(const Field, field);
    QFETCH(const QByteArray, text);
    const bool own = std::size_t(field) >= ClassicFieldCount;
    const QByteArray line = fieldInfo(field).key + QByteArray(" @= ") + text + '\n';
    const QByteArray good = Head + "Smtp @= a.example\nTries @= 1\nDomain @= d.example\n";
    const QByteArray bytes = field == Field::Tries
        ? Head + "Smtp @= a.example\n" + line + "Domain @= d.example\n"
        : good + (own ? "define package Relaydeck::Server\n"_ba : QByteArray()) + line;
    const ServerSet set = loadServers(Document(bytes), u"servers.conf"_s);
    QCOMPARE(set.servers.size(), 1);
    QCOMPARE(set.diagnostics.size(), 1);
    const Diagnostic &diagnostic = set.diagnostics.first();
    QCOMPARE(diagnostic.kind, DiagnosticKind::OutOfRange);
    QCOMPARE(diagnostic.severity, Severity::Error);
    QCOMPARE(diagnostic.file, u"servers.conf"_s);
    QCOMPARE(diagnostic.line, int(bytes.left(bytes.indexOf(line)).count('\n')) + 1);
    QCOMPARE(diagnostic.subject, text);
    QVERIFY(
        text.startsWith('-') ? diagnostic.number <= 0 : diagnostic.number > 65'536 || field == Field::Port);

    ServerProfile relay = set.servers.first();
    QCOMPARE(relay.fault, field); // never connected to, and with the number of nobody
    ServerProfile plain = loadServers(Document(good), u"servers.conf"_s).servers.first();
    relay.settings = plain.settings = {};
    relay.fault.reset();
    QCOMPARE(relay, plain);
}

void TestHostileFiles::noUserNumberWraps_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<bool>("ours");

    QTest::newRow("zero is root") << "0"_ba << true;
    QTest::newRow("so are many zeros") << QByteArray(1000, '0') << true;
    QTest::newRow("2^32 is nobody") << "4294967296"_ba << false;
    QTest::newRow("2^64 is nobody") << "18446744073709551616"_ba << false;
    QTest::newRow("a number without an end is nobody") << QByteArray(10'000, '9') << false;
}

void TestHostileFiles::noUserNumberWraps()
{
    QFETCH(const QByteArray, user);
    LoadOptions options;
    options.euid = 0;
    const ServerSet set
        = loadServers(Document(Head + "Smtp @= a.example\n" + user + ": Port @= 26\n"), u"s"_s, {}, options);
    QCOMPARE(set.servers.size(), 1);
    QTEST(set.servers.first().port == 26, "ours");
    const std::optional<Diagnostic> found = find(set.diagnostics, DiagnosticKind::ForAnotherUser);
    QFETCH(const bool, ours);
    QCOMPARE(found.has_value(), !ours);
    QVERIFY(ours || found->number > 4'000'000'000);
}

void TestHostileFiles::nulBytesAreNamed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<DiagnosticKind>("kind");
    QTest::addColumn<int>("line");

    const QByteArray nul(1, '\0');
    const QByteArray far = "#" + QByteArray(5'000, '-') + '\n';
    using enum DiagnosticKind;
    QTest::newRow("near the beginning it is no text") << Head + nul << FileIsBinary << 0;
    QTest::newRow("in a value") << Head + far + "Domain @= a" + nul + "b\n" << NulByte << 3;
    QTest::newRow("in a key") << Head + far + "Do" + nul + "main @= ab\n" << InvalidLine << 3;
    QTest::newRow("alone in its line") << Head + far + nul + "\n" << InvalidLine << 3;
    QTest::newRow("in a host") << Head + far + "Smtp @= a" + nul + "b\n" << HostUnusable << 3;
    QTest::newRow("in a host, escaped") << Head + far + "Smtp @= \\x61\\x00\n" << HostUnusable << 3;
    QTest::newRow("in a file name, escaped") << Head + far + "Smtp @= a\nCONVERSATION @= \\x61\\x00\n"
                                             << TextUnusable << 4;
}

void TestHostileFiles::nulBytesAreNamed()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const DiagnosticKind, kind);
    const QString file = write(u"nul"_s, bytes);
    LoadOptions options;
    options.beyondErrors = true;
    const std::optional<Diagnostic> found = find(loadServers(file, {}, options).diagnostics, kind);
    QVERIFY(found);
    QCOMPARE(found->file, file);
    QTEST(found->line, "line");
}

void TestHostileFiles::nothingIsExecuted_data()
{
    QTest::addColumn<QByteArray>("line");

    for (const QByteArray &value : QByteArrayList{"\\E@{[`touch MARK`]}", "\\E${\\(system('touch MARK'))}",
             "\\E$(touch MARK)", "`touch MARK`", "$(touch MARK)", "\\E\"; system('touch MARK'); \"",
             "|touch MARK", "touch MARK|", ">MARK"}) {
        for (const QByteArray &key : QByteArrayList{"Smtp", "Domain", "CONVERSATION", "Port", "disconnect",
                 "password_command", "create_all_servers"})
            QTest::newRow((key + ' ' + value).constData()) << key + " @= " + value + '\n';
    }
}

void TestHostileFiles::nothingIsExecuted()
{
    QFETCH(QByteArray, line);
    const QString mark = path(u"mark"_s);
    line.replace("MARK", mark.toUtf8());
    const QByteArray bytes
        = Head + "Smtp @= a.example\n" + line + "define package Relaydeck::Server\nuser @= me\n" + line;
    LoadOptions options;
    options.beyondErrors = true;
    const ServerSet set = loadServers(write(u"evil"_s, bytes), {}, options);
    QVERIFY(!set.servers.isEmpty());
    const FixedDocument fixed = fixAll(Document(bytes), u"evil"_s, {}, options);
    QVERIFY(fixed.document.bytes().contains(line.trimmed()));
    QVERIFY(!QFileInfo::exists(mark));
}

QTEST_GUILESS_MAIN(TestHostileFiles)
#include "tst_hostilefiles.moc"
