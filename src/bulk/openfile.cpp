#include "bulk/openfile.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Relaydeck {

namespace {

/// Looks at what was opened rather than at the name, so that nothing can change in between.
QString adopt(QFile &file, int descriptor, bool regularOnly, QIODevice::OpenMode mode)
{
    if (descriptor < 0)
        return qt_error_string(errno);
    struct stat opened
    {};
    int error = ::fstat(descriptor, &opened) == 0 ? 0 : errno;
    if (error == 0 && S_ISDIR(opened.st_mode))
        error = EISDIR;
    if (error == 0 && !S_ISREG(opened.st_mode) && (regularOnly || S_ISBLK(opened.st_mode)))
        error = EINVAL;
    if (error == 0 && file.open(descriptor, mode | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle))
        return {};
    ::close(descriptor);
    return qt_error_string(error != 0 ? error : EIO);
}

} // namespace

QString openForReading(QFile &file, const QString &fileName, Openable openable)
{
    file.setFileName(fileName);
    const int descriptor
        = ::open(QFile::encodeName(fileName).constData(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    return adopt(file, descriptor, openable == Openable::RegularFiles, QIODevice::ReadOnly);
}

QString openForAppending(QFile &file, const QString &fileName)
{
    file.setFileName(fileName);
    const int descriptor = ::open(QFile::encodeName(fileName).constData(),
        O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK,
        S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH);
    return adopt(file, descriptor, true, QIODevice::WriteOnly | QIODevice::Append);
}

} // namespace Relaydeck
