#pragma once

#include "bulk/bulksend.h"
#include "engine/ratemeter.h"
#include "engine/snapshot.h"

#include <vector>

namespace Relaydeck {

/// Copies what there is to see into a snapshot, and knows how fast it grows.
class SnapshotMaker final
{
public:
    /// The relays or the send are new: rates begin at nothing.
    void reset();
    /// `send` may be null.
    [[nodiscard]] Snapshot make(
        const ServerPool &pool, const BulkSend *send, const Trouble &trouble, qint64 now);

private:
    [[nodiscard]] ServerSnapshot server(const Server &server, const BulkSend *send, qint64 now);
    [[nodiscard]] SendSnapshot send(const BulkSend &send, const Trouble &trouble, qint64 now);

    std::vector<RateMeter> m_serverRates;
    RateMeter m_sendRate;
};

} // namespace Relaydeck
