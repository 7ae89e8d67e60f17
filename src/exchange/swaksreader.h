#pragma once

#include "exchange/relaydraft.h"

namespace Relaydeck {

/// Reads the command lines of swaks (as of 20201014) in a text that a shell would run, or a single one of
/// which the word `swaks` may be missing. Nothing is run, and no variable is looked up: a password that
/// stands in a variable becomes `password_variable`.
[[nodiscard]] ImportedRelays readSwaks(const QByteArray &bytes, const QString &fileName);

} // namespace Relaydeck
