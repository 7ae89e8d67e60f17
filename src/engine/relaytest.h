#pragma once

#include "engine/relayverdict.h"
#include "serverfile/serverprofile.h"
#include "session/session.h"
#include "smtp/content.h"

#include <QObject>

#include <memory>
#include <optional>

namespace Relaydeck {

/// What a relay is asked about a send that is to come: whether its MAIL is taken.
struct MailProbe
{
    QByteArray sender; ///< reverse-path without brackets; empty is the null sender
    std::shared_ptr<const Content> content;
    bool utf8Recipients = false;
};

/// Tries a relay out with the settings as they stand: connects, says EHLO and whatever the settings ask
/// for (STARTTLS, AUTH), then NOOP and QUIT. With a probe MAIL and RSET come in between; never a RCPT. Has a
/// connection and a transcript of its own and counts for nothing.
class RelayTest final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RelayTest)

public:
    /// For each reply, unless the settings are less patient.
    static constexpr std::chrono::milliseconds ReplyPatience = std::chrono::seconds(30);
    /// For all of it, a password that somebody has to unlock included.
    static constexpr std::chrono::milliseconds Patience = std::chrono::seconds(120);

    RelayTest(std::unique_ptr<Transport> transport, Clock &clock, QObject *parent = nullptr);
    ~RelayTest() override;

    /// Once. The relay may be switched off; one whose settings cannot be used fails without a connection.
    void start(const ServerProfile &profile, const std::optional<MailProbe> &probe = {});
    [[nodiscard]] QString peer() const { return m_session.peer(); } ///< empty while there is no line
    /// Ends it at once; `ended` follows, with a failure of kind Stopped.
    void stop();

signals:
    /// What was said since the last time, up to 25 times a second; the rest of it before `ended`.
    void said(const Relaydeck::TranscriptLines &lines);
    /// Once, the last signal. Who hears it must delete the test later.
    void ended(const Relaydeck::RelayVerdict &verdict);

private:
    void heedState(SessionState from, SessionState to);
    void heedAnswer(const Reply &reply);
    [[nodiscard]] bool heedMail(const Reply &reply);
    void askAboutSender();
    void leave();
    void giveUp(const Failure &failure);
    void fail(const Failure &failure);
    void finish();
    void flush();
    void enter(RelayVerdict::Step step);
    void settleFailed(RelayVerdict::Step step);
    void settle(RelayVerdict::Step step, RelayVerdict::Result result);

    Clock &m_clock;
    Transcript m_transcript;
    Session m_session;
    std::unique_ptr<Alarm> m_deadline;
    std::unique_ptr<Alarm> m_beat;
    Failure m_lastWord; // when the deadline rings
    RelayVerdict m_verdict;
    RelayVerdict::Step m_current = RelayVerdict::Step::Reach;
    qint64 m_since = 0; // steady time of what is being measured
    std::optional<MailProbe> m_probe; // until MAIL was answered
    bool m_asked = false; // MAIL was said
    bool m_over = false;
};

} // namespace Relaydeck
