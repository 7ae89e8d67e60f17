#pragma once

#include "bulk/filefault.h"

#include <QByteArrayView>
#include <QFile>

namespace Relaydeck {

/// A log that lines are appended to: GOOD, BAD, CONVERSATION. Plain file names, one LF a line.
///
/// After a fault nothing more is written and the fault stays, so it is enough to look once in a while.
class LogFile final
{
public:
    LogFile() = default;
    ~LogFile(); ///< flushes
    Q_DISABLE_COPY_MOVE(LogFile)

    /// Opens for appending, or makes the file. Devices, pipes and directories are refused.
    [[nodiscard]] bool open(const QString &fileName);
    [[nodiscard]] bool isOpen() const { return m_file.isOpen(); }

    /// Line ends inside `line` become blanks, so one call is one line. Without an open file it does nothing.
    void append(QByteArrayView line);
    /// Hands what is buffered to the system; `append` does so by itself every 64 KiB.
    bool flush();

    [[nodiscard]] const FileFault &fault() const noexcept { return m_fault; }

private:
    QFile m_file;
    QByteArray m_buffer;
    FileFault m_fault;
};

} // namespace Relaydeck
