#include "serverfile/filereader.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Relaydeck {
namespace {

/// A file descriptor that closes itself.
class Descriptor
{
    Q_DISABLE_COPY_MOVE(Descriptor)

public:
    explicit Descriptor(int number) noexcept : m_number(number) {}
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    [[nodiscard]] int number() const noexcept { return m_number; }
    [[nodiscard]] bool isOpen() const noexcept { return m_number >= 0; }

private:
    int m_number;
};

FileContent systemFlaw(int error)
{
    FileContent content;
    content.flaw = error == ENOENT || error == ENOTDIR ? ReadFlaw::Missing : ReadFlaw::Unreadable;
    content.detail = QString::fromLocal8Bit(std::strerror(error));
    return content;
}

FileContent limitFlaw(ReadFlaw flaw, qint64 limit)
{
    FileContent content;
    content.flaw = flaw;
    content.limit = limit;
    return content;
}

/// Reads to the end; one byte beyond the limit is enough to know that it is passed.
FileContent readAll(int descriptor, qint64 expected, const ReadLimits &limits)
{
    constexpr qint64 block = 256 * 1024;
    FileContent content;
    content.bytes.reserve(std::min(expected, limits.bytes) + 1);
    while (content.bytes.size() <= limits.bytes) {
        const qsizetype have = content.bytes.size();
        const qint64 wanted = std::min(std::max(expected - have, block), limits.bytes + 1 - have);
        content.bytes.resize(have + wanted);
        const ssize_t got = ::read(descriptor, content.bytes.data() + have, std::size_t(wanted));
        const int error = errno;
        content.bytes.resize(have + std::max<ssize_t>(got, 0));
        if (got < 0 && error != EINTR)
            return systemFlaw(error);
        if (got == 0)
            break;
    }
    if (content.bytes.size() > limits.bytes)
        return limitFlaw(ReadFlaw::TooLarge, limits.bytes);
    if (std::count(content.bytes.cbegin(), content.bytes.cend(), '\n') > limits.lines)
        return limitFlaw(ReadFlaw::TooManyLines, limits.lines);
    return content;
}

} // namespace

FileContent readFile(const QString &fileName, const ReadLimits &limits)
{
    const QByteArray path = QFile::encodeName(fileName);
    struct stat status
    {};
    if (path.isEmpty() || path.contains('\0'))
        return systemFlaw(ENOENT);
    if (::stat(path.constData(), &status) != 0)
        return systemFlaw(errno);
    if (!S_ISREG(status.st_mode)) // opening a device or FIFO may have effects of its own
        return limitFlaw(ReadFlaw::NotAFile, 0);

    const Descriptor file(::open(path.constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    if (!file.isOpen())
        return systemFlaw(errno);
    if (::fstat(file.number(), &status) != 0)
        return systemFlaw(errno);
    if (!S_ISREG(status.st_mode))
        return limitFlaw(ReadFlaw::NotAFile, 0);
    if (status.st_size > limits.bytes)
        return limitFlaw(ReadFlaw::TooLarge, limits.bytes);
    return readAll(file.number(), status.st_size, limits);
}

} // namespace Relaydeck
