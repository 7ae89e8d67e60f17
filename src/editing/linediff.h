#pragma once

#include "serverfile/textedit.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace Relaydeck {

/// A run of lines that two texts share (then the lengths are equal), or that one replaces in the other.
/// Lines are counted from 0.
struct LineRun
{
    bool same = true;
    qsizetype before = 0; ///< first line in the older text
    qsizetype beforeLength = 0;
    qsizetype after = 0; ///< first line in the newer text
    qsizetype afterLength = 0;

    friend bool operator==(const LineRun &, const LineRun &) = default;
};

/// Lines with their line ends; the last one may have none. The text must outlive them.
[[nodiscard]] QList<QByteArrayView> linesOf(QByteArrayView text);

/// Runs that cover both texts from the first line to the last. Texts that have hardly a line in
/// common give one run that replaces the middle.
[[nodiscard]] QList<LineRun> compareLines(
    const QList<QByteArrayView> &before, const QList<QByteArrayView> &after);

/// Edits that make `after` of `before`, a run of lines each.
[[nodiscard]] TextEdits lineEdits(const QByteArray &before, const QByteArray &after);

/// A piece of a merge of two texts that were both made from one.
struct MergedLines
{
    bool isConflict = false; ///< both changed these lines, and not in the same way
    QByteArray mine; ///< the piece, where there is no conflict
    QByteArray theirs;
    QByteArray base;
};

/// Both sets of changes, by line. Without a conflict the pieces behind each other are the result.
[[nodiscard]] QList<MergedLines> mergeLines(
    const QByteArray &base, const QByteArray &mine, const QByteArray &theirs);

} // namespace Relaydeck
