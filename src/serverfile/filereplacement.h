#pragma once

#include "serverfile/saveoutcome.h"

#include <QByteArray>
#include <QString>

#include <optional>

#include <sys/types.h>

namespace Relaydeck {

/// Who may do what with a file.
struct FileRights
{
    mode_t mode = 0600; ///< permission bits alone
    uid_t owner = 0;
    gid_t group = 0;
};

/// Puts a new file into the place of an old one in one step: whatever happens, there is the whole old
/// content or the whole new one under the name, also after a crash of the machine.
///
/// The new file is made beside the old one and has no name until it is complete (or, where the file
/// system cannot do that, one like `.servers.conf.relaydeck-a1B2c3`); what a crash leaves of such names
/// goes with a later save. Symbolic links are followed and stay. Where the folder lets no file be made
/// nothing is written, though the old file may be writable: writing into it could leave half a file.
///
/// `rights` are those of the old file; without them the new one is for its owner alone.
[[nodiscard]] SaveOutcome replaceFile(
    const QString &fileName, const QByteArray &bytes, const std::optional<FileRights> &rights);

} // namespace Relaydeck
