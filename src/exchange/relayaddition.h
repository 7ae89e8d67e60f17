#pragma once

#include "exchange/relaydraft.h"
#include "serverfile/document.h"
#include "serverfile/serverset.h"

#include <optional>

namespace Relaydeck {

/// How many relays are added to a file at most; each one costs a reading of the file.
inline constexpr qsizetype MostAddedRelays = 5'000;

/// The server file with the relays behind its own, of which nothing changes: what they get from `masters`
/// is written out where a column needs it. Nothing when the file cannot be read to its end.
[[nodiscard]] std::optional<Document> withRelays(
    Document document, const QList<RelayDraft> &relays, const MasterConfs &masters);

} // namespace Relaydeck
