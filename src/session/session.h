#pragma once

#include "clock/clock.h"
#include "net/transport.h"
#include "session/delivery.h"
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
    /// Sends one envelope. Only in Ready; `deliveryFinished` follows in every case.
    void deliver(std::shared_ptr<Delivery> delivery);
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
    void heedOpening(Failure::Step step, const Reply &reply);
    [[nodiscard]] QByteArray masked(const QByteArray &line) const;
    void heedUnasked(const Reply &reply);
    void proceed(const Opening::Next &next);
    void secure();
    void heedSecured(const TlsReport &report);
    void findSecret();
    void heedEnvelope(const Owed &owed, const Reply &reply);
    void heedByHand(const Reply &reply);
    void sayNext();
    void expect(Owed owed);
    void enter(SessionState next);
    void enterOwed();
    void sendContent();
    void sendMoreContent();
    void finishDelivery();
    void end(Failure failure);
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
    std::optional<Opening> m_opening;
    std::unique_ptr<SecretFinder> m_secretFinder;
    ReplyReader m_reader;
    std::deque<Saying> m_toSay;
    std::deque<Owed> m_owed;
    std::optional<Transaction> m_transaction;
    qsizetype m_contentSent = 0;
    bool m_inStep = true; // nothing odd has been heard: commands may be grouped
    bool m_tlsByHand = false; // the line said by hand was STARTTLS
    bool m_secretAsked = false; // the last answer was 334: the next line by hand is a secret
    qint64 m_lastLineAt = 0;
    QByteArray m_lastReply;
};

} // namespace Relaydeck
