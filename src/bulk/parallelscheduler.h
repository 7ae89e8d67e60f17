#pragma once

#include "bulk/scheduler.h"

#include <memory>
#include <set>
#include <utility>
#include <vector>

namespace Relaydeck {

/// All relays at once, each within its limits. The robin limit has no meaning here: its counter
/// begins anew and the relay goes on.
///
/// Of those that have room, the one that has had least for its weight comes first. While all weights
/// are the same every relay takes as much as it can. Where they differ a relay waits for those that
/// are behind their share, but not for long: one that is slow to answer is left behind, and counts
/// again when it has answered. A decision costs the same however many relays there are, as only
/// those are asked that have something new to say.
class ParallelScheduler final : public Scheduler
{
    Q_OBJECT

public:
    ParallelScheduler(ServerPool &pool, Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] Choice next() override;
    void seated(Server &server, quint64 recipients) override;

private:
    using Place = std::pair<double, int>; // what it has had for its weight, and its row
    struct Share
    {
        double had = 0; ///< recipients for each unit of weight
        bool mayHaveRoom = false; ///< in m_toAsk
        bool takesPart = false; ///< in m_atWork
    };

    void ask(int row);
    void heedDelivery(int row);
    void heedAdoption(int row);
    [[nodiscard]] bool canTake(Server &server) const;
    void setHad(int row, double had);
    void takePart(int row);
    void stepBack(int row);
    [[nodiscard]] bool isAhead(int row) const;
    void leaveTheLateBehind();
    void compareWeights();

    ServerPool &m_pool;
    std::unique_ptr<Alarm> m_patience;
    std::vector<Share> m_shares; // by row
    std::set<Place> m_toAsk;
    std::set<Place> m_atWork; // those at work or with room
    std::vector<int> m_crowdedOut; // an idle connection, but all there is room for is under way
    double m_largestStep = 0;
    bool m_weighted = false;
};

} // namespace Relaydeck
