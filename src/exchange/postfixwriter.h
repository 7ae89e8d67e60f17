#pragma once

#include "exchange/relayteller.h"

namespace Relaydeck {

/// What a Postfix needs to hand its mail to the first relay: lines of main.cf, of sasl_passwd (in
/// comments, without the passwords) and of tls_policy, one after the other. The other relays have
/// lines in the tables, and in main.cf a comment each.
[[nodiscard]] ExportedRelays writePostfix(const QList<ServerProfile> &relays, const ExportWords &words);

} // namespace Relaydeck
