#pragma once

#include "session/session.h"
#include "smtp/content.h"
#include "support/manualclock.h"
#include "support/scriptedrelay.h"

#include <QObject>

namespace Relaydeck {

/// One session with a scripted relay, and a list of orders for it. An order is carried out when the
/// one before it has brought its result, from inside the signal that brings it, as a sender does:
///
///     deliver a@x.test b@x.test    one envelope with these recipients
///     from me@y.test               its sender from now on
///     text ...                     its message from now on
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

    /// What came of it, such as `ready; a=Accepted/250 b=Refused/550 (Refused at Rcpt 550); closed`.
    [[nodiscard]] QByteArray course() const { return m_course.join("; "); }
    /// `> line` for what we said, `< line` for what the relay said.
    [[nodiscard]] QByteArrayList talk() const { return m_talk; }
    [[nodiscard]] const std::optional<Failure> &failure() const { return m_failure; }
    [[nodiscard]] const std::shared_ptr<Delivery> &lastDelivery() const { return m_lastDelivery; }

private:
    void obey();
    void carryOut(const QByteArray &order);
    void deliver(const QByteArray &recipients);
    void note(const TranscriptLine &line);

    ManualClock m_clock;
    Transcript m_transcript;
    Session m_session;
    QByteArrayList m_orders;
    QByteArrayList m_course;
    QByteArrayList m_talk;
    QByteArray m_sender = "me@y.test";
    std::shared_ptr<const Content> m_content;
    std::optional<Failure> m_failure;
    std::shared_ptr<Delivery> m_lastDelivery;
};

/// `Refused at Rcpt 550`; without a code only the first two.
[[nodiscard]] QByteArray shown(const Failure &failure);

} // namespace Relaydeck
