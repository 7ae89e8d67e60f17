#pragma once

#include "merge/classicmerge.h"

#include <QString>

#include <memory>

namespace Relaydeck {

/// How the entries of a list are written.
struct ListFormat
{
    enum class Kind : quint8 {
        ByName, ///< .csv, .tsv and .tab are tables, .jsonl and .ndjson lines of JSON, all others plain
        Plain, ///< one entry a line
        Table, ///< a header, then records (RFC 4180); commas, semicolons or tabs, as the header has them
        JsonLines, ///< an object a line
        Classic, ///< an entry a line, cut at a delimiter: `classic` says how
    };

    Kind kind = Kind::ByName;
    QString
        column; ///< of the address: a name in the header or a key, in any case; empty: by the names it usually has
    char delimiter
        = 0; ///< between the columns of a table, an ASCII character; 0: the one that its header has

    std::shared_ptr<const ClassicMerge> classic = {}; ///< set for Kind::Classic

    /// Never ByName.
    [[nodiscard]] Kind kindOf(const QString &fileName) const;
    friend bool operator==(const ListFormat &, const ListFormat &) = default;
};

} // namespace Relaydeck
