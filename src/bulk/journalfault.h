#pragma once

#include <QString>

namespace Relaydeck {

/// Why a journal cannot be used, or a transaction was not written.
struct JournalFault
{
    enum class Kind : quint8 {
        None,
        NotReadable, ///< missing, a directory, no permission
        NotAJournal, ///< some other file
        NewerFormat, ///< written by a later Relaydeck
        Exists, ///< a new job would overwrite it
        InUse, ///< a process is sending it; words say which
        Damaged, ///< cut short or overwritten in part
        DiskFull,
        NotWritable, ///< read-only file, folder or file system
        Failed, ///< anything else; words are SQLite's
    };

    Kind kind = Kind::None;
    QString file; ///< as the user named it
    QString words; ///< the system's or SQLite's

    explicit operator bool() const { return kind != Kind::None; }
    friend bool operator==(const JournalFault &, const JournalFault &) = default;
};

} // namespace Relaydeck
