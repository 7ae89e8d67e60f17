#pragma once

#include "exchange/relaydraft.h"
#include "serverfile/filereader.h"

#include <functional>

namespace Relaydeck {

using ReadFunction = std::function<FileContent(const QString &fileName, const ReadLimits &limits)>;

/// Reads the relays of a Postfix: those of relayhost and smtp_fallback_relay, and those that
/// sender_dependent_relayhost_maps and transport_maps name, with what main.cf, the SASL passwords and the
/// TLS policy say of them.
///
/// `input` is a main.cf or a folder that holds one. Tables are read from the text that they are made
/// from: below `root` when it is given, else beside the main.cf, else where it says.
[[nodiscard]] ImportedRelays readPostfix(const QString &input, const QString &root, const ReadFunction &read);

} // namespace Relaydeck
