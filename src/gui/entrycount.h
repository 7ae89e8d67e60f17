#pragma once

#include <QCoreApplication>
#include <QString>

namespace Relaydeck {

/// How long a list is, as far as a look tells: lines that are not blank, or records with an address.
struct EntryCount
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::EntryCount)

public:
    qint64 entries = -1; ///< negative: not known
    QString error; ///< a sentence; empty when the file could be read

    /// Reads the whole file: call it from a thread of the pool. Never waits for a pipe or a device.
    [[nodiscard]] static EntryCount of(const QString &file);
};

} // namespace Relaydeck
