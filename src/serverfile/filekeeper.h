#pragma once

#include "serverfile/filereader.h"

#include <QByteArray>
#include <QObject>
#include <QString>

namespace Relaydeck {
inline namespace SaveFlaws {
Q_NAMESPACE

/// Why a file was not saved. The file on disk is then as it was.
enum class SaveFlaw : quint8 {
    None,
    ChangedOnDisk, ///< somebody else wrote it since we read or saved it
    NotAFile, ///< a directory, FIFO, socket or device stands there
    Unwritable, ///< read-only place, full disk, broken link: `detail` has the system's words
};
Q_ENUM_NS(SaveFlaw)
} // namespace SaveFlaws

struct SaveOutcome
{
    SaveFlaw flaw = SaveFlaw::None;
    QString detail; ///< the system's words, for Unwritable

    [[nodiscard]] bool isGood() const noexcept { return flaw == SaveFlaw::None; }
};

/// One file that is read, edited and saved: remembers what was last seen on disk.
class FileKeeper
{
public:
    explicit FileKeeper(QString fileName = {});

    [[nodiscard]] const QString &fileName() const noexcept { return m_fileName; }

    [[nodiscard]] FileContent load(const ReadLimits &limits = {});
    /// Writes a new file beside the old one and puts it in its place in one step, so that a crash leaves
    /// the old or the new content. Follows symbolic links and keeps the permissions of the old file; a
    /// new one can be read by its owner only. A file that changed on disk is only overwritten with `force`.
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
    [[nodiscard]] Stamp currentStamp() const;

    QString m_fileName;
    QByteArray m_known;
    Stamp m_stamp;
};

} // namespace Relaydeck
