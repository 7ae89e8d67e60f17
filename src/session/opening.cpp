#include "session/opening.h"

#include "session/transaction.h"

namespace Relaydeck {

using namespace Qt::StringLiterals;
using Step = Failure::Step;
using Detail = Failure::Detail;

namespace {

Opening::Next giveUp(const Failure &failure)
{
    return {Opening::Task::GiveUp, {}, failure, {}};
}

Opening::Next say(Step step, const Command &command)
{
    return {Opening::Task::Say, {step, 0, command}, {}, {}};
}

Opening::Next doTask(Opening::Task task)
{
    return {task, {}, {}, {}};
}

bool isRefusal(const Reply &reply)
{
    return (reply.isPermanent() || reply.isTransient()) && !reply.mixedCodes;
}

/// The relay does not give us the TLS that we insist on.
Failure withoutTls(const Reply &reply, Detail detail)
{
    Failure failure = failureOf(reply, Step::StartTls);
    failure.kind = Failure::Kind::TlsFailed;
    failure.detail = detail;
    return failure;
}

} // namespace

Opening::Opening(const SessionSettings &settings) : m_security(settings.security)
{
    if (settings.login)
        m_login.emplace(*settings.login, settings.endpoint);
}

Opening::Next Opening::connected(const QByteArray &ownName)
{
    m_ownName = ownName;
    return doTask(m_security == LineSecurity::FromTheStart ? Task::Secure : Task::Hear);
}

Opening::Next Opening::secured()
{
    const bool greetedBefore = m_security != LineSecurity::FromTheStart;
    m_secured = true;
    forget();
    return greetedBefore ? sayEhlo() : doTask(Task::Hear);
}

Opening::Next Opening::heed(Step step, const Reply &reply)
{
    switch (step) {
    case Step::Greeting: return heedGreeting(reply);
    case Step::Ehlo: return heedEhlo(reply);
    case Step::Helo: return heedHelo(reply);
    case Step::StartTls: return heedStartTls(reply);
    default: return follow(m_login->heed(reply));
    }
}

Opening::Next Opening::heedGreeting(const Reply &reply)
{
    if (reply.code != 220 || reply.mixedCodes)
        return giveUp(failureOf(reply, Step::Greeting));
    return sayEhlo();
}

Opening::Next Opening::sayEhlo() const
{
    if (const auto ehlo = Command::ehlo(m_ownName))
        return say(Step::Ehlo, *ehlo);
    return giveUp({Failure::Kind::RefusedLocally, Step::Ehlo, 0, "Domain"_ba, {}});
}

Opening::Next Opening::heedEhlo(const Reply &reply)
{
    if (reply.code == 250) {
        m_capabilities = Capabilities(reply);
        const bool wantsTls = m_security == LineSecurity::StartTls || m_security == LineSecurity::IfOffered;
        const bool offered = m_capabilities.has("STARTTLS"_ba);
        if (wantsTls && !m_secured && offered)
            return say(Step::StartTls, Command::startTls());
        if (m_security == LineSecurity::StartTls && !m_secured)
            return giveUp(withoutTls(reply, Detail::NotOffered));
        return greeted();
    }
    if (!reply.isPermanent() && !reply.isTransient())
        return giveUp(failureOf(reply, Step::Ehlo));
    if (m_security == LineSecurity::StartTls && !m_secured)
        return giveUp(withoutTls(reply, Detail::NotOffered)); // HELO has nothing to offer
    return say(Step::Helo, Command::helo(m_ownName).value());
}

Opening::Next Opening::heedHelo(const Reply &reply)
{
    return reply.code == 250 ? greeted() : giveUp(failureOf(reply, Step::Helo));
}

Opening::Next Opening::heedStartTls(const Reply &reply)
{
    if (reply.code == 220 && !reply.mixedCodes)
        return doTask(Task::Secure);
    if (m_security == LineSecurity::IfOffered && isRefusal(reply))
        return greeted();
    if (isRefusal(reply))
        return giveUp(withoutTls(reply, Detail::None));
    Failure failure = failureOf(reply, Step::StartTls);
    failure.kind = Failure::Kind::Garbled;
    return giveUp(failure);
}

/// The line is as the settings want it; the relay knows who we are only when it is told.
Opening::Next Opening::greeted()
{
    return m_login ? logIn() : doTask(Task::Ready);
}

Opening::Next Opening::logIn()
{
    if (const auto failure = m_login->choose(m_capabilities, m_secured))
        return giveUp(*failure);
    return doTask(Task::FindSecret);
}

Opening::Next Opening::secretFound(const SecretAnswer &answer)
{
    return follow(m_login->begin(answer));
}

Opening::Next Opening::follow(Login::Next next)
{
    Next mine = next.failure ? giveUp(*next.failure)
        : next.command       ? say(Step::Auth, *next.command)
                             : doTask(Task::Ready);
    mine.challenge = std::move(next.challenge);
    return mine;
}

} // namespace Relaydeck
