// From nothing to the first mail: the part of Session that makes the line and carries out what Opening says.

#include "session/session.h"

namespace Relaydeck {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Direction = TranscriptLine::Direction;
using NoteKind = TranscriptLine::NoteKind;
using Step = Failure::Step;

namespace {

constexpr auto LookUpPatience = 10s; // then no name server will answer any more

SecretAnswer nobodyToAsk(const SecretPlace &place)
{
    SecretAnswer none{.place = place};
    none.flaw = SecretFlaw::NoKeyring;
    return none;
}

} // namespace

// ---- The line

void Session::findProxySecret()
{
    ask(m_settings.proxySecret, &Session::heedProxySecret);
}

/// The password goes to the transport and nowhere else.
void Session::heedProxySecret(const SecretAnswer &answer)
{
    if (!answer.isGood()) {
        Failure failure{Failure::Kind::ProxyFailed, Step::Connect, 0, answer.detail.toUtf8(), {}};
        failure.detail = Failure::Detail::NoSecret;
        failure.noSecret = {answer.place, *answer.flaw, answer.exitCode};
        end(failure);
        return;
    }
    Route route = m_settings.route;
    route.proxy->password = answer.secret;
    m_transport->setRoute(route);
    reach();
}

void Session::reach()
{
    if (!m_settings.route.proxy || m_settings.route.proxy->user.isEmpty())
        m_transport->setRoute(m_settings.route);
    m_watch.arm(Step::Connect);
    m_transport->open(m_settings.endpoint);
}

void Session::heedStage(LineStage stage)
{
    m_stage = stage;
    if (stage == LineStage::LookUp)
        m_watch.arm(Step::Connect, LookUpPatience);
    else
        m_watch.arm(Step::Connect);
    if (stage == LineStage::Proxy)
        scribe(Direction::Note, m_settings.route.proxy->endpoint.toString().toUtf8(), NoteKind::ProxyReached);
}

void Session::greet()
{
    scribe(Direction::Note, m_transport->peer().toUtf8(), NoteKind::Connected);
    proceed(m_opening->connected(ownName()));
}

// ---- The opening

void Session::proceed(const Opening::Next &next)
{
    switch (next.task) {
    case Opening::Task::Hear:
        expect({Step::Greeting, 0});
        enter(SessionState::AwaitGreeting);
        return;
    case Opening::Task::Say:
        m_toSay.push_back(next.saying);
        sayNext();
        return;
    case Opening::Task::Secure: secure(); return;
    case Opening::Task::FindSecret: findSecret(); return;
    case Opening::Task::Ready:
        shiftGear();
        enter(SessionState::Ready);
        return;
    case Opening::Task::GiveUp: end(next.failure); return;
    }
}

/// Whatever was said in clear behind the consent was put there by somebody else (RFC 3207 section 5).
void Session::secure()
{
    enter(SessionState::Securing);
    if (!m_reader.isEmpty()) {
        Failure failure{Failure::Kind::TlsFailed, Step::StartTls, 0, m_reader.leftover(), {}};
        failure.tlsFlaw = TlsFlaw::ClearBytesLeft;
        end(failure);
        return;
    }
    m_reader.reset();
    m_watch.arm(Step::StartTls);
    TlsPolicy policy = m_settings.tls;
    if (policy.serverName.isEmpty())
        policy.serverName = m_settings.endpoint.host;
    m_transport->startTls(policy);
}

void Session::heedSecured(const TlsReport &report)
{
    m_watch.disarm();
    const QByteArray version
        = "TLSv"_ba + QByteArray::number(report.version / 10) + '.' + QByteArray::number(report.version % 10);
    const bool sure = report.checked && report.secured;
    scribe(Direction::Note, version + ' ' + report.cipher,
        sure ? NoteKind::Secured : NoteKind::SecuredUnchecked);
    if (std::exchange(m_tlsByHand, false)) {
        m_opening->forget();
        shiftGear();
        enter(SessionState::Ready);
    } else {
        proceed(m_opening->secured());
    }
}

void Session::findSecret()
{
    enter(SessionState::AwaitSecret);
    ask(m_settings.login->secret, &Session::heedSecret);
}

void Session::heedSecret(const SecretAnswer &answer)
{
    proceed(m_opening->secretFound(answer));
}

void Session::ask(const SecretPlace &place, void (Session::*then)(const SecretAnswer &))
{
    m_secretFinder = m_settings.makeSecretFinder ? m_settings.makeSecretFinder() : nullptr;
    if (!m_secretFinder) {
        (this->*then)(nobodyToAsk(place));
        return;
    }
    connect(m_secretFinder.get(), &SecretFinder::found, this, [this, then](const SecretAnswer &answer) {
        m_secretFinder.release()->deleteLater(); // it is speaking at the moment
        (this->*then)(answer);
    });
    m_secretFinder->find(place);
}

const Capabilities &Session::capabilities() const
{
    static const Capabilities none;
    return m_opening ? m_opening->capabilities() : none;
}

void Session::heedOpening(Step step, const Reply &reply)
{
    const Opening::Next next = m_opening->heed(step, reply);
    if (!next.challenge.isEmpty())
        scribe(Direction::Note, next.challenge, NoteKind::Challenge);
    proceed(next);
}

} // namespace Relaydeck
