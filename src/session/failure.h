#pragma once

#include "net/proxyflaw.h"
#include "net/tlsreport.h"
#include "secrets/secretanswer.h"

#include <QByteArray>
#include <QMetaType>
#include <QObject>

#include <chrono>
#include <optional>

namespace Relaydeck {

/// Where a password should have been had, and why there was none.
struct SecretLack
{
    SecretPlace place;
    SecretFlaw flaw = SecretFlaw::NoKeyring;
    int exitCode = 0; ///< of a command

    friend bool operator==(const SecretLack &, const SecretLack &) = default;
};

/// What ended a conversation, or spoiled an envelope of it. A value: queue it, log it, compare it.
/// Sentences are made of it by models/Words.
struct Failure
{
    Q_GADGET
public:
    enum class Kind : quint8 {
        Refused, ///< a 5yz reply
        Deferred, ///< a 4yz reply
        TimedOut, ///< no whole reply within `waited`
        Dropped, ///< the line was cut: end of stream, reset
        Garbled, ///< what came is no reply, or no reply to what was said
        NoConnection, ///< TCP connect refused, unreachable
        NameNotFound, ///< host name look-up failed: there is no such name, or by `detail`
        TlsFailed,
        AuthFailed,
        RefusedLocally, ///< we would not send it: `raw` says which rule
        Stopped, ///< by the user
        ProxyFailed, ///< the proxy did not bring us to the relay
    };
    Q_ENUM(Kind)

    /// The command whose reply was awaited when it happened.
    enum class Step : quint8 {
        Connect,
        Greeting,
        Ehlo,
        Helo,
        StartTls,
        Auth,
        Rset,
        Mail,
        Rcpt,
        Data,
        Content,
        Quit,
        Other
    };
    Q_ENUM(Step)

    /// What is known beyond kind and step. Most failures need none.
    enum class Detail : quint8 {
        None,
        NotOffered, ///< STARTTLS, or a login that we could do: by the step
        SpeaksTls, ///< the port speaks TLS from the first byte, and was met in clear
        PerhapsTls, ///< nothing was said where a greeting is due, as on a port that speaks TLS
        ClearForbidden, ///< the password would be said on a line that is not secured
        NoSecret, ///< `noSecret` says why; `raw` are the system's words
        SecretUnusable, ///< user or password cannot be said in this mechanism
        ChallengeUnusable, ///< what the relay said while we logged in is not of this mechanism
        Unproven, ///< the relay did not prove that it knows the password
        LoginWanted, ///< the relay takes nothing before a login
        TlsWanted, ///< the relay takes no login before TLS
        MechanismTooWeak, ///< the relay wants a stronger one
        LookUpSilent, ///< the look-up of the name took too long
        LookUpFailed, ///< nobody could tell whether there is such a name
        NoSuchFamily, ///< no address of the wanted family; `raw` names it
        SourceUnusable, ///< the source address is none of ours
        NoSocket, ///< the system has none for us; `raw` are its words
    };
    Q_ENUM(Detail)

    Kind kind = Kind::Dropped;
    Step step = Step::Connect;
    int code = 0; ///< three-digit reply code; 0 when nothing readable was said
    QByteArray raw; ///< the relay's words, or the system's, as they came; lines joined by LF
    std::chrono::milliseconds waited{0}; ///< how long the reply was waited for; 0 unless TimedOut
    Detail detail = Detail::None;
    std::optional<TlsFlaw> tlsFlaw = {}; ///< for TlsFailed, when a handshake was due
    std::optional<SecretLack> noSecret = {}; ///< for NoSecret
    std::optional<ProxyFlaw> proxyFlaw = {}; ///< for ProxyFailed

    friend bool operator==(const Failure &, const Failure &) = default;
};

/// Whether it failed here, before anything was said to the network.
[[nodiscard]] inline bool isWithoutSocket(const Failure &failure)
{
    return failure.detail == Failure::Detail::SourceUnusable || failure.detail == Failure::Detail::NoSocket;
}

} // namespace Relaydeck

Q_DECLARE_METATYPE(Relaydeck::Failure)
