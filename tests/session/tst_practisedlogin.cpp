#include "practice/practicerelay.h"
#include "session/sessionrig.h"

#include <QSslCertificate>
#include <QTemporaryFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

Q_DECLARE_METATYPE(Relaydeck::PracticeTls)
Q_DECLARE_METATYPE(Relaydeck::SaslMechanism)

namespace {

Temper temperWith(PracticeTls tls)
{
    Temper temper;
    temper.tls = tls;
    temper.user = "tim"_ba;
    temper.password = "pencil"_ba;
    return temper;
}

LineSecurity securityFor(PracticeTls tls)
{
    return tls == PracticeTls::None    ? LineSecurity::None
        : tls == PracticeTls::StartTls ? LineSecurity::StartTls
                                       : LineSecurity::FromTheStart;
}

} // namespace

/// A session and a practice relay, which both mean it.
class TestPractisedLogin final : public QObject
{
    Q_OBJECT

private slots:
    void logsIn_data();
    void logsIn();
    void isRefused_data();
    void isRefused();
    void choosesTheStrongest();
    void pinsTheCertificate();
    void refusesAnExpiredCertificate();
    void delivers_data();
    void delivers();
    void streamsToARelayThatOffersIt_data();
    void streamsToARelayThatOffersIt();
    void mayNotMailWithoutALogin();
    void gainsNoPasswordBeforeTls();
};

void TestPractisedLogin::logsIn_data()
{
    QTest::addColumn<PracticeTls>("tls");
    QTest::addColumn<SaslMechanism>("mechanism");
    const Temper temper;
    for (const PracticeTls tls : {PracticeTls::None, PracticeTls::StartTls, PracticeTls::FromTheStart}) {
        for (const SaslMechanism mechanism : temper.mechanisms)
            QTest::addRow("%s, %d", nameOf(mechanism).constData(), int(tls)) << tls << mechanism;
    }
}

void TestPractisedLogin::logsIn()
{
    QFETCH(PracticeTls, tls);
    QFETCH(SaslMechanism, mechanism);
    PracticeRelay relay(temperWith(tls));
    QVERIFY(relay.listen());
    SessionRig rig({"deliver a@x.test"_ba, "close"_ba});
    rig.logIn("tim"_ba, "pencil"_ba, mechanism);
    rig.settings.login->inClear = true;
    rig.settings.security = securityFor(tls);
    rig.settings.tls.check = TlsPolicy::Check::Off;
    rig.open({u"127.0.0.1"_s, relay.port()});
    QTRY_COMPARE(rig.course(), "ready; a=Accepted/250; closed"_ba);
    QCOMPARE(rig.session().mechanism(), nameOf(mechanism));
    QCOMPARE(rig.session().tlsReport().secured, tls != PracticeTls::None);
    QVERIFY(!rig.talk().join('|').contains("pencil"_ba));
}

void TestPractisedLogin::isRefused_data()
{
    logsIn_data();
}

void TestPractisedLogin::isRefused()
{
    QFETCH(PracticeTls, tls);
    QFETCH(SaslMechanism, mechanism);
    PracticeRelay relay(temperWith(tls));
    QVERIFY(relay.listen());
    SessionRig rig;
    rig.logIn("tim"_ba, "pen"_ba, mechanism);
    rig.settings.login->inClear = true;
    rig.settings.security = securityFor(tls);
    rig.settings.tls.check = TlsPolicy::Check::Off;
    rig.open({u"127.0.0.1"_s, relay.port()});
    QTRY_COMPARE(rig.course(), "failed: AuthFailed at Auth 535"_ba);
}

void TestPractisedLogin::choosesTheStrongest()
{
    Temper temper = temperWith(PracticeTls::None);
    temper.mechanisms = {SaslMechanism::Login, SaslMechanism::ScramSha1, SaslMechanism::CramMd5};
    PracticeRelay relay(temper);
    QVERIFY(relay.listen());
    SessionRig rig;
    rig.logIn("tim"_ba, "pencil"_ba);
    rig.open({u"127.0.0.1"_s, relay.port()});
    QTRY_COMPARE(rig.course(), "ready"_ba);
    QCOMPARE(rig.session().mechanism(), "SCRAM-SHA-1"_ba);
}

void TestPractisedLogin::pinsTheCertificate()
{
    PracticeRelay relay(temperWith(PracticeTls::StartTls));
    QVERIFY(relay.listen());
    const QByteArray sha256 = QSslCertificate(relay.certificate()).digest(QCryptographicHash::Sha256);
    QCOMPARE(sha256.size(), 32);
    for (const bool right : {true, false}) {
        SessionRig rig;
        rig.settings.security = LineSecurity::StartTls;
        rig.settings.tls.check = TlsPolicy::Check::Fingerprint;
        rig.settings.tls.sha256 = right ? sha256 : QByteArray(32, 'x');
        rig.open({u"127.0.0.1"_s, relay.port()});
        QTRY_COMPARE(
            rig.course(), right ? "ready"_ba : "failed: TlsFailed at StartTls (FingerprintDiffers)"_ba);
    }
}

void TestPractisedLogin::refusesAnExpiredCertificate()
{
    Temper temper = temperWith(PracticeTls::FromTheStart);
    temper.certificateDays = -3;
    PracticeRelay relay(temper);
    QVERIFY(relay.listen());
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(relay.certificate());
    file.flush();
    SessionRig rig;
    rig.settings.security = LineSecurity::FromTheStart;
    rig.settings.tls.check = TlsPolicy::Check::Authority;
    rig.settings.tls.authorityFile = file.fileName();
    rig.open({u"127.0.0.1"_s, relay.port()});
    QTRY_COMPARE(rig.course(), "failed: TlsFailed at StartTls (Expired)"_ba);
    QCOMPARE(rig.session().tlsReport().chain.first().daysLeft(QDateTime::currentMSecsSinceEpoch()), -4);
}

void TestPractisedLogin::delivers_data()
{
    QTest::addColumn<PracticeTls>("tls");
    QTest::newRow("in clear") << PracticeTls::None;
    QTest::newRow("by STARTTLS") << PracticeTls::StartTls;
    QTest::newRow("by TLS") << PracticeTls::FromTheStart;
}

void TestPractisedLogin::delivers()
{
    QFETCH(PracticeTls, tls);
    Temper temper = temperWith(tls);
    temper.latencyMs = 1;
    PracticeRelay relay(temper);
    relay.setKeeping(PracticeRelay::Keeping::Contents);
    QByteArrayList contents;
    connect(&relay, &PracticeRelay::messageTaken, this,
        [&contents](const PracticeEnvelope &envelope) { contents.append(envelope.content); });
    QVERIFY(relay.listen());
    const QByteArray text
        = "Subject: large\r\n\r\n"_ba + QByteArray("0123456789abcdef\r\n").repeated(200'000);
    SessionRig rig({"text "_ba + text, "deliver a@x.test b@x.test"_ba, "deliver c@x.test"_ba, "close"_ba});
    rig.logIn("tim"_ba, "pencil"_ba);
    rig.settings.login->inClear = true;
    rig.settings.security = securityFor(tls);
    rig.settings.tls.check = TlsPolicy::Check::Off;
    rig.open({u"127.0.0.1"_s, relay.port()});
    QTRY_COMPARE_WITH_TIMEOUT(
        rig.course(), "ready; a=Accepted/250 b=Accepted/250; c=Accepted/250; closed"_ba, 30'000);
    QCOMPARE(contents.size(), 2);
    QVERIFY(contents.first() == text && contents.last() == text);
    QTRY_COMPARE(relay.openConnections(), 0);
}

void TestPractisedLogin::streamsToARelayThatOffersIt_data()
{
    QTest::addColumn<bool>("chunking");
    QTest::addColumn<bool>("dsn");
    QTest::newRow("CHUNKING and DSN") << true << true;
    QTest::newRow("CHUNKING alone") << true << false;
    QTest::newRow("DSN alone") << false << true;
    QTest::newRow("neither") << false << false;
}

void TestPractisedLogin::streamsToARelayThatOffersIt()
{
    QFETCH(bool, chunking);
    QFETCH(bool, dsn);
    Temper temper;
    temper.chunking = chunking;
    temper.dsn = dsn;
    PracticeRelay relay(temper);
    relay.setKeeping(PracticeRelay::Keeping::Contents);
    QByteArrayList taken;
    connect(&relay, &PracticeRelay::messageTaken, this, [&](const PracticeEnvelope &envelope) {
        taken.append(envelope.recipients.join(',') + ": " + envelope.content);
    });
    QVERIFY(relay.listen());
    SessionRig rig({"report"_ba, "text .first"_ba, "deliver a@x.test b@x.test"_ba, "text second"_ba,
        "deliver c@x.test"_ba, "close"_ba});
    rig.open({u"127.0.0.1"_s, relay.port()});
    QTRY_COMPARE(rig.course(), "ready; a=Accepted/250 b=Accepted/250; c=Accepted/250; closed"_ba);
    QCOMPARE(taken, (QByteArrayList{"a@x.test,b@x.test: .first\r\n"_ba, "c@x.test: second\r\n"_ba}));
    QCOMPARE(rig.talk().contains("> BDAT 8 LAST"_ba), chunking);
    QCOMPARE(rig.talk().contains("> DATA"_ba), !chunking);
    QCOMPARE(rig.talk().contains("> RCPT TO:<c@x.test> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;c@x.test"_ba), dsn);
}

void TestPractisedLogin::mayNotMailWithoutALogin()
{
    PracticeRelay relay(temperWith(PracticeTls::None));
    QVERIFY(relay.listen());
    SessionRig rig({"deliver a@x.test"_ba});
    rig.open({u"127.0.0.1"_s, relay.port()});
    QTRY_COMPARE(rig.course(),
        "ready; a=Unsent (AuthFailed at Mail 530 (LoginWanted)) lost; failed: AuthFailed at Mail 530 (LoginWanted)"_ba);
}

/// A practice relay that has TLS offers no mechanism that says the password without it.
void TestPractisedLogin::gainsNoPasswordBeforeTls()
{
    PracticeRelay relay(temperWith(PracticeTls::StartTls));
    QVERIFY(relay.listen());
    SessionRig rig({"say AUTH PLAIN AHRpbQBwZW5jaWw="_ba, "say AUTH LOGIN"_ba, "say AUTH NTLM"_ba});
    rig.open({u"127.0.0.1"_s, relay.port()});
    QTRY_COMPARE(rig.course(), "ready; answer 538; answer 538; answer 504"_ba);
    QVERIFY(!rig.session().capabilities().parameters("AUTH"_ba).split(' ').contains("PLAIN"_ba));
}

QTEST_GUILESS_MAIN(TestPractisedLogin)
#include "tst_practisedlogin.moc"
