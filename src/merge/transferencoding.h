#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace Relaydeck {

/// How the bytes of a part are written (RFC 2045 section 6). Whatever is not known here stays as it is.
enum class TransferEncoding : quint8 { Identity, QuotedPrintable, Base64, Unknown };

/// The value of a Content-Transfer-Encoding header, in any case; an empty one is Identity.
[[nodiscard]] TransferEncoding transferEncodingOf(QByteArrayView value);
[[nodiscard]] QByteArray nameOf(TransferEncoding encoding);

/// What cannot be decoded stays as it is (RFC 2045 section 6.7, for readers).
[[nodiscard]] QByteArray decoded(QByteArrayView bytes, TransferEncoding encoding);
/// Lines of `text` end in CR LF; those that come of it are at most 76 long.
[[nodiscard]] QByteArray encoded(const QByteArray &text, TransferEncoding encoding);

} // namespace Relaydeck
