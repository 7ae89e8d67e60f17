#pragma once

#include "bulk/scheduler.h"

#include <memory>
#include <set>

namespace Relaydeck {

/// The classic order of Mail::Bulkmail (spec sections 12.2 and 12.3): one relay carries the mail
/// until one of its limits is reached, then the next one that can be reached takes over. The pool keeps
/// who had the last turn, so a second send goes on with the next relay.
///
/// It differs where the original went wrong: a dead or used-up first relay does not end the send
/// (D16), and a round that found nobody is followed by a growing pause (D11). A decision costs the same
/// however many relays there are: those that cannot take mail are not asked before they have news.
class RobinScheduler final : public Scheduler
{
    Q_OBJECT

public:
    RobinScheduler(ServerPool &pool, Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] Choice next() override;
    void seated(Server &server, quint64 recipients) override;

private:
    static constexpr int NotBegun = -1; // a round
    static constexpr int Over = -2;

    [[nodiscard]] Choice askCurrent();
    [[nodiscard]] Choice seek();
    [[nodiscard]] Choice choose(int row);
    void startRound();
    void pauseRounds();
    void heedNews(int row);
    void passOn();
    [[nodiscard]] int firstFrom(int row) const;
    [[nodiscard]] int offset(int row) const;

    ServerPool &m_pool;
    std::unique_ptr<Alarm> m_pause;
    std::chrono::milliseconds m_nextPause;
    int m_current = -1; // row; -1 before the first choice
    std::set<int> m_toAsk; // rows; those that cannot take mail for now leave it
    int m_roundStart = 0; // row
    int m_candidate = NotBegun; // row that is being looked at while seeking
    bool m_seeking = true;
    bool m_hasNews = false; // somebody can take mail again, since the rounds were paused
    bool m_tried = false; // the candidate was asked to connect
    bool m_fresh = false; // the limits of a relay just chosen are not looked at for its first envelope
};

} // namespace Relaydeck
