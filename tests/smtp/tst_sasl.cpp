#include "smtp/sasl.h"

#include <QTest>

#include <array>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

Q_DECLARE_METATYPE(Relaydeck::SaslMechanism)

namespace {

constexpr std::array All{SaslMechanism::ScramSha256, SaslMechanism::ScramSha1, SaslMechanism::CramMd5,
    SaslMechanism::Plain, SaslMechanism::Login, SaslMechanism::XOAuth2, SaslMechanism::OAuthBearer};

/// Lets both halves talk. `yes`, `no`, or the client's fault.
QByteArray talk(SaslClient &client, SaslServer &server)
{
    std::optional<QByteArray> said = client.begin();
    for (int i = 0; i < 10 && client.fault() == SaslFault::None; ++i) {
        const SaslServer::Step step = server.heed(said);
        if (step.verdict == SaslServer::Verdict::Refused)
            return "no"_ba;
        if (step.challenge)
            said = client.answer(*step.challenge);
        if (step.verdict == SaslServer::Verdict::Accepted && client.fault() == SaslFault::None)
            return client.mayBelieve() ? "yes"_ba : "a lie"_ba;
    }
    return "fault "_ba + QByteArray::number(int(client.fault()));
}

std::unique_ptr<SaslClient> makeClient(
    SaslMechanism mechanism, const QByteArray &user = "tim"_ba, const QByteArray &secret = "pencil"_ba)
{
    return SaslClient::make(mechanism, {user, secret, "relay.test"_ba, 587});
}

} // namespace

/// Both halves of the mechanisms of SASL.
class TestSasl final : public QObject
{
    Q_OBJECT

private slots:
    void names();
    void convinces_data();
    void convinces();
    void saysWhatTheStandardsSay();
    void doesNotSayItsSecret_data();
    void doesNotSayItsSecret();
    void demandsProofOfTheOtherSide();
    void worksWithinBounds_data();
    void worksWithinBounds();
    void bearsNonsense_data();
    void bearsNonsense();
    void refusesWhatCannotBeSaid_data();
    void refusesWhatCannotBeSaid();
};

void TestSasl::names()
{
    for (const SaslMechanism mechanism : All)
        QCOMPARE(saslMechanism(nameOf(mechanism).toLower()), std::optional(mechanism));
    QVERIFY(!saslMechanism("NTLM"));
    QVERIFY(!saslMechanism(""));
    for (const SaslMechanism mechanism : usualMechanisms())
        QVERIFY(mechanism != SaslMechanism::XOAuth2 && mechanism != SaslMechanism::OAuthBearer);
}

void TestSasl::convinces_data()
{
    QTest::addColumn<SaslMechanism>("mechanism");
    for (const SaslMechanism mechanism : All)
        QTest::newRow(nameOf(mechanism).constData()) << mechanism;
}

void TestSasl::convinces()
{
    QFETCH(SaslMechanism, mechanism);
    const auto tried = [mechanism](const QByteArray &user, const QByteArray &secret) {
        const auto client = makeClient(mechanism, user, secret);
        const auto server = SaslServer::make(mechanism, "tim"_ba, "pencil"_ba);
        return talk(*client, *server);
    };
    QCOMPARE(tried("tim"_ba, "pencil"_ba), "yes"_ba);
    QCOMPARE(tried("tim"_ba, "pencil2"_ba), "no"_ba);
    QCOMPARE(tried("tom"_ba, "pencil"_ba), "no"_ba);
    const QByteArray odd = "t=i,m\xc3\xbc"_ba;
    const auto client = makeClient(mechanism, odd, "p \xc3\xa4=,\"\\%"_ba);
    const auto server = SaslServer::make(mechanism, odd, "p \xc3\xa4=,\"\\%"_ba);
    QCOMPARE(talk(*client, *server), "yes"_ba);
}

void TestSasl::saysWhatTheStandardsSay()
{
    QCOMPARE(makeClient(SaslMechanism::Plain)->begin(), std::optional("\0tim\0pencil"_ba)); // RFC 4616
    const auto cram = makeClient(SaslMechanism::CramMd5, "tim"_ba, "tanstaaftanstaaf"_ba); // RFC 2195
    QCOMPARE(cram->begin(), std::nullopt);
    QCOMPARE(cram->answer("<1896.697170952@postoffice.reston.mci.net>"_ba),
        std::optional("tim b913a602c7eda7a495b4e6e7334d3890"_ba));
    const auto login = makeClient(SaslMechanism::Login);
    QCOMPARE(login->begin(), std::nullopt);
    QCOMPARE(login->answer("User Name\0"_ba), std::optional("tim"_ba)); // its only draft has the NUL
    QCOMPARE(login->answer("they say"_ba), std::optional("pencil"_ba));
    QCOMPARE(
        makeClient(SaslMechanism::XOAuth2)->begin(), std::optional("user=tim\1auth=Bearer pencil\1\1"_ba));
    QCOMPARE(makeClient(SaslMechanism::OAuthBearer, "t,i=m"_ba)->begin(),
        std::optional("n,a=t=2Ci=3Dm,\1host=relay.test\1port=587\1auth=Bearer pencil\1\1"_ba)); // RFC 7628
    const QByteArray scram = makeClient(SaslMechanism::ScramSha1)->begin().value();
    QVERIFY(scram.startsWith("n,,n=tim,r="_ba)); // RFC 5802
    QVERIFY(scram != makeClient(SaslMechanism::ScramSha1)->begin());
}

void TestSasl::doesNotSayItsSecret_data()
{
    convinces_data();
}

void TestSasl::doesNotSayItsSecret()
{
    QFETCH(SaslMechanism, mechanism);
    const auto client = makeClient(mechanism);
    const auto server = SaslServer::make(mechanism, "tim"_ba, "pencil"_ba);
    QByteArray all;
    std::optional<QByteArray> said = client->begin();
    for (int i = 0; i < 4; ++i) {
        all += said.value_or(QByteArray());
        const SaslServer::Step step = server->heed(said);
        if (step.verdict != SaslServer::Verdict::GoOn)
            break;
        said = client->answer(step.challenge.value());
    }
    QCOMPARE(all.contains("pencil"_ba), saysSecret(mechanism));
}

void TestSasl::demandsProofOfTheOtherSide()
{
    const auto early = makeClient(SaslMechanism::ScramSha256);
    QVERIFY(early->begin());
    QVERIFY(!early->mayBelieve());

    const auto client = makeClient(SaslMechanism::ScramSha256);
    const auto server = SaslServer::make(SaslMechanism::ScramSha256, "tim"_ba, "pencil"_ba);
    const auto answer = client->answer(server->heed(client->begin()).challenge.value());
    QVERIFY(answer);
    QVERIFY(!client->mayBelieve());
    QByteArray proof = server->heed(answer).challenge.value();
    QVERIFY(proof.startsWith("v="_ba));
    proof[4] = proof[4] == 'A' ? 'B' : 'A';
    QCOMPARE(client->answer(proof), std::nullopt);
    QCOMPARE(client->fault(), SaslFault::Unproven);
    QVERIFY(!client->mayBelieve());
}

void TestSasl::worksWithinBounds_data()
{
    QTest::addColumn<QByteArray>("rounds");
    QTest::addColumn<bool>("willing");
    QTest::newRow("as many as usual") << "i=4096"_ba << true;
    QTest::newRow("the most") << "i=100000"_ba << true;
    QTest::newRow("one more") << "i=100001"_ba << false;
    QTest::newRow("enough for days") << "i=2000000000"_ba << false;
    QTest::newRow("more than a number holds") << "i=99999999999999999999"_ba << false;
    QTest::newRow("none") << "i=0"_ba << false;
    QTest::newRow("fewer than none") << "i=-1"_ba << false;
    QTest::newRow("no number") << "i=many"_ba << false;
    QTest::newRow("nothing of the kind") << "x=1"_ba << false;
}

void TestSasl::worksWithinBounds()
{
    QFETCH(QByteArray, rounds);
    const auto client = makeClient(SaslMechanism::ScramSha1);
    const QByteArray first = client->begin().value();
    const QByteArray nonce = first.sliced(first.indexOf("r=") + 2);
    const auto answer = client->answer("r="_ba + nonce + "server,s=QSXCR+Q6sek8bf92,"_ba + rounds);
    QTEST(answer.has_value(), "willing");
    QCOMPARE(client->fault() == SaslFault::None, answer.has_value());
}

void TestSasl::bearsNonsense_data()
{
    QTest::addColumn<SaslMechanism>("mechanism");
    QTest::addColumn<QByteArray>("challenge");
    const std::vector<QByteArray> nonsense{""_ba, "\0"_ba, "x"_ba, QByteArray(60'000, 'a'), "r=,s=,i=1"_ba,
        "v=AAAA"_ba, "e=other-error"_ba, "\xff\xfe"_ba};
    for (const SaslMechanism mechanism : All) {
        for (std::size_t i = 0; i < nonsense.size(); ++i)
            QTest::addRow("%s, %d", nameOf(mechanism).constData(), int(i)) << mechanism << nonsense[i];
    }
}

void TestSasl::bearsNonsense()
{
    QFETCH(SaslMechanism, mechanism);
    QFETCH(QByteArray, challenge);
    const auto client = makeClient(mechanism);
    (void)client->begin();
    for (int i = 0; i < 20; ++i) {
        const auto answer = client->answer(challenge);
        QCOMPARE(answer.has_value(), client->fault() == SaslFault::None);
    }
    QVERIFY(client->fault() != SaslFault::None); // no mechanism goes on for ever
    const auto server = SaslServer::make(mechanism, "tim"_ba, "pencil"_ba);
    for (int i = 0; i < 20; ++i)
        QVERIFY(server->heed(challenge).verdict != SaslServer::Verdict::Accepted);
}

void TestSasl::refusesWhatCannotBeSaid_data()
{
    convinces_data();
}

void TestSasl::refusesWhatCannotBeSaid()
{
    QFETCH(SaslMechanism, mechanism);
    for (const auto &[user, secret] :
        {std::pair("tim"_ba, "pen\0cil"_ba), std::pair("t\0im"_ba, "pencil"_ba)}) {
        const auto client = makeClient(mechanism, user, secret);
        QCOMPARE(client->begin(), std::nullopt);
        QCOMPARE(client->answer("<1@x>"_ba), std::nullopt);
        QCOMPARE(client->fault(), SaslFault::Credentials);
    }
}

QTEST_GUILESS_MAIN(TestSasl)
#include "tst_sasl.moc"
