#pragma once

#include "bulk/journalplan.h"
#include "server/standing.h"

#include <optional>
#include <vector>

namespace Relaydeck {

/// Why each of `relays` takes no part in the job; nothing: it does.
///
/// NotChosen: the job names the relays it uses, and not this one. OtherSenders: senders are bound to
/// relays (`senders` of a server file), in both directions: a sender that any relay names goes through
/// those that name it, and through no other; one that nobody names goes through relays that name nobody.
/// An address that is named counts before its domain.
[[nodiscard]] std::vector<std::optional<Standing>> absencesFrom(
    const JournalPlan &plan, const QList<ServerProfile> &relays);

} // namespace Relaydeck
