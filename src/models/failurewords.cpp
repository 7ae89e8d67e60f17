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
    if (failure.proxyFlaw || failure.detail == Detail::LookUpFailed
        || failure.detail == Detail::SourceUnusable || failure.detail == Detail::NoSocket)
        return true;
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

QString Words::proxyFlaw(ProxyFlaw flaw)
{
    switch (flaw) {
    case ProxyFlaw::NameNotFound: return tr("its host name was not found");
    case ProxyFlaw::NotReached: return tr("it cannot be reached");
    case ProxyFlaw::Silent: return tr("it did not answer in time");
    case ProxyFlaw::HungUp: return tr("it closed the connection");
    case ProxyFlaw::NotAProxy: return tr("what answers there is not such a proxy");
    case ProxyFlaw::LoginWanted: return tr("it wants another login");
    case ProxyFlaw::LoginRefused: return tr("it refused the login");
    case ProxyFlaw::Unsayable: return tr("user, password or host name cannot be said to it");
    case ProxyFlaw::Forbidden: return tr("it does not let us connect to the relay");
    case ProxyFlaw::PeerNotFound: return tr("it does not find the relay");
    case ProxyFlaw::PeerRefused: return tr("the relay did not take its connection");
    case ProxyFlaw::PeerSilent: return tr("the relay did not answer it in time");
    case ProxyFlaw::OtherRefusal: return tr("it refused to connect us");
    }
    return {};
}

QString Words::detail(const Failure &failure)
{
    if (failure.tlsFlaw)
        return VerdictWords::flaw(*failure.tlsFlaw);
    if (failure.proxyFlaw)
        return proxyFlaw(*failure.proxyFlaw);
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
    case Detail::LookUpSilent: return tr("the look-up of the host name took too long");
    case Detail::LookUpFailed: return tr("the host name cannot be looked up at the moment");
    case Detail::NoSuchFamily: return tr("the host has no %1 address").arg(bytes(failure.raw));
    case Detail::SourceUnusable: return tr("connections cannot come from this source address");
    case Detail::NoSocket: return tr("the system lets us open no more connections");
    }
    return {};
}

QString Words::detailed(const Failure &failure, const QString &more, const QString &said)
{
    QString sentence;
    if (failure.proxyFlaw)
        sentence = tr("The proxy failed: %1").arg(more);
    else if (failure.detail >= Detail::LookUpSilent)
        sentence = tr("No connection: %1").arg(more);
    else if (failure.kind == Failure::Kind::TlsFailed)
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
