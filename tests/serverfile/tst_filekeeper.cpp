#include "serverfile/filekeeper.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

constexpr uid_t Nobody = 65534;

QByteArray encoded(const QString &name)
{
    return QFile::encodeName(name);
}

struct stat statusOf(const QString &name)
{
    struct stat status
    {};
    if (::stat(encoded(name).constData(), &status) != 0)
        qFatal("%s is not there", qPrintable(name));
    return status;
}

/// A user without rights, for as long as this lives; root tests as nobody.
class Powerless
{
    Q_DISABLE_COPY_MOVE(Powerless)

public:
    Powerless()
    {
        if (m_isRoot && (::setegid(Nobody) != 0 || ::seteuid(Nobody) != 0))
            qFatal("root cannot become nobody");
    }
    ~Powerless()
    {
        if (m_isRoot && (::seteuid(0) != 0 || ::setegid(0) != 0))
            qFatal("nobody cannot become root");
    }

private:
    const bool m_isRoot = ::geteuid() == 0;
};

} // namespace

class TestFileKeeper final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void aNewFileIsForItsOwnerAlone();
    void rightsAreKept_data();
    void rightsAreKept();
    void rootGivesAFileBackToItsOwner();
    void whoMayNotSaysThatTheOwnerChanged();
    void accessControlListsAreKept();
    void linksStay_data();
    void linksStay();
    void aLinkToNothingGetsItsFile();
    void otherNamesKeepTheOldContent();

    void changesOnDiskAreNoticed();
    void aFileThatIsGoneComesBackAsItWas();

    void whatIsNoFileIsNotWritten();
    void aReadOnlyFileIsNotWritten();
    void aFolderThatRefusesIsNamed();
    void aFullDiskLeavesTheOldFile();
    void aFullFileSystemLeavesTheOldFile();
    void brokenOffSavesAreSweptAway();
    void namesMayBeLongAndOdd_data();
    void namesMayBeLongAndOdd();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    QString write(const QString &name, const QByteArray &bytes, mode_t mode = 0644) const;
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestFileKeeper::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    if (::geteuid() == 0) // so that nobody may enter
        QCOMPARE(::chmod(encoded(m_folder->path()).constData(), 0777), 0);
}

QString TestFileKeeper::write(const QString &name, const QByteArray &bytes, mode_t mode) const
{
    QFile file(path(name));
    const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    file.close();
    if (!written || ::chmod(encoded(file.fileName()).constData(), mode) != 0)
        qFatal("%s cannot be written", qPrintable(file.fileName()));
    return file.fileName();
}

void TestFileKeeper::aNewFileIsForItsOwnerAlone()
{
    const QString name = path(u"servers.conf"_s);
    FileKeeper keeper(name);
    const SaveOutcome outcome = keeper.save("first");
    QVERIFY(outcome.isGood());
    QCOMPARE(outcome.remarks, SaveRemarks());
    QCOMPARE(readFile(name).bytes, "first"_ba);
    QCOMPARE(statusOf(name).st_mode & 0777, 0600u);
    QVERIFY(keeper.save("second").isGood());
    QCOMPARE(readFile(name).bytes, "second"_ba);
    QCOMPARE(files(), QStringList{u"servers.conf"_s}); // nothing is left behind
}

void TestFileKeeper::rightsAreKept_data()
{
    QTest::addColumn<int>("mode");

    QTest::newRow("for the owner alone") << 0600;
    QTest::newRow("for the owner and the group to read") << 0640;
    QTest::newRow("for the group to write") << 0660;
    QTest::newRow("for everybody to read") << 0644;
    QTest::newRow("for everybody to write") << 0666;
    QTest::newRow("a program, oddly") << 0755;
}

void TestFileKeeper::rightsAreKept()
{
    QFETCH(const int, mode);
    const QString name = write(u"servers.conf"_s, "old", mode_t(mode));
    FileKeeper keeper(name);
    QVERIFY(keeper.load().isGood());
    const SaveOutcome outcome = keeper.save("new");
    QVERIFY(outcome.isGood());
    QCOMPARE(outcome.remarks, SaveRemarks());
    QCOMPARE(readFile(name).bytes, "new"_ba);
    QCOMPARE(int(statusOf(name).st_mode & 0777), mode);
}

void TestFileKeeper::rootGivesAFileBackToItsOwner()
{
    if (::geteuid() != 0)
        QSKIP("only root can give files away");
    const QString name = write(u"servers.conf"_s, "old", 0640);
    QCOMPARE(::chown(encoded(name).constData(), 1234, 4321), 0);
    FileKeeper keeper(name);
    QVERIFY(keeper.load().isGood());
    const SaveOutcome outcome = keeper.save("new");
    QVERIFY(outcome.isGood());
    QCOMPARE(outcome.remarks, SaveRemarks());
    const struct stat status = statusOf(name);
    QCOMPARE(status.st_uid, 1234u);
    QCOMPARE(status.st_gid, 4321u);
    QCOMPARE(status.st_mode & 0777, 0640u);
}

void TestFileKeeper::whoMayNotSaysThatTheOwnerChanged()
{
    if (::geteuid() != 0)
        QSKIP("only root can make a file that is somebody else's");
    const QString name = write(u"servers.conf"_s, "old", 0666);
    const Powerless now;
    FileKeeper keeper(name);
    QVERIFY(keeper.load().isGood());
    const SaveOutcome outcome = keeper.save("new");
    QVERIFY(outcome.isGood());
    QCOMPARE(outcome.remarks, SaveRemark::OwnerChanged | SaveRemark::GroupChanged);
    QCOMPARE(statusOf(name).st_uid, Nobody);
    QCOMPARE(statusOf(name).st_mode & 0777, 0666u);
}

void TestFileKeeper::accessControlListsAreKept()
{
    const QString name = write(u"servers.conf"_s, "old", 0600);
    static constexpr char key[] = "system.posix_acl_access";
    // Version 2; entries of tag, rights, id: owner rw, user 1234 r, group nothing, mask r, others nothing.
    const QByteArray list = QByteArray::fromHex("02000000"
                                                "01000600ffffffff"
                                                "02000400d2040000"
                                                "04000000ffffffff"
                                                "10000400ffffffff"
                                                "20000000ffffffff");
    if (::setxattr(encoded(name).constData(), key, list.constData(), std::size_t(list.size()), 0) != 0)
        QSKIP("this file system has no access control lists");
    QCOMPARE(statusOf(name).st_mode & 0777, 0640u);
    FileKeeper keeper(name);
    QVERIFY(keeper.load().isGood());
    const SaveOutcome outcome = keeper.save("new");
    QVERIFY(outcome.isGood());
    QCOMPARE(outcome.remarks, SaveRemarks());
    QByteArray kept(1024, '\0');
    kept.truncate(::getxattr(encoded(name).constData(), key, kept.data(), std::size_t(kept.size())));
    QCOMPARE(kept, list);
    QCOMPARE(statusOf(name).st_mode & 0777, 0640u);
}

void TestFileKeeper::linksStay_data()
{
    QTest::addColumn<QStringList>("links"); // name, target, name, target, ...
    QTest::addColumn<QString>("saved");

    QTest::newRow("a link with a whole path") << QStringList{u"link"_s, u"/servers.conf"_s} << u"link"_s;
    QTest::newRow("a link beside its file") << QStringList{u"link"_s, u"servers.conf"_s} << u"link"_s;
    QTest::newRow("a link out of a folder")
        << QStringList{u"sub/link"_s, u"../servers.conf"_s} << u"sub/link"_s;
    QTest::newRow("a link to a link")
        << QStringList{u"link"_s, u"sub/link"_s, u"sub/link"_s, u"../servers.conf"_s} << u"link"_s;
    QTest::newRow("a file in a folder that is a link")
        << QStringList{u"here"_s, u"."_s} << u"here/servers.conf"_s;
}

void TestFileKeeper::linksStay()
{
    QFETCH(const QStringList, links);
    QFETCH(const QString, saved);
    const QString name = write(u"servers.conf"_s, "old", 0640);
    QVERIFY(QDir(m_folder->path()).mkdir(u"sub"_s));
    for (qsizetype i = 0; i < links.size(); i += 2) {
        const QString target = links[i + 1].startsWith(u'/') ? m_folder->path() + links[i + 1] : links[i + 1];
        QCOMPARE(::symlink(encoded(target).constData(), encoded(path(links[i])).constData()), 0);
    }
    FileKeeper keeper(path(saved));
    QVERIFY(keeper.load().isGood());
    QVERIFY(keeper.save("new").isGood());
    QCOMPARE(readFile(name).bytes, "new"_ba);
    QVERIFY(!QFileInfo(name).isSymLink());
    QCOMPARE(statusOf(name).st_mode & 0777, 0640u);
    for (qsizetype i = 0; i < links.size(); i += 2)
        QVERIFY(QFileInfo(path(links[i])).isSymLink());
    QVERIFY(!keeper.hasChangedOnDisk());
}

void TestFileKeeper::aLinkToNothingGetsItsFile()
{
    const QString link = path(u"link"_s);
    QCOMPARE(::symlink("later.conf", encoded(link).constData()), 0);
    QVERIFY(FileKeeper(link).save("new").isGood());
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(readFile(path(u"later.conf"_s)).bytes, "new"_ba);

    const QString astray = path(u"astray"_s);
    QCOMPARE(::symlink("no/such/folder", encoded(astray).constData()), 0);
    QCOMPARE(FileKeeper(astray).save("new").flaw, SaveFlaw::Unwritable);
    const QString loop = path(u"loop"_s);
    QCOMPARE(::symlink("loop", encoded(loop).constData()), 0);
    QCOMPARE(FileKeeper(loop).save("new").flaw, SaveFlaw::Unwritable);
}

void TestFileKeeper::otherNamesKeepTheOldContent()
{
    const QString name = write(u"servers.conf"_s, "old");
    const QString other = path(u"backup.conf"_s);
    QCOMPARE(::link(encoded(name).constData(), encoded(other).constData()), 0);
    FileKeeper keeper(name);
    QVERIFY(keeper.load().isGood());
    QCOMPARE(keeper.save("new").remarks, SaveRemarks(SaveRemark::OtherNames));
    QCOMPARE(readFile(name).bytes, "new"_ba);
    QCOMPARE(readFile(other).bytes, "old"_ba);
    QCOMPARE(keeper.save("newer").remarks, SaveRemarks()); // it has none any more
}

void TestFileKeeper::changesOnDiskAreNoticed()
{
    const QString name = path(u"servers.conf"_s);
    FileKeeper keeper(name);
    QVERIFY(keeper.save("one").isGood());
    QVERIFY(!keeper.hasChangedOnDisk());

    FileKeeper other(name);
    QVERIFY(other.save("one", true).isGood()); // a new file with the old content
    QVERIFY(!keeper.hasChangedOnDisk());
    QVERIFY(other.save("two").isGood());
    QVERIFY(keeper.hasChangedOnDisk());
    QCOMPARE(keeper.save("three").flaw, SaveFlaw::ChangedOnDisk);
    QCOMPARE(readFile(name).bytes, "two"_ba);
    QVERIFY(keeper.save("three", true).isGood());
}

void TestFileKeeper::aFileThatIsGoneComesBackAsItWas()
{
    const QString name = write(u"servers.conf"_s, "old", 0640);
    FileKeeper keeper(name);
    QVERIFY(keeper.load().isGood());
    QVERIFY(QFile::remove(name));
    QVERIFY(keeper.hasChangedOnDisk());
    QCOMPARE(keeper.save("new").flaw, SaveFlaw::ChangedOnDisk);
    QVERIFY(!QFile::exists(name));
    QVERIFY(keeper.save("new", true).isGood());
    QCOMPARE(readFile(name).bytes, "new"_ba);
    QCOMPARE(statusOf(name).st_mode & 0777, 0640u);
}

void TestFileKeeper::whatIsNoFileIsNotWritten()
{
    const QString fifo = path(u"fifo"_s);
    QCOMPARE(::mkfifo(encoded(fifo).constData(), 0600), 0);
    QCOMPARE(FileKeeper(fifo).save("x").flaw, SaveFlaw::NotAFile);
    QCOMPARE(FileKeeper(m_folder->path()).save("x").flaw, SaveFlaw::NotAFile);
    QCOMPARE(FileKeeper(u"/dev/null"_s).save("x").flaw, SaveFlaw::NotAFile);
    const SaveOutcome nowhere = FileKeeper(path(u"no/such/folder"_s)).save("x");
    QCOMPARE(nowhere.flaw, SaveFlaw::Unwritable);
    QVERIFY(!nowhere.detail.isEmpty());
    QVERIFY(!FileKeeper().save("x").isGood());
}

void TestFileKeeper::aReadOnlyFileIsNotWritten()
{
    const QString name = write(u"servers.conf"_s, "old", 0444);
    const Powerless now;
    FileKeeper keeper(name);
    QVERIFY(keeper.load().isGood());
    const SaveOutcome outcome = keeper.save("new");
    QCOMPARE(outcome.flaw, SaveFlaw::Unwritable);
    QVERIFY(!outcome.folderRefuses);
    QVERIFY(!outcome.detail.isEmpty());
    QCOMPARE(readFile(name).bytes, "old"_ba);
}

void TestFileKeeper::aFolderThatRefusesIsNamed()
{
    const QString name = write(u"servers.conf"_s, "old", 0666);
    QCOMPARE(::chmod(encoded(m_folder->path()).constData(), 0555), 0);
    {
        const Powerless now;
        FileKeeper keeper(name);
        QVERIFY(keeper.load().isGood());
        const SaveOutcome outcome = keeper.save("new");
        QCOMPARE(outcome.flaw, SaveFlaw::Unwritable);
        QVERIFY(outcome.folderRefuses);
        QVERIFY(!outcome.detail.isEmpty());
        QCOMPARE(readFile(name).bytes, "old"_ba);
    }
    QCOMPARE(::chmod(encoded(m_folder->path()).constData(), 0777), 0);
    QCOMPARE(files(), QStringList{u"servers.conf"_s});
}

void TestFileKeeper::aFullDiskLeavesTheOldFile()
{
    const QString name = write(u"servers.conf"_s, "old");
    FileKeeper keeper(name);
    QVERIFY(keeper.load().isGood());
    struct rlimit before
    {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    struct rlimit tight = before;
    tight.rlim_cur = 4096; // as if there were no more room
    const auto heed = std::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);
    const SaveOutcome outcome = keeper.save(QByteArray(1'000'000, 'x'));
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, heed);
    QCOMPARE(outcome.flaw, SaveFlaw::Unwritable);
    QVERIFY(!outcome.detail.isEmpty());
    QCOMPARE(readFile(name).bytes, "old"_ba);
    QCOMPARE(files(), QStringList{u"servers.conf"_s});
    QVERIFY(keeper.save("new").isGood());
}

void TestFileKeeper::aFullFileSystemLeavesTheOldFile()
{
    const QString small = path(u"small"_s);
    QVERIFY(QDir().mkdir(small));
    if (::mount("tmpfs", encoded(small).constData(), "tmpfs", 0, "size=64k") != 0)
        QSKIP("no file system can be mounted here");
    const auto unmount = qScopeGuard([&small] { ::umount(encoded(small).constData()); });
    const QString name = write(u"small/servers.conf"_s, "old");
    FileKeeper keeper(name);
    QVERIFY(keeper.load().isGood());
    const SaveOutcome outcome = keeper.save(QByteArray(1'000'000, 'x'));
    QCOMPARE(outcome.flaw, SaveFlaw::Unwritable);
    QVERIFY(!outcome.detail.isEmpty());
    QCOMPARE(readFile(name).bytes, "old"_ba);
    QCOMPARE(QDir(small).entryList(QDir::Files | QDir::Hidden), QStringList{u"servers.conf"_s});
    QVERIFY(keeper.save("new").isGood());
    QCOMPARE(readFile(name).bytes, "new"_ba);
}

void TestFileKeeper::brokenOffSavesAreSweptAway()
{
    const QString name = write(u"servers.conf"_s, "old");
    const QStringList others{u".servers.conf.relaydeck-aB3dEf-"_s, u".servers.conf.relaydeck-aB3dE"_s,
        u".other.conf.relaydeck-aB3dEf"_s, u"servers.conf.aB3dEf"_s};
    for (const QString &other : others)
        write(other, "x");
    write(u".servers.conf.relaydeck-young1"_s, "x");
    write(u".servers.conf.relaydeck-aB3dEf"_s, "half a fi");
    const QDateTime hourAgo = QDateTime::currentDateTimeUtc().addSecs(-3600);
    for (const QString &file : files()) {
        QFile old(path(file));
        QVERIFY(old.open(QIODevice::ReadWrite));
        QVERIFY(file.endsWith(u"young1"_s) || old.setFileTime(hourAgo, QFileDevice::FileModificationTime));
    }
    QVERIFY(FileKeeper(name).save("new", true).isGood());
    QStringList left = others + QStringList{u"servers.conf"_s, u".servers.conf.relaydeck-young1"_s};
    QStringList found = files();
    left.sort();
    found.sort();
    QCOMPARE(found, left);
}

void TestFileKeeper::namesMayBeLongAndOdd_data()
{
    QTest::addColumn<QString>("name");

    QTest::newRow("as long as names may be") << QString(255, u'n');
    QTest::newRow("long in another script") << QString(85, u'\u20ac');
    QTest::newRow("made of placeholders") << u"XXXXXXXX"_s;
    QTest::newRow("with signs of patterns") << u"a*[b]?{c}\\ $(d).conf"_s;
    QTest::newRow("hidden") << u".servers"_s;
}

void TestFileKeeper::namesMayBeLongAndOdd()
{
    QFETCH(const QString, name);
    FileKeeper keeper(path(name));
    QVERIFY(keeper.save("first").isGood());
    QVERIFY(keeper.save("second").isGood());
    QCOMPARE(readFile(path(name)).bytes, "second"_ba);
    QCOMPARE(files(), QStringList{name});
}

QTEST_GUILESS_MAIN(TestFileKeeper)
#include "tst_filekeeper.moc"
