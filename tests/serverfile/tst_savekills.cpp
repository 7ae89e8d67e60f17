#include "serverfile/filekeeper.h"
#include "support/wantedkills.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

QByteArray content(char letter, int lines)
{
    return QByteArray("# " + QByteArray(70, letter) + '\n').repeated(lines);
}

/// Saves one and the other for ever, and reports each time with a byte.
[[noreturn]] void saveForEver(
    const QString &name, const QByteArray &one, const QByteArray &other, int reports)
{
    FileKeeper keeper(name);
    for (;;) {
        for (const QByteArray &bytes : {one, other}) {
            if (!keeper.save(bytes, true).isGood() || ::write(reports, "s", 1) != 1)
                ::_exit(1);
        }
    }
}

} // namespace

class TestSaveKills final : public QObject
{
    Q_OBJECT

private slots:
    void aKilledSaveLeavesTheOldFileOrTheNewOne();
};

void TestSaveKills::aKilledSaveLeavesTheOldFileOrTheNewOne()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    const int kills = wantedKills(100);
    qInfo("%d kills, seed %u", kills, seed);
    QRandomGenerator random(seed);
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"servers.conf"_s);
    const QByteArray one = content('1', 9'000);
    const QByteArray other = content('2', 4'000);
    int ones = 0;
    for (int kill = 0; kill < kills; ++kill) {
        int reports[2];
        QCOMPARE(::pipe(reports), 0);
        const pid_t saver = ::fork();
        QVERIFY(saver >= 0);
        if (saver == 0)
            saveForEver(name, one, other, reports[1]);
        ::close(reports[1]);
        char report = 0;
        const bool hasSaved = ::read(reports[0], &report, 1) == 1;
        ::usleep(random.bounded(5'000)); // any moment of a save will do
        ::kill(saver, SIGKILL);
        int status = 0;
        QCOMPARE(::waitpid(saver, &status, 0), saver);
        ::close(reports[0]);
        QVERIFY(hasSaved && WIFSIGNALED(status));
        const QByteArray found = readFile(name).bytes;
        QVERIFY2(found == one || found == other,
            qPrintable(u"%1 bytes after kill %2"_s.arg(found.size()).arg(kill)));
        ones += found == one ? 1 : 0;
    }
    QVERIFY(ones > 0 && ones < kills); // both happened

    // What a kill can leave are files that have their name already and not yet their place.
    const QDir all(folder.path());
    const qsizetype left = all.entryList(QDir::Files | QDir::Hidden).size() - 1;
    QVERIFY2(left <= kills, qPrintable(u"%1 files are left"_s.arg(left)));
    for (const QFileInfo &info : all.entryInfoList(QDir::Files | QDir::Hidden)) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(
            QDateTime::currentDateTimeUtc().addSecs(-3600), QFileDevice::FileModificationTime));
    }
    QVERIFY(FileKeeper(name).save("last", true).isGood());
    QCOMPARE(all.entryList(QDir::Files | QDir::Hidden), QStringList{u"servers.conf"_s});
}

QTEST_GUILESS_MAIN(TestSaveKills)
#include "tst_savekills.moc"
