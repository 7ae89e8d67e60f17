#pragma once

#include "server/standing.h"
#include "session/session.h"
#include "session/talk.h"

#include <functional>
#include <memory>
#include <vector>

namespace Relaydeck {

/// What a server needs from around it.
struct Surroundings
{
    Clock &clock;
    Transcript &transcript;
    std::function<std::unique_ptr<Transport>()> makeTransport;
    std::function<int()> nextConnection; ///< numbers connections over all relays
    /// Why nothing is asked of any relay just now; Idle while no send is running. Null: there is no send, and
    /// whatever is asked comes from somewhere else.
    std::function<StandingReport()> lull = {};
};

/// One connection slot of a relay: opens a session with repeated tries and growing pauses
/// (spec section 6.2, D11), and can do so again after the session has ended.
class Link final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Link)

public:
    enum class State : quint8 { Down, Opening, Ready, Delivering, Talking, Leaving };

    explicit Link(Surroundings surroundings, QObject *parent = nullptr);
    ~Link() override;

    [[nodiscard]] State state() const noexcept { return m_state; }
    [[nodiscard]] bool isOpen() const noexcept
    {
        return m_state == State::Ready || m_state == State::Delivering || m_state == State::Talking;
    }
    /// Whether an envelope may be boarded now.
    [[nodiscard]] bool hasPlace() const;
    /// Envelopes that it has, on board or with the relay.
    [[nodiscard]] std::size_t deliveries() const noexcept { return m_deliveries; }
    /// Recipients of these.
    [[nodiscard]] quint64 underWay() const noexcept { return m_underWay; }
    /// The relay offers CHUNKING and does not know BDAT.
    [[nodiscard]] bool lacksBdat() const noexcept { return m_lacksBdat; }
    /// Message text is being said by hand.
    [[nodiscard]] bool isTyping() const;
    /// Recipients counted on this connection so far.
    [[nodiscard]] quint64 carried() const noexcept { return m_carried; }
    void setCarried(quint64 carried) { m_carried = carried; }
    /// Whether the relay has answered an envelope, or a line by hand, since this connection was opened.
    [[nodiscard]] bool hasProgress() const noexcept { return m_hasProgress; }
    [[nodiscard]] QByteArray lastReply() const;

    /// One connection attempt: up to `tries` + 1 connects, or `tries` where there is no socket to connect (spec 6.2). Only when Down; `opened` or `attemptFailed` follows.
    void open(const SessionSettings &settings, int tries);
    /// Takes an envelope on board; only with a place. Nothing of it leaves before `depart`.
    void board(std::shared_ptr<Delivery> delivery);
    /// Sends what is on board, and lets texts go on that waited until an outcome was written down. What came
    /// on board of a line that was lost since comes back with `deliveryFinished`.
    void depart();
    /// What is on board is not to leave: it is forgotten here, as if it had never come.
    void takeBack();
    /// No text of a message is begun any more, and the line ends when what was said has its answers.
    void wrapUp();
    /// Says a line by hand (see Talk); only when Ready or typing. `answered` or `lost` follows.
    [[nodiscard]] bool say(const QByteArray &line, int attempts);
    void leave(); ///< politely when Ready; `closed` follows unless it is Down already
    void leaveWhenDone(); ///< takes nothing more, and leaves when all it has is answered
    void drop(const Failure &failure);

signals:
    void stateChanged();
    void opened();
    void attemptFailed(const Relaydeck::Failure &failure);
    void deliveryFinished(const std::shared_ptr<Relaydeck::Delivery> &delivery);
    void answered(const Relaydeck::Reply &reply);
    /// An open connection ended before its time; a delivery that was under way has been finished before.
    void lost(const Relaydeck::Failure &failure);
    void closed();

private:
    void connectOnce();
    void heedState(SessionState from, SessionState state);
    void heedDelivery(const std::shared_ptr<Delivery> &delivery);
    void finish(const std::shared_ptr<Delivery> &delivery);
    void heedFailure(const Failure &failure);
    void heedAnswer(const Reply &reply);
    void heedClosed();
    void retireSession();
    void enter(State state);

    Surroundings m_surroundings;
    SessionSettings m_settings;
    std::unique_ptr<Session> m_session;
    Talk *m_talk = nullptr; // a child of the session
    std::unique_ptr<Alarm> m_pause;
    std::chrono::milliseconds m_nextPause{0};
    QByteArray m_lastReply; // of sessions that have ended
    std::vector<std::shared_ptr<Delivery>> m_board;
    qint64 m_boardBytes = 0; // of text on board
    std::size_t m_deliveries = 0;
    quint64 m_underWay = 0; // recipients
    int m_triesLeft = 0;
    State m_state = State::Down;
    quint64 m_carried = 0;
    bool m_hasProgress = false;
    bool m_leavesWhenDone = false;
    bool m_lacksBdat = false;
};

} // namespace Relaydeck
