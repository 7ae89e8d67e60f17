#pragma once

#include "merge/mergefault.h"

#include <QList>
#include <QStringList>

namespace Relaydeck {

/// An entry that a message cannot be merged for.
struct MergeGap
{
    qint64 line = 0; ///< of the list, from 1
    MergeFlaw flaw;

    friend bool operator==(const MergeGap &, const MergeGap &) = default;
};

/// What a list lacks for a message with fields. A default one: nothing.
struct MergeLack
{
    static constexpr qsizetype MostGaps = 5; ///< that are named

    QString field; ///< no column has this name; empty: each field has one
    QStringList columns; ///< that there are instead
    quint64 entries = 0; ///< that cannot be merged
    QList<MergeGap> gaps; ///< the first of them

    explicit operator bool() const { return !field.isEmpty() || entries > 0; }
    friend bool operator==(const MergeLack &, const MergeLack &) = default;
};

} // namespace Relaydeck
