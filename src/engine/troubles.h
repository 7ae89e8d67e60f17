#pragma once

#include "bulk/bulksend.h"
#include "bulk/journalfault.h"
#include "bulk/message.h"
#include "engine/snapshot.h"

namespace Relaydeck {

// The faults of the rooms below as one kind of value.
[[nodiscard]] Trouble troubleOf(const JournalFault &fault);
[[nodiscard]] Trouble troubleOf(const MessageFault &fault);
[[nodiscard]] Trouble troubleOf(const MergeFault &fault, const QString &messageFile);
[[nodiscard]] Trouble troubleOf(Trouble::Kind kind, const FileFault &fault);
/// Why the send ended or waits; nothing when it does well.
[[nodiscard]] Trouble troubleOf(const BulkSend &send);

} // namespace Relaydeck
