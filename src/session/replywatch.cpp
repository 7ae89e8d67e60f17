#include "session/replywatch.h"

#include <algorithm>

namespace Relaydeck {

using namespace std::chrono_literals;
using Step = Failure::Step;

namespace {
constexpr std::chrono::milliseconds QuitPatience = 5s; // for a relay that has nothing left to tell us
}

ReplyWatch::ReplyWatch(Clock &clock) : m_clock(clock), m_alarm(clock.makeAlarm())
{
    connect(m_alarm.get(), &Alarm::rang, this, &ReplyWatch::look);
}

void ReplyWatch::arm(Failure::Step step)
{
    start(patienceFor(step));
}

void ReplyWatch::arm(Failure::Step step, std::chrono::milliseconds most)
{
    start(std::min(patienceFor(step), most));
}

void ReplyWatch::start(std::chrono::milliseconds patience)
{
    m_armed = true;
    m_patience = patience;
    m_due = m_clock.steadyTime() + m_patience.count();
    if (m_alarm->isRunning() && m_alarmDue <= m_due)
        return;
    m_alarmDue = m_due;
    m_alarm->start(m_patience);
}

void ReplyWatch::look()
{
    if (!m_armed)
        return;
    const std::chrono::milliseconds left(m_due - m_clock.steadyTime());
    if (left > 0ms) {
        m_alarmDue = m_due;
        m_alarm->start(left);
        return;
    }
    m_armed = false;
    emit expired();
}

std::chrono::milliseconds ReplyWatch::patienceFor(Failure::Step step) const
{
    if (step == Step::Quit)
        return m_timeOut > 0ms ? std::min(m_timeOut, QuitPatience) : QuitPatience;
    if (m_timeOut > 0ms)
        return m_timeOut;
    switch (step) { // RFC 5321 section 4.5.3.2
    case Step::Connect: return 30s;
    case Step::Data: return 2min;
    case Step::Content: return 10min;
    default: return 5min;
    }
}

} // namespace Relaydeck
