#pragma once

#include "bulk/addresslist.h"
#include "bulk/mergepress.h"
#include "bulk/message.h"
#include "engine/orders.h"
#include "engine/snapshot.h"

#include <memory>

namespace Relaydeck {

// What an order comes to, for whoever sends it, looks at it before, or shows it.

/// The order with its message, without relays and without a time.
[[nodiscard]] JournalPlan planOf(const SendOrder &order, const Message &message);

/// Each recipient is to get a message with values of the list.
[[nodiscard]] bool isMerged(const SendOrder &order);

/// Reads the fields of the plan's message. A message that turns out to have none is the same for all, and sent like any
/// other: then there is no press.
[[nodiscard]] Trouble prepareMerge(JournalPlan &plan, std::shared_ptr<const MergePress> &press);

/// Opens the order's list, for the fields of the plan; for a test without fields its recipients.
[[nodiscard]] Trouble openList(const SendOrder &order, const JournalPlan &plan, AddressList &list);

} // namespace Relaydeck
