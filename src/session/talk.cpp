#include "session/talk.h"

#include <algorithm>

namespace Relaydeck {

using namespace std::chrono_literals;

namespace {
constexpr std::chrono::milliseconds FirstPause = 100ms;
constexpr std::chrono::milliseconds LongestPause = 5s;
} // namespace

Talk::Talk(Session &session, Clock &clock, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_pause(clock.makeAlarm())
{
    connect(&m_session, &Session::answered, this, &Talk::heed);
    connect(m_pause.get(), &Alarm::rang, this, &Talk::sayAgain);
}

bool Talk::say(const QByteArray &line, int attempts)
{
    if (m_pause->isRunning())
        return false;
    m_line = line;
    const bool once = m_session.state() == SessionState::ByHand || m_session.asksSecret();
    m_attemptsLeft = once ? 1 : std::max(1, attempts);
    m_nextPause = FirstPause;
    return m_session.say(line);
}

void Talk::heed(const Reply &reply)
{
    if (!reply.isTransient() || --m_attemptsLeft <= 0) {
        emit answered(reply);
        return;
    }
    m_pause->start(m_nextPause);
    m_nextPause = std::min(2 * m_nextPause, LongestPause);
}

/// When the session has ended meanwhile, it has said so itself.
void Talk::sayAgain()
{
    (void)m_session.say(m_line);
}

} // namespace Relaydeck
