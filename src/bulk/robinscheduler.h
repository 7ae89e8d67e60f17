#pragma once

#include "bulk/scheduler.h"

#include <memory>

namespace Relaydeck {

/// The classic order of Mail::Bulkmail (spec sections 12.2 and 12.3): one relay carries the mail
/// until one of its limits is reached, then the next one that can be reached takes over.
///
/// It differs where the original went wrong: a dead or used-up first relay does not end the send
/// (D16), and a round that found nobody is followed by a growing pause (D11).
class RobinScheduler final : public Scheduler
{
    Q_OBJECT

public:
    RobinScheduler(ServerPool &pool, Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] Choice next() override;
    void seated(Server &server, quint64 recipients) override;

private:
    [[nodiscard]] Choice askCurrent();
    [[nodiscard]] Choice seek();
    [[nodiscard]] Choice choose(int row);
    void startRound();
    void pauseRounds();
    [[nodiscard]] qsizetype heldBack() const;

    ServerPool &m_pool;
    std::unique_ptr<Alarm> m_pause;
    std::chrono::milliseconds m_nextPause;
    int m_current = -1; // row; -1 before the first choice
    int m_candidate = 0; // row that is being looked at while seeking
    qsizetype m_heldBack = 0; // relays, when the rounds were paused
    int m_visited = 0; // candidates of this round, the one at hand included
    bool m_seeking = true;
    bool m_tried = false; // the candidate was asked to connect
    bool m_fresh = false; // the limits of a relay just chosen are not looked at for its first envelope
};

} // namespace Relaydeck
