#pragma once

#include "secrets/secretfinder.h"
#include "session/session.h"
#include "smtp/content.h"
#include "smtp/dsn.h"
#include "support/manualclock.h"
#include "support/scriptedrelay.h"

#include <QObject>

namespace Relaydeck {

/// Knows one secret, and has it or says why not at the next turn of the event loop.
class KnownSecret final : public SecretFinder
{
    Q_OBJECT

public:
    explicit KnownSecret(const SecretAnswer &answer) : m_answer(answer) {}
    void find(const SecretPlace &place) override;

private:
    SecretAnswer m_answer;
};

/// One session with a scripted relay, and a list of orders for it. An order is carried out when the
/// one before it has brought its result, from inside the signal that brings it, as a sender does; only
/// envelopes are handed over as soon as the session takes them:
///
///     deliver a@x.test b@x.test    one envelope with these recipients
///     from me@y.test               its sender from now on
///     text ...                     its message from now on
///     report                       asks for reports from now on
///     say NOOP                     one line by hand
///     close
class SessionRig final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SessionRig)

public:
    explicit SessionRig(QByteArrayList orders = {});

    void open(const Endpoint &endpoint);

    [[nodiscard]] Session &session() { return m_session; }
    [[nodiscard]] ManualClock &clock() { return m_clock; }
    SessionSettings settings;
    /// A login with this password; the mechanism is chosen by what is offered.
    void logIn(const QByteArray &user, const QByteArray &password,
        std::optional<SaslMechanism> mechanism = std::nullopt);

    /// What came of it, such as `ready; a=Accepted/250 b=Refused/550 (Refused at Rcpt 550); closed`.
    [[nodiscard]] QByteArray course() const { return m_course.join("; "); }
    /// `> line` for what we said, `< line` for what the relay said, `- text` for what was noted.
    [[nodiscard]] QByteArrayList talk() const { return m_talk; }
    [[nodiscard]] const std::optional<Failure> &failure() const { return m_failure; }
    [[nodiscard]] const std::shared_ptr<Delivery> &lastDelivery() const { return m_lastDelivery; }

private:
    void obey();
    void carryOut(const QByteArray &order);
    void handOver();
    void queue(const QByteArray &recipients);
    void note(const TranscriptLine &line);

    ManualClock m_clock;
    Transcript m_transcript;
    Session m_session;
    QByteArrayList m_orders;
    QByteArrayList m_course;
    QByteArrayList m_talk;
    QByteArray m_sender = "me@y.test";
    std::shared_ptr<const Content> m_content;
    std::shared_ptr<const DsnRequest> m_dsn;
    std::optional<Failure> m_failure;
    std::shared_ptr<Delivery> m_lastDelivery;
};

/// `Refused at Rcpt 550`, `TlsFailed at StartTls (Expired)`; without code and detail only the first two.
[[nodiscard]] QByteArray shown(const Failure &failure);

} // namespace Relaydeck
