#include "errand.h"
#include "peers.h"
#include "support/certificateshop.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Relaydeck;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Relaydeck::LineSecurity)

namespace {

constexpr int Patience = 30'000; // milliseconds

QByteArray letter()
{
    return "From: <me@y.test>\r\nSubject: secured\r\n\r\n.a dot\r\n..two\r\nline\r\n"_ba
        + QByteArray("0123456789abcdef0123456789\r\n").repeated(60'000);
}

QByteArray bodyOf(QByteArray text)
{
    return text.sliced(text.indexOf("\r\n\r\n") + 4).replace("\r\n", "\n");
}

} // namespace

/// TLS and logins with mail servers that are not ours.
class TestSecuredRelays : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aiosmtpd_data();
    void aiosmtpd();
    void exim_data();
    void exim();
    void refusesWhatItShould_data();
    void refusesWhatItShould();

private:
    [[nodiscard]] SessionSettings settingsFor(LineSecurity security, quint16 port,
        std::optional<SaslMechanism> mechanism, const QByteArray &password = "pencil"_ba);

    std::unique_ptr<QTemporaryDir> m_folder;
    CertificateShop m_shop;
    MadeCertificate m_made = m_shop.issue();
    QString m_certificate = m_shop.file(m_made.certificate);
    QString m_key = m_shop.file(m_made.key);
    QString m_authority = m_shop.authorityFile();
};

void TestSecuredRelays::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

SessionSettings TestSecuredRelays::settingsFor(
    LineSecurity security, quint16 port, std::optional<SaslMechanism> mechanism, const QByteArray &password)
{
    SessionSettings settings;
    settings.endpoint = {u"127.0.0.1"_s, port};
    settings.domain = "deck.test"_ba;
    settings.security = security;
    settings.tls.check = TlsPolicy::Check::Authority;
    settings.tls.authorityFile = m_authority;
    settings.login = LoginSettings{mechanism, "tim"_ba, {}, false};
    settings.makeSecretFinder = [password] { return std::make_unique<Pencil>(password); };
    return settings;
}

void TestSecuredRelays::aiosmtpd_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<LineSecurity>("security");
    QTest::addColumn<QByteArray>("mechanism");
    QTest::newRow("STARTTLS, PLAIN") << u"starttls"_s << LineSecurity::StartTls << "PLAIN"_ba;
    QTest::newRow("STARTTLS, LOGIN") << u"starttls"_s << LineSecurity::StartTls << "LOGIN"_ba;
    QTest::newRow("STARTTLS if offered, the strongest") << u"starttls"_s << LineSecurity::IfOffered << ""_ba;
    QTest::newRow("TLS, PLAIN") << u"tls"_s << LineSecurity::FromTheStart << "PLAIN"_ba;
    QTest::newRow("TLS, LOGIN") << u"tls"_s << LineSecurity::FromTheStart << "LOGIN"_ba;
}

void TestSecuredRelays::aiosmtpd()
{
    QFETCH(QString, how);
    QFETCH(LineSecurity, security);
    QFETCH(QByteArray, mechanism);
    AiosmtpdPeer peer(m_folder->path(), how, m_certificate, m_key);
    QTRY_VERIFY2_WITH_TIMEOUT(peer.isReady(), qPrintable(peer.trouble()), Patience);
    Errand talk(settingsFor(security, peer.port(), saslMechanism(mechanism)), letter());
    QTRY_VERIFY_WITH_TIMEOUT(talk.over, Patience);
    QVERIFY2(!talk.failure, talk.failure ? talk.failure->raw.constData() : "");
    QCOMPARE(talk.delivery->recipients.front().outcome, Outcome::Accepted);
    QVERIFY(talk.session.tlsReport().secured);
    QTRY_COMPARE(peer.hashes(),
        QByteArrayList{QCryptographicHash::hash(letter(), QCryptographicHash::Sha256).toHex()});
    QVERIFY(!talk.lines.join('\n').contains("pencil"_ba));
}

void TestSecuredRelays::exim_data()
{
    QTest::addColumn<LineSecurity>("security");
    QTest::addColumn<QByteArray>("mechanism");
    for (const QByteArray &mechanism : {"PLAIN"_ba, "LOGIN"_ba, "CRAM-MD5"_ba, ""_ba}) {
        QTest::addRow("STARTTLS, %s", mechanism.constData()) << LineSecurity::StartTls << mechanism;
        QTest::addRow("TLS, %s", mechanism.constData()) << LineSecurity::FromTheStart << mechanism;
    }
    QTest::newRow("in clear, CRAM-MD5") << LineSecurity::None << "CRAM-MD5"_ba;
}

void TestSecuredRelays::exim()
{
    QFETCH(LineSecurity, security);
    QFETCH(QByteArray, mechanism);
    const QString program = findExim();
    if (program.isEmpty())
        QSKIP("Exim is not here; ./dev test fetches it");
    EximPeer peer(program, m_folder->path(), m_certificate, m_key);
    QTRY_VERIFY2_WITH_TIMEOUT(peer.isReady(), qPrintable(peer.trouble()), Patience);
    const quint16 port = security == LineSecurity::FromTheStart ? peer.tlsPort() : peer.port();
    Errand talk(settingsFor(security, port, saslMechanism(mechanism)), letter());
    QTRY_VERIFY_WITH_TIMEOUT(talk.over, Patience);
    QVERIFY2(!talk.failure, talk.failure ? talk.failure->raw.constData() : "");
    QCOMPARE(talk.delivery->recipients.front().outcome, Outcome::Accepted);
    QCOMPARE(talk.session.mechanism(), mechanism.isEmpty() ? "CRAM-MD5"_ba : mechanism);
    QTRY_COMPARE(peer.recipients(), QByteArrayList{"a@x.test"_ba});
    QCOMPARE(peer.queue().size(), 1);
    QVERIFY(peer.queue().constFirst().body == bodyOf(letter()));
}

void TestSecuredRelays::refusesWhatItShould_data()
{
    QTest::addColumn<LineSecurity>("security");
    QTest::addColumn<bool>("tlsPort");
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QString>("host");
    QTest::addColumn<Failure::Kind>("kind");
    QTest::addColumn<int>("code");
    const QString host = u"127.0.0.1"_s;
    QTest::newRow("a wrong password") << LineSecurity::StartTls << false << "PLAIN"_ba
                                      << "pen"_ba << host << Failure::Kind::AuthFailed << 535;
    QTest::newRow("a wrong password by CRAM-MD5") << LineSecurity::FromTheStart << true << "CRAM-MD5"_ba
                                                  << "pen"_ba << host << Failure::Kind::AuthFailed << 535;
    QTest::newRow("a mechanism that is only offered when secured")
        << LineSecurity::None << false << "PLAIN"_ba
        << "pencil"_ba << host << Failure::Kind::AuthFailed << 0;
    QTest::newRow("TLS from the first byte where it is not spoken")
        << LineSecurity::FromTheStart << false << "PLAIN"_ba
        << "pencil"_ba << host << Failure::Kind::TlsFailed << 0;
    QTest::newRow("another name") << LineSecurity::StartTls << false << "PLAIN"_ba
                                  << "pencil"_ba << u"localhost"_s << Failure::Kind::TlsFailed << 0;
}

void TestSecuredRelays::refusesWhatItShould()
{
    QFETCH(LineSecurity, security);
    QFETCH(bool, tlsPort);
    QFETCH(QByteArray, mechanism);
    QFETCH(QByteArray, password);
    QFETCH(QString, host);
    const QString program = findExim();
    if (program.isEmpty())
        QSKIP("Exim is not here; ./dev test fetches it");
    EximPeer peer(program, m_folder->path(), m_certificate, m_key);
    QTRY_VERIFY2_WITH_TIMEOUT(peer.isReady(), qPrintable(peer.trouble()), Patience);
    SessionSettings settings
        = settingsFor(security, tlsPort ? peer.tlsPort() : peer.port(), saslMechanism(mechanism), password);
    settings.endpoint.host = host;
    Errand talk(settings, letter());
    QTRY_VERIFY_WITH_TIMEOUT(talk.over, Patience);
    QVERIFY(talk.failure);
    QTEST(talk.failure->kind, "kind");
    QTEST(talk.failure->code, "code");
    QVERIFY(!talk.sent);
    QCOMPARE(peer.recipients(), QByteArrayList());
}

QTEST_GUILESS_MAIN(TestSecuredRelays)
#include "tst_secured_relays.moc"
