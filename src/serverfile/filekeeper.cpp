#include "serverfile/filekeeper.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <limits>

#include <sys/stat.h>

namespace Relaydeck {
namespace {

FileRights rightsOf(const struct stat &status)
{
    return {status.st_mode & 0777, status.st_uid, status.st_gid};
}

} // namespace

FileKeeper::FileKeeper(QString fileName) : m_fileName(std::move(fileName))
{}

FileContent FileKeeper::load(const ReadLimits &limits)
{
    struct stat status
    {};
    const Stamp before = currentStamp(); // a write during the reading is then seen as a change
    FileContent content = readFile(m_fileName, limits);
    if (content.isGood()) {
        m_known = content.bytes;
        m_stamp = before;
        if (look(status) == 0)
            m_rights = rightsOf(status);
    }
    return content;
}

SaveOutcome FileKeeper::save(const QByteArray &bytes, bool force)
{
    struct stat status
    {};
    const int error = look(status);
    if (error != 0 && error != ENOENT) // such as a link that leads to itself
        return {.flaw = SaveFlaw::Unwritable, .detail = QString::fromLocal8Bit(std::strerror(error))};
    if (error == 0 && !S_ISREG(status.st_mode))
        return {.flaw = SaveFlaw::NotAFile};
    if (!force && hasChangedOnDisk())
        return {.flaw = SaveFlaw::ChangedOnDisk};

    if (error == 0)
        m_rights = rightsOf(status);
    SaveOutcome outcome = replaceFile(m_fileName, bytes, m_rights);
    if (!outcome.isGood())
        return outcome;
    outcome.remarks.setFlag(SaveRemark::OtherNames, error == 0 && status.st_nlink > 1);
    m_known = bytes;
    m_stamp = currentStamp();
    return outcome;
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

int FileKeeper::look(struct stat &status) const
{
    return ::stat(QFile::encodeName(m_fileName).constData(), &status) == 0 ? 0 : errno;
}

FileKeeper::Stamp FileKeeper::currentStamp() const
{
    struct stat status
    {};
    if (look(status) != 0)
        return {};
    const qint64 seconds = status.st_mtim.tv_sec;
    return {status.st_dev, status.st_ino, status.st_size, seconds * 1'000'000'000 + status.st_mtim.tv_nsec};
}

} // namespace Relaydeck
