#include "smtp/sasl.h"

#include "smtp/saslwrap.h"

#include <algorithm>
#include <array>

namespace Relaydeck {

using namespace Qt::StringLiterals;

namespace {

struct MechanismInfo
{
    SaslMechanism mechanism;
    const char *name;
    bool saysSecret;
};

constexpr std::array<MechanismInfo, 7> Mechanisms{{
    {SaslMechanism::ScramSha256, "SCRAM-SHA-256", false},
    {SaslMechanism::ScramSha1, "SCRAM-SHA-1", false},
    {SaslMechanism::CramMd5, "CRAM-MD5", false},
    {SaslMechanism::Plain, "PLAIN", true},
    {SaslMechanism::Login, "LOGIN", true},
    {SaslMechanism::XOAuth2, "XOAUTH2", true},
    {SaslMechanism::OAuthBearer, "OAUTHBEARER", true},
}};

const MechanismInfo &infoOf(SaslMechanism mechanism)
{
    return *std::ranges::find(Mechanisms, mechanism, &MechanismInfo::mechanism);
}

bool isForTokens(SaslMechanism mechanism)
{
    return mechanism == SaslMechanism::XOAuth2 || mechanism == SaslMechanism::OAuthBearer;
}

constexpr char Mark = '\1'; // stands between the parts of a message with a token

bool fitsBetweenMarks(const QByteArray &text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return quint8(c) < 0x20 || c == 0x7f; });
}

/// `,` and `=` of a name in RFC 5801.
QByteArray saslName(QByteArray user)
{
    return user.replace('=', "=3D"_ba).replace(',', "=2C"_ba);
}

/// The message with a token: all is said at once. A challenge then means that it was not liked; the relay
/// wants to hear a dummy before it says so in a reply.
QByteArray tokenMessage(SaslMechanism mechanism, const SaslCredentials &who)
{
    const QByteArray bearer = "auth=Bearer "_ba + who.secret + Mark + Mark;
    if (mechanism == SaslMechanism::XOAuth2)
        return "user="_ba + who.user + Mark + bearer;
    return "n,a="_ba + saslName(who.user) + ","_ba + Mark + "host="_ba + who.host + Mark + "port="_ba
        + QByteArray::number(who.port) + Mark + bearer;
}

class TokenClient final : public SaslClient
{
public:
    TokenClient(SaslMechanism mechanism, const SaslCredentials &credentials)
        : m_mechanism(mechanism),
          m_message(tokenMessage(mechanism, credentials))
    {
        if (!fitsBetweenMarks(credentials.user) || !fitsBetweenMarks(credentials.secret))
            m_fault = SaslFault::Credentials;
    }

    std::optional<QByteArray> begin() override
    {
        return m_fault == SaslFault::None ? std::optional(m_message) : std::nullopt;
    }

    std::optional<QByteArray> answer(const QByteArray &) override
    {
        if (std::exchange(m_refused, true))
            m_fault = SaslFault::Challenge;
        if (m_fault != SaslFault::None)
            return std::nullopt;
        return m_mechanism == SaslMechanism::XOAuth2 ? QByteArray("") : QByteArray(1, Mark);
    }

    bool mayBelieve() const override { return !m_refused; }

private:
    const SaslMechanism m_mechanism;
    const QByteArray m_message;
    bool m_refused = false;
};

class TokenServer final : public SaslServer
{
public:
    TokenServer(SaslMechanism mechanism, const QByteArray &user, const QByteArray &token)
        : m_beginning(mechanism == SaslMechanism::XOAuth2 ? "user="_ba + user + Mark
                                                          : "n,a="_ba + saslName(user) + ","_ba),
          m_end(Mark + "auth=Bearer "_ba + token + Mark + Mark)
    {}

    Step heed(const std::optional<QByteArray> &response) override
    {
        if (!response)
            return {Verdict::GoOn, QByteArray("")};
        if (m_refused)
            return {Verdict::Refused, {}};
        if (response->startsWith(m_beginning) && response->endsWith(m_end))
            return {Verdict::Accepted, {}};
        m_refused = true;
        return {Verdict::GoOn, R"({"status":"invalid_token"})"_ba};
    }

private:
    const QByteArray m_beginning;
    const QByteArray m_end;
    bool m_refused = false;
};

} // namespace

QByteArray nameOf(SaslMechanism mechanism)
{
    return infoOf(mechanism).name;
}

std::optional<SaslMechanism> saslMechanism(QByteArrayView name)
{
    for (const MechanismInfo &info : Mechanisms) {
        if (name.compare(info.name, Qt::CaseInsensitive) == 0)
            return info.mechanism;
    }
    return std::nullopt;
}

bool saysSecret(SaslMechanism mechanism)
{
    return infoOf(mechanism).saysSecret;
}

std::span<const SaslMechanism> usualMechanisms()
{
    static constexpr std::array<SaslMechanism, 5> Usual{SaslMechanism::ScramSha256, SaslMechanism::ScramSha1,
        SaslMechanism::CramMd5, SaslMechanism::Plain, SaslMechanism::Login};
    return Usual;
}

std::unique_ptr<SaslClient> SaslClient::make(SaslMechanism mechanism, const SaslCredentials &credentials)
{
    if (isForTokens(mechanism))
        return std::make_unique<TokenClient>(mechanism, credentials);
    return makeLibraryClient(mechanism, credentials);
}

std::unique_ptr<SaslServer> SaslServer::make(
    SaslMechanism mechanism, const QByteArray &user, const QByteArray &secret)
{
    if (isForTokens(mechanism))
        return std::make_unique<TokenServer>(mechanism, user, secret);
    return makeLibraryServer(mechanism, user, secret);
}

} // namespace Relaydeck
