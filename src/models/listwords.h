#pragma once

#include "bulk/journal.h"
#include "models/rehearsal.h"

#include <QCoreApplication>
#include <QString>

namespace Relaydeck {

/// Why entries of a list were not sent to, in words that fit the end of a line.
class ListWords final
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::ListWords)

public:
    /// "no address: the @ is missing", "the same address as in line 3"; empty for entries not left out.
    [[nodiscard]] static QString leftOut(const JournalRow &row);
    [[nodiscard]] static QString addressFault(const AddressFault &fault);

    /// "table with ; between columns, UTF-8, addresses in column email": what a list turned out to be.
    [[nodiscard]] static QString format(const ListFacts &facts);
    /// "3 of them left out: 2 duplicates, 1 banned"; empty where nobody is.
    [[nodiscard]] static QString leftOut(const ListFacts &facts);
    [[nodiscard]] static QString entries(qint64 number); ///< "1 entry", "10,000 entries"

private:
    [[nodiscard]] static QString delimiter(char delimiter);
};

} // namespace Relaydeck
