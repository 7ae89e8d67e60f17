#include "bulk/journalfile.h"

#include <cerrno>

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Relaydeck {

namespace {

using Kind = JournalFault::Kind;

JournalFault systemFault(Kind kind, const QString &file)
{
    return {kind, file, qt_error_string(errno)};
}

} // namespace

JournalFault makeJournalFile(const QString &file)
{
    const QByteArray name = QFile::encodeName(file);
    struct stat there
    {};
    if (::stat(name.constData(), &there) == 0) {
        const bool usable = S_ISREG(there.st_mode) && there.st_size == 0;
        return usable ? JournalFault() : JournalFault{Kind::Exists, file, {}};
    }
    const int descriptor = ::open(name.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        return systemFault(errno == EEXIST ? Kind::Exists
                : errno == ENOSPC          ? Kind::DiskFull
                                           : Kind::NotWritable,
            file);
    ::close(descriptor);
    return {};
}

JournalFault judgeJournalFile(const QString &file, bool toWrite)
{
    const QByteArray name = QFile::encodeName(file);
    struct stat there
    {};
    if (::stat(name.constData(), &there) != 0 || ::access(name.constData(), R_OK) != 0)
        return systemFault(Kind::NotReadable, file);
    if (!S_ISREG(there.st_mode) || there.st_size == 0)
        return {Kind::NotAJournal, file, {}};
    if (toWrite && ::access(name.constData(), W_OK) != 0)
        return systemFault(Kind::NotWritable, file);
    return {};
}

} // namespace Relaydeck
