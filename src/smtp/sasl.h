#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <memory>
#include <optional>
#include <span>

namespace Relaydeck {

/// How a client proves who it is (RFC 4422). The strongest first, as they are tried.
enum class SaslMechanism : quint8 {
    ScramSha256, ///< RFC 7677
    ScramSha1, ///< RFC 5802
    CramMd5, ///< RFC 2195
    Plain, ///< RFC 4616
    Login, ///< never standardised, still common
    XOAuth2, ///< Google's and Microsoft's; the secret is a token
    OAuthBearer, ///< RFC 7628; the secret is a token
};

/// As it stands in EHLO, such as "SCRAM-SHA-256".
[[nodiscard]] QByteArray nameOf(SaslMechanism mechanism);
[[nodiscard]] std::optional<SaslMechanism> saslMechanism(QByteArrayView name);
/// Whoever listens to an unsecured line reads the secret in it.
[[nodiscard]] bool saysSecret(SaslMechanism mechanism);
/// Those that are tried when the user names none. The ones for tokens are not among them.
[[nodiscard]] std::span<const SaslMechanism> usualMechanisms();

/// Who we are.
struct SaslCredentials
{
    QByteArray user; ///< UTF-8
    QByteArray secret; ///< password or token
    QByteArray host; ///< of the relay, for OAUTHBEARER
    quint16 port = 0;
};

/// What went wrong in an exchange.
enum class SaslFault : quint8 {
    None,
    Credentials, ///< this mechanism can not say such a user or secret: a NUL, letters that are not allowed
    Challenge, ///< what the other side said is not of this mechanism
    Unproven, ///< the other side does not know the password
};

/// Largest number of rounds that SCRAM may ask us for: about a quarter of a second of work.
inline constexpr int MostScramRounds = 100'000;

/// The client's half of one exchange. Bytes in, bytes out, nothing encoded. No I/O.
class SaslClient
{
    Q_DISABLE_COPY_MOVE(SaslClient)

public:
    SaslClient() = default;
    virtual ~SaslClient() = default;
    [[nodiscard]] static std::unique_ptr<SaslClient> make(
        SaslMechanism mechanism, const SaslCredentials &credentials);

    /// What we say first; nothing when the other side begins, or there is a fault.
    [[nodiscard]] virtual std::optional<QByteArray> begin() = 0;
    /// What we say to a challenge; nothing when there is a fault.
    [[nodiscard]] virtual std::optional<QByteArray> answer(const QByteArray &challenge) = 0;
    /// Whether a yes from the other side may be believed: with SCRAM it must have proven itself before.
    [[nodiscard]] virtual bool mayBelieve() const { return true; }
    [[nodiscard]] SaslFault fault() const noexcept { return m_fault; }

protected:
    SaslFault m_fault = SaslFault::None;
};

/// The server's half, for practice and for tests. Knows one user.
class SaslServer
{
    Q_DISABLE_COPY_MOVE(SaslServer)

public:
    enum class Verdict : quint8 { GoOn, Accepted, Refused };
    struct Step
    {
        Verdict verdict = Verdict::Refused;
        std::optional<QByteArray> challenge; ///< to be said before anything else; an empty one counts
    };

    SaslServer() = default;
    virtual ~SaslServer() = default;
    [[nodiscard]] static std::unique_ptr<SaslServer> make(
        SaslMechanism mechanism, const QByteArray &user, const QByteArray &secret);

    /// What the client has said; nothing when it has not said anything yet.
    [[nodiscard]] virtual Step heed(const std::optional<QByteArray> &response) = 0;
};

} // namespace Relaydeck
