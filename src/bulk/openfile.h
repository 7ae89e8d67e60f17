#pragma once

#include <QFile>
#include <QString>

namespace Relaydeck {

/// What may be opened for reading.
enum class Openable : quint8 {
    RegularFiles,
    Streams, ///< also pipes, sockets and terminals; never directories
};

/// Opens without waiting, not even for the other end of a FIFO. The words of the system when it can
/// not be done, else empty.
[[nodiscard]] QString openForReading(QFile &file, const QString &fileName, Openable openable);
/// The same for appending to a regular file, which is made when it is not there.
[[nodiscard]] QString openForAppending(QFile &file, const QString &fileName);

} // namespace Relaydeck
