#pragma once

#include <QFlags>
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

/// What is not as it was before, though the content is saved.
enum class SaveRemark : quint8 {
    OwnerChanged = 1, ///< the file is ours now; only root may give it back
    GroupChanged = 2, ///< we are not in its group; what only the group might do, nobody may
    RightsLost = 4, ///< its access control list could not be kept; the same holds for it
    OtherNames = 8, ///< the file has other names (hard links), which keep the old content
};
Q_DECLARE_FLAGS(SaveRemarks, SaveRemark)
Q_FLAG_NS(SaveRemarks)
} // namespace SaveFlaws

struct SaveOutcome
{
    SaveFlaw flaw = SaveFlaw::None;
    QString detail = {}; ///< the system's words, for Unwritable
    /// For Unwritable: it is the folder that lets no new file be made, whatever may be done to the file.
    bool folderRefuses = false;
    SaveRemarks remarks = {};

    [[nodiscard]] bool isGood() const noexcept { return flaw == SaveFlaw::None; }
};

} // namespace Relaydeck

Q_DECLARE_OPERATORS_FOR_FLAGS(Relaydeck::SaveRemarks)
