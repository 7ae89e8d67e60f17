#pragma once

#include <QByteArrayView>

#include <optional>

namespace Relaydeck {

/// What one line of a conf file is (spec section 2.1).
enum class LineKind : quint8 { Blank, Comment, Package, Entry, Invalid };

/// A stretch of bytes inside a line, counted from the line's first byte.
struct Span
{
    quint32 begin = 0;
    quint32 length = 0;

    [[nodiscard]] QByteArrayView of(QByteArrayView line) const { return line.sliced(begin, length); }
    [[nodiscard]] quint32 end() const noexcept { return begin + length; }
};

/// One line taken apart. Every byte belongs to the line; nothing is decoded.
struct ConfLine
{
    LineKind kind = LineKind::Blank;
    bool appends = false; ///< an entry written with `@=`
    bool packageInside = false; ///< a package line with other text before `define package`
    std::optional<Span> user; ///< the digits before the colon
    Span name; ///< the key of an entry, or the name of a package
    Span value; ///< raw value of an entry: begins and ends with non-whitespace, never empty
};

/// Classifies a line given without its line end. Reads it once; never fails.
[[nodiscard]] ConfLine classifyLine(QByteArrayView line) noexcept;

/// Whether an entry for user `digits` (as written) is meant for the effective user id `euid`.
[[nodiscard]] bool isForUser(QByteArrayView digits, quint32 euid) noexcept;

} // namespace Relaydeck
