#include "engine/relaytest.h"

#include "server/sessionsettings.h"
#include "session/mailcheck.h"
#include "smtp/command.h"

#include <algorithm>

namespace Relaydeck {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Result = RelayVerdict::Result;
using Step = RelayVerdict::Step;

namespace {

constexpr auto Beat = 40ms; // between two pieces of the conversation

std::optional<Step> stepOf(SessionState state)
{
    switch (state) {
    case SessionState::Connecting: return Step::Reach;
    case SessionState::AwaitGreeting:
    case SessionState::AwaitEhlo:
    case SessionState::AwaitHelo: return Step::Greet;
    case SessionState::AwaitStartTls:
    case SessionState::Securing: return Step::Secure;
    case SessionState::AwaitSecret:
    case SessionState::AwaitAuth: return Step::LogIn;
    case SessionState::Ready: return Step::Ready;
    default: return std::nullopt;
    }
}

/// TLS or a login may fail before it has begun, because there is none on offer.
std::optional<Step> stepOf(const Failure &failure)
{
    if (failure.kind == Failure::Kind::TlsFailed)
        return Step::Secure;
    if (failure.step == Failure::Step::Auth)
        return Step::LogIn;
    return std::nullopt;
}

} // namespace

RelayTest::RelayTest(std::unique_ptr<Transport> transport, Clock &clock, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_session(std::move(transport), clock, m_transcript),
      m_deadline(clock.makeAlarm()),
      m_beat(clock.makeAlarm()),
      m_lastWord{Failure::Kind::TimedOut, Failure::Step::Other, 0, "deadline"_ba, Patience}
{
    m_transcript.setWatched(true);
    connect(&m_session, &Session::stateChanged, this, &RelayTest::heedState);
    connect(&m_session, &Session::answered, this, &RelayTest::heedAnswer);
    connect(&m_session, &Session::failed, this, &RelayTest::fail);
    connect(&m_session, &Session::closed, this, &RelayTest::finish);
    connect(m_beat.get(), &Alarm::rang, this, &RelayTest::flush);
    connect(m_deadline.get(), &Alarm::rang, this, [this] { giveUp(m_lastWord); });
}

RelayTest::~RelayTest() = default;

void RelayTest::start(const ServerProfile &profile, const std::optional<MailProbe> &probe)
{
    m_probe = probe;
    m_verdict.name = profile.name;
    m_verdict.host = profile.host;
    m_verdict.port = profile.port;
    if (profile.fault) {
        m_lastWord
            = {Failure::Kind::RefusedLocally, Failure::Step::Connect, 0, fieldInfo(*profile.fault).key, {}};
        m_deadline->start(0ms);
        return;
    }
    SessionSettings settings = sessionSettingsOf(profile);
    settings.timeOut = settings.timeOut > 0ms ? std::min(settings.timeOut, ReplyPatience) : ReplyPatience;
    settings.relay = -1;
    m_since = m_clock.steadyTime();
    m_deadline->start(Patience);
    m_beat->start(Beat);
    m_session.open(settings);
}

void RelayTest::stop()
{
    giveUp({Failure::Kind::Stopped, Failure::Step::Other, 0, {}, {}});
}

void RelayTest::giveUp(const Failure &failure)
{
    if (m_session.state() == SessionState::Offline)
        fail(failure);
    else
        m_session.drop(failure);
}

void RelayTest::heedState(SessionState, SessionState to)
{
    if (m_verdict.result(Step::Ready) != Result::NotReached)
        return;
    if (const std::optional<Step> step = stepOf(to); step && *step != m_current)
        enter(*step);
}

void RelayTest::enter(Step step)
{
    if (m_current == Step::Reach) {
        m_verdict.connectTime = std::chrono::milliseconds(m_clock.steadyTime() - m_since);
        m_verdict.peer = m_session.peer();
    }
    if (m_current != Step::Secure || m_session.tlsReport().secured)
        settle(m_current, Result::Passed); // else the relay took its offer back, and may
    m_current = step;
    if (step != Step::Ready)
        return;
    for (const Step onTheWay : {Step::Secure, Step::LogIn}) {
        if (m_verdict.result(onTheWay) == Result::NotReached)
            settle(onTheWay, Result::Skipped);
    }
    m_since = m_clock.steadyTime();
    (void)m_session.say("NOOP"_ba); // a ready session takes it
}

void RelayTest::heedAnswer(const Reply &reply)
{
    if (heedMail(reply) || m_verdict.result(Step::Ready) != Result::NotReached)
        return; // else it was QUIT
    m_verdict.roundTrip = std::chrono::milliseconds(m_clock.steadyTime() - m_since);
    settle(Step::Ready, reply.isPositive() ? Result::Passed : Result::Failed);
    if (!reply.isPositive())
        m_verdict.failure = failureOf(reply, Failure::Step::Other);
    if (reply.isPositive() && m_probe && m_session.state() == SessionState::Ready)
        askAboutSender();
    else
        leave();
}

void RelayTest::askAboutSender()
{
    const MailFacts facts{*m_probe->content, m_probe->sender, m_probe->utf8Recipients};
    const Capabilities &capabilities = m_session.capabilities();
    const QByteArray why = unsendable(facts, capabilities);
    QByteArray line;
    if (why.isEmpty() && Command::addMail(line, facts.sender, mailParameters(facts, capabilities))) {
        m_asked = m_session.say(line.chopped(2)); // without its line end
        return;
    }
    m_verdict.senderFailure = Failure{Failure::Kind::RefusedLocally, Failure::Step::Mail, 0, why, {}};
    m_probe.reset();
    leave();
}

/// Whether it was the answer to MAIL.
bool RelayTest::heedMail(const Reply &reply)
{
    if (!std::exchange(m_asked, false))
        return false;
    m_probe.reset();
    m_verdict.senderTaken = reply.isPositive();
    if (!reply.isPositive())
        m_verdict.senderFailure = failureOf(reply, Failure::Step::Mail);
    m_session.close(); // with RSET and QUIT
    return true;
}

void RelayTest::leave()
{
    if (m_session.state() == SessionState::Ready)
        (void)m_session.say("QUIT"_ba);
}

void RelayTest::fail(const Failure &failure)
{
    if (m_verdict.result(Step::Ready)
        == Result::NotReached) { // once it has answered, how it leaves is all one
        m_verdict.failure = failure;
        if (failure.kind != Failure::Kind::Stopped)
            settleFailed(stepOf(failure).value_or(m_current));
    } else if (m_asked) {
        m_verdict.senderFailure = failure;
    }
    finish();
}

/// Where TLS or a login was due and could not begin, what came before was as it should be.
void RelayTest::settleFailed(Step step)
{
    if (step != m_current && m_current == Step::Greet)
        settle(Step::Greet, Result::Passed);
    if (step == Step::LogIn && m_verdict.result(Step::Secure) == Result::NotReached)
        settle(Step::Secure, Result::Skipped);
    settle(step, Result::Failed);
}

void RelayTest::finish()
{
    if (std::exchange(m_over, true))
        return;
    m_deadline->stop();
    m_beat->stop();
    m_verdict.capabilities = m_session.capabilities();
    if (!m_session.tlsReport().serverName.isEmpty())
        m_verdict.tls = m_session.tlsReport();
    if (m_verdict.result(Step::LogIn) == Result::Passed) {
        m_verdict.mechanism = m_session.mechanism();
        m_verdict.loggedInInClear = !m_session.tlsReport().secured;
    }
    m_verdict.at = m_clock.wallTime();
    flush();
    m_beat->stop();
    emit ended(m_verdict);
}

void RelayTest::flush()
{
    quint64 dropped = 0; // what a relay can say in a beat beyond the ring is of no interest here
    if (m_transcript.hasLines())
        emit said(m_transcript.take(dropped));
    m_beat->start(Beat);
}

void RelayTest::settle(Step step, Result result)
{
    m_verdict.results[std::size_t(step)] = result;
}

} // namespace Relaydeck
