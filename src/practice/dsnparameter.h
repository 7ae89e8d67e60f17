#pragma once

#include <QByteArrayView>

#include <optional>

namespace Relaydeck {

/// What is wrong with a parameter of DSN (RFC 3461 section 4), as a reply, or nothing. Absent when it is none of these:
/// RET and ENVID of MAIL.
[[nodiscard]] std::optional<QByteArrayView> faultOfMailDsn(QByteArrayView key, QByteArrayView value);
/// NOTIFY and ORCPT of RCPT.
[[nodiscard]] std::optional<QByteArrayView> faultOfRcptDsn(QByteArrayView key, QByteArrayView value);

} // namespace Relaydeck
