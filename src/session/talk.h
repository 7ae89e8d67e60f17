#pragma once

#include "session/session.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace Relaydeck {

/// Says lines by hand, and says a line again while its answer is 4yz: `talk_and_respond` of
/// Mail::Bulkmail::Server (spec section 7), with a growing pause before each repetition (D11) and the
/// answer to the last one (D2).
class Talk final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Talk)

public:
    Talk(Session &session, Clock &clock, QObject *parent = nullptr);

    /// `attempts` is how often the line is said in all, at least once; a line of message text is said
    /// once, and so is a secret: nobody asks for it a second time. False when the session can not take
    /// it. `answered` follows, except for text before its dot.
    [[nodiscard]] bool say(const QByteArray &line, int attempts);

signals:
    /// The answer that counts. A line that is lost is told by the session.
    void answered(const Relaydeck::Reply &reply);

private:
    void heed(const Reply &reply);
    void sayAgain();

    Session &m_session;
    std::unique_ptr<Alarm> m_pause;
    std::chrono::milliseconds m_nextPause{0};
    QByteArray m_line;
    int m_attemptsLeft = 0;
};

} // namespace Relaydeck
