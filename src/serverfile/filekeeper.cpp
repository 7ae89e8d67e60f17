#include "serverfile/filekeeper.h"

#include <QFile>
#include <QSaveFile>

#include <cerrno>
#include <cstring>
#include <limits>

#include <sys/stat.h>

namespace Relaydeck {

FileKeeper::FileKeeper(QString fileName) : m_fileName(std::move(fileName))
{}

FileContent FileKeeper::load(const ReadLimits &limits)
{
    const Stamp before = currentStamp(); // a write during the reading is then seen as a change
    FileContent content = readFile(m_fileName, limits);
    if (content.isGood()) {
        m_known = content.bytes;
        m_stamp = before;
    }
    return content;
}

SaveOutcome FileKeeper::save(const QByteArray &bytes, bool force)
{
    struct stat status
    {};
    const bool exists = ::stat(QFile::encodeName(m_fileName).constData(), &status) == 0;
    if (!exists && errno != ENOENT) // such as a link that leads to itself
        return {SaveFlaw::Unwritable, QString::fromLocal8Bit(std::strerror(errno))};
    if (exists && !S_ISREG(status.st_mode))
        return {SaveFlaw::NotAFile, {}};
    if (!force && hasChangedOnDisk())
        return {SaveFlaw::ChangedOnDisk, {}};

    QSaveFile file(m_fileName);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    if (written && !exists)
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (!written || !file.commit())
        return {SaveFlaw::Unwritable, file.errorString()};
    m_known = bytes;
    m_stamp = currentStamp();
    return {};
}

bool FileKeeper::hasChangedOnDisk()
{
    const Stamp now = currentStamp();
    if (now == m_stamp)
        return false;
    if (now.size != m_known.size() || m_stamp.size < 0)
        return true;
    const FileContent content = readFile(m_fileName, {now.size, std::numeric_limits<qint64>::max()});
    if (!content.isGood() || content.bytes != m_known)
        return true;
    m_stamp = now;
    return false;
}

FileKeeper::Stamp FileKeeper::currentStamp() const
{
    struct stat status
    {};
    if (::stat(QFile::encodeName(m_fileName).constData(), &status) != 0)
        return {};
    const qint64 seconds = status.st_mtim.tv_sec;
    return {status.st_dev, status.st_ino, status.st_size, seconds * 1'000'000'000 + status.st_mtim.tv_nsec};
}

} // namespace Relaydeck
