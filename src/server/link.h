#pragma once

#include "session/session.h"
#include "session/talk.h"

#include <functional>
#include <memory>

namespace Relaydeck {

/// What a server needs from around it.
struct Surroundings
{
    Clock &clock;
    Transcript &transcript;
    std::function<std::unique_ptr<Transport>()> makeTransport;
    std::function<int()> nextConnection; ///< numbers connections over all relays
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
    /// Message text is being said by hand.
    [[nodiscard]] bool isTyping() const;
    /// Recipients counted on this connection so far.
    [[nodiscard]] quint64 carried() const noexcept { return m_carried; }
    void setCarried(quint64 carried) { m_carried = carried; }
    /// Whether the relay has answered an envelope, or a line by hand, since this connection was opened.
    [[nodiscard]] bool hasProgress() const noexcept { return m_hasProgress; }
    [[nodiscard]] QByteArray lastReply() const;

    /// One connection attempt: up to `tries` + 1 connects. Only when Down; `opened` or `attemptFailed` follows.
    void open(const SessionSettings &settings, int tries);
    void deliver(std::shared_ptr<Delivery> delivery); ///< only when Ready
    /// Says a line by hand (see Talk); only when Ready or typing. `answered` or `lost` follows.
    [[nodiscard]] bool say(const QByteArray &line, int attempts);
    void leave(); ///< politely when Ready; `closed` follows unless it is Down already
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
    int m_triesLeft = 0;
    State m_state = State::Down;
    quint64 m_carried = 0;
    bool m_hasProgress = false;
};

} // namespace Relaydeck
