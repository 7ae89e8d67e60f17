#pragma once

#include <QByteArray>
#include <QString>

namespace Relaydeck {

constexpr qsizetype LongestRawWord
    = 900; // bytes; the line it stands in may have 998 (RFC 5322 section 2.1.1)

/// ASCII with blanks, and nothing else.
[[nodiscard]] bool isPrintable(const QByteArray &text);

/// Printable ASCII as it is, folded with LF before blanks, where lines are longer than 78 bytes (RFC 5322 section 2.2.3).
/// A word is never broken: in an address of the web nothing else can be made of it. `used`: bytes of the name and its colon.
[[nodiscard]] QByteArray folded(const QByteArray &value, qsizetype used);

/// Any text as encoded words (RFC 2047 section 4.1), each of whole characters; lines are folded with LF and a blank.
/// `before` columns of the first line are taken already.
[[nodiscard]] QByteArray encodedWords(const QString &text, qsizetype before = 0);

/// `; name*0*=utf-8''...` (RFC 2231 sections 3 and 4.1) for a value beyond ASCII, each piece of whole characters, since
/// some readers decode them one by one. Lines are folded with LF and a blank.
[[nodiscard]] QByteArray encodedParameter(const QByteArray &name, const QString &value);

} // namespace Relaydeck
