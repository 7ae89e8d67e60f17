#include "serverfile/filereplacement.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

constexpr QLatin1StringView Mark(".relaydeck-"); // in the names of files that are being written
constexpr qsizetype MarkTail = 6; // letters behind it
constexpr qsizetype LongestStem = 60; // letters; names have at most 255 bytes
constexpr std::chrono::minutes Abandoned{10}; // no save takes as long
constexpr char AccessList[] = "system.posix_acl_access";

SaveOutcome unwritable(const QString &detail)
{
    return {.flaw = SaveFlaw::Unwritable, .detail = detail};
}

SaveOutcome unwritable(int error)
{
    return unwritable(QString::fromLocal8Bit(std::strerror(error)));
}

/// Where links lead at last. The caller has made sure that they do not go in circles.
QString behindLinks(QString fileName)
{
    static constexpr int mostLinks = 40; // as in Linux
    for (int i = 0; i < mostLinks; ++i) {
        const QByteArray path = QFile::encodeName(fileName);
        QByteArray target(4096, '\0');
        const ssize_t length = ::readlink(path.constData(), target.data(), std::size_t(target.size()));
        if (length < 0)
            break;
        target.truncate(length);
        const QString next = QFile::decodeName(target);
        fileName = next.startsWith(u'/') ? next : QFileInfo(fileName).path() + u'/' + next;
    }
    return fileName;
}

QString stemFor(const QString &fileName)
{
    return u'.' + QFileInfo(fileName).fileName().left(LongestStem) + Mark;
}

/// What the group could do beyond what everybody can is taken away.
mode_t withoutGroup(mode_t mode)
{
    return mode & (~mode_t(S_IRWXG) | ((mode & S_IRWXO) << 3));
}

/// False when there is an access control list that could not be copied.
bool copyAttributes(const QByteArray &from, int to)
{
    QByteArray names(64 * 1024, '\0');
    const ssize_t size = ::listxattr(from.constData(), names.data(), std::size_t(names.size()));
    names.truncate(std::max<ssize_t>(size, 0));
    bool kept = true;
    for (const QByteArray &name : names.split('\0')) {
        QByteArray value(64 * 1024, '\0');
        const ssize_t length = name.isEmpty()
            ? -1
            : ::getxattr(from.constData(), name.constData(), value.data(), std::size_t(value.size()));
        const bool copied = length >= 0
            && ::fsetxattr(to, name.constData(), value.constData(), std::size_t(length), 0) == 0;
        kept = kept && (copied || name != AccessList);
    }
    return kept;
}

/// Makes the new file as like the old one as we may.
SaveRemarks adopt(int file, const QByteArray &old, const FileRights &rights)
{
    SaveRemarks remarks;
    struct stat status
    {};
    if (::fchown(file, rights.owner, rights.group) != 0 && ::fchown(file, uid_t(-1), rights.group) != 0)
        remarks |= SaveRemark::GroupChanged;
    if (::fstat(file, &status) == 0) {
        remarks.setFlag(SaveRemark::OwnerChanged, status.st_uid != rights.owner);
        remarks.setFlag(SaveRemark::GroupChanged, status.st_gid != rights.group);
    }
    const bool sameList = copyAttributes(old, file);
    remarks.setFlag(SaveRemark::RightsLost, !sameList);
    const bool narrower = remarks.testAnyFlags(SaveRemark::GroupChanged | SaveRemark::RightsLost);
    ::fchmod(file, narrower ? withoutGroup(rights.mode) : rights.mode);
    return remarks;
}

void syncFolder(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

/// What saves that were killed have left behind.
void sweep(const QString &target)
{
    const QString stem = stemFor(target);
    const QDateTime before = QDateTime::currentDateTimeUtc().addDuration(-Abandoned);
    const auto found
        = QFileInfo(target).dir().entryInfoList(QDir::Files | QDir::Hidden | QDir::NoSymLinks, QDir::NoSort);
    for (const QFileInfo &info : found) {
        const QString name = info.fileName();
        if (name.size() == stem.size() + MarkTail && name.startsWith(stem) && info.lastModified() < before
            && (info.ownerId() == ::geteuid() || ::geteuid() == 0))
            QFile::remove(info.filePath());
    }
}

} // namespace

SaveOutcome replaceFile(
    const QString &fileName, const QByteArray &bytes, const std::optional<FileRights> &rights)
{
    const QString target = behindLinks(fileName);
    const QByteArray path = QFile::encodeName(target);
    const bool mayWrite = ::faccessat(AT_FDCWD, path.constData(), W_OK, AT_EACCESS) == 0;
    if (!mayWrite && errno != ENOENT) // it could be replaced all the same, but somebody said not to write it
        return unwritable(errno);

    const QString folder = QFileInfo(target).path();
    QTemporaryFile file(folder + u'/' + stemFor(target) + QString(MarkTail, u'X'));
    if (!file.open()) {
        SaveOutcome outcome = unwritable(file.errorString());
        outcome.folderRefuses = true;
        return outcome;
    }
    if (file.write(bytes) != bytes.size() || !file.flush())
        return unwritable(file.errorString());
    SaveOutcome outcome;
    if (rights)
        outcome.remarks = adopt(file.handle(), path, *rights);
    if (::fsync(file.handle()) != 0)
        return unwritable(errno);
    const QByteArray made = QFile::encodeName(file.fileName()); // from here on it has a name
    if (::rename(made.constData(), path.constData()) != 0)
        return unwritable(errno);
    file.setAutoRemove(false);
    syncFolder(folder);
    sweep(target);
    return outcome;
}

} // namespace Relaydeck
