#include "net/sockettransport.h"
#include "session/sessionrig.h"
#include "support/certificateshop.h"

#include <QPointer>
#include <QSslConfiguration>
#include <QTest>

#include <functional>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace Relaydeck;
using Pace = ScriptedRelay::Pace;

namespace {

using Change = std::function<void(SessionRig &)>;

/// A true sentence about the first part of a conversation.
struct Row
{
    const char *sentence;
    Change settings;
    QByteArray script;
    QByteArray course;
};

const QByteArray Hello = "S: 220 hi\n C: EHLO deck.test\n"_ba;
const QByteArray Tls
    = "S: 250-relay\n S: 250 STARTTLS\n C: STARTTLS\n S: 220 go\n TLS\n C: EHLO deck.test\n"_ba;

/// Somebody is asked for a passphrase, and thinks.
class SlowFinder final : public SecretFinder
{
public:
    void find(const SecretPlace &) override {}
};

QByteArray helloWithAuth(const QByteArray &mechanisms)
{
    return Hello + "S: 250-relay\n S: 250 AUTH "_ba + mechanisms + '\n';
}

} // namespace

Q_DECLARE_METATYPE(Change)
Q_DECLARE_METATYPE(Relaydeck::LineSecurity)

/// From the connection to the first mail: TLS and the login.
class TestOpening final : public QObject
{
    Q_OBJECT

private slots:
    void security_data();
    void security();
    void trustsNoStranger_data();
    void trustsNoStranger();
    void logIn_data();
    void logIn();
    void logInSecured_data();
    void logInSecured();
    void trustsNothingSaidBeforeTls_data();
    void trustsNothingSaidBeforeTls();
    void marksSecuredLines();
    void showsChallengesAndNoSecrets_data();
    void showsChallengesAndNoSecrets();
    void forgetsWhatWasOfferedInClear();
    void namesAPortThatSpeaksTls_data();
    void namesAPortThatSpeaksTls();
    void doesNotWaitForEverForTls();
    void maybeLeftWhileASecretIsLookedFor();
    void saysALongTokenWhenItIsAskedFor();
    void takesTlsByHand();
    void mailsOverTls();
    void takesNoRefusalForWantOfALogin_data();
    void takesNoRefusalForWantOfALogin();

private:
    [[nodiscard]] Change secured(LineSecurity security) const;
    static void addRows(const std::vector<Row> &rows);
    void run(Pace pace);

    CertificateShop m_shop;
    QString m_authorityFile = m_shop.authorityFile();
    QSslConfiguration m_server = CertificateShop::serverWith(m_shop.issue());
};

Change TestOpening::secured(LineSecurity security) const
{
    return [this, security](SessionRig &rig) {
        rig.settings.security = security;
        rig.settings.tls.check = TlsPolicy::Check::Authority;
        rig.settings.tls.authorityFile = m_authorityFile;
    };
}

void TestOpening::addRows(const std::vector<Row> &rows)
{
    QTest::addColumn<Change>("settings");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("course");
    for (const Row &row : rows)
        QTest::newRow(row.sentence) << row.settings << row.script << row.course;
}

void TestOpening::run(Pace pace)
{
    QFETCH(Change, settings);
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, course);
    ScriptedRelay relay(script, pace, m_server);
    SessionRig rig;
    settings(rig);
    rig.open(relay.endpoint());
    QTRY_COMPARE(rig.course(), course);
    QTRY_VERIFY2(relay.finished(), relay.complaint());
    QCoreApplication::processEvents();
    QCOMPARE(relay.complaint(), QByteArray()); // nothing was said that the script does not want
    for (const QByteArray &line : rig.talk())
        QVERIFY2(!line.contains("pencil"), line);
}

void TestOpening::security_data()
{
    const Change clear = [](SessionRig &) {};
    const Change ifOffered = secured(LineSecurity::IfOffered);
    const Change required = secured(LineSecurity::StartTls);
    const Change fromTheStart = secured(LineSecurity::FromTheStart);
    const QByteArray offer = "S: 250-relay\n S: 250 STARTTLS\n"_ba;
    addRows({
        {"TLS is not taken when it is not asked for", clear, Hello + offer, "ready"},
        {"TLS that is required is taken", required, Hello + Tls + "S: 250 fine\n", "ready"},
        {"TLS that is used if offered is taken", ifOffered, Hello + Tls + "S: 250 fine\n", "ready"},
        {"TLS from the first byte comes before the greeting", fromTheStart,
            "TLS\n S: 220 hi\n C: EHLO deck.test\n S: 250 fine\n", "ready"},
        {"no STARTTLS is said where TLS was there from the first byte", fromTheStart,
            "TLS\n S: 220 hi\n C: EHLO deck.test\n S: 250-fine\n S: 250 STARTTLS\n", "ready"},
        {"no STARTTLS is said a second time", required, Hello + Tls + "S: 250-fine\n S: 250 STARTTLS\n",
            "ready"},
        {"without an offer the line stays clear when that is allowed", ifOffered, Hello + "S: 250 relay\n",
            "ready"},
        {"without an offer nothing more is said when TLS is required", required, Hello + "S: 250 relay\n",
            "failed: TlsFailed at StartTls 250 (NotOffered)"},
        {"an offer of something like it is none", required, Hello + "S: 250-relay\n S: 250 XSTARTTLS\n",
            "failed: TlsFailed at StartTls 250 (NotOffered)"},
        {"a name that reads like an offer is none", required, Hello + "S: 250-STARTTLS\n S: 250 HELP\n",
            "failed: TlsFailed at StartTls 250 (NotOffered)"},
        {"HELO is not said when TLS is required", required, Hello + "S: 502 what\n",
            "failed: TlsFailed at StartTls 502 (NotOffered)"},
        {"HELO is said when TLS is used if offered", ifOffered,
            Hello + "S: 502 what\n C: HELO deck.test\n S: 250 old\n", "ready"},
        {"a relay may take its offer back when TLS is used if offered", ifOffered,
            Hello + offer + "C: STARTTLS\n S: 454 not now\n", "ready"},
        {"a relay may refuse what it offered when TLS is used if offered", ifOffered,
            Hello + offer + "C: STARTTLS\n S: 502 what\n", "ready"},
        {"a relay may not put off TLS that is required", required,
            Hello + offer + "C: STARTTLS\n S: 454 not now\n", "failed: TlsFailed at StartTls 454"},
        {"a relay may not refuse TLS that is required", required, Hello + offer + "C: STARTTLS\n S: 501 no\n",
            "failed: TlsFailed at StartTls 501"},
        {"250 is no consent to STARTTLS", required, Hello + offer + "C: STARTTLS\n S: 250 go\n",
            "failed: Garbled at StartTls 250"},
        {"250 is no consent to STARTTLS that is used if offered, either", ifOffered,
            Hello + offer + "C: STARTTLS\n S: 250 go\n", "failed: Garbled at StartTls 250"},
        {"a consent of two codes is none", required, Hello + offer + "C: STARTTLS\n S: 454-no\n S: 220 go\n",
            "failed: Garbled at StartTls 220"},
        {"a consent may have several lines", required,
            Hello + offer + "C: STARTTLS\n S: 220-go\n S: 220 on\n TLS\n C: EHLO deck.test\n S: 250 fine\n",
            "ready"},
        {"421 to STARTTLS ends the session", ifOffered, Hello + offer + "C: STARTTLS\n S: 421 bye\n",
            "failed: Deferred at StartTls 421"},
        {"a line may drop at STARTTLS", required, Hello + offer + "C: STARTTLS\n X\n",
            "failed: Dropped at StartTls"},
        {"a relay that goes instead of shaking hands fails TLS", required,
            Hello + offer + "C: STARTTLS\n S: 220 go\n X\n",
            "failed: TlsFailed at StartTls (HandshakeFailed)"},
        {"a relay may refuse EHLO after TLS and take HELO", required,
            Hello + Tls + "S: 502 what\n C: HELO deck.test\n S: 250 old\n", "ready"},
        {"a relay may refuse us after TLS", required,
            Hello + Tls + "S: 554 no\n C: HELO deck.test\n S: 554 no\n", "failed: Refused at Helo 554"},
        {"a line may drop after TLS", required, Hello + Tls + "X\n", "failed: Dropped at Ehlo"},
        {"a greeting through TLS may refuse us", fromTheStart, "TLS\n S: 554 no\n",
            "failed: Refused at Greeting 554"},
    });
}

void TestOpening::security()
{
    run(Pace::WholeReplies);
    run(Pace::ByteByByte);
}

void TestOpening::trustsNoStranger_data()
{
    QTest::addColumn<LineSecurity>("security");
    QTest::addColumn<QByteArray>("script");
    const QByteArray upgrade
        = Hello + "S: 250-relay\n S: 250 STARTTLS\n C: STARTTLS\n S: 220 go\n TLS\n C: never\n"_ba;
    QTest::newRow("when TLS is required") << LineSecurity::StartTls << upgrade;
    QTest::newRow("when TLS is used if offered") << LineSecurity::IfOffered << upgrade;
    QTest::newRow("with TLS from the first byte") << LineSecurity::FromTheStart << "TLS\n C: never\n"_ba;
}

void TestOpening::trustsNoStranger()
{
    QFETCH(LineSecurity, security);
    QFETCH(QByteArray, script);
    ScriptedRelay relay(script, Pace::WholeReplies, m_server);
    SessionRig rig;
    rig.settings.security = security;
    rig.open(relay.endpoint());
    QTRY_COMPARE(rig.course(), "failed: TlsFailed at StartTls (UnknownAuthority)"_ba);
}

void TestOpening::logIn_data()
{
    const auto with = [](std::optional<SaslMechanism> mechanism, bool inClear = true,
                          const QByteArray &password = "pencil"_ba) -> Change {
        return [=](SessionRig &rig) {
            rig.logIn("tim"_ba, password, mechanism);
            rig.settings.login->inClear = inClear;
        };
    };
    const auto without = [](SecretFlaw flaw) -> Change {
        return [flaw](SessionRig &rig) {
            rig.logIn("tim"_ba, {});
            rig.settings.login->inClear = true;
            rig.settings.makeSecretFinder = [flaw] {
                return std::make_unique<KnownSecret>(SecretAnswer{.flaw = flaw, .detail = u"locked"_s});
            };
        };
    };
    const Change any = with({});
    const Change plain = with(SaslMechanism::Plain);
    const Change login = with(SaslMechanism::Login);
    const Change cram = with(SaslMechanism::CramMd5, false, "tanstaaftanstaaf"_ba);
    const Change scram = with(SaslMechanism::ScramSha256, false);
    const Change xoauth2 = with(SaslMechanism::XOAuth2);
    const Change bearer = with(SaslMechanism::OAuthBearer);
    const QByteArray sayPlain = "C: AUTH PLAIN AHRpbQBwZW5jaWw=\n"_ba;
    const QByteArray sayCram
        = "C: AUTH CRAM-MD5\n S: 334 PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+\n"
          "C: dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw\n"_ba;
    const QByteArray sayXOAuth2 = "C: AUTH XOAUTH2 dXNlcj10aW0BYXV0aD1CZWFyZXIgcGVuY2lsAQE=\n"_ba;
    const QByteArray oauthError = "S: 334 eyJzdGF0dXMiOiJpbnZhbGlkX3Rva2VuIn0=\n"_ba;
    addRows({
        {"PLAIN is one line", plain, helloWithAuth("PLAIN") + sayPlain + "S: 235 welcome\n", "ready"},
        {"mechanisms may be offered in any case and order", plain,
            helloWithAuth("cram-md5 plain") + sayPlain + "S: 235\n", "ready"},
        {"an offer of old servers counts", plain,
            Hello + "S: 250-relay\n S: 250 AUTH=PLAIN LOGIN\n"_ba + sayPlain + "S: 235\n", "ready"},
        {"LOGIN asks twice", login,
            helloWithAuth("LOGIN")
                + "C: AUTH LOGIN\n S: 334 VXNlcm5hbWU6\n C: dGlt\n S: 334 UGFzc3dvcmQ6\n C: cGVuY2ls\n S: "
                  "235\n",
            "ready"},
        {"LOGIN may ask in other words, not even encoded", login,
            helloWithAuth("LOGIN")
                + "C: AUTH LOGIN\n S: 334 Who?\n C: dGlt\n S: 334\n C: cGVuY2ls\n S: 235\n",
            "ready"},
        {"CRAM-MD5 answers a challenge", cram, helloWithAuth("CRAM-MD5") + sayCram + "S: 235\n", "ready"},
        {"XOAUTH2 says a token", xoauth2, helloWithAuth("XOAUTH2") + sayXOAuth2 + "S: 235\n", "ready"},
        {"XOAUTH2 hears why its token is not liked", xoauth2,
            helloWithAuth("XOAUTH2") + sayXOAuth2 + oauthError + "C: \n S: 535 5.7.8 no\n",
            "failed: AuthFailed at Auth 535"},
        {"OAUTHBEARER hears why its token is not liked", bearer,
            helloWithAuth("OAUTHBEARER") + "C: AUTH OAUTHBEARER *\n" + oauthError + "C: AQ==\n S: 535 no\n",
            "failed: AuthFailed at Auth 535"},
        {"the strongest on offer comes first", any,
            helloWithAuth("LOGIN PLAIN SCRAM-SHA-1 SCRAM-SHA-256 XOAUTH2")
                + "C: AUTH SCRAM-SHA-256 *\n S: 535 no\n",
            "failed: AuthFailed at Auth 535"},
        {"PLAIN is better than LOGIN", any, helloWithAuth("LOGIN PLAIN") + sayPlain + "S: 235\n", "ready"},
        {"mechanisms for tokens are not tried unless named", any, helloWithAuth("XOAUTH2 OAUTHBEARER"),
            "failed: AuthFailed at Auth (NotOffered)"},
        {"who is refused does not try another way", any,
            helloWithAuth("PLAIN LOGIN") + sayPlain + "S: 535 5.7.8 wrong\n",
            "failed: AuthFailed at Auth 535"},
        {"a relay that does not know what it offered is tried another way", any,
            helloWithAuth("SCRAM-SHA-1 PLAIN") + "C: AUTH SCRAM-SHA-1 *\n S: 504 what\n"_ba + sayPlain
                + "S: 235\n",
            "ready"},
        {"not for ever", any,
            helloWithAuth("SCRAM-SHA-1 PLAIN") + "C: AUTH SCRAM-SHA-1 *\n S: 504 what\n"_ba + sayPlain
                + "S: 504 what\n",
            "failed: AuthFailed at Auth 504"},
        {"a mechanism that was named is the only one", scram,
            helloWithAuth("PLAIN LOGIN SCRAM-SHA-256") + "C: AUTH SCRAM-SHA-256 *\n S: 504 what\n",
            "failed: AuthFailed at Auth 504"},
        {"a mechanism that is not offered is not tried", scram, helloWithAuth("PLAIN LOGIN"),
            "failed: AuthFailed at Auth (NotOffered)"},
        {"without AUTH there is no login", plain, Hello + "S: 250 relay\n",
            "failed: AuthFailed at Auth (NotOffered)"},
        {"after HELO there is no login", plain, Hello + "S: 502 what\n C: HELO deck.test\n S: 250 old\n",
            "failed: AuthFailed at Auth (NotOffered)"},
        {"no password goes over a clear line", with({}, false), helloWithAuth("PLAIN LOGIN"),
            "failed: AuthFailed at Auth (ClearForbidden)"},
        {"no named password goes over a clear line", with(SaslMechanism::Login, false),
            helloWithAuth("PLAIN LOGIN CRAM-MD5"), "failed: AuthFailed at Auth (ClearForbidden)"},
        {"no token goes over a clear line", with(SaslMechanism::XOAuth2, false), helloWithAuth("XOAUTH2"),
            "failed: AuthFailed at Auth (ClearForbidden)"},
        {"no token goes over a clear line by the standard's mechanism, either",
            with(SaslMechanism::OAuthBearer, false), helloWithAuth("OAUTHBEARER"),
            "failed: AuthFailed at Auth (ClearForbidden)"},
        {"what does not say the password may go over a clear line", with({}, false),
            helloWithAuth("PLAIN CRAM-MD5") + "C: AUTH CRAM-MD5\n S: 535 no\n",
            "failed: AuthFailed at Auth 535"},
        {"a relay that does not know the mechanism does not get the password in clear", with({}, false),
            helloWithAuth("PLAIN CRAM-MD5") + "C: AUTH CRAM-MD5\n S: 504 what\n",
            "failed: AuthFailed at Auth 504"},
        {"a relay may put a login off", plain, helloWithAuth("PLAIN") + sayPlain + "S: 454 4.7.0 later\n",
            "failed: Deferred at Auth 454"},
        {"a relay may want a stronger mechanism", plain, helloWithAuth("PLAIN") + sayPlain + "S: 534 weak\n",
            "failed: AuthFailed at Auth 534 (MechanismTooWeak)"},
        {"a relay may want TLS first", plain, helloWithAuth("PLAIN") + sayPlain + "S: 538 encrypt\n",
            "failed: AuthFailed at Auth 538 (TlsWanted)"},
        {"a relay may want STARTTLS first", plain, helloWithAuth("PLAIN") + sayPlain + "S: 530 STARTTLS\n",
            "failed: AuthFailed at Auth 530 (TlsWanted)"},
        {"421 at a login ends the session", plain, helloWithAuth("PLAIN") + sayPlain + "S: 421 bye\n",
            "failed: Deferred at Auth 421"},
        {"250 is no welcome", plain, helloWithAuth("PLAIN") + sayPlain + "S: 250 fine\n",
            "failed: Garbled at Auth 250"},
        {"a welcome of two codes is none", plain,
            helloWithAuth("PLAIN") + sayPlain + "S: 535-no\n S: 235 yes\n", "failed: Garbled at Auth 235"},
        {"a line may drop at a login", plain, helloWithAuth("PLAIN") + sayPlain + "X\n",
            "failed: Dropped at Auth"},
        {"a line may drop in a login", cram, helloWithAuth("CRAM-MD5") + "C: AUTH CRAM-MD5\n X\n",
            "failed: Dropped at Auth"},
        {"a challenge that is not encoded is given up with an asterisk", cram,
            helloWithAuth("CRAM-MD5") + "C: AUTH CRAM-MD5\n S: 334 <no base64>\n C: *\n S: 501 ok\n",
            "failed: AuthFailed at Auth (ChallengeUnusable)"},
        {"an empty challenge is given up", cram,
            helloWithAuth("CRAM-MD5") + "C: AUTH CRAM-MD5\n S: 334\n C: *\n S: 501 ok\n",
            "failed: AuthFailed at Auth (ChallengeUnusable)"},
        {"a challenge of several lines is given up", cram,
            helloWithAuth("CRAM-MD5")
                + "C: AUTH CRAM-MD5\n S: 334-PDFAeD4=\n S: 334 PDFAeD4=\n C: *\n S: 501 ok\n",
            "failed: AuthFailed at Auth (ChallengeUnusable)"},
        {"one challenge too many is given up", cram,
            helloWithAuth("CRAM-MD5") + sayCram + "S: 334 PDFAeD4=\n C: *\n S: 501 ok\n",
            "failed: AuthFailed at Auth (ChallengeUnusable)"},
        {"a challenge behind PLAIN is given up", plain,
            helloWithAuth("PLAIN") + sayPlain + "S: 334 AAAA\n C: *\n S: 501 ok\n",
            "failed: AuthFailed at Auth (ChallengeUnusable)"},
        {"a login that was given up is not to be had", plain,
            helloWithAuth("PLAIN") + sayPlain + "S: 334 AAAA\n C: *\n S: 235 welcome\n",
            "failed: AuthFailed at Auth (ChallengeUnusable)"},
        {"a relay that wants too much hashing is given up", scram,
            helloWithAuth("SCRAM-SHA-256")
                + "C: AUTH SCRAM-SHA-256 *\n S: 334 cj14LHM9UVNYQ1IrUTZzZWs4YmY5MixpPTIwMDAwMDAwMDA=\n C: "
                  "*\n S: 501\n",
            "failed: AuthFailed at Auth (ChallengeUnusable)"},
        {"a relay that says welcome without any proof is not believed", scram,
            helloWithAuth("SCRAM-SHA-256") + "C: AUTH SCRAM-SHA-256 *\n S: 235 welcome\n",
            "failed: AuthFailed at Auth (Unproven)"},
        {"without a secret nothing is said", without(SecretFlaw::NotInKeyring), helloWithAuth("PLAIN"),
            "failed: AuthFailed at Auth (NoSecret) (NotInKeyring)"},
        {"without a keyring nothing is said", without(SecretFlaw::NoKeyring), helloWithAuth("PLAIN"),
            "failed: AuthFailed at Auth (NoSecret) (NoKeyring)"},
        {"a password that can not be said is not", with({}, true, "pen\0cil"_ba), helloWithAuth("PLAIN"),
            "failed: AuthFailed at Auth (SecretUnusable)"},
        {"a relay that speaks while a secret is looked for is left", any,
            Hello + "S- 250-relay\\r\\n250 AUTH PLAIN\\r\\n250 early\\r\\n\n", "failed: Garbled at Auth 250"},
    });
}

void TestOpening::logIn()
{
    run(Pace::WholeReplies);
    if (QByteArrayView(QTest::currentDataTag()) != "a relay that speaks while a secret is looked for is left")
        run(Pace::ByteByByte); // there nobody could tell when it came
}

void TestOpening::logInSecured_data()
{
    const auto with = [this](LineSecurity security) -> Change {
        return [this, security](SessionRig &rig) {
            secured(security)(rig);
            rig.logIn("tim"_ba, "pencil"_ba);
        };
    };
    const QByteArray sayPlain = "C: AUTH PLAIN AHRpbQBwZW5jaWw=\n S: 235 welcome\n"_ba;
    addRows({
        {"a password may go through TLS", with(LineSecurity::StartTls),
            Hello + Tls + "S: 250-relay\n S: 250 AUTH PLAIN\n"_ba + sayPlain, "ready"},
        {"a password may go through TLS from the first byte", with(LineSecurity::FromTheStart),
            "TLS\n"_ba + Hello + "S: 250-relay\n S: 250 AUTH PLAIN\n"_ba + sayPlain, "ready"},
        {"a password does not go when TLS was not offered", with(LineSecurity::IfOffered),
            helloWithAuth("PLAIN"), "failed: AuthFailed at Auth (ClearForbidden)"},
        {"a password does not go when TLS was taken back", with(LineSecurity::IfOffered),
            Hello + "S: 250-relay\n S: 250-STARTTLS\n S: 250 AUTH PLAIN\n C: STARTTLS\n S: 454 not now\n",
            "failed: AuthFailed at Auth (ClearForbidden)"},
        {"a login that was only offered in clear is none", with(LineSecurity::StartTls),
            Hello
                + "S: 250-relay\n S: 250-AUTH PLAIN\n S: 250 STARTTLS\n C: STARTTLS\n S: 220 go\n TLS\n"
                  "C: EHLO deck.test\n S: 250 relay\n",
            "failed: AuthFailed at Auth (NotOffered)"},
    });
}

void TestOpening::logInSecured()
{
    run(Pace::WholeReplies);
    run(Pace::ByteByByte);
}

void TestOpening::trustsNothingSaidBeforeTls_data()
{
    QTest::addColumn<QByteArray>("consent");
    QTest::newRow("a whole reply behind the consent") << "S- 220 go\\r\\n250 evil\\r\\n\n"_ba;
    QTest::newRow("half a line behind the consent") << "S- 220 go\\r\\n2\n"_ba;
    QTest::newRow("a line end behind the consent") << "S- 220 go\\r\\n\\r\\n\n"_ba;
    QTest::newRow("much behind the consent") << "S- 220 go\\r\\n"_ba + QByteArray(60'000, 'x') + '\n';
}

void TestOpening::trustsNothingSaidBeforeTls()
{
    QFETCH(QByteArray, consent);
    ScriptedRelay relay(
        Hello + "S: 250-relay\n S: 250 STARTTLS\n C: STARTTLS\n"_ba + consent, Pace::WholeReplies, m_server);
    SessionRig rig;
    secured(LineSecurity::StartTls)(rig);
    rig.open(relay.endpoint());
    QTRY_COMPARE(rig.course(), "failed: TlsFailed at StartTls (ClearBytesLeft)"_ba);
    QTRY_VERIFY(relay.finished());
    QCOMPARE(relay.complaint(), QByteArray()); // not even the first bytes of a handshake
}

void TestOpening::marksSecuredLines()
{
    ScriptedRelay relay(Hello + Tls + "S: 250 fine\n"_ba, Pace::WholeReplies, m_server);
    ManualClock clock;
    Transcript transcript;
    QByteArrayList marks;
    transcript.setTap([&marks](const TranscriptLine &line) {
        marks.append((line.secured ? "tls " : "clear ") + line.text);
    });
    SessionRig rig;
    secured(LineSecurity::StartTls)(rig);
    SessionSettings settings = rig.settings;
    settings.endpoint = relay.endpoint();
    Session session(std::make_unique<SocketTransport>(), clock, transcript);
    session.open(settings);
    QTRY_COMPARE(session.state(), SessionState::Ready);
    QVERIFY(marks.contains("clear 220 go"_ba));
    QVERIFY(marks.contains("tls EHLO deck.test"_ba));
    QVERIFY(marks.contains("tls 250 fine"_ba));
    QVERIFY(session.tlsReport().secured);
    QCOMPARE(session.tlsReport().serverName, u"127.0.0.1"_s);
    const auto note = std::find_if(marks.begin(), marks.end(),
        [](const QByteArray &mark) { return mark.startsWith("tls TLSv1.3 TLS_"_ba); });
    QVERIFY(note != marks.end());
}

void TestOpening::showsChallengesAndNoSecrets_data()
{
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("talk");
    QTest::newRow("PLAIN") << "PLAIN"_ba
                           << "C: AUTH PLAIN AHRpbQBwZW5jaWw=\n S: 535 no\n"_ba
                           << "> AUTH PLAIN ***|< 535 no"_ba;
    QTest::newRow("a relay that says back what it heard")
        << "PLAIN"_ba
        << "C: AUTH PLAIN AHRpbQBwZW5jaWw=\n S: 535-AHRpbQBwZW5jaWw=\n S: 535 is pencil, cGVuY2ls\n"_ba
        << "> AUTH PLAIN ***|< 535-***|< 535 is ***, ***"_ba;
    QTest::newRow("a relay that says it back and goes")
        << "PLAIN"_ba
        << "C: AUTH PLAIN AHRpbQBwZW5jaWw=\n S: 421 pencil is wrong\n"_ba
        << "> AUTH PLAIN ***|< 421 *** is wrong"_ba;
    QTest::newRow("a relay that says it back in nonsense")
        << "PLAIN"_ba
        << "C: AUTH PLAIN AHRpbQBwZW5jaWw=\n S: pencil\n"_ba
        << "> AUTH PLAIN ***"_ba;
    QTest::newRow("LOGIN")
        << "LOGIN"_ba
        << "C: AUTH LOGIN\n S: 334 VXNlcm5hbWU6\n C: dGlt\n S: 334 UGFzc3dvcmQ6\n C: cGVuY2ls\n S: 535 no\n"_ba
        << "> AUTH LOGIN|< 334 VXNlcm5hbWU6|- Username:|> ***|< 334 UGFzc3dvcmQ6|- Password:|> ***|< 535 no"_ba;
    QTest::newRow("a challenge that says it back")
        << "LOGIN"_ba
        << "C: AUTH LOGIN\n S: 334 VXNlcm5hbWU6\n C: dGlt\n S: 334 cGVuY2ls\n C: cGVuY2ls\n S: 535 no\n"_ba
        << "> AUTH LOGIN|< 334 VXNlcm5hbWU6|- Username:|> ***|< 334 ***|- ***|> ***|< 535 no"_ba;
    QTest::newRow("CRAM-MD5") << "CRAM-MD5"_ba
                              << "C: AUTH CRAM-MD5\n S: 334 PDFAeD4=\n C: dGlt*\n S: 535 no\n"_ba
                              << "> AUTH CRAM-MD5|< 334 PDFAeD4=|- <1@x>|> ***|< 535 no"_ba;
    QTest::newRow("SCRAM-SHA-1") << "SCRAM-SHA-1"_ba
                                 << "C: AUTH SCRAM-SHA-1 biws*\n S: 535 no\n"_ba
                                 << "> AUTH SCRAM-SHA-1 ***|< 535 no"_ba;
    QTest::newRow("XOAUTH2")
        << "XOAUTH2"_ba
        << "C: AUTH XOAUTH2 dXNlcj10aW0BYXV0aD1CZWFyZXIgcGVuY2lsAQE=\n"
           "S: 334 eyJzdGF0dXMiOiJpbnZhbGlkX3Rva2VuIn0=\n C: \n S: 535 no\n"_ba
        << "> AUTH XOAUTH2 ***|< 334 eyJzdGF0dXMiOiJpbnZhbGlkX3Rva2VuIn0=|- {\"status\":\"invalid_token\"}|> |< 535 no"_ba;
}

void TestOpening::showsChallengesAndNoSecrets()
{
    QFETCH(QByteArray, mechanism);
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, talk);
    ScriptedRelay relay(helloWithAuth(mechanism) + script);
    SessionRig rig;
    rig.logIn("tim"_ba, "pencil"_ba, saslMechanism(mechanism));
    rig.settings.login->inClear = true;
    rig.open(relay.endpoint());
    QTRY_VERIFY(rig.failure());
    QCOMPARE(rig.talk().sliced(4).join('|'), talk);
    for (const QByteArray &secret : {"pencil"_ba, "cGVuY2ls"_ba, "AHRpbQBwZW5jaWw="_ba}) {
        QVERIFY(!rig.failure()->raw.contains(secret));
        QVERIFY(!rig.session().lastReply().contains(secret));
        QVERIFY(!rig.talk().join('|').contains(secret));
    }
}

void TestOpening::forgetsWhatWasOfferedInClear()
{
    ScriptedRelay relay(Hello
            + "S: 250-relay\n S: 250-SIZE 77\n S: 250-PIPELINING\n S: 250 STARTTLS\n C: STARTTLS\n S: 220 "
              "go\n"
              "TLS\n C: EHLO deck.test\n S: 250-relay\n S: 250 8BITMIME\n"_ba,
        Pace::WholeReplies, m_server);
    SessionRig rig;
    secured(LineSecurity::StartTls)(rig);
    rig.open(relay.endpoint());
    QTRY_COMPARE(rig.course(), "ready"_ba);
    QCOMPARE(rig.session().capabilities().keywords(), QByteArrayList{"8BITMIME"_ba});
}

void TestOpening::namesAPortThatSpeaksTls_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("an alert") << "S- \\x15\\x03\\x01\\0\\x02\\x02\\x0a\n"_ba;
    QTest::newRow("two bytes of an alert") << "S- \\x15\\x03\n"_ba;
    QTest::newRow("a handshake") << "S- \\x16\\x03\\x03\\0\\x40\\n\\n\n"_ba;
}

void TestOpening::namesAPortThatSpeaksTls()
{
    QFETCH(QByteArray, bytes);
    for (const Pace pace : {Pace::WholeReplies, Pace::ByteByByte}) {
        ScriptedRelay relay(bytes, pace);
        SessionRig rig;
        rig.open(relay.endpoint());
        QTRY_COMPARE(rig.course(), "failed: Garbled at Greeting (SpeaksTls)"_ba);
    }
}

void TestOpening::doesNotWaitForEverForTls()
{
    ScriptedRelay relay(Hello + "S: 250-relay\n S: 250 STARTTLS\n C: STARTTLS\n S: 220 go\n SILENT\n"_ba);
    SessionRig rig;
    secured(LineSecurity::StartTls)(rig);
    rig.settings.timeOut = 7s;
    rig.open(relay.endpoint());
    QTRY_COMPARE(rig.session().state(), SessionState::Securing);
    rig.clock().advance(7s);
    QCOMPARE(rig.course(), "failed: TimedOut at StartTls"_ba);
}

void TestOpening::maybeLeftWhileASecretIsLookedFor()
{
    ScriptedRelay relay(helloWithAuth("PLAIN"));
    SessionRig rig;
    rig.logIn("tim"_ba, "pencil"_ba);
    rig.settings.login->inClear = true;
    QPointer<SecretFinder> finder;
    rig.settings.makeSecretFinder = [&finder] {
        auto made = std::make_unique<SlowFinder>();
        finder = made.get();
        return made;
    };
    rig.open(relay.endpoint());
    QTRY_COMPARE(rig.session().state(), SessionState::AwaitSecret);
    QVERIFY(finder);
    rig.session().close();
    QVERIFY(!finder);
    QCoreApplication::processEvents();
    QCOMPARE(rig.course(), "closed"_ba);
    QCOMPARE(relay.complaint(), QByteArray());
}

/// A line may have 512 bytes (RFC 4954 section 4).
void TestOpening::saysALongTokenWhenItIsAskedFor()
{
    const QByteArray token(1500, 't');
    const QByteArray message = "user=tim\1auth=Bearer "_ba + token + "\1\1"_ba;
    ScriptedRelay relay(helloWithAuth("XOAUTH2") + "C: AUTH XOAUTH2\n S: 334 \n C: "_ba + message.toBase64()
        + "\n S: 235 yes\n"_ba);
    SessionRig rig;
    rig.logIn("tim"_ba, token, SaslMechanism::XOAuth2);
    rig.settings.login->inClear = true;
    rig.open(relay.endpoint());
    QTRY_COMPARE(rig.course(), "ready"_ba);
    QCOMPARE(rig.session().mechanism(), "XOAUTH2"_ba);
}

void TestOpening::takesTlsByHand()
{
    ScriptedRelay relay(Hello
            + "S: 250-relay\n S: 250 STARTTLS\n C: starttls\n S: 220 go\n TLS\n"
              "C: EHLO again\n S: 250 fine\n"_ba,
        Pace::WholeReplies, m_server);
    SessionRig rig({"say starttls"_ba, "say EHLO again"_ba});
    secured(LineSecurity::None)(rig);
    rig.open(relay.endpoint());
    QTRY_COMPARE(rig.course(), "ready; answer 220; ready; answer 250"_ba);
    QTRY_VERIFY2(relay.finished(), relay.complaint());
    QVERIFY(rig.session().tlsReport().secured);
    QVERIFY(rig.session().capabilities().keywords().isEmpty()); // those of the clear line are forgotten
}

void TestOpening::mailsOverTls()
{
    ScriptedRelay relay(Hello + Tls
            + "S: 250-relay\n S: 250 PIPELINING\n C: RSET\n C: MAIL*\n C: RCPT*\n C: DATA\n S: 250\n S: "
              "250\n S: 250\n"
              "S: 354\n DATA\n S: 250 taken\n"_ba,
        Pace::WholeReplies, m_server);
    SessionRig rig({"text "_ba + (QByteArray(98, 'x') + "\r\n").repeated(30'000), "deliver a@x.test"_ba});
    secured(LineSecurity::StartTls)(rig);
    rig.open(relay.endpoint());
    QTRY_COMPARE_WITH_TIMEOUT(rig.course(), "ready; a=Accepted/250"_ba, 20'000);
}

void TestOpening::takesNoRefusalForWantOfALogin_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("course");
    const QByteArray hello = Hello + "S: 250 relay\n C: RSET\n S: 250\n C: MAIL*\n"_ba;
    QTest::newRow("at MAIL") << hello + "S: 530 5.7.0 login\n"
                             << "ready; a=Unsent (AuthFailed at Mail 530 (LoginWanted)) lost; "
                                "failed: AuthFailed at Mail 530 (LoginWanted)"_ba;
    QTest::newRow("at RCPT") << hello + "S: 250\n C: RCPT*\n S: 530 login\n"
                             << "ready; a=Unsent (AuthFailed at Rcpt 530 (LoginWanted)) lost; "
                                "failed: AuthFailed at Rcpt 530 (LoginWanted)"_ba;
    QTest::newRow("at DATA") << hello + "S: 250\n C: RCPT*\n S: 250\n C: DATA\n S: 530 login\n"
                             << "ready; a=Unsent (AuthFailed at Data 530 (LoginWanted)) lost; "
                                "failed: AuthFailed at Data 530 (LoginWanted)"_ba;
}

/// It says nothing about the recipients: another relay, or this one after a login, may take them.
void TestOpening::takesNoRefusalForWantOfALogin()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, course);
    ScriptedRelay relay(script);
    SessionRig rig({"deliver a@x.test"_ba});
    rig.open(relay.endpoint());
    QTRY_COMPARE(rig.course(), course);
}

QTEST_GUILESS_MAIN(TestOpening)
#include "tst_opening.moc"
