#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace Relaydeck {

/// Bytes in the charset of that name (RFC 2045), in any case; nothing when it is not known here.
[[nodiscard]] std::optional<QString> inCharset(const QByteArray &bytes, const QByteArray &charset);

} // namespace Relaydeck
