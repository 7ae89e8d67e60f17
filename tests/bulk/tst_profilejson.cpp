#include "bulk/profilejson.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

class TestProfileJson final : public QObject
{
    Q_OBJECT

private slots:
    void aProfileComesBack();
    void aPlanComesBack();
    void odd_data();
    void odd();
};

void TestProfileJson::aProfileComesBack()
{
    ServerProfile profile;
    profile.host = u"mx.\u00e4.test"_s;
    profile.domain = "client\xff%20.test";
    profile.maxMessages = std::numeric_limits<quint64>::max();
    profile.sleepLength = std::chrono::hours(48);
    profile.fault = Field::TimeOut;
    profile.security = Security::StartTls;
    profile.certificate = {CertificateRule::Kind::Fingerprint, u"ca.pem"_s, QByteArray(32, '\xfe')};
    profile.clientCertificate = u"own.pem"_s;
    profile.clientKey = u"own.key"_s;
    profile.minimumTls = 13;
    profile.auth = AuthChoice::ScramSha256;
    profile.user = "m\xfcller"_ba;
    profile.passwordCommand = u"pass show mail"_s;
    profile.passwordVariable = u"MAIL_PASSWORD"_s;
    profile.passwordFile = u"password"_s;
    profile.passwordInClear = true;
    profile.family = FamilyChoice::IPv6;
    profile.sourceAddress = u"::1"_s;
    profile.proxy = {ProxyRule::Kind::HttpConnect, u"proxy.test"_s, 8080, "m\xfcller"_ba};
    profile.proxyPasswordCommand = u"pass show proxy"_s;
    profile.proxyPasswordVariable = u"PROXY_PASSWORD"_s;
    profile.weight = 7;
    profile.ratePerSecond = 1;
    profile.ratePerMinute = 2;
    profile.ratePerHour = 3;
    profile.ratePerDay = 4;
    profile.pipelining = false;
    profile.chunking = false;
    profile.slowDown = false;
    profile.warmUpFrom = QDate(2026, 5, 31);
    profile.warmUpFirstDay = 7;
    profile.warmUpGrowth = 30;
    profile.senders = {"<>"_ba, "m\xfcller@deck.test"_ba, "shop.test"_ba};
    QVERIFY(profileFromJson(profileToJson(profile)) == profile);
    profile.settings[size_t(Field::Note)].text = "a secret, perhaps";
    QVERIFY(!profileToJson(profile).contains("secret"));
}

/// All of it but the message, the job's name and the relays, which are kept elsewhere.
void TestProfileJson::aPlanComesBack()
{
    JournalPlan plan;
    plan.createdAt = 1'700'000'000'000;
    plan.sender = "me+you@\xc3\xa4.test"_ba;
    plan.dsn = {DsnRequest::Return::Headers, DsnRequest::Success | DsnRequest::Delay, "spring 100%"_ba};
    plan.envelopes = false;
    plan.envelopeLimit = 7;
    plan.policy = 2;
    plan.deadline = std::chrono::seconds(90);
    plan.listFile = u"/tmp/list"_s;
    plan.subject = u"Gr\u00fc\u00dfe"_s;
    QVERIFY(planFromJson(planToJson(plan)) == plan);
    QVERIFY(planFromJson("{}"_ba) == JournalPlan()); // keys younger than the file keep their defaults
    QVERIFY(!planFromJson("{\"dsnReturn\":\"9\"}"_ba)); // what is not known is not taken for another wish
}

void TestProfileJson::odd_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("good");

    QTest::newRow("keys younger than the file keep their defaults") << "{}"_ba << true;
    QTest::newRow("keys of later programs do not matter") << "{\"colour\":\"red\"}"_ba << true;
    QTest::newRow("the highest port is 65535") << "{\"port\":\"65535\"}"_ba << true;
    QTest::newRow("a port does not wrap") << "{\"port\":\"65536\"}"_ba << false;
    QTest::newRow("a count is not negative") << "{\"maxMessages\":\"-1\"}"_ba << false;
    QTest::newRow("an int does not wrap") << "{\"tries\":\"4294967296\"}"_ba << false;
    QTest::newRow("an int is not negative") << "{\"tries\":\"-1\"}"_ba << false;
    QTest::newRow("a count is a number") << "{\"maxMessages\":\"many\"}"_ba << false;
    QTest::newRow("a count is not empty") << "{\"maxMessages\":\"\"}"_ba << false;
    QTest::newRow("numbers stand in quotes, so that none loses digits") << "{\"maxMessages\":7}"_ba << false;
    QTest::newRow("a name is a text") << "{\"name\":true}"_ba << false;
    QTest::newRow("yes or no is no text") << "{\"enabled\":\"true\"}"_ba << false;
    QTest::newRow("a protection that is not known is not taken for none")
        << "{\"security\":\"9\"}"_ba << false;
    QTest::newRow("a login that is not known is not taken for another") << "{\"auth\":\"200\"}"_ba << false;
    QTest::newRow("a proxy that is not known is not taken for none") << "{\"proxy\":\"9\"}"_ba << false;
    QTest::newRow("an array is no profile") << "[]"_ba << false;
    QTest::newRow("nothing is no profile") << ""_ba << false;
    QTest::newRow("half an object is no profile") << "{\"port\":"_ba << false;
}

void TestProfileJson::odd()
{
    QFETCH(QByteArray, json);
    QTEST(profileFromJson(json).has_value(), "good");
}

QTEST_APPLESS_MAIN(TestProfileJson)
#include "tst_profilejson.moc"
