#pragma once

#include <QByteArray>
#include <QList>

namespace Relaydeck {

/// `length` bytes from `offset` become `text`. Offsets are those before any edit of the same list.
struct TextEdit
{
    qsizetype offset = 0;
    qsizetype length = 0;
    QByteArray text;

    friend bool operator==(const TextEdit &, const TextEdit &) = default;
};

/// Edits that are made together: ascending, not overlapping; of several at one offset, insertions
/// come first and stay in order.
using TextEdits = QList<TextEdit>;

/// Brings edits into the order that TextEdits asks for.
void sortEdits(TextEdits &edits);

/// The edits that take back `edits` of `before`.
[[nodiscard]] TextEdits inverseOf(const TextEdits &edits, const QByteArray &before);

/// One edit that makes `after` of `before`, as short as it can be; none when they are equal.
[[nodiscard]] TextEdits difference(QByteArrayView before, QByteArrayView after);

} // namespace Relaydeck
