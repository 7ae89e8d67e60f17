#include "server/server.h"

#include "server/sessionsettings.h"
#include "serverfile/perlnumber.h"

#include <algorithm>

namespace Relaydeck {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds LongestBackOff = 30s;
constexpr std::chrono::milliseconds Breath = 250ms; // between two envelopes

quint64 accepted(const Delivery &delivery)
{
    return quint64(std::ranges::count(delivery.recipients, Outcome::Accepted, &Recipient::outcome));
}

/// What a relay may have counted: whom it admitted, and whom it took or may have taken.
quint64 charged(const Delivery &delivery)
{
    return quint64(std::ranges::count_if(delivery.recipients, [](const Recipient &recipient) {
        return recipient.admitted || recipient.outcome == Outcome::Accepted
            || recipient.outcome == Outcome::InDoubt;
    }));
}

} // namespace

Server::Server(
    int row, const ServerProfile &profile, const Surroundings &surroundings, RateBook *rates, QObject *parent)
    : QObject(parent),
      m_row(row),
      m_profile(profile),
      m_surroundings(surroundings),
      m_ledger(Limits::of(profile)),
      m_rateBook(rates),
      m_rates(rates ? rates->of(profile) : std::make_shared<RateWindows>()),
      m_sleep(surroundings.clock.makeAlarm()),
      m_backOff(surroundings.clock.makeAlarm()),
      m_rateWait(surroundings.clock.makeAlarm()),
      m_pause(surroundings.clock.makeAlarm()),
      m_slowWait(surroundings.clock.makeAlarm()),
      m_nextBackOff(FirstBackOff)
{
    const auto wakeUp = [this] {
        emit standingChanged();
        emit available();
    };
    for (const auto &alarm : {m_sleep.get(), m_backOff.get(), m_rateWait.get(), m_slowWait.get()})
        connect(alarm, &Alarm::rang, this, wakeUp);
    connect(m_pause.get(), &Alarm::rang, this, &Server::goOn);
}

/// What it leaves behind on its way may arrive.
Server::~Server()
{
    m_rates->settle(m_underWay, m_underWay, m_surroundings.clock.steadyTime());
}

// ---- What it is

StandingReport Server::standing() const
{
    const auto report
        = [](Standing standing, qint64 until = 0, quint64 limit = 0, std::optional<Failure> failure = {}) {
              return StandingReport{standing, until, limit, std::move(failure)};
          };
    if (m_underWay > 0 || isBetweenEnvelopes())
        return report(Standing::Working);
    if (m_removed)
        return report(Standing::Removed);
    if (m_profile.fault)
        return report(Standing::Worthless, 0, 0,
            Failure{Failure::Kind::RefusedLocally, Failure::Step::Connect, 0, fieldInfo(*m_profile.fault).key,
                {}});
    if (!m_profile.enabled)
        return report(Standing::Disabled);
    if (m_leftOut)
        return report(*m_leftOut);
    if (m_spent)
        return report(Standing::LimitReached, 0, m_profile.maxMessages);
    if (worth() <= 0)
        return report(Standing::Worthless, 0, 0, m_worthlessBecause);
    if (m_paused)
        return {Standing::Paused, m_pausedUntil, 0, {}, m_pauseReason};
    return isWaitingForTime() ? standingInTime() : standingInLine();
}

bool Server::isWaitingForTime() const
{
    return isAsleep() || isRateLimited() || isSlowedDown();
}

StandingReport Server::standingInTime() const
{
    if (isAsleep())
        return {Standing::Asleep, m_sleepsUntil, 0, {}, {}};
    if (isRateLimited())
        return {m_warmUpQuota > 0 ? Standing::WarmingUp : Standing::RateLimited, m_rateLimitedUntil,
            m_warmUpQuota, {}, {}};
    return {Standing::SlowedDown, m_slowedUntil, 0, m_slow.cause(), {}};
}

StandingReport Server::standingInLine() const
{
    if (isOpening())
        return {Standing::Connecting, 0, 0, {}, {}};
    if (isBackingOff())
        return {Standing::BackingOff, m_backsOffUntil, 0, m_lastFailure, {}};
    if (m_lost)
        return {Standing::Lost, 0, 0, m_lastFailure, {}};
    if (isLeaving())
        return {m_atConnectionLimit ? Standing::ConnectionLimit : Standing::Leaving, 0, 0, {}, {}};
    const StandingReport lull = m_surroundings.lull ? m_surroundings.lull() : StandingReport();
    if (m_waitingForTurn && lull.standing == Standing::Idle)
        return {Standing::WaitingForTurn, 0, 0, {}, {}};
    return lull;
}

/// The moment from one envelope to the next is work, too: eyes should not see it flicker.
bool Server::isBetweenEnvelopes() const
{
    return isConnected() && !m_paused && !isWaitingForTime() && !m_waitingForTurn && m_deliveredAt
        && m_surroundings.clock.steadyTime() - *m_deliveredAt < Breath.count();
}

QVariantMap Server::settings() const
{
    QVariantMap settings;
    for (const FieldInfo &field : fieldTable()) {
        if (const auto &text = m_profile.setting(field.field).text)
            settings.insert(QString::fromLatin1(field.key), QString::fromUtf8(*text));
    }
    return settings;
}

QByteArray Server::lastReply() const
{
    for (const auto &link : m_links) {
        if (const QByteArray reply = link->lastReply(); !reply.isEmpty())
            return reply;
    }
    return {};
}

int Server::openConnections() const
{
    return int(std::ranges::count_if(m_links, [](const auto &link) { return link->isOpen(); }));
}

bool Server::isUsable() const
{
    const ServerProfile &profile = latestProfile();
    return profile.enabled && !profile.fault && !m_removed && !m_leftOut && !m_spent && worth() > 0;
}

int Server::fullWorth() const
{
    return Ledger(m_ledger.limits()).worth();
}

bool Server::isOpening() const
{
    return std::ranges::any_of(
        m_links, [](const auto &link) { return link->state() == Link::State::Opening; });
}

bool Server::isLeaving() const
{
    return std::ranges::any_of(
        m_links, [](const auto &link) { return link->state() == Link::State::Leaving; });
}

bool Server::hasPlace() const
{
    return linkWithPlace() != nullptr;
}

bool Server::mayOpenConnection() const
{
    const auto occupied = [](const auto &link) { return link->state() != Link::State::Down; };
    return isUsable() && !m_next && !isHeldBack() && !isOpening()
        && std::ranges::count_if(m_links, occupied) < m_profile.maxConnections;
}

Link *Server::idleLink() const
{
    if (m_next || m_paused)
        return nullptr;
    const auto ready = [](const auto &link) { return link->state() == Link::State::Ready; };
    const auto found = std::ranges::find_if(m_links, ready);
    return found == m_links.end() ? nullptr : found->get();
}

/// The one with the least to do. One that is full and has nothing to do comes first: it is to be left.
Link *Server::linkWithPlace() const
{
    if (m_next || m_paused) // a new connection is needed first
        return nullptr;
    Link *best = nullptr;
    for (const auto &link : m_links) {
        if (!link->hasPlace())
            continue;
        if (isFull(*link)) {
            if (link->deliveries() == 0)
                return link.get();
        } else if (!best || link->deliveries() < best->deliveries()) {
            best = link.get();
        }
    }
    return best;
}

/// All that it may carry, those under way counted as carried.
bool Server::isFull(const Link &link) const
{
    const quint64 limit = m_ledger.limits().connection;
    return limit > 0 && link.carried() + link.underWay() >= limit;
}

// ---- Connections

SessionSettings Server::sessionSettings() const
{
    SessionSettings settings = sessionSettingsOf(m_profile);
    settings.deadline = m_deadline;
    settings.chunking = settings.chunking && !m_lacksBdat;
    settings.relay = m_row;
    return settings;
}

void Server::connectUp()
{
    Q_ASSERT(mayOpenConnection());
    const auto down = [](const auto &link) { return link->state() == Link::State::Down; };
    auto found = std::ranges::find_if(m_links, down);
    if (found == m_links.end()) {
        addLink();
        found = m_links.end() - 1;
    }
    m_lost = false;
    m_atConnectionLimit = false;
    (*found)->open(sessionSettings(), m_profile.tries);
    emit standingChanged();
}

void Server::addLink()
{
    Link *const link = m_links.emplace_back(std::make_unique<Link>(m_surroundings)).get();
    connect(link, &Link::stateChanged, this, &Server::standingChanged);
    connect(link, &Link::opened, this, [this, link] { heedOpened(link); });
    connect(link, &Link::attemptFailed, this, &Server::heedAttemptFailed);
    connect(link, &Link::deliveryFinished, this,
        [this, link](const std::shared_ptr<Delivery> &delivery) { heedDelivered(link, delivery); });
    connect(link, &Link::lost, this, [this, link](const Failure &failure) { heedLost(link, failure); });
    connect(link, &Link::answered, this, [this, link](const Reply &reply) { heedAnswer(link, reply); });
    connect(link, &Link::closed, this, [this, link] {
        if (m_talking == link)
            m_talking = nullptr;
        adoptWhenIdle();
        emit available();
        if (!isConnected())
            emit left();
    });
}

void Server::heedOpened(Link *link)
{
    ++m_connectionsMade;
    m_envelopeFullAt = 0;
    m_ledger.useConnection(link->carried());
    emit countersChanged();
    if (const auto utterance = std::exchange(m_toSay, std::nullopt)) {
        m_talking = link;
        (void)link->say(utterance->line, utterance->attempts); // a fresh connection takes any line
    }
    emit available();
}

void Server::heedAttemptFailed(const Failure &failure)
{
    m_lastFailure = failure;
    m_failing = true;
    if (failure.kind != Failure::Kind::Stopped)
        loseWorth(failure);
    emit standingChanged();
    emit attemptFailed(failure);
    if (std::exchange(m_toSay, std::nullopt))
        emit talkFailed(failure);
    emit available();
}

void Server::heedLost(Link *link, const Failure &failure)
{
    const bool stopped = failure.kind == Failure::Kind::Stopped;
    m_lastFailure = failure;
    m_lost = !stopped;
    m_failing = m_failing || (!stopped && !link->hasProgress());
    const bool byHand = m_talking == link; // what is said by hand costs nothing (spec section 7)
    if (!stopped && !byHand && !link->hasProgress())
        loseWorth(failure); // a relay that never gets anything done must not be asked for ever
    emit standingChanged();
    if (m_talking == link) {
        m_talking = nullptr;
        adoptWhenIdle();
        emit talkFailed(failure);
    }
    emit available();
}

void Server::loseWorth(const Failure &failure)
{
    m_ledger.loseWorth();
    if (worth() <= 0)
        m_worthlessBecause = failure;
    backOff();
}

void Server::backOff()
{
    m_backsOffUntil = m_surroundings.clock.wallTime() + m_nextBackOff.count();
    m_backOff->start(m_nextBackOff);
    m_nextBackOff = std::min(2 * m_nextBackOff, LongestBackOff);
}

void Server::leave()
{
    for (const auto &link : m_links) {
        if (link->state() != Link::State::Delivering)
            link->leave();
    }
}

void Server::abandon()
{
    for (const auto &link : m_links)
        link->drop({Failure::Kind::Stopped, Failure::Step::Other, 0, {}, {}});
}

// ---- Talk

bool Server::talk(const QByteArray &line, int attempts)
{
    const int inAll = attempts > 0 ? attempts : m_profile.talkAttempts;
    if (m_talking)
        return m_talking->isTyping() && m_talking->say(line, inAll);
    if (!perlTrue(line) || !fitsInCommand(line) || m_toSay)
        return false;
    if (Link *const link = idleLink()) {
        m_talking = link;
        return link->say(line, inAll);
    }
    if (!mayOpenConnection())
        return false;
    m_toSay = {line, inAll};
    connectUp();
    return true;
}

void Server::heedAnswer(Link *link, const Reply &reply)
{
    if (!link->isTyping())
        m_talking = nullptr;
    adoptWhenIdle();
    emit answered(reply);
}

// ---- Envelopes

void Server::board(std::shared_ptr<Delivery> delivery)
{
    Link *const link = linkWithPlace();
    Q_ASSERT(link);
    if (delivery->envelope)
        m_ledger.resetEnvelopeCounter();
    m_underWay += delivery->recipients.size();
    m_rates->depart(delivery->recipients.size());
    link->board(std::move(delivery));
}

void Server::depart()
{
    for (std::size_t i = 0; i < m_links.size(); ++i) // whoever hears of one may want another line
        m_links[i]->depart();
    emit standingChanged();
}

void Server::takeBack()
{
    quint64 left = 0;
    for (const auto &link : m_links) {
        link->takeBack();
        left += link->underWay();
    }
    const quint64 back = std::exchange(m_underWay, left) - left;
    m_rates->settle(back, 0, m_surroundings.clock.steadyTime());
    adoptWhenIdle();
    if (m_removed || m_paused || m_leftOut)
        leave();
    emit standingChanged();
}

void Server::wrapUp()
{
    for (const auto &link : m_links)
        link->wrapUp();
}

void Server::heedDelivered(Link *link, const std::shared_ptr<Delivery> &delivery)
{
    m_underWay -= delivery->recipients.size();
    m_lacksBdat |= link->lacksBdat();
    m_deliveredAt = m_surroundings.clock.steadyTime();
    m_rates->settle(delivery->recipients.size(), charged(*delivery), *m_deliveredAt);
    if (const quint64 taken = accepted(*delivery); taken > 0) {
        m_ledger.useConnection(link->carried());
        if (delivery->envelope) // others may have boarded since
            m_ledger.resetEnvelopeCounter();
        m_ledger.count(taken, m_surroundings.clock.wallTime());
        link->setCarried(counters().connection);
        m_nextBackOff = FirstBackOff;
        m_failing = false;
        if (!m_spent) // what it failed at before is made good
            m_ledger.setWorth(fullWorth());
        emit countersChanged();
    }
    slowDown(*delivery);
    learnEnvelopeLimit(*delivery);
    adoptWhenIdle();
    if (m_removed || m_paused || m_leftOut)
        leave();
    emit deliveryFinished(delivery);
}

} // namespace Relaydeck
