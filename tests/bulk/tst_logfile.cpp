#include "bulk/logfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

class TestLogFile final : public QObject
{
    Q_OBJECT

private slots:
    void linesAreAppended();
    void aLineIsOneLine();
    void manyLinesReachTheFileByThemselves();
    void whatCannotBeWrittenIsSaid_data();
    void whatCannotBeWrittenIsSaid();
    void namesAreTakenAsTheyAre();
    void aFullDiskIsAFaultThatStays();
    void aClosedLogSwallowsLines();

private:
    QByteArray contentOf(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QTemporaryDir m_folder;
};

void TestLogFile::linesAreAppended()
{
    const QString name = m_folder.filePath(u"good"_s);
    for (const char *line : {"a@one.test", "b@one.test"}) {
        LogFile log;
        QVERIFY(log.open(name));
        log.append(line);
    }
    QCOMPARE(contentOf(name), "a@one.test\nb@one.test\n"_ba);
}

void TestLogFile::aLineIsOneLine()
{
    const QString name = m_folder.filePath(u"lines"_s);
    LogFile log;
    QVERIFY(log.open(name));
    log.append("a\r\nb\nc");
    log.append("");
    QVERIFY(log.flush());
    QCOMPARE(contentOf(name), "a  b c\n\n"_ba);
}

void TestLogFile::manyLinesReachTheFileByThemselves()
{
    const QString name = m_folder.filePath(u"many"_s);
    LogFile log;
    QVERIFY(log.open(name));
    for (int i = 0; i < 10'000; ++i)
        log.append("0123456789");
    QVERIFY(contentOf(name).size() >= 10'000 * 11 - 65'536 - 11);
    QVERIFY(log.flush());
    QCOMPARE(contentOf(name).size(), 10'000 * 11);
}

void TestLogFile::whatCannotBeWrittenIsSaid_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("error");
    const QString fifo = m_folder.filePath(u"fifo"_s);
    ::mkfifo(QFile::encodeName(fifo).constData(), 0600);
    QTest::newRow("a directory is no log") << m_folder.path() << EISDIR;
    QTest::newRow("a folder must be there") << m_folder.filePath(u"none/log"_s) << ENOENT;
    QTest::newRow("a FIFO is not waited for") << fifo << ENXIO;
    QTest::newRow("a device is no log") << u"/dev/null"_s << EINVAL;
    QTest::newRow("a name is needed") << QString() << ENOENT;
}

void TestLogFile::whatCannotBeWrittenIsSaid()
{
    QFETCH(QString, name);
    QFETCH(int, error);
    LogFile log;
    QVERIFY(!log.open(name));
    QCOMPARE(log.fault(), FileFault({name, qt_error_string(error)}));
    QVERIFY(!log.isOpen());
    log.append("x");
    QVERIFY(!log.flush());
}

void TestLogFile::namesAreTakenAsTheyAre()
{
    for (const QString &odd : {u"&STDOUT"_s, u" blanks "_s, u"|cat"_s, u"$HOME"_s}) {
        const QString name = m_folder.filePath(odd);
        LogFile log;
        QVERIFY(log.open(name));
        log.append("x");
        QVERIFY(log.flush());
        QCOMPARE(contentOf(name), "x\n"_ba);
    }
}

void TestLogFile::aFullDiskIsAFaultThatStays()
{
    LogFile log;
    const QString name = m_folder.filePath(u"full"_s);
    QVERIFY(log.open(name));
    struct rlimit before
    {};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const struct rlimit tight
    {
        4, before.rlim_max
    };
    ::setrlimit(RLIMIT_FSIZE, &tight);
    log.append("0123456789");
    const bool flushed = log.flush();
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    QVERIFY(!flushed);
    QCOMPARE(log.fault().file, name);
    QVERIFY(!log.fault().words.isEmpty());
    log.append("x");
    QVERIFY(!log.flush());
    QCOMPARE(contentOf(name), "0123"_ba);
}

void TestLogFile::aClosedLogSwallowsLines()
{
    LogFile log;
    log.append("x");
    QVERIFY(log.flush());
    QVERIFY(!log.isOpen());
}

QTEST_APPLESS_MAIN(TestLogFile)
#include "tst_logfile.moc"
