#pragma once

#include <QByteArray>
#include <QString>

namespace Relaydeck {

/// Any text as encoded words (RFC 2047 section 4.1), each of whole characters; lines are folded with LF and a blank.
[[nodiscard]] QByteArray encodedWords(const QString &text);

/// `; name*0*=utf-8''...` (RFC 2231 sections 3 and 4.1) for a value beyond ASCII, each piece of whole characters, since
/// some readers decode them one by one. Lines are folded with LF and a blank.
[[nodiscard]] QByteArray encodedParameter(const QByteArray &name, const QString &value);

} // namespace Relaydeck
