#include "bulk/bulksend.h"

#include "bulk/failoverscheduler.h"
#include "bulk/jobrelays.h"
#include "bulk/jobstart.h"
#include "bulk/parallelscheduler.h"
#include "bulk/robinscheduler.h"

#include <algorithm>
#include <numeric>

namespace Relaydeck {

using namespace std::chrono_literals;

namespace {

constexpr auto DiskPatience = 1s; // until a full disk is tried again
constexpr std::size_t MostDepartures = 1000; // written down together; more come with the next turn
constexpr int TooManyRecipients = 452; // RFC 5321 section 4.5.3.1.10

std::unique_ptr<Scheduler> makeScheduler(int policy, ServerPool &pool, Clock &clock)
{
    if (policy == int(Policy::Parallel))
        return std::make_unique<ParallelScheduler>(pool, clock);
    if (policy == int(Policy::Failover))
        return std::make_unique<FailoverScheduler>(pool);
    return std::make_unique<RobinScheduler>(pool, clock);
}

/// The robin does it as it always did, which wants a list that is sorted by domain. Where each recipient gets a message of
/// its own there is nothing to gain by domains, and the values come in the order of the list.
EnvelopePlan::Order orderFor(const JournalPlan &plan)
{
    const bool byDomain = plan.policy != int(Policy::Robin) && plan.mergeFields.isEmpty();
    return byDomain ? EnvelopePlan::Order::Domain : EnvelopePlan::Order::List;
}

/// GOOD and BAD hold entries as they stood in the list, as they always did; of classic merging the address alone.
QByteArray logEntry(const JournalRecipient &recipient, const JournalPlan &plan)
{
    const bool isBare = recipient.entry.isEmpty() || !plan.classicMerge.isEmpty();
    return isBare ? recipient.address : recipient.entry.trimmed();
}

template <typename Member>
quint64 sum(const std::vector<RelayRecord> &records, Member member)
{
    return std::accumulate(records.begin(), records.end(), quint64(0),
        [member](quint64 total, const RelayRecord &record) { return total + record.*member; });
}

} // namespace

BulkSend::BulkSend(std::unique_ptr<Journal> journal, std::shared_ptr<const Content> content, ServerPool &pool,
    Clock &clock, QObject *parent)
    : QObject(parent),
      m_journal(std::move(journal)),
      m_content(std::move(content)),
      m_dsn(std::make_shared<const DsnRequest>(m_journal->plan().dsn)),
      m_pool(pool),
      m_clock(clock),
      m_scheduler(makeScheduler(m_journal->plan().policy, pool, clock)),
      m_plan(*m_journal, orderFor(m_journal->plan()), m_journal->plan().envelopes,
          m_journal->plan().envelopeLimit),
      m_retries(m_journal->plan().retryPause),
      m_retryAlarm(clock.makeAlarm()),
      m_diskAlarm(clock.makeAlarm()),
      m_stopAlarm(clock.makeAlarm()),
      m_startAlarm(clock.makeAlarm()),
      m_awaitedStart(awaitedStart(*m_journal)),
      m_nextDelivery(m_journal->nextDelivery()),
      m_setbacks(std::size_t(pool.size()))
{
    for (int row = 0; row < pool.size(); ++row) {
        m_earlier.push_back(m_journal->relayRecord(row));
        pool.at(row).restore(m_earlier.back().counters);
        pool.at(row).setDeadline(m_journal->plan().deadline);
    }
    m_records = m_earlier;
    leaveRelaysOut();
    sayWhatRelaysWaitFor();
    connect(m_scheduler.get(), &Scheduler::changed, this, &BulkSend::schedulePump);
    connect(m_retryAlarm.get(), &Alarm::rang, this, &BulkSend::schedulePump);
    connect(m_diskAlarm.get(), &Alarm::rang, this, &BulkSend::schedulePump);
    connect(m_stopAlarm.get(), &Alarm::rang, this, &BulkSend::hangUp);
    connect(m_startAlarm.get(), &Alarm::rang, this, &BulkSend::setOff);
    connect(&pool, &ServerPool::available, this, &BulkSend::schedulePump);
    connect(&pool, &ServerPool::adopted, this, &BulkSend::heedAdoption);
    connect(&pool, &ServerPool::deliveryFinished, this, &BulkSend::heedDelivery);
    connect(&pool, &ServerPool::attemptFailed, this, [this](const Failure &failure) {
        m_lastFailure = failure;
        if (!m_firstLineFailure)
            m_firstLineFailure = failure;
    });
}

BulkSend::~BulkSend()
{
    m_pool.setLull({});
}

bool BulkSend::openLogs()
{
    const JournalPlan &plan = m_journal->plan();
    return (plan.goodFile.isEmpty() || m_good.open(plan.goodFile))
        && (plan.badFile.isEmpty() || m_bad.open(plan.badFile));
}

quint64 BulkSend::messages() const
{
    return sum(m_records, &RelayRecord::messages);
}

quint64 BulkSend::connections() const
{
    return sum(m_earlier, &RelayRecord::connectionsMade) + m_pool.connectionsMade();
}

double BulkSend::seconds() const
{
    return m_startedAt < 0 || m_lastReplyAt < 0 ? 0 : double(m_lastReplyAt - m_startedAt) / 1000;
}

// ---- Orders

void BulkSend::pause()
{
    if (m_stage != Stage::Sending && m_stage != Stage::Waiting)
        return;
    m_startAlarm->stop();
    enter(Stage::Paused);
    schedulePump();
}

void BulkSend::goOn()
{
    if (m_stage == Stage::Paused)
        setOff();
}

void BulkSend::stop()
{
    if (m_stage == Stage::Reading) {
        m_intake.reset();
        endNow(End::Stopped);
        return;
    }
    if (m_stage == Stage::Stopping || m_stage == Stage::Leaving)
        hangUp();
    if (m_stage != Stage::Sending && m_stage != Stage::Paused && m_stage != Stage::Waiting)
        return;
    enter(Stage::Stopping);
    m_startAlarm->stop();
    m_diskAlarm->stop();
    limitPatience();
    schedulePump();
}

// ---- The pump

/// One turn of the pump serves all that happened in one turn of the event loop: that is the group commit.
void BulkSend::schedulePump()
{
    if (std::exchange(m_pumpQueued, true))
        return;
    QMetaObject::invokeMethod(this, &BulkSend::pump, Qt::QueuedConnection);
}

void BulkSend::pump()
{
    m_pumpQueued = false;
    if (m_stage == Stage::Leaving)
        lookWhetherAllLeft();
    if (m_stage == Stage::Reading || m_stage == Stage::Ended || m_stage == Stage::Leaving)
        return;
    if (m_partsStale)
        leaveRelaysOut();
    do {
        seatWaiting();
        if (!commit())
            return;
        m_departures.clear();
        for (const int row : std::exchange(m_toGoOn, {}))
            m_pool.at(row).depart();
        m_pool.rates().save(); // before any of it can have been taken
    } while (m_stage == Stage::Sending && m_seatedSome);
    lookForEnd();
    lookWhatItWaitsFor();
}

/// Envelopes for as many places as there are: they are written down together.
void BulkSend::seatWaiting()
{
    m_seatedSome = false;
    if (m_stage != Stage::Sending || !m_departures.empty())
        return;
    if (!m_retries.isEmpty())
        m_plan.putBack(m_retries.takeDue(m_clock.steadyTime()));
    while (m_departures.size() < MostDepartures && !m_plan.isEmpty()) {
        const Scheduler::Choice choice = m_scheduler->next();
        m_exhausted = choice.answer == Scheduler::Answer::Exhausted;
        if (choice.answer != Scheduler::Answer::Seat)
            return;
        auto envelope = m_plan.take(choice.server->room(m_journal->plan().envelopes));
        auto content = contentFor(envelope);
        if (!content)
            return failWith({JournalFault::Kind::Damaged, m_journal->file(), {}});
        m_scheduler->seated(*choice.server, envelope.size());
        depart(*choice.server, std::move(envelope), std::move(content));
    }
}

/// Null when the journal does not hold what a message is to be merged of.
std::shared_ptr<const Content> BulkSend::contentFor(const std::vector<JournalRecipient> &recipients) const
{
    return m_press ? m_press->print(recipients.front()) : m_content;
}

void BulkSend::depart(
    Server &server, std::vector<JournalRecipient> recipients, std::shared_ptr<const Content> content)
{
    const auto delivery = std::make_shared<Delivery>();
    delivery->id = m_nextDelivery++;
    delivery->sender = m_journal->plan().sender;
    delivery->content = std::move(content);
    delivery->dsn = m_dsn;
    delivery->envelope = m_journal->plan().envelopes;
    delivery->recipients.reserve(recipients.size());
    std::vector<qint64> ids;
    ids.reserve(recipients.size());
    for (const JournalRecipient &recipient : recipients) {
        ids.push_back(recipient.id);
        delivery->recipients.push_back({recipient.id, recipient.address, Outcome::Unsent, false, 0, {}});
    }
    m_journal->markDeparted(delivery->id, server.row(), ids, m_clock.wallTime());
    m_underWay.insert(delivery->id, {server.row(), std::move(recipients)});
    m_departures.push_back({server.row(), delivery});
    m_toGoOn.insert(server.row());
    server.board(delivery);
    m_seatedSome = true;
}

/// A full disk is waited for; any other fault ends the send before anything more leaves. The logs come
/// first: whom the journal calls accepted is in GOOD, too.
bool BulkSend::commit()
{
    m_good.flush();
    m_bad.flush();
    if (!m_journal->hasUncommitted() || m_journal->commit())
        return true;
    if (m_journal->fault().kind == JournalFault::Kind::DiskFull && m_stage != Stage::Stopping) {
        m_diskAlarm->start(DiskPatience);
        m_wait = {SendWait::Reason::Disk, 0};
        sayWhatRelaysWaitFor();
        emit changed();
        return false;
    }
    takeBackDepartures();
    for (const auto &server : m_pool.servers()) // what cannot be written down is not to happen
        server->wrapUp();
    if (m_stage != Stage::Stopping || m_underWay.isEmpty())
        failWith(m_journal->fault());
    return false;
}

/// What has not left yet stays where it is.
void BulkSend::takeBackDepartures()
{
    for (const Departure &departure : std::exchange(m_departures, {})) {
        m_underWay.remove(departure.delivery->id);
        m_journal->record(*departure.delivery, departure.row);
        m_pool.at(departure.row).takeBack();
    }
}

void BulkSend::failWith(const JournalFault &fault)
{
    m_journalFault = fault;
    leaveFor(End::JournalFailed);
}

// ---- Answers

void BulkSend::heedDelivery(int row, const std::shared_ptr<Delivery> &delivery)
{
    if (!m_underWay.contains(delivery->id))
        return;
    const UnderWay underWay = m_underWay.take(delivery->id);
    m_lastReplyAt = m_clock.steadyTime();
    m_records[std::size_t(row)].messages += delivery->accepted ? 1 : 0;
    std::vector<JournalRecipient> back;
    for (std::size_t i = 0; i < underWay.recipients.size(); ++i) {
        if (settle(delivery->recipients[i], underWay.recipients[i], *delivery, row))
            back.push_back(underWay.recipients[i]);
    }
    m_journal->record(*delivery, row);
    m_toGoOn.insert(row);
    updateRecord(row);
    if (!back.empty())
        m_plan.putBack(std::move(back));
    emit changed();
    schedulePump();
}

/// Writes the outcome into the logs; true when the recipient is to be seated again at once.
bool BulkSend::settle(Recipient &recipient, const JournalRecipient &seated, const Delivery &delivery, int row)
{
    Setbacks &setbacks = m_setbacks[std::size_t(row)];
    const bool envelopeWasFull = recipient.code == TooManyRecipients && !recipient.admitted
        && std::ranges::any_of(delivery.recipients, &Recipient::admitted);
    if (recipient.outcome == Outcome::Deferred && envelopeWasFull) {
        recipient.outcome = Outcome::Unsent; // the relay takes fewer in one message (D22)
        return true;
    }
    bool willTryAgain = false;
    if (recipient.outcome == Outcome::Unsent) {
        if (delivery.waited || m_retries.lose(recipient.id))
            return true;
        recipient.outcome = Outcome::Deferred; // this one has cost enough connections
        recipient.words = delivery.failure ? delivery.failure->raw : QByteArray();
    } else if (recipient.outcome == Outcome::Deferred) {
        const int attempts = m_journal->plan().attempts;
        willTryAgain = m_retries.defer(
            seated, attempts > 0 ? attempts : m_pool.at(row).profile().talkAttempts, m_clock.steadyTime());
    } else {
        m_retries.forget(recipient.id);
    }
    setbacks.refused += recipient.outcome == Outcome::Refused;
    setbacks.deferred += recipient.outcome == Outcome::Deferred;
    setbacks.inDoubt += recipient.outcome == Outcome::InDoubt;
    if (recipient.outcome == Outcome::Accepted)
        m_good.append(logEntry(seated, m_journal->plan()));
    else
        noteFailure(recipient, delivery);
    if (recipient.outcome == Outcome::Refused)
        m_bad.append(logEntry(seated, m_journal->plan()));
    if (willTryAgain)
        recipient.outcome = Outcome::Unsent; // so that a job that is stopped meanwhile goes on with it
    return false;
}

void BulkSend::noteFailure(const Recipient &recipient, const Delivery &delivery)
{
    Failure failure = delivery.failure.value_or(Failure());
    if (recipient.code > 0 && recipient.code != failure.code) {
        failure.kind
            = recipient.outcome == Outcome::Refused ? Failure::Kind::Refused : Failure::Kind::Deferred;
        failure.code = recipient.code;
        failure.raw = QByteArray::number(recipient.code) + ' ' + recipient.words;
    }
    m_lastFailure = failure;
    if (!m_firstFailure)
        m_firstFailure = failure;
}

/// Whoever goes on with the job another day does so with these settings.
void BulkSend::heedAdoption(int row)
{
    const Server &server = m_pool.at(row);
    ServerProfile profile = server.latestProfile();
    profile.enabled = profile.enabled && !server.isRemoved();
    m_journal->setRelay(row, profile);
    if (std::size_t(row) == m_records.size()) {
        m_records.emplace_back();
        m_earlier.emplace_back();
        m_setbacks.emplace_back();
        m_pool.at(row).setDeadline(m_journal->plan().deadline);
    }
    m_partsStale = true;
    schedulePump();
}

void BulkSend::leaveRelaysOut()
{
    m_partsStale = false;
    QList<ServerProfile> relays;
    for (const auto &server : m_pool.servers())
        relays.append(server->isRemoved() ? ServerProfile() : server->latestProfile());
    const auto absences = absencesFrom(m_journal->plan(), relays);
    for (int row = 0; row < m_pool.size(); ++row)
        m_pool.at(row).leaveOut(absences[std::size_t(row)]);
}

void BulkSend::updateRecord(int row)
{
    RelayRecord &record = m_records[std::size_t(row)];
    const Server &server = m_pool.at(row);
    record.counters = server.counters();
    record.connectionsMade = m_earlier[std::size_t(row)].connectionsMade + server.connectionsMade();
    m_journal->recordRelay(row, record);
}

} // namespace Relaydeck
