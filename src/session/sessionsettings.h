#pragma once

#include "net/endpoint.h"
#include "net/route.h"
#include "net/tlspolicy.h"
#include "secrets/secretfinder.h"
#include "smtp/sasl.h"

#include <QByteArray>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace Relaydeck {

/// Whether a line is to be secured.
enum class LineSecurity : quint8 {
    None,
    IfOffered, ///< by STARTTLS. Weak: whoever sits in between can take the offer away
    StartTls, ///< required: without it nothing more is said
    FromTheStart,
};

/// Who we are to a relay.
struct LoginSettings
{
    std::optional<SaslMechanism> mechanism; ///< nothing: the strongest that is offered
    QByteArray user; ///< UTF-8
    SecretPlace secret;
    /// The secret may be said on a line without TLS. Mechanisms that do not say it need no permission.
    bool inClear = false;
};

/// How one conversation is to be held.
struct SessionSettings
{
    Endpoint endpoint;
    Route route; ///< its proxy has no password here
    SecretPlace proxySecret; ///< has it; wanted where the proxy has a user
    QByteArray domain; ///< said in EHLO; empty: our own address as a literal (RFC 5321 section 4.1.4)
    std::chrono::milliseconds timeOut{0}; ///< for each whole reply; 0: the limits of RFC 5321 section 4.5.3.2
    std::chrono::milliseconds deadline{0}; ///< for one whole envelope; 0: none
    bool pipelining = true; ///< use it where it is offered
    bool chunking = true; ///< use it where it is offered together with PIPELINING
    LineSecurity security = LineSecurity::None;
    TlsPolicy tls; ///< for a line that is secured
    std::optional<LoginSettings> login;
    std::function<std::unique_ptr<SecretFinder>()> makeSecretFinder; ///< wanted with a login, also to a proxy
    int relay = 0; ///< row of the relay, for the transcript; -1 is the console
    int connection = 1; ///< number of the connection, for the transcript
};

} // namespace Relaydeck
