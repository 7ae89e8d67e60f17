#pragma once

#include "serverfile/fieldvalue.h"

namespace Relaydeck {

/// Reads `none`, or `socks5://` or `http://` and a host, perhaps with a user before and a port behind it. A
/// password has no place in it.
[[nodiscard]] FieldReading readProxy(QByteArrayView text);
/// Reads an IPv4 or IPv6 address, the latter with or without brackets and zone.
[[nodiscard]] FieldReading readAddress(QByteArrayView text);

/// `host` without the brackets of an IPv6 address.
[[nodiscard]] QByteArrayView withoutBrackets(QByteArrayView host);

} // namespace Relaydeck
