#include "engine/console.h"

#include <utility>

namespace Relaydeck {

Console::Console(std::unique_ptr<Transport> transport, Clock &clock, Transcript &transcript, QObject *parent)
    : QObject(parent),
      m_session(std::move(transport), clock, transcript)
{
    connect(&m_session, &Session::failed, this, &Console::ended);
    connect(&m_session, &Session::closed, this, &Console::ended);
    connect(&m_session, &Session::answered, this, &Console::sayNext);
    connect(&m_session, &Session::stateChanged, this, [this](SessionState from, SessionState to) {
        emit changed();
        if (to != SessionState::Ready || from == SessionState::AwaitAnswer)
            return;
        if (!std::exchange(m_wasReady, true))
            emit ready();
        sayNext();
    });
}

void Console::open(const SessionSettings &settings)
{
    m_session.open(settings);
}

void Console::say(const QByteArray &line)
{
    m_lines.append(line);
    sayNext();
}

void Console::close()
{
    const bool askedBefore = std::exchange(m_closing, true);
    if (askedBefore || (!m_wasReady && m_lines.isEmpty()))
        m_session.close();
    else
        sayNext();
}

void Console::sayNext()
{
    const auto mayTalk = [this] {
        return m_session.state() == SessionState::Ready || m_session.state() == SessionState::ByHand;
    };
    while (!m_lines.isEmpty() && mayTalk()) {
        const QByteArray line = m_lines.takeFirst();
        if (!m_session.say(line))
            emit lineRefused(line);
    }
    if (m_closing && m_lines.isEmpty() && mayTalk())
        m_session.close();
}

} // namespace Relaydeck
