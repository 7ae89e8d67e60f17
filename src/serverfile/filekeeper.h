#pragma once

#include "serverfile/filereader.h"
#include "serverfile/filereplacement.h"
#include "serverfile/saveoutcome.h"

#include <QByteArray>
#include <QString>

#include <optional>

struct stat;

namespace Relaydeck {

/// One file that is read, edited and saved: remembers what was last seen on disk.
class FileKeeper
{
public:
    explicit FileKeeper(QString fileName = {});

    [[nodiscard]] const QString &fileName() const noexcept { return m_fileName; }

    [[nodiscard]] FileContent load(const ReadLimits &limits = {});
    /// Puts a new file into the place of the old one in one step, see replaceFile(). It keeps permissions,
    /// owner and group, as far as we may; also those of a file that is gone meanwhile. A new file can be
    /// read by its owner only. A file that changed on disk is only overwritten with `force`.
    [[nodiscard]] SaveOutcome save(const QByteArray &bytes, bool force = false);

    /// Whether the content on disk is not what was last loaded or saved. A file that was only touched,
    /// or written again with the same content, has not changed; one that is gone has.
    [[nodiscard]] bool hasChangedOnDisk();

private:
    /// Tells one state of a file from another without reading it.
    struct Stamp
    {
        quint64 device = 0;
        quint64 inode = 0;
        qint64 size = -1; ///< -1: there is no file
        qint64 modified = 0; ///< nanoseconds since the epoch

        friend bool operator==(const Stamp &, const Stamp &) = default;
    };
    /// Looks at what is on disk now; the error number where that fails.
    [[nodiscard]] int look(struct stat &status) const;
    [[nodiscard]] Stamp currentStamp() const;

    QString m_fileName;
    QByteArray m_known;
    Stamp m_stamp;
    std::optional<FileRights> m_rights; // of the file when it was last seen
};

} // namespace Relaydeck
