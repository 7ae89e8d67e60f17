#pragma once

#include "clock/clock.h"
#include "net/transport.h"
#include "session/delivery.h"
#include "session/replywatch.h"
#include "session/saying.h"
#include "session/sessionstate.h"
#include "session/transaction.h"
#include "session/transcript.h"
#include "smtp/capabilities.h"
#include "smtp/replyreader.h"

#include <QObject>

#include <chrono>
#include <deque>
#include <memory>
#include <optional>

namespace Relaydeck {

/// How one conversation is to be held.
struct SessionSettings
{
    Endpoint endpoint;
    QByteArray domain; ///< said in EHLO; empty: our own address as a literal (RFC 5321 section 4.1.4)
    std::chrono::milliseconds timeOut{0}; ///< for each whole reply; 0: the limits of RFC 5321 section 4.5.3.2
    std::chrono::milliseconds deadline{0}; ///< for one whole envelope; 0: none
    bool pipelining = true; ///< use it where it is offered
    int relay = 0; ///< row of the relay, for the transcript; -1 is the console
    int connection = 1; ///< number of the connection, for the transcript
};

/// One SMTP conversation with one relay, as a client (RFC 5321, RFC 2920). Never blocks.
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
    [[nodiscard]] const Capabilities &capabilities() const noexcept { return m_capabilities; }
    [[nodiscard]] int connection() const noexcept { return m_settings.connection; }
    /// Address and port that the line came to; empty while there is none.
    [[nodiscard]] QString peer() const { return m_transport->peer(); }
    /// The last line of the last reply, with its code.
    [[nodiscard]] const QByteArray &lastReply() const noexcept { return m_lastReply; }

    /// Connects, waits for the greeting, says EHLO or else HELO; ends in Ready or with `failed`.
    void open(const SessionSettings &settings);
    /// Sends one envelope. Only in Ready; `deliveryFinished` follows in every case.
    void deliver(std::shared_ptr<Delivery> delivery);
    /// The relay has asked for a secret: the next line by hand is one.
    [[nodiscard]] bool asksSecret() const noexcept { return m_secretAsked; }
    /// Says one line by hand. Only in Ready, or in ByHand, where it is a line of message text.
    /// False when the line can not be a command.
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
    /// The answer to a line said by hand.
    void answered(const Relaydeck::Reply &reply);
    /// The conversation ended before its time.
    void failed(const Relaydeck::Failure &failure);
    /// The conversation ended after QUIT, or because `close` was called or the relay said 221.
    void closed();

private:
    void greet();
    void take(QByteArrayView bytes);
    void heed(const Reply &reply);
    void heedUnasked(const Reply &reply);
    void heedGreeting(const Reply &reply);
    void heedEhlo(const Reply &reply);
    void heedEnvelope(const Owed &owed, const Reply &reply);
    void heedByHand(const Reply &reply);
    void sayNext();
    void expect(Owed owed);
    void enter(SessionState next);
    void enterOwed();
    void sendContent();
    void sendMoreContent();
    void finishDelivery();
    void end(const Failure &failure);
    void finish();
    void letGo();
    void loseDelivery(const Failure &failure, bool dotSent);
    void startDeadline();
    void lineClosed(const LineLoss &loss);
    void heedSilence();
    [[nodiscard]] bool isDotSent() const;
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
    Capabilities m_capabilities;
    ReplyReader m_reader;
    std::deque<Saying> m_toSay;
    std::deque<Owed> m_owed;
    std::optional<Transaction> m_transaction;
    qsizetype m_contentSent = 0;
    bool m_inStep = true; // nothing odd has been heard: commands may be grouped
    bool m_secretAsked = false; // the last answer was 334: the next line by hand is a secret
    qint64 m_lastLineAt = 0;
    QByteArray m_lastReply;
};

} // namespace Relaydeck
