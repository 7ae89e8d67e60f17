#include "bulk/joblease.h"

#include <cerrno>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSysInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Relaydeck {

namespace {

constexpr mode_t OwnerOnly = S_IRUSR | S_IWUSR;

QByteArray holderLine()
{
    return "process " + QByteArray::number(QCoreApplication::applicationPid()) + " on "
        + QSysInfo::machineHostName().toUtf8() + '\n';
}

QString readHolder(int descriptor)
{
    char line[256];
    const ssize_t size = ::pread(descriptor, line, sizeof line, 0);
    return size > 0 ? QString::fromUtf8(line, size).trimmed() : QString();
}

/// A lock on the whole file that belongs to the open file, not to the process: nobody loses it by
/// closing another descriptor, and asking for it does not take it.
struct flock wholeFile()
{
    struct flock lock
    {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

QString systemWords()
{
    return qt_error_string(errno);
}

} // namespace

JobLease::~JobLease()
{
    if (m_descriptor < 0)
        return;
    ::unlink(QFile::encodeName(m_lockFile).constData());
    ::close(m_descriptor);
}

JobLease::Taken JobLease::take(const QString &lockFile)
{
    m_lockFile = lockFile;
    for (;;) {
        m_descriptor = ::open(
            QFile::encodeName(lockFile).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, OwnerOnly);
        if (m_descriptor < 0) {
            m_words = systemWords();
            return Taken::NotWritable;
        }
        struct flock lock = wholeFile();
        if (::fcntl(m_descriptor, F_OFD_SETLK, &lock) != 0) {
            const bool held = errno == EAGAIN || errno == EACCES;
            m_words = held ? readHolder(m_descriptor) : systemWords();
            ::close(std::exchange(m_descriptor, -1));
            return held ? Taken::Held : Taken::NotWritable;
        }
        if (isStillThere())
            break;
        ::close(m_descriptor); // the holder before us removed the file while we opened it
    }
    const QByteArray line = holderLine();
    if (::ftruncate(m_descriptor, 0) != 0
        || ::pwrite(m_descriptor, line.constData(), size_t(line.size()), 0) < 0)
        m_words = systemWords(); // the lock holds without it
    return Taken::Yes;
}

bool JobLease::isStillThere() const
{
    struct stat opened
    {};
    struct stat named
    {};
    return ::fstat(m_descriptor, &opened) == 0
        && ::stat(QFile::encodeName(m_lockFile).constData(), &named) == 0 && opened.st_dev == named.st_dev
        && opened.st_ino == named.st_ino;
}

QString JobLease::lockFileOf(const QString &journal)
{
    return QFileInfo(journal).canonicalFilePath() + u".lock"_s;
}

bool JobLease::isHeld(const QString &lockFile, QString *holder)
{
    const int descriptor
        = ::open(QFile::encodeName(lockFile).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0)
        return false;
    struct flock lock = wholeFile();
    const bool held = ::fcntl(descriptor, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    if (held && holder)
        *holder = readHolder(descriptor);
    ::close(descriptor);
    return held;
}

} // namespace Relaydeck
