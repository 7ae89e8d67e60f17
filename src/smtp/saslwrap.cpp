#include "smtp/saslwrap.h"

#include <gsasl.h>

#include <cstdlib>

namespace Relaydeck {

using namespace Qt::StringLiterals;

namespace {

/// One exchange of libgsasl, either half.
class Exchange final
{
    Q_DISABLE_COPY_MOVE(Exchange)

public:
    using Start = int (*)(Gsasl *, const char *, Gsasl_session **);

    Exchange(Start start, SaslMechanism mechanism, Gsasl_callback_function callback, void *hook)
    {
        if (gsasl_init(&m_library) != GSASL_OK)
            return;
        gsasl_callback_set(m_library, callback);
        gsasl_callback_hook_set(m_library, hook);
        if (start(m_library, nameOf(mechanism).constData(), &m_session) != GSASL_OK)
            m_session = nullptr;
    }

    ~Exchange()
    {
        if (m_session)
            gsasl_finish(m_session);
        if (m_library)
            gsasl_done(m_library);
    }

    void set(Gsasl_property property, const QByteArray &value)
    {
        if (m_session)
            gsasl_property_set(m_session, property, value.constData());
    }

    /// A result code of the library, and what is to be said.
    int step(const QByteArray &heard, QByteArray &said)
    {
        if (!m_session)
            return GSASL_UNKNOWN_MECHANISM;
        char *output = nullptr;
        std::size_t size = 0;
        const int result
            = gsasl_step(m_session, heard.constData(), std::size_t(heard.size()), &output, &size);
        if (result == GSASL_OK || result == GSASL_NEEDS_MORE)
            said = QByteArray(output, qsizetype(size));
        gsasl_free(output);
        return result;
    }

private:
    Gsasl *m_library = nullptr;
    Gsasl_session *m_session = nullptr;
};

bool isScram(SaslMechanism mechanism)
{
    return mechanism == SaslMechanism::ScramSha1 || mechanism == SaslMechanism::ScramSha256;
}

/// Everything is set before the first step, so the library need not ask.
int askNobody(Gsasl *, Gsasl_session *, Gsasl_property)
{
    return GSASL_NO_CALLBACK;
}

/// The rounds in `r=...,s=...,i=4096`; 0 when there are none that we would do.
int roundsIn(const QByteArray &challenge)
{
    for (const QByteArray &part : challenge.split(',')) {
        bool isNumber = false;
        const int rounds = part.startsWith("i="_ba) ? part.sliced(2).toInt(&isNumber) : 0;
        if (isNumber && rounds > 0 && rounds <= MostScramRounds)
            return rounds;
    }
    return 0;
}

class LibraryClient final : public SaslClient
{
public:
    LibraryClient(SaslMechanism mechanism, const SaslCredentials &credentials)
        : m_mechanism(mechanism),
          m_exchange(gsasl_client_start, mechanism, askNobody, nullptr)
    {
        if (credentials.user.contains('\0') || credentials.secret.contains('\0'))
            m_fault = SaslFault::Credentials;
        m_exchange.set(GSASL_AUTHID, credentials.user);
        m_exchange.set(GSASL_PASSWORD, credentials.secret);
    }

    std::optional<QByteArray> begin() override
    {
        if (m_mechanism == SaslMechanism::CramMd5 || m_mechanism == SaslMechanism::Login)
            return std::nullopt;
        return step({});
    }

    std::optional<QByteArray> answer(const QByteArray &challenge) override
    {
        ++m_challenges;
        const bool hasRounds = isScram(m_mechanism) && m_challenges == 1;
        const bool inWords = m_mechanism == SaslMechanism::Login; // for eyes, and some end in a NUL
        const bool emptyHanded = m_mechanism == SaslMechanism::CramMd5 && challenge.isEmpty();
        const bool unusable = m_done || emptyHanded || (!inWords && challenge.contains('\0'))
            || (hasRounds && roundsIn(challenge) == 0);
        if (m_fault == SaslFault::None && unusable)
            m_fault = SaslFault::Challenge;
        return step(challenge);
    }

    bool mayBelieve() const override { return !isScram(m_mechanism) || m_done; }

private:
    std::optional<QByteArray> step(const QByteArray &heard)
    {
        if (m_fault != SaslFault::None)
            return std::nullopt;
        QByteArray said;
        const int result = m_exchange.step(heard, said);
        m_done = result == GSASL_OK;
        if (m_done || result == GSASL_NEEDS_MORE)
            return said;
        const bool lastWord = isScram(m_mechanism) && m_challenges > 1;
        m_fault = result == GSASL_SASLPREP_ERROR ? SaslFault::Credentials
            : lastWord                           ? SaslFault::Unproven
                                                 : SaslFault::Challenge;
        return std::nullopt;
    }

    const SaslMechanism m_mechanism;
    Exchange m_exchange;
    int m_challenges = 0;
    bool m_done = false;
};

class LibraryServer final : public SaslServer
{
public:
    LibraryServer(SaslMechanism mechanism, const QByteArray &user, const QByteArray &secret)
        : m_user(user),
          m_secret(secret),
          m_exchange(gsasl_server_start, mechanism, answerLibrary, this)
    {
        m_exchange.set(GSASL_SCRAM_ITER, "4096"_ba);
    }

    Step heed(const std::optional<QByteArray> &response) override
    {
        QByteArray said;
        const int result
            = m_over ? GSASL_AUTHENTICATION_ERROR : m_exchange.step(response.value_or(QByteArray()), said);
        if (result == GSASL_NEEDS_MORE)
            return {Verdict::GoOn, said};
        m_over = true;
        if (result != GSASL_OK)
            return {Verdict::Refused, {}};
        return {Verdict::Accepted, said.isEmpty() ? std::nullopt : std::optional(said)};
    }

private:
    static int answerLibrary(Gsasl *library, Gsasl_session *session, Gsasl_property property)
    {
        const auto *self = static_cast<const LibraryServer *>(gsasl_callback_hook_get(library));
        const QByteArray user = gsasl_property_fast(session, GSASL_AUTHID);
        switch (property) {
        case GSASL_PASSWORD:
            if (user != self->m_user)
                return GSASL_AUTHENTICATION_ERROR;
            return gsasl_property_set(session, GSASL_PASSWORD, self->m_secret.constData());
        case GSASL_VALIDATE_SIMPLE:
            return user == self->m_user && gsasl_property_fast(session, GSASL_PASSWORD) == self->m_secret
                ? GSASL_OK
                : GSASL_AUTHENTICATION_ERROR;
        default: return GSASL_NO_CALLBACK;
        }
    }

    const QByteArray m_user;
    const QByteArray m_secret;
    Exchange m_exchange;
    bool m_over = false; // the library must not be asked again
};

} // namespace

std::unique_ptr<SaslClient> makeLibraryClient(SaslMechanism mechanism, const SaslCredentials &credentials)
{
    return std::make_unique<LibraryClient>(mechanism, credentials);
}

std::unique_ptr<SaslServer> makeLibraryServer(
    SaslMechanism mechanism, const QByteArray &user, const QByteArray &secret)
{
    return std::make_unique<LibraryServer>(mechanism, user, secret);
}

} // namespace Relaydeck
