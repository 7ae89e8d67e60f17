#include "models/verdictwords.h"
#include "models/words.h"

namespace Relaydeck {

using Detail = Failure::Detail;

namespace {

/// Whether the library or the relay has something to add to what we know ourselves.
bool addsWords(const Failure &failure)
{
    if (failure.code)
        return failure.code >= 400; // else the words only say what was not in them
    if (!failure.tlsFlaw)
        return false;
    switch (*failure.tlsFlaw) {
    case TlsFlaw::HandshakeFailed:
    case TlsFlaw::OtherObjection:
    case TlsFlaw::BrokenChain:
    case TlsFlaw::AuthorityUnusable:
    case TlsFlaw::OwnCertificateUnusable: return true;
    default: return false;
    }
}

} // namespace

QString Words::detail(const Failure &failure)
{
    if (failure.tlsFlaw)
        return VerdictWords::flaw(*failure.tlsFlaw);
    if (failure.noSecret)
        return secretFlaw({failure.noSecret->place, {}, failure.noSecret->flaw, failure.noSecret->exitCode,
            QString::fromUtf8(failure.raw)});
    switch (failure.detail) {
    case Detail::None:
    case Detail::NoSecret: return {};
    case Detail::NotOffered:
        if (failure.step == Failure::Step::StartTls)
            return tr("the relay does not offer STARTTLS");
        return failure.raw.isEmpty()
            ? tr("the relay offers no login")
            : tr("the relay offers no login that the settings allow, only %1").arg(bytes(failure.raw));
    case Detail::SpeaksTls: return tr("the port speaks TLS from the first byte");
    case Detail::PerhapsTls: return tr("perhaps the port speaks TLS from the first byte");
    case Detail::ClearForbidden: return tr("the password would go over a line that is not secured");
    case Detail::SecretUnusable: return tr("the user or the password cannot be said in this way");
    case Detail::ChallengeUnusable: return tr("what the relay asks for makes no sense");
    case Detail::Unproven: return tr("the relay did not prove that it knows the password");
    case Detail::LoginWanted: return tr("the relay wants a login first");
    case Detail::TlsWanted: return tr("the relay wants TLS before a login");
    case Detail::MechanismTooWeak: return tr("the relay wants a stronger way to log in");
    }
    return {};
}

QString Words::detailed(const Failure &failure, const QString &more, const QString &said)
{
    QString sentence;
    if (failure.kind == Failure::Kind::TlsFailed)
        sentence = tr("The connection could not be secured: %1").arg(more);
    else if (failure.noSecret)
        sentence = more; // whole already
    else if (failure.detail == Detail::LoginWanted)
        sentence = tr("The relay refused %1: it wants a login first").arg(step(failure.step));
    else if (failure.kind == Failure::Kind::AuthFailed)
        sentence = tr("The login failed: %1").arg(more);
    else if (failure.kind == Failure::Kind::TimedOut)
        sentence
            = tr("No answer to %1 within %2; %3").arg(step(failure.step), duration(failure.waited), more);
    else
        sentence = tr("The answer to %1 is not SMTP: %2").arg(step(failure.step), more);
    return addsWords(failure) && !said.isEmpty() ? tr("%1 (%2)").arg(sentence, said) : sentence;
}

} // namespace Relaydeck
