#include "session/login.h"

#include "session/transaction.h"

#include <algorithm>

namespace Relaydeck {

using namespace Qt::StringLiterals;
using Detail = Failure::Detail;

namespace {

constexpr int MostChallenges = 8; // no mechanism of ours has more than two

Failure failureWith(Detail detail, const QByteArray &raw = {})
{
    Failure failure{Failure::Kind::AuthFailed, Failure::Step::Auth, 0, raw, {}};
    failure.detail = detail;
    return failure;
}

Detail detailOf(int code)
{
    switch (code) {
    case 530:
    case 538: return Detail::TlsWanted; // what we said was AUTH, so this can only be about the line
    case 534: return Detail::MechanismTooWeak;
    default: return Detail::None;
    }
}

} // namespace

Login::Login(const LoginSettings &settings, const Endpoint &endpoint)
    : m_settings(settings),
      m_credentials{settings.user, {}, endpoint.host.toUtf8(), endpoint.port}
{}

Login::~Login() = default;

std::optional<Failure> Login::choose(const Capabilities &capabilities, bool secured)
{
    const QByteArray offer = capabilities.parameters("AUTH"_ba).toUpper();
    const QByteArrayList offered = offer.split(' ');
    bool forbidden = false;
    const auto consider = [&](SaslMechanism mechanism) {
        if (!offered.contains(nameOf(mechanism)))
            return;
        if (!secured && !m_settings.inClear && saysSecret(mechanism))
            forbidden = true;
        else
            m_choice.push_back(mechanism);
    };
    m_choice.clear();
    if (m_settings.mechanism)
        consider(*m_settings.mechanism);
    else
        std::ranges::for_each(usualMechanisms(), consider);
    if (m_choice.empty())
        return failureWith(forbidden ? Detail::ClearForbidden : Detail::NotOffered, offer);
    return std::nullopt;
}

Login::Next Login::begin(const SecretAnswer &answer)
{
    if (!answer.isGood()) {
        Failure failure = failureWith(Detail::NoSecret, answer.detail.toUtf8());
        failure.noSecret = {answer.place, *answer.flaw, answer.exitCode};
        return {{}, failure, {}};
    }
    m_credentials.secret = answer.secret;
    hide(answer.secret);
    return tryNext();
}

Login::Next Login::tryNext()
{
    m_current = m_choice.front();
    m_choice.erase(m_choice.begin());
    m_challenges = 0;
    m_client = SaslClient::make(*m_current, m_credentials);
    const std::optional<QByteArray> first = m_client->begin();
    if (m_client->fault() != SaslFault::None)
        return {{}, failureWith(Detail::SecretUnusable), {}};
    if (first)
        hide(*first);
    bool saidAll = false;
    const Command command = Command::auth(nameOf(*m_current), first, saidAll);
    m_initial = saidAll ? std::nullopt : first;
    return {command, {}, {}};
}

Login::Next Login::heed(const Reply &reply)
{
    if (m_cancelled)
        return {{}, m_cancelled, {}};
    if (reply.code == 235 && !reply.mixedCodes) {
        if (!m_client->mayBelieve() || m_initial)
            return {{}, failureWith(Detail::Unproven), {}};
        m_credentials.secret.clear();
        return {};
    }
    if (reply.code == 334 && !reply.mixedCodes)
        return heedChallenge(reply);
    if (reply.code == 504 && !m_choice.empty())
        return tryNext();
    return {{}, refused(reply), {}};
}

Login::Next Login::heedChallenge(const Reply &reply)
{
    const QByteArray text = reply.lines.last().mid(4).trimmed();
    const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    const bool lax = m_current == SaslMechanism::Login; // its challenges are words for eyes
    if (++m_challenges > MostChallenges || reply.lines.size() > 1 || (!decoded && !lax))
        return cancel(Detail::ChallengeUnusable, &reply);

    Next next;
    if (m_initial) {
        next = say(*std::exchange(m_initial, std::nullopt));
    } else if (const auto answer = m_client->answer(*decoded)) {
        next = say(*answer);
    } else {
        next = cancel(
            m_client->fault() == SaslFault::Unproven ? Detail::Unproven : Detail::ChallengeUnusable, &reply);
    }
    next.challenge = masked(decoded ? *decoded : text);
    return next;
}

Login::Next Login::say(const QByteArray &response)
{
    if (response != m_settings.user) // LOGIN says it alone
        hide(response);
    return {Command::saslResponse(response), {}, {}};
}

/// The relay answers to `*`, too; what it says then changes nothing.
Login::Next Login::cancel(Detail detail, const Reply *reply)
{
    m_cancelled = failureWith(detail, reply ? masked(reply->raw()) : QByteArray());
    return {Command::saslCancel(), {}, {}};
}

Failure Login::refused(const Reply &reply) const
{
    Failure failure = failureOf(reply, Failure::Step::Auth);
    failure.raw = masked(failure.raw);
    if (failure.kind == Failure::Kind::Refused) {
        failure.kind = Failure::Kind::AuthFailed;
        failure.detail = detailOf(reply.code);
    }
    if (reply.mixedCodes)
        failure.kind = Failure::Kind::Garbled;
    return failure;
}

QByteArray Login::mechanism() const
{
    return m_current ? nameOf(*m_current) : QByteArray();
}

void Login::hide(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    m_hidden.append(bytes);
    m_hidden.append(bytes.toBase64());
    std::ranges::stable_sort(m_hidden, std::ranges::greater(), &QByteArray::size); // the longest first
}

QByteArray Login::masked(QByteArray bytes) const
{
    for (const QByteArray &hidden : m_hidden)
        bytes.replace(hidden, "***"_ba);
    return bytes;
}

} // namespace Relaydeck
