#include "server/link.h"

#include "smtp/content.h"

#include <algorithm>

namespace Relaydeck {

using namespace std::chrono_literals;

namespace {

/// Recipients of all messages that a connection has begun: they are in memory.
constexpr quint64 MostUnderWay = 500;
constexpr auto FirstPause = 50ms;
constexpr std::chrono::milliseconds LongestPause = 1s;
} // namespace

Link::Link(Surroundings surroundings, QObject *parent)
    : QObject(parent),
      m_surroundings(std::move(surroundings)),
      m_pause(m_surroundings.clock.makeAlarm())
{
    connect(m_pause.get(), &Alarm::rang, this, &Link::connectOnce);
}

Link::~Link() = default;

QByteArray Link::lastReply() const
{
    return m_session && !m_session->lastReply().isEmpty() ? m_session->lastReply() : m_lastReply;
}

void Link::open(const SessionSettings &settings, int tries)
{
    Q_ASSERT(m_state == State::Down);
    m_settings = settings;
    m_triesLeft = tries;
    m_nextPause = FirstPause;
    enter(State::Opening);
    connectOnce();
}

void Link::connectOnce()
{
    m_settings.connection = m_surroundings.nextConnection();
    m_session = std::make_unique<Session>(
        m_surroundings.makeTransport(), m_surroundings.clock, m_surroundings.transcript);
    connect(m_session.get(), &Session::stateChanged, this,
        [this](SessionState from, SessionState to) { heedState(from, to); });
    connect(m_session.get(), &Session::failed, this, &Link::heedFailure);
    connect(m_session.get(), &Session::closed, this, &Link::heedClosed);
    connect(m_session.get(), &Session::deliveryFinished, this, &Link::heedDelivery);
    m_talk = new Talk(*m_session, m_surroundings.clock, m_session.get());
    connect(m_talk, &Talk::answered, this, &Link::heedAnswer);
    m_session->open(m_settings);
}

// ---- Envelopes

bool Link::hasPlace() const
{
    return (m_state == State::Ready || m_state == State::Delivering) && !m_leavesWhenDone && m_session
        && (m_underWay < MostUnderWay || m_deliveries < 2) && m_session->takes(m_board.size(), m_boardBytes);
}

void Link::board(std::shared_ptr<Delivery> delivery)
{
    Q_ASSERT(hasPlace());
    ++m_deliveries;
    m_underWay += delivery->recipients.size();
    m_boardBytes += delivery->content->size();
    m_board.push_back(std::move(delivery));
    enter(State::Delivering);
}

void Link::depart()
{
    m_boardBytes = 0;
    for (std::shared_ptr<Delivery> &delivery : std::exchange(m_board, {})) {
        if (m_state == State::Delivering && m_session->takes()) {
            m_session->queue(std::move(delivery));
        } else {
            delivery->waited = true;
            finish(delivery);
        }
    }
    if (m_state == State::Delivering)
        m_session->goOn();
}

void Link::takeBack()
{
    for (const std::shared_ptr<Delivery> &delivery : std::exchange(m_board, {})) {
        --m_deliveries;
        m_underWay -= delivery->recipients.size();
    }
    m_boardBytes = 0;
    if (m_state == State::Delivering && m_deliveries == 0)
        enter(State::Ready);
}

void Link::wrapUp()
{
    if (m_state == State::Delivering)
        m_session->wrapUp();
}

void Link::heedDelivery(const std::shared_ptr<Delivery> &delivery)
{
    m_hasProgress |= !delivery->lineLost;
    m_lacksBdat |= m_session->lacksBdat();
    finish(delivery);
}

void Link::finish(const std::shared_ptr<Delivery> &delivery)
{
    --m_deliveries;
    m_underWay -= delivery->recipients.size();
    if (m_state == State::Delivering && m_deliveries == 0 && m_session->state() != SessionState::Offline)
        enter(State::Ready);
    emit deliveryFinished(delivery);
    if (m_leavesWhenDone && m_state == State::Ready)
        leave();
}

void Link::leaveWhenDone()
{
    m_leavesWhenDone = true;
    if (m_state == State::Ready)
        leave();
}

// ---- By hand

bool Link::isTyping() const
{
    return m_state == State::Talking && m_session->state() == SessionState::ByHand;
}

bool Link::say(const QByteArray &line, int attempts)
{
    if (m_state != State::Ready && !isTyping())
        return false;
    enter(State::Talking);
    const bool said = m_talk->say(line, attempts);
    if (!said && m_state == State::Talking && !isTyping())
        enter(State::Ready);
    return said;
}

void Link::heedAnswer(const Reply &reply)
{
    if (m_session->state() == SessionState::Ready)
        enter(State::Ready);
    m_hasProgress = true;
    emit answered(reply);
}

void Link::leave()
{
    if (m_state == State::Down || m_state == State::Leaving)
        return;
    m_pause->stop();
    enter(State::Leaving);
    if (m_session)
        m_session->close();
    else
        heedClosed();
}

void Link::drop(const Failure &failure)
{
    m_pause->stop();
    if (m_session)
        m_session->drop(failure);
    else if (m_state != State::Down)
        heedFailure(failure); // between two tries
}

void Link::heedState(SessionState from, SessionState state)
{
    if (state == SessionState::Ready && from == SessionState::Securing && m_state == State::Talking)
        enter(State::Ready); // TLS was asked for by hand
    if (state != SessionState::Ready || m_state != State::Opening)
        return;
    m_carried = 0;
    m_hasProgress = false;
    m_leavesWhenDone = false;
    enter(State::Ready);
    emit opened();
}

void Link::heedFailure(const Failure &failure)
{
    retireSession();
    const bool neverConnected = failure.step == Failure::Step::Connect;
    const int last = isWithoutSocket(failure) ? 1 : 0;
    if (m_state == State::Leaving) {
        heedClosed();
    } else if (m_state != State::Opening) {
        enter(State::Down);
        emit lost(failure);
    } else if (neverConnected && m_triesLeft-- > last) {
        m_pause->start(m_nextPause);
        m_nextPause = std::min(2 * m_nextPause, LongestPause);
    } else {
        enter(State::Down);
        emit attemptFailed(failure);
    }
}

void Link::heedClosed()
{
    retireSession();
    enter(State::Down);
    emit closed();
}

/// A session must not be deleted from inside its own signal.
void Link::retireSession()
{
    if (!m_session)
        return;
    if (!m_session->lastReply().isEmpty())
        m_lastReply = m_session->lastReply();
    m_session->disconnect(this);
    m_talk->disconnect(this);
    m_session.release()->deleteLater();
}

void Link::enter(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged();
}

} // namespace Relaydeck
