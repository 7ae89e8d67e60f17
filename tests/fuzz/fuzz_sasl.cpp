#include "fuzz/expect.h"
#include "smtp/sasl.h"

#include <QByteArrayList>

#include <array>
#include <cstdint>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

constexpr std::array Mechanisms{SaslMechanism::ScramSha256, SaslMechanism::ScramSha1, SaslMechanism::CramMd5,
    SaslMechanism::Plain, SaslMechanism::Login, SaslMechanism::XOAuth2, SaslMechanism::OAuthBearer};
constexpr int MostRounds = 12;

const QByteArray Secret = "pencil-of-tim"_ba;

/// `NONCE` in a challenge stands for what we said to be ours, so that a guess gets further than the first check.
QByteArray challengeFrom(QByteArray text, const QByteArray &said)
{
    const qsizetype at = said.indexOf("r=");
    return at < 0 ? text : text.replace("NONCE", said.sliced(at + 2));
}

void playClient(SaslMechanism mechanism, const QByteArrayList &challenges)
{
    const auto client = SaslClient::make(mechanism, {"tim"_ba, Secret, "relay.test"_ba, 587});
    const bool scram = mechanism == SaslMechanism::ScramSha1 || mechanism == SaslMechanism::ScramSha256;
    std::optional<QByteArray> said = client->begin();
    const QByteArray first = said.value_or(QByteArray());
    for (const QByteArray &challenge : challenges) {
        if (client->fault() != SaslFault::None)
            break;
        said = client->answer(challengeFrom(challenge, first));
        expect(said.has_value() == (client->fault() == SaslFault::None), "an answer, or a fault");
        expect(saysSecret(mechanism) || !said || !said->contains(Secret), "the secret is not said");
    }
    expect(!scram || !client->mayBelieve(), "who does not know the password cannot prove it");
}

void playServer(SaslMechanism mechanism, const QByteArrayList &responses)
{
    const auto server = SaslServer::make(mechanism, "tim"_ba, Secret);
    SaslServer::Step step = server->heed(std::nullopt);
    for (const QByteArray &response : responses) {
        if (step.verdict != SaslServer::Verdict::GoOn)
            break;
        step = server->heed(response);
        expect(step.verdict != SaslServer::Verdict::Accepted || response.contains(Secret),
            "who does not know the password is not let in");
        expect(!step.challenge || !step.challenge->contains(Secret), "the secret is not said");
    }
}

} // namespace

/// The first byte is the mechanism; then comes what the other side says, one line each.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const SaslMechanism mechanism = Mechanisms[data[0] % Mechanisms.size()];
    const QByteArrayList lines = QByteArrayView(data + 1, qsizetype(size - 1)).toByteArray().split('\n');
    playClient(mechanism, lines.first(std::min<qsizetype>(lines.size(), MostRounds)));
    playServer(mechanism, lines.first(std::min<qsizetype>(lines.size(), MostRounds)));
    return 0;
}
