#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace Relaydeck {

/// Headers of a letter in their order, unfolded and without quotation marks, which mean nothing around a name. What
/// Mail::Bulkmail had not (D30), and the type, which stands elsewhere there, is left out.
[[nodiscard]] QByteArrayList headersOf(const QByteArray &text);
/// Of that name in any case, its first line; empty: there is none.
[[nodiscard]] QByteArray headerOf(const QByteArray &text, const QByteArray &name);
/// What stands behind the headers, decoded where it is quoted-printable.
[[nodiscard]] QByteArray bodyOf(const QByteArray &text);
/// `limit` counts the CR.
[[nodiscard]] bool hasLongLine(const QByteArray &text, qsizetype limit);
/// With single dots at the start of lines, as before they were sent.
[[nodiscard]] QByteArray undotted(const QByteArray &text);

} // namespace Relaydeck
