#include "bulk/bulksend.h"

#include "bulk/jobstart.h"

#include <algorithm>

namespace Relaydeck {

using namespace std::chrono_literals;

namespace {
constexpr std::chrono::milliseconds LongestLook
    = 30s; // between two looks at a clock that may be set, or have slept
}

// ---- The start

void BulkSend::readList(std::unique_ptr<AddressList> list)
{
    m_intake = std::make_unique<ListIntake>(std::move(list), *m_journal, m_bad);
    if (m_press)
        m_intake->check(m_press);
    if (m_standIns)
        m_intake->serve(*m_standIns);
    connect(m_intake.get(), &ListIntake::progressed, this, &BulkSend::changed);
    connect(m_intake.get(), &ListIntake::finished, this, [this] {
        m_lack = m_intake->lack();
        endIntake();
        if (m_journal->tally().recipients() == 0)
            endNow(End::ListEmpty);
        else if (m_lack)
            endNow(End::ListLacking);
        else
            begin();
    });
    connect(m_intake.get(), &ListIntake::failed, this, [this] {
        m_listFault = m_intake->fault();
        endIntake();
        m_journalFault = m_journal->fault();
        endNow(m_listFault ? End::ListFailed : End::JournalFailed);
    });
    m_intake->start();
}

void BulkSend::endIntake()
{
    m_intake.release()->deleteLater(); // it is speaking at the moment
}

void BulkSend::begin()
{
    if (m_stage == Stage::Reading)
        setOff();
}

void BulkSend::startNow()
{
    if (m_awaitedStart == 0)
        return;
    m_awaitedStart = std::min(m_awaitedStart, m_clock.wallTime());
    if (m_stage == Stage::Waiting || m_stage == Stage::Paused)
        setOff();
}

/// To send, or first to wait for the moment to.
void BulkSend::setOff()
{
    const std::chrono::milliseconds left(m_awaitedStart - m_clock.wallTime());
    if (m_awaitedStart > 0 && left > 0ms) {
        m_startAlarm->start(std::min(left, LongestLook));
        if (m_stage != Stage::Waiting)
            enter(Stage::Waiting);
    } else {
        m_startAlarm->stop();
        if (std::exchange(m_awaitedStart, 0) > 0)
            noteStarted(*m_journal, m_clock.wallTime());
        if (m_startedAt < 0)
            m_startedAt = m_clock.steadyTime();
        enter(Stage::Sending);
    }
    schedulePump();
}

} // namespace Relaydeck
