#pragma once

#include "bulk/scheduler.h"

#include <set>

namespace Relaydeck {

/// The relays in the order of the file: each stands in for those before it, while these are down (they
/// cannot be reached, were lost, put off all they got, are paused) or spent (for good, or until a rate has
/// room again). A relay that is asleep, or only busy, is waited for. Whoever comes back takes over again.
///
/// Those that were passed by are not asked again before they have something new to say, so that a
/// decision costs the same however many relays are down.
class FailoverScheduler final : public Scheduler
{
    Q_OBJECT

public:
    explicit FailoverScheduler(ServerPool &pool, QObject *parent = nullptr);

    [[nodiscard]] Choice next() override;
    void seated(Server &, quint64) override {}
    [[nodiscard]] int downRow() const override;

private:
    enum class Look : quint8 {
        Seat,
        Wait, ///< it will take the next envelope
        PassBy,
    };
    void ask(int row) { m_toAsk.insert(row); }
    void giveTurnTo(int row);
    [[nodiscard]] static Look lookAt(Server &server);

    ServerPool &m_pool;
    std::set<int> m_toAsk; // rows; whoever is passed by leaves it
    int m_inUse = -1; // row; -1: none yet
};

} // namespace Relaydeck
