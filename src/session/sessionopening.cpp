// From the connection to the first mail: the part of Session that carries out what Opening says.

#include "session/session.h"

namespace Relaydeck {

using namespace Qt::StringLiterals;
using Direction = TranscriptLine::Direction;
using NoteKind = TranscriptLine::NoteKind;
using Step = Failure::Step;

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
    m_secretFinder = m_settings.makeSecretFinder ? m_settings.makeSecretFinder() : nullptr;
    if (!m_secretFinder) {
        SecretAnswer none{.place = m_settings.login->secret};
        none.flaw = SecretFlaw::NoKeyring;
        proceed(m_opening->secretFound(none));
        return;
    }
    connect(m_secretFinder.get(), &SecretFinder::found, this, [this](const SecretAnswer &answer) {
        m_secretFinder.release()->deleteLater(); // it is speaking at the moment
        proceed(m_opening->secretFound(answer));
    });
    m_secretFinder->find(m_settings.login->secret);
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
