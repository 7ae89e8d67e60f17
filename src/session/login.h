#pragma once

#include "session/failure.h"
#include "session/sessionsettings.h"
#include "smtp/capabilities.h"
#include "smtp/command.h"
#include "smtp/reply.h"
#include "smtp/sasl.h"

#include <memory>
#include <vector>

namespace Relaydeck {

/// Proves to a relay who we are (RFC 4954): chooses the mechanism, answers the challenges, judges the
/// replies. No I/O.
///
/// The strongest mechanism on offer is tried first. Only when a relay does not know what it offered (504)
/// comes the next one; who is refused does not try again.
class Login final
{
public:
    /// What the session does next: says a command, is through, or gives up.
    struct Next
    {
        std::optional<Command> command;
        std::optional<Failure> failure;
        QByteArray challenge; ///< that the relay has said, decoded and without secrets; for the transcript
    };

    Login(const LoginSettings &settings, const Endpoint &endpoint);
    ~Login();

    /// Looks at what is offered. A failure when there is nothing that we may do.
    [[nodiscard]] std::optional<Failure> choose(const Capabilities &capabilities, bool secured);
    [[nodiscard]] Next begin(const SecretAnswer &answer);
    [[nodiscard]] Next heed(const Reply &reply);

    /// The name of the mechanism that is spoken; empty before `begin`.
    [[nodiscard]] QByteArray mechanism() const;
    /// The bytes without our secret, and without anything that it could be read from.
    [[nodiscard]] QByteArray masked(QByteArray bytes) const;

private:
    [[nodiscard]] Next tryNext();
    [[nodiscard]] Next heedChallenge(const Reply &reply);
    [[nodiscard]] Next cancel(Failure::Detail detail, const Reply *reply);
    [[nodiscard]] Next say(const QByteArray &response);
    [[nodiscard]] Failure refused(const Reply &reply) const;
    void hide(const QByteArray &bytes);

    const LoginSettings m_settings;
    SaslCredentials m_credentials;
    std::vector<SaslMechanism> m_choice; // those not tried yet
    std::optional<SaslMechanism> m_current;
    std::unique_ptr<SaslClient> m_client;
    std::optional<QByteArray> m_initial; // too long for the line with AUTH
    std::optional<Failure> m_cancelled; // why we gave up; the relay has the last word
    QByteArrayList m_hidden; // what masked() takes out
    int m_challenges = 0;
};

} // namespace Relaydeck
