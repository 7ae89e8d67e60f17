#include "bulk/bulksend.h"

#include <algorithm>

namespace Relaydeck {

using namespace std::chrono_literals;

namespace {
constexpr auto StopPatience = 20s; // with relays that are to finish what is under way
}

// ---- The end

/// From now on relays are waited for, but not for ever.
void BulkSend::limitPatience()
{
    if (!m_stopAlarm->isRunning())
        m_stopAlarm->start(StopPatience);
}

void BulkSend::hangUp()
{
    for (const auto &server : m_pool.servers())
        server->abandon();
    schedulePump();
}

void BulkSend::lookForEnd()
{
    const bool isSending = m_stage == Stage::Sending;
    const bool allSeated = isSending && m_plan.isEmpty();
    if (allSeated && !m_retries.isEmpty())
        m_retryAlarm->start(m_retries.untilDue(m_clock.steadyTime()));
    if (!m_underWay.isEmpty() || !m_departures.empty())
        return;
    if (m_stage == Stage::Stopping)
        leaveFor(End::Stopped);
    else if (allSeated && m_plan.fault())
        failWith(m_plan.fault());
    else if (allSeated && m_retries.isEmpty())
        leaveFor(End::Finished);
    else if (isSending && !allSeated && m_exhausted)
        leaveFor(End::NoRelay);
}

void BulkSend::lookWhatItWaitsFor()
{
    const bool isWaiting = m_underWay.isEmpty() && m_departures.empty();
    SendWait wait;
    if (m_stage == Stage::Paused)
        wait.reason = SendWait::Reason::User;
    else if (m_stage == Stage::Waiting)
        wait = {SendWait::Reason::Start, m_awaitedStart};
    else if (m_stage == Stage::Sending && isWaiting && !m_plan.isEmpty())
        wait.reason = SendWait::Reason::Relays;
    else if (m_stage == Stage::Sending && isWaiting && !m_retries.isEmpty())
        wait = {SendWait::Reason::Retry,
            m_clock.wallTime() + qint64(m_retries.untilDue(m_clock.steadyTime()).count())};
    if (std::exchange(m_wait, wait) != wait)
        emit changed();
    sayWhatRelaysWaitFor();
}

/// What a relay that has no reason of its own waits for.
void BulkSend::sayWhatRelaysWaitFor()
{
    const auto isDone
        = [this] { return m_stage == Stage::Leaving || (m_stage == Stage::Sending && m_plan.isEmpty()); };
    if (m_stage == Stage::Waiting || m_stage == Stage::Paused || m_stage == Stage::Stopping
        || isWaitingForDisk())
        m_pool.setLull({Standing::OnHold, 0, 0, {}, {}});
    else if (isDone())
        m_pool.setLull({Standing::NothingLeft, m_wait.until, 0, {}, {}});
    else
        m_pool.setLull({});
}

int BulkSend::downRelay() const
{
    return m_stage == Stage::Ended ? -1 : m_scheduler->downRow();
}

void BulkSend::leaveFor(End end)
{
    m_end = end;
    limitPatience();
    enter(Stage::Leaving);
    lookWhetherAllLeft();
}

void BulkSend::lookWhetherAllLeft()
{
    for (const auto &server : m_pool.servers())
        server->leave(); // those that have finished their last envelope meanwhile
    const auto isGone = [](const auto &server) {
        return !server->isConnected() && !server->isLeaving() && !server->isOpening();
    };
    if (m_underWay.isEmpty() && std::ranges::all_of(m_pool.servers(), isGone))
        endNow(m_end);
}

void BulkSend::endNow(End end)
{
    for (const auto &server : m_pool.servers())
        server->setWaitingForTurn(false);
    m_pool.rates().save();
    if (end == End::Finished || end == End::Stopped || end == End::NoRelay) {
        for (int row = 0; row < m_pool.size(); ++row)
            updateRecord(row);
        if (!m_journal->commit()) {
            m_journalFault = m_journal->fault();
            end = End::JournalFailed;
        }
    }
    m_good.flush();
    m_bad.flush();
    m_end = end;
    enter(Stage::Ended);
    emit ended();
}

void BulkSend::enter(Stage stage)
{
    m_stage = stage;
    if (stage == Stage::Sending) // the pump reads on, and looks what there is
        m_pool.setLull({});
    else
        sayWhatRelaysWaitFor();
    emit changed();
}

} // namespace Relaydeck
