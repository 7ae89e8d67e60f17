#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

#include <functional>

namespace Relaydeck {

/// One record of a CSV file. Cells beyond MostCells are left out.
struct CsvRecord
{
    static constexpr qsizetype MostCells = 256;

    QByteArrayList cells;
    int line = 0; ///< where it begins, from 1
};

/// A table's bytes as UTF-8 without a byte order mark: from UTF-8, from UTF-16 with a mark, else from
/// Latin-1.
[[nodiscard]] QByteArray csvAsUtf8(const QByteArray &bytes);

/// Which of `,`, `;` and tab stands most often in the first line, outside quotation marks; `,` when in doubt.
[[nodiscard]] char csvDelimiter(QByteArrayView text);

/// Reads records one after the other until `take` answers false. Empty lines are passed over, blanks
/// around cells without quotation marks do not count. What RFC 4180 does not allow is read as well as it can be.
void readCsv(QByteArrayView text, char delimiter, const std::function<bool(const CsvRecord &)> &take);

/// One record with commas and CR LF, as RFC 4180 wants it.
[[nodiscard]] QByteArray csvLine(const QByteArrayList &cells);

} // namespace Relaydeck
