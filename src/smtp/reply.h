#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

namespace Relaydeck {

/// The code at the start of a reply line, or -1: three digits, then the end, a blank, or a dash.
[[nodiscard]] int replyCode(QByteArrayView line) noexcept;

/// One whole reply of a relay (RFC 5321 section 4.2), as it came.
struct Reply
{
    int code = 0; ///< of the last line, which decides; 0 to 999
    QByteArrayList lines; ///< raw, codes included, without their line ends; at least one
    bool mixedCodes = false; ///< not all lines bear the same code
    bool odd
        = false; ///< a line without a code inside, or a line ended by LF alone: understood, but not trusted to be in step

    [[nodiscard]] bool isPositive() const noexcept { return code >= 200 && code < 300; }
    [[nodiscard]] bool isIntermediate() const noexcept { return code >= 300 && code < 400; }
    [[nodiscard]] bool isTransient() const noexcept { return code >= 400 && code < 500; }
    [[nodiscard]] bool isPermanent() const noexcept { return code >= 500 && code < 600; }

    /// The words without codes, lines joined by LF.
    [[nodiscard]] QByteArray text() const;
    /// The lines as they came, joined by LF.
    [[nodiscard]] QByteArray raw() const { return lines.join('\n'); }

    friend bool operator==(const Reply &, const Reply &) = default;
};

} // namespace Relaydeck
