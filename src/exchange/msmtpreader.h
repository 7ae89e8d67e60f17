#pragma once

#include "exchange/relaydraft.h"

namespace Relaydeck {

/// Reads the accounts of an msmtprc, as of msmtp 1.8. Unlike msmtp it goes on behind lines that are
/// wrong, and it runs nothing. `home` stands for `~/` in front of file names.
[[nodiscard]] ImportedRelays readMsmtp(const QByteArray &bytes, const QString &fileName, const QString &home);

} // namespace Relaydeck
