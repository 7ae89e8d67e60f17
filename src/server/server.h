#pragma once

#include "server/limits.h"
#include "server/link.h"
#include "server/ratebook.h"
#include "server/slowdown.h"
#include "server/standing.h"

#include <QObject>
#include <QVariantMap>

#include <memory>
#include <vector>

namespace Relaydeck {

/// One relay over time: its settings, counters, limits, connections and standing. Heir of
/// Mail::Bulkmail::Server. Lives on one event loop and never waits: sleeping is a timer.
///
/// A scheduler asks `checkLimits` before each envelope, gives at most `room` recipients with
/// `board`, and hears `deliveryFinished`; `available` says that it is worth asking again.
class Server final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Server)
    Q_PROPERTY(QString name READ name CONSTANT)
    Q_PROPERTY(Relaydeck::Standing standing READ standingKind NOTIFY standingChanged)
    Q_PROPERTY(quint64 sentMessages READ sentMessages NOTIFY countersChanged)
    Q_PROPERTY(quint64 sentMessagesThisRobin READ sentMessagesThisRobin NOTIFY countersChanged)
    Q_PROPERTY(quint64 sentMessagesThisConnection READ sentMessagesThisConnection NOTIFY countersChanged)
    Q_PROPERTY(quint64 sentMessagesWhileAwake READ sentMessagesWhileAwake NOTIFY countersChanged)
    Q_PROPERTY(quint64 sentMessagesThisEnvelope READ sentMessagesThisEnvelope NOTIFY countersChanged)
    Q_PROPERTY(int worth READ worth NOTIFY standingChanged)
    Q_PROPERTY(int openConnections READ openConnections NOTIFY standingChanged)
    Q_PROPERTY(QByteArray lastReply READ lastReply NOTIFY standingChanged)
    Q_PROPERTY(QVariantMap settings READ settings NOTIFY standingChanged)

public:
    /// `rates` keeps the rate windows beyond the life of this server; without it they begin empty.
    Server(int row, const ServerProfile &profile, const Surroundings &surroundings, RateBook *rates = nullptr,
        QObject *parent = nullptr);
    ~Server() override;

    [[nodiscard]] int row() const noexcept { return m_row; }
    [[nodiscard]] const ServerProfile &profile() const noexcept { return m_profile; }
    /// What server files say of it, by key (spec section 3.2, and Relaydeck's own); for tools that look in.
    [[nodiscard]] QVariantMap settings() const;
    [[nodiscard]] const QString &name() const noexcept { return m_profile.name; }
    [[nodiscard]] const Counters &counters() const noexcept { return m_ledger.counters(); }
    [[nodiscard]] quint64 sentMessages() const noexcept { return counters().total; }
    [[nodiscard]] quint64 sentMessagesThisRobin() const noexcept { return counters().robin; }
    [[nodiscard]] quint64 sentMessagesThisConnection() const noexcept { return counters().connection; }
    [[nodiscard]] quint64 sentMessagesWhileAwake() const noexcept { return counters().awake; }
    [[nodiscard]] quint64 sentMessagesThisEnvelope() const noexcept { return counters().envelope; }
    [[nodiscard]] int worth() const noexcept { return m_ledger.worth(); }
    [[nodiscard]] StandingReport standing() const;
    [[nodiscard]] Standing standingKind() const { return standing().standing; }
    [[nodiscard]] const std::optional<Failure> &lastFailure() const noexcept { return m_lastFailure; }
    [[nodiscard]] QByteArray lastReply() const;
    [[nodiscard]] int openConnections() const;
    [[nodiscard]] quint64 connectionsMade() const noexcept { return m_connectionsMade; }

    /// It can carry mail now or later: enabled, not removed or left out, settings usable, worth left, total
    /// not reached.
    [[nodiscard]] bool isUsable() const;
    [[nodiscard]] bool isConnected() const { return openConnections() > 0; }
    [[nodiscard]] bool isOpening() const;
    [[nodiscard]] bool isLeaving() const;
    [[nodiscard]] bool isDelivering() const { return m_underWay > 0; }
    /// An open connection can take an envelope: it has none, or it is pipelined.
    [[nodiscard]] bool hasPlace() const;
    [[nodiscard]] bool isAsleep() const { return m_sleep->isRunning(); }
    [[nodiscard]] bool isPaused() const noexcept { return m_paused; }
    /// It waits for a reason of its own that another relay does not have: paused, slowed down, or a rate
    /// is used up.
    [[nodiscard]] bool isHeldBack() const { return m_paused || isRateLimited() || isSlowedDown(); }
    /// It could not be reached, or was lost, when it was used last.
    [[nodiscard]] bool isFailing() const noexcept { return m_failing; }
    /// The last envelope was put off as a whole by 4yz.
    [[nodiscard]] bool isPutOff() const noexcept { return m_putOff; }
    /// It does not do what it is there for: failing, put off, or worn out by failures.
    [[nodiscard]] bool isDown() const { return m_failing || m_putOff || (!m_spent && worth() <= 0); }
    /// A pause between two envelopes runs, since it answered 4yz (see SlowDown).
    [[nodiscard]] bool isSlowedDown() const { return m_slowWait->isRunning(); }
    /// A rate, or what the warm-up allows for today, is used up, and a timer runs until there is room again.
    [[nodiscard]] bool isRateLimited() const { return m_rateWait->isRunning(); }
    [[nodiscard]] bool isBackingOff() const { return m_backOff->isRunning(); }
    /// A further connection may be opened and none is being opened.
    [[nodiscard]] bool mayOpenConnection() const;

    /// Looks at the limits as Mail::Bulkmail does before each recipient (spec section 5) and acts:
    /// falls asleep, leaves the relay. Then looks at the rates, and waits when one is used up.
    LimitVerdict checkLimits();
    /// Without room in a rate it begins to wait, and leaves when that takes longer than a line should be idle.
    void lookAtRates();
    /// Recipients the next envelope may have at most, those under way set aside; the envelope limit and
    /// the rates included.
    [[nodiscard]] quint64 room(bool envelopes) const;

    /// Recipients of one envelope: what the settings say, or less when the relay showed on this connection
    /// that it takes less (452 behind those it admitted); 0: no limit.
    [[nodiscard]] quint64 envelopeLimit() const;

    /// The user wants nothing more sent through it: what is under way is finished, then it is left.
    /// 0: until `goOn` is said.
    void pause(const QString &reason, std::chrono::milliseconds howLong);
    void goOn();
    void revive(); ///< what it failed at is forgotten; a total that is reached stays reached
    void wake(); ///< cuts sleep, backing off and the pause of a slow-down short, but not a rate

    void connectUp(); ///< one connection attempt; `available` or `attemptFailed` follows
    /// Takes an envelope on board of a connection; needs hasPlace. Nothing of it leaves before `depart`.
    void board(std::shared_ptr<Delivery> delivery);
    /// To be called when what has boarded, and all that was heard of with `deliveryFinished`, is written down:
    /// only then texts of messages leave.
    void depart();
    void takeBack(); ///< what has boarded is not to leave, and nothing is heard of it
    void wrapUp(); ///< no text of a message is begun any more; what was said is waited for, then it is left
    void deliver(std::shared_ptr<Delivery> delivery) ///< boards and departs
    {
        board(std::move(delivery));
        depart();
    }
    /// `talk_and_respond`: says one line by hand, `attempts` times in all (0: `talk_attempts`) while the
    /// answer is 4yz, and connects first when it must. False when there is nothing to say (spec section 7),
    /// a line end is in it, or the relay can not take it; else `answered` or `talkFailed` follows, but for
    /// lines of message text only the dot has an answer.
    [[nodiscard]] bool talk(const QByteArray &line, int attempts = 0);
    void leave(); ///< says QUIT on idle connections; `left` when none is open any more
    void abandon(); ///< drops all connections at once
    void resetMessageCounters(); ///< the robin has come to it
    void setWaitingForTurn(bool waiting);
    /// The job at hand does without it: NotChosen or OtherSenders. Nothing: it takes part.
    void leaveOut(std::optional<Standing> why);
    [[nodiscard]] bool isLeftOut() const noexcept { return m_leftOut.has_value(); }
    void setDeadline(std::chrono::milliseconds deadline)
    {
        m_deadline = deadline;
    } ///< for one envelope; 0: none
    /// Goes on counting where an earlier run stopped.
    void restore(const Counters &counters);
    /// New settings. Limits act at once. What concerns the connection, or switches the relay off, waits
    /// until no envelope is under way, and none is begun meanwhile: then connections of old are left.
    void adopt(const ServerProfile &profile);
    /// It is wanted no more: finishes what is under way and leaves. `adopt` takes it back.
    void retire();
    [[nodiscard]] bool isRemoved() const noexcept { return m_removed; }
    /// New settings, or its dismissal, wait for the envelopes that are under way.
    [[nodiscard]] bool waitsToAdopt() const { return m_next || (m_removed && m_underWay > 0); }
    /// The settings it has, or is about to have.
    [[nodiscard]] const ServerProfile &latestProfile() const { return m_next ? *m_next : m_profile; }

signals:
    void standingChanged();
    void countersChanged();
    void limitReached(Relaydeck::LimitKind kind);
    /// It may have become able to take an envelope, or has become unable for good.
    void available();
    void attemptFailed(const Relaydeck::Failure &failure);
    void deliveryFinished(const std::shared_ptr<Relaydeck::Delivery> &delivery);
    void answered(const Relaydeck::Reply &reply);
    void talkFailed(const Relaydeck::Failure &failure);
    void left();

private:
    static constexpr std::chrono::milliseconds FirstBackOff{250};
    struct Utterance
    {
        QByteArray line;
        int attempts = 1;
    };

    [[nodiscard]] Link *idleLink() const;
    [[nodiscard]] Link *linkWithPlace() const;
    [[nodiscard]] bool isFull(const Link &link) const;
    [[nodiscard]] SessionSettings sessionSettings() const;
    void addLink();
    void heedOpened(Link *link);
    void heedAttemptFailed(const Failure &failure);
    void heedDelivered(Link *link, const std::shared_ptr<Delivery> &delivery);
    void heedLost(Link *link, const Failure &failure);
    void heedAnswer(Link *link, const Reply &reply);
    void adoptWhenIdle();
    void liftTotal();
    [[nodiscard]] int fullWorth() const;
    void loseWorth(const Failure &failure);
    void backOff();
    void slowDown(const Delivery &delivery);
    void forgetSlowness();
    void learnEnvelopeLimit(const Delivery &delivery);
    [[nodiscard]] bool isBetweenEnvelopes() const;
    [[nodiscard]] bool isWaitingForTime() const;
    [[nodiscard]] StandingReport standingInTime() const;
    [[nodiscard]] StandingReport standingInLine() const;

    int m_row;
    ServerProfile m_profile;
    std::optional<ServerProfile> m_next; // to be adopted when it is idle
    Surroundings m_surroundings;
    Ledger m_ledger;
    RateBook *m_rateBook;
    std::shared_ptr<RateWindows> m_rates;
    std::vector<std::unique_ptr<Link>> m_links;
    std::unique_ptr<Alarm> m_sleep;
    std::unique_ptr<Alarm> m_backOff;
    std::unique_ptr<Alarm> m_rateWait;
    std::unique_ptr<Alarm> m_pause;
    std::unique_ptr<Alarm> m_slowWait;
    SlowDown m_slow;
    std::optional<Standing> m_leftOut;
    qint64 m_sleepsUntil = 0; // wall time
    qint64 m_backsOffUntil = 0; // wall time
    qint64 m_rateLimitedUntil = 0; // wall time
    qint64 m_slowedUntil = 0; // wall time
    quint64 m_envelopeFullAt = 0; // recipients, as the relay showed; 0: it did not
    quint64 m_warmUpQuota = 0; // that is used up; 0: another rate is
    std::chrono::milliseconds m_nextBackOff;
    std::chrono::milliseconds m_deadline{0};
    quint64 m_underWay = 0; // recipients
    std::optional<qint64> m_deliveredAt; // steady time of the last answer to an envelope
    std::optional<Utterance> m_toSay; // as soon as there is a connection
    Link *m_talking = nullptr; // owes the answer to a line, or takes message text
    quint64 m_connectionsMade = 0;
    bool m_lacksBdat = false; // found out on one of its connections
    bool m_spent = false;
    int m_worthWhenSpent = 0;
    bool m_removed = false;
    bool m_paused = false;
    bool m_failing = false;
    bool m_putOff = false;
    bool m_atConnectionLimit = false; // says goodbye because of it
    qint64 m_pausedUntil = 0; // wall time; 0: no end
    QString m_pauseReason;
    bool m_waitingForTurn = false;
    bool m_lost = false;
    std::optional<Failure> m_lastFailure;
    std::optional<Failure> m_worthlessBecause;
};

} // namespace Relaydeck
