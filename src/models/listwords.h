#pragma once

#include "bulk/journal.h"

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
};

} // namespace Relaydeck
