#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

namespace Relaydeck {
inline namespace ReadFlaws {
Q_NAMESPACE

/// Why a file was not read.
enum class ReadFlaw : quint8 {
    None,
    Missing,
    NotAFile, ///< a directory, FIFO, socket or device
    Unreadable, ///< the system refused: `detail` has its words
    TooLarge, ///< more bytes than the limit: `limit` has it
    TooManyLines, ///< more lines than the limit: `limit` has it
};
Q_ENUM_NS(ReadFlaw)
} // namespace ReadFlaws

/// How much is read at most. A file of 50,000 relays with every field has 31 MB and 900,000 lines.
struct ReadLimits
{
    qint64 bytes = 64 * 1024 * 1024;
    qint64 lines = 4'000'000;
};

/// The content of a file, or why there is none.
struct FileContent
{
    QByteArray bytes;
    ReadFlaw flaw = ReadFlaw::None;
    qint64 limit = 0; ///< the limit that was passed, for TooLarge and TooManyLines
    QString detail; ///< the system's words, for Unreadable and Missing

    [[nodiscard]] bool isGood() const noexcept { return flaw == ReadFlaw::None; }
};

/// Reads a regular file, following symbolic links. Never waits for a FIFO or a device and never
/// reads past the limits. The name is relative to the working directory, as in Mail::Bulkmail.
[[nodiscard]] FileContent readFile(const QString &fileName, const ReadLimits &limits = {});

} // namespace Relaydeck
