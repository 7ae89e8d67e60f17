#pragma once

#include "bulk/listformat.h"

#include <QCoreApplication>
#include <QList>
#include <QStringList>

namespace Relaydeck {

/// The beginning of a list as it is read in a format.
struct ListSample
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::ListSample)

public:
    static constexpr int MostRecords = 8;

    QStringList columns; ///< of a plain list its one
    QList<QStringList> records; ///< behind the header
    bool hasHeader = false; ///< the columns have names of their own
    qsizetype addressColumn = -1; ///< negative: nobody knows
    ListFormat::Kind kind = ListFormat::Kind::Plain; ///< never ByName
    QString error; ///< a sentence; empty when the file could be read

    /// Reads a few lines: call it from a thread of the pool. Never waits for a pipe or a device.
    [[nodiscard]] static ListSample of(const QString &file, const ListFormat &format);

private:
    void readTable(const QByteArray &bytes, const ListFormat &format);
    void readObjects(const QByteArray &bytes, const ListFormat &format);
};

} // namespace Relaydeck
