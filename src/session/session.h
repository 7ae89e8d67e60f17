#pragma once

#include "clock/clock.h"
#include "net/transport.h"
#include "session/delivery.h"
#include "session/heldcommand.h"
#include "session/opening.h"
#include "session/replywatch.h"
#include "session/saying.h"
#include "session/sessionsettings.h"
#include "session/sessionstate.h"
#include "session/transaction.h"
#include "session/transcript.h"
#include "smtp/replyreader.h"

#include <QObject>

#include <chrono>
#include <deque>
#include <memory>
#include <optional>

namespace Relaydeck {

/// One SMTP conversation with one relay, as a client (RFC 5321, 2920, 3207, 4954). Never blocks.
///
/// A session is used for one connection: after `failed` or `closed` make a new one. Its signals
/// come from inside its own work: a listener may call it, but must delete it later.
class Session final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Session)

public:
    Session(std::unique_ptr<Transport> transport, Clock &clock, Transcript &transcript,
        QObject *parent = nullptr);
    ~Session() override;

    [[nodiscard]] SessionState state() const noexcept { return m_state; }
    [[nodiscard]] const Capabilities &capabilities() const;
    /// What is known of TLS on this line, also when it has failed.
    [[nodiscard]] const TlsReport &tlsReport() const { return m_transport->tlsReport(); }
    /// The mechanism of the login, such as "SCRAM-SHA-256"; empty when there is none.
    [[nodiscard]] QByteArray mechanism() const { return m_opening ? m_opening->mechanism() : QByteArray(); }
    [[nodiscard]] int connection() const noexcept { return m_settings.connection; }
    /// Address and port that the line came to; empty while there is none.
    [[nodiscard]] QString peer() const { return m_transport->peer(); }
    /// The last line of the last reply, with its code.
    [[nodiscard]] const QByteArray &lastReply() const noexcept { return m_lastReply; }

    /// Connects and does what the settings ask for (see Opening); ends in Ready or with `failed`.
    void open(const SessionSettings &settings);

    /// How envelopes are sent, as far as the relay lets us (RFC 2920, 3030).
    enum class Gear : quint8 {
        LockStep, ///< nothing is said before the last reply has come
        Overlap, ///< the end of one message and the commands of the next go out together
        Stream, ///< whole messages, one behind the other, in a bounded window
    };
    /// From Ready on. After anything odd it is LockStep to the end.
    [[nodiscard]] Gear gear() const noexcept { return m_gear; }
    /// Whether one more envelope may be queued, when `more` of `moreBytes` text are about to be.
    [[nodiscard]] bool takes(std::size_t more = 0, qint64 moreBytes = 0) const;
    /// Takes an envelope that `takes` has room for. It is sent behind those before it, but nothing is said
    /// before `goOn`; `deliveryFinished` follows in every case, in order.
    void queue(std::shared_ptr<Delivery> delivery);
    /// Says what is queued. After each `deliveryFinished` no text of a message leaves before this is called,
    /// so that whoever heard of an outcome can write it down first.
    void goOn();
    void deliver(std::shared_ptr<Delivery> delivery); ///< both in one
    /// Nothing more is to be said: the line ends when what was said has its answers.
    void wrapUp();
    [[nodiscard]] bool hasDeliveries() const noexcept { return !m_transactions.empty(); }
    /// The relay offers CHUNKING and does not know BDAT.
    [[nodiscard]] bool lacksBdat() const noexcept { return m_lacksBdat; }

    /// From now on nothing is said before its time has come: `heldUp` tells of each command and of each text,
    /// and the session waits for one of the three that follow, or for `drop`. In lock step, and without a
    /// time-out of our own. Lines said by hand are not held. False: what is held is said.
    void setHolding(bool holding);
    [[nodiscard]] const std::optional<HeldCommand> &heldCommand() const noexcept { return m_heldUp; }
    void sayHeld();
    /// Its reply counts as one to the command that was held. False when there is nothing to change, or the
    /// line can not be a command.
    [[nodiscard]] bool sayInstead(const QByteArray &line);
    /// No reply to it is waited for; a recipient that is not named stays unsent, as all do without DATA. False
    /// when it can not be left out.
    [[nodiscard]] bool skipHeld();

    /// The relay has asked for a secret: the next line by hand is one.
    [[nodiscard]] bool asksSecret() const noexcept { return m_secretAsked; }
    /// Says one line by hand. Only in Ready, or in ByHand, where it is a line of message text. A STARTTLS
    /// that the relay consents to secures the line. False when the line can not be a command.
    [[nodiscard]] bool say(const QByteArray &line);
    /// Leaves with RSET and QUIT when ready, at once otherwise; `closed` follows unless already offline,
    /// or `failed` when leaving goes wrong.
    void close();
    /// Ends at once as if the line had been cut for this reason.
    void drop(const Failure &failure);

signals:
    void stateChanged(Relaydeck::SessionState from, Relaydeck::SessionState to);
    /// Once for each delivery, after its outcomes have been written on it. When the line was lost
    /// with it, `failed` follows.
    void deliveryFinished(const std::shared_ptr<Relaydeck::Delivery> &delivery);
    /// See setHolding. Whoever hears it may answer at once.
    void heldUp(const Relaydeck::HeldCommand &next);
    /// The answer to a line said by hand.
    void answered(const Relaydeck::Reply &reply);
    /// The conversation ended before its time.
    void failed(const Relaydeck::Failure &failure);
    /// The conversation ended after QUIT, or because `close` was called or the relay said 221.
    void closed();

private:
    void findProxySecret();
    void reach();
    void heedStage(LineStage stage);
    void greet();
    void take(QByteArrayView bytes);
    void heed(const Reply &reply);
    void heedOpening(Failure::Step step, const Reply &reply);
    [[nodiscard]] QByteArray masked(const QByteArray &line) const;
    void heedUnasked(const Reply &reply);
    void proceed(const Opening::Next &next);
    void secure();
    void heedSecured(const TlsReport &report);
    void findSecret();
    void ask(const SecretPlace &place, void (Session::*then)(const SecretAnswer &));
    void heedSecret(const SecretAnswer &answer);
    void heedProxySecret(const SecretAnswer &answer);
    void heedByHand(const Reply &reply);
    void sayNext();
    void expect(Owed owed);
    void enter(SessionState next);
    void enterOwed();
    void end(Failure failure);
    void finish();
    void letGo();
    void lineClosed(const LineLoss &loss);
    void heedSilence();

    // Holding: sessionholding.cpp
    enum class Release : quint8 { No, Say, Skip };
    void release(Release release);
    [[nodiscard]] static HeldCommand heldOf(const Saying &saying);
    [[nodiscard]] static HeldCommand heldOf(const EnvelopeLine &line);
    [[nodiscard]] bool isHeldBack(const HeldCommand &next);
    [[nodiscard]] bool skipsIt();
    void forgetHeld();

    // Envelopes: sessionenvelopes.cpp
    void shiftGear();
    void sayMore();
    [[nodiscard]] Transaction *nextToSpeak();
    [[nodiscard]] bool maySayCommand() const;
    [[nodiscard]] bool isHeardOut();
    [[nodiscard]] bool sayLine(Transaction &transaction);
    [[nodiscard]] bool sayText(Transaction &transaction);
    [[nodiscard]] bool hasRoomForText();
    void flush();
    void heedDrained();
    void heedEnvelope(const Owed &owed, const Reply &reply);
    void noteVerdict(const Transaction &transaction);
    void finishDeliveries();
    void finishDelivery();
    void loseDeliveries(const Failure &failure, bool nothingTaken);
    void startDeadline();
    enum class Left : quint8 { No, Perhaps, Yes };
    [[nodiscard]] Left textLeft(const Transaction &transaction) const;
    [[nodiscard]] QByteArray ownName() const;
    void scribe(TranscriptLine::Direction direction, QByteArray text,
        TranscriptLine::NoteKind note = TranscriptLine::NoteKind::None, qint64 size = 0);

    std::unique_ptr<Transport> m_transport;
    Clock &m_clock;
    Transcript &m_transcript;
    ReplyWatch m_watch;
    std::unique_ptr<Alarm> m_deadlineAlarm; // for whole envelopes; only when a deadline is set

    SessionSettings m_settings;
    SessionState m_state = SessionState::Offline;
    LineStage m_stage = LineStage::Connect; // while Connecting
    std::optional<Opening> m_opening;
    std::unique_ptr<SecretFinder> m_secretFinder;
    ReplyReader m_reader;
    std::deque<Saying> m_toSay;
    std::deque<Owed> m_owed;

    std::deque<Transaction> m_transactions; // oldest first; the replies owed belong to them in order
    std::size_t m_spoken = 0; // of these are said to the end
    qint64 m_textQueued = 0; // bytes of text in them
    QByteArray m_wire; // to be said in one piece
    qint64 m_said = 0; // bytes handed to the transport while there were envelopes
    Gear m_gear = Gear::LockStep;
    std::size_t m_window = 1; // messages that may be under way in Stream; grows with each one taken
    bool m_odd = false; // something odd was heard
    bool m_held = false; // an outcome was told, and goOn() not called since
    bool m_speaking = false;
    bool m_wrappingUp = false;
    bool m_lacksBdat = false;
    bool m_tlsByHand = false; // the line said by hand was STARTTLS
    bool m_secretAsked = false; // the last answer was 334: the next line by hand is a secret
    bool m_holding = false;
    bool m_tellsOfHeld = false;
    std::optional<HeldCommand> m_heldUp;
    std::optional<Command> m_instead; // of what is held
    Release m_release = Release::No; // of what is held
    qint64 m_lastLineAt = 0;
    QByteArray m_lastReply;
};

} // namespace Relaydeck
