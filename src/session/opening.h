#pragma once

#include "session/login.h"
#include "session/saying.h"
#include "session/sessionsettings.h"
#include "smtp/capabilities.h"
#include "smtp/reply.h"

#include <optional>

namespace Relaydeck {

/// The first part of a conversation, from the connection until the relay can be given mail: greeting,
/// EHLO or else HELO, STARTTLS and EHLO again, AUTH. What to do, and what the replies mean. No I/O.
///
/// What the settings require is had, or the conversation ends: nothing is ever said on a line that is
/// weaker than they allow.
class Opening final
{
public:
    enum class Task : quint8 {
        Hear, ///< wait for the greeting
        Say,
        Secure, ///< start TLS
        FindSecret,
        Ready,
        GiveUp,
    };
    struct Next
    {
        Task task = Task::GiveUp;
        Saying saying; ///< for Say
        Failure failure; ///< for GiveUp
        QByteArray challenge; ///< see Login::Next
    };

    explicit Opening(const SessionSettings &settings);

    /// The line is there. `ownName` is for EHLO.
    [[nodiscard]] Next connected(const QByteArray &ownName);
    [[nodiscard]] Next heed(Failure::Step step, const Reply &reply);
    [[nodiscard]] Next secured();
    [[nodiscard]] Next secretFound(const SecretAnswer &answer);

    [[nodiscard]] const Capabilities &capabilities() const noexcept { return m_capabilities; }
    /// TLS was taken away from what is known of the relay; by hand, too.
    void forget() { m_capabilities = {}; }
    /// The mechanism that we logged in with, or are about to; empty without a login.
    [[nodiscard]] QByteArray mechanism() const { return m_login ? m_login->mechanism() : QByteArray(); }
    /// What may be shown of a reply to AUTH.
    [[nodiscard]] QByteArray masked(const QByteArray &line) const
    {
        return m_login ? m_login->masked(line) : line;
    }

private:
    [[nodiscard]] Next heedGreeting(const Reply &reply);
    [[nodiscard]] Next heedEhlo(const Reply &reply);
    [[nodiscard]] Next heedHelo(const Reply &reply);
    [[nodiscard]] Next heedStartTls(const Reply &reply);
    [[nodiscard]] Next greeted();
    [[nodiscard]] Next sayEhlo() const;
    [[nodiscard]] Next logIn();
    [[nodiscard]] static Next follow(Login::Next next);

    const LineSecurity m_security;
    QByteArray m_ownName;
    Capabilities m_capabilities;
    std::optional<Login> m_login;
    bool m_secured = false;
};

} // namespace Relaydeck
