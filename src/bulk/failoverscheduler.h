#pragma once

#include "bulk/scheduler.h"

namespace Relaydeck {

/// The relays in the order of the file: each stands in for those before it, while these are down (they
/// cannot be reached, were lost, are paused) or spent (for good, or until a rate has room again).
/// A relay that is asleep, or only busy, is waited for. Whoever comes back takes over again.
class FailoverScheduler final : public Scheduler
{
    Q_OBJECT

public:
    explicit FailoverScheduler(ServerPool &pool, QObject *parent = nullptr);

    [[nodiscard]] Choice next() override;
    void seated(Server &, quint64) override {}

private:
    enum class Look : quint8 {
        Seat,
        Wait, ///< it will take the next envelope
        PassBy,
    };
    void giveTurnTo(int row);
    [[nodiscard]] static Look lookAt(Server &server);

    ServerPool &m_pool;
    int m_inUse = -1; // row; -1: none yet
};

} // namespace Relaydeck
