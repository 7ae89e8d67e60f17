#include "cli/clirun.h"
#include "practice/practicerelay.h"
#include "support/certificateshop.h"
#include "support/proxydouble.h"
#include "support/scriptedrelay.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

constexpr int Patience = 60'000; // milliseconds; a program under the sanitizers is slow to start

/// Words of a command line, with `@NAME` standing for what a test knows only when it runs.
using Names = QMap<QString, QString>;

QStringList wordsOf(const QString &line, const Names &names)
{
    QStringList words = line.split(u' ', Qt::SkipEmptyParts);
    for (QString &word : words) {
        for (auto name = names.begin(); name != names.end(); ++name)
            word.replace(u'@' + name.key(), name.value());
    }
    return words;
}

} // namespace

/// The options of send, test and talk for the way to a relay, TLS and logins.
class TestCliSecurity final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void reaches_data();
    void reaches();
    void sends();
    void talks();
    void showsItsOwnCertificate();
    void goesThroughProxies_data();
    void goesThroughProxies();
    void complains_data();
    void complains();

private:
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes);

    QTemporaryDir m_folder;
    CertificateShop m_shop;
};

void TestCliSecurity::initTestCase()
{
    QVERIFY(m_folder.isValid());
    qputenv("DECK_PENCIL", "pencil");
    qputenv("DECK_PEN", "pen");
}

QString TestCliSecurity::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("a file of the test cannot be written");
    return file.fileName();
}

void TestCliSecurity::reaches_data()
{
    QTest::addColumn<int>("tls");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("options");
    QTest::addColumn<bool>("ready");
    QTest::addColumn<QByteArray>("found");
    const auto row = [](const char *sentence, PracticeTls tls, const QString &options, bool ready,
                         const QByteArray &found, const QString &host = u"localhost"_s) {
        QTest::newRow(sentence) << int(tls) << host << options << ready << found;
    };
    using enum PracticeTls;
    const QString trust = u"--tls-ca @CA "_s;
    const QString pin = u"--tls-fingerprint @SHA "_s;
    const QString tim = u" --user tim --password-env DECK_PENCIL"_s;

    row("STARTTLS with the authority", StartTls, trust + u"--security starttls"_s + tim, true,
        "Secured by TLS"_ba);
    row("--starttls is short for it", StartTls, trust + u"--starttls"_s + tim, true, "Secured by TLS"_ba);
    row("TLS from the first byte", FromTheStart, trust + u"--security tls"_s + tim, true,
        "Secured by TLS"_ba);
    row("--tls is short for it", FromTheStart, trust + u"--tls"_s + tim, true, "Secured by TLS"_ba);
    row("STARTTLS if it is offered", StartTls, trust + u"--security starttls-if-offered"_s + tim, true,
        "Secured by TLS"_ba);
    row("STARTTLS if it is offered, where it is not", None,
        u"--security starttls-if-offered --password-in-clear"_s + tim, true, "Not secured"_ba);
    row("the newest TLS", StartTls, trust + u"--starttls --tls-minimum 1.3"_s + tim, true, "TLS 1.3"_ba);
    row("STARTTLS where it is not offered", None, u"--starttls"_s + tim, false, "does not offer STARTTLS"_ba);
    row("TLS where it is not spoken", None, u"--tls"_s + tim, false, "could not be secured"_ba);
    row("a port that speaks TLS met in clear", FromTheStart, u"--security none"_s, false, "TLS"_ba);

    row("without an option the certificate is refused", StartTls, u"--starttls"_s + tim, false,
        "signed by nobody but itself"_ba);
    row("the certificate for another host is refused", StartTls, trust + u"--starttls"_s + tim, false,
        "for another host"_ba, u"127.0.0.2"_s);
    row("the fingerprint is enough", StartTls, pin + u"--starttls"_s + tim, true, "Secured by TLS"_ba);
    row("the fingerprint is enough for another host", StartTls, pin + u"--starttls"_s + tim, true,
        "Secured by TLS"_ba, u"127.0.0.1"_s);
    row("another fingerprint is refused", StartTls, u"--starttls --tls-fingerprint @OTHER"_s + tim, false,
        "not the one that was pinned"_ba);
    row("anything goes where nothing is verified", StartTls, u"--starttls --tls-no-verify"_s + tim, true,
        "Secured by TLS"_ba);
    row("an authority that is not there", StartTls, u"--starttls --tls-ca /nowhere/ca.pem"_s + tim, false,
        "/nowhere/ca.pem"_ba);

    for (const QString &mechanism : {u"plain"_s, u"login"_s, u"cram-md5"_s, u"scram-sha-1"_s,
             u"scram-sha-256"_s, u"xoauth2"_s, u"oauthbearer"_s})
        QTest::addRow("a login by %s", qPrintable(mechanism))
            << int(StartTls) << u"localhost"_s << QString(trust + u"--starttls --auth "_s + mechanism + tim)
            << true << QByteArray("Logged in by " + mechanism.toUpper().toLatin1());
    row("the strongest login", StartTls, trust + u"--starttls"_s + tim, true,
        "Logged in by SCRAM-SHA-256"_ba);
    row("no login", None, u"--user tim --auth none"_s, true, "No login"_ba);
    row("the password of a command", StartTls, trust + u"--starttls --user tim --password-command @TELL"_s,
        true, "Logged in"_ba);
    row("the password of a file", StartTls, trust + u"--starttls --user tim --password-file @SAID"_s, true,
        "Logged in"_ba);
    row("a password file that is not there", StartTls,
        trust + u"--starttls --user tim --password-file /nowhere/password"_s, false,
        "The password file /nowhere/password cannot be read"_ba);
    row("a command that fails", StartTls, trust + u"--starttls --user tim --password-command /bin/false"_s,
        false, "/bin/false failed with status 1"_ba);
    row("a variable that is not set", StartTls,
        trust + u"--starttls --user tim --password-env DECK_NOTHING"_s, false, "DECK_NOTHING is not set"_ba);
    row("a wrong password", StartTls, trust + u"--starttls --user tim --password-env DECK_PEN"_s, false,
        "login"_ba);
    row("a password that would be said in clear", None, u"--auth plain"_s + tim, false,
        "over a line that is not secured"_ba);
    row("a password that may be said in clear", None, u"--auth plain --password-in-clear"_s + tim, true,
        "Logged in by PLAIN"_ba);
    row("a login that does not say the password needs no TLS", None, u"--auth cram-md5"_s + tim, true,
        "Logged in by CRAM-MD5"_ba);

    row("IPv4", None, u"-4 --user tim --auth none"_s, true, "Connected to 127.0.0.1"_ba);
    row("IPv6 where the host has none", None, u"-6 --user tim --auth none"_s, false, "no IPv6 address"_ba,
        u"127.0.0.1"_s);
    row("a source address", None, u"--source-address 127.0.0.7 --user tim --auth none"_s, true,
        "Connected"_ba);
    row("a source address that is not ours", None, u"--source-address 192.0.2.1 --user tim --auth none"_s,
        false, "cannot come from this source address"_ba, u"127.0.0.1"_s);
    row("a name that is none", None, u"--user tim --auth none"_s, false, "host"_ba,
        u"no-such-name.invalid"_s);
}

void TestCliSecurity::reaches()
{
    QFETCH(int, tls);
    QFETCH(QString, host);
    QFETCH(QString, options);
    QFETCH(bool, ready);
    QFETCH(QByteArray, found);
    Temper temper;
    temper.tls = PracticeTls(tls);
    temper.user = "tim"_ba;
    temper.password = "pencil"_ba;
    PracticeRelay relay(temper);
    QVERIFY(relay.listen(0, QHostAddress::Any));
    const Names names{{u"CA"_s, write(u"ca.pem"_s, relay.certificate())},
        {u"SHA"_s, QString::fromLatin1(relay.fingerprint().toHex())}, {u"OTHER"_s, QString(64, u'a')},
        {u"SAID"_s, write(u"said"_s, "pencil\r\nand more\n"_ba)},
        {u"TELL"_s, write(u"tell.sh"_s, "#!/bin/sh\necho pencil\n"_ba)}};
    QVERIFY(QFile::setPermissions(names[u"TELL"_s], QFile::ReadOwner | QFile::ExeOwner));

    CliRun run(QStringList{u"test"_s, u"--server"_s, u"%1:%2"_s.arg(host, QString::number(relay.port())),
                   u"--domain"_s, u"deck.test"_s}
            + wordsOf(options, names),
        m_folder.path());
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QVERIFY2(run.output().contains(found), run.output().constData());
    QCOMPARE(run.status(), ready ? 0 : 4);
    QCOMPARE(run.errors(), QByteArray());
    QVERIFY2(!run.output().contains("pencil"), run.output().constData());
    QVERIFY2(!run.output().contains("AHRpbQBwZW5jaWw"), run.output().constData());
    QCOMPARE(relay.counts().messages, quint64(0));
}

void TestCliSecurity::sends()
{
    Temper temper;
    temper.tls = PracticeTls::StartTls;
    temper.user = "tim"_ba;
    temper.password = "pencil"_ba;
    PracticeRelay relay(temper);
    QVERIFY(relay.listen());
    const QString message = write(u"letter.eml"_s, "From: news@deck.example\nSubject: Spring\n\nHello\n"_ba);
    const QString transcript = m_folder.filePath(u"said.log"_s);
    const auto send = [&](const QString &variable) {
        return QStringList{u"send"_s, u"--server"_s, u"localhost:%1"_s.arg(relay.port()), u"--message"_s,
            message, u"--from"_s, u"news@deck.example"_s, u"--domain"_s, u"deck.example"_s, u"--to"_s,
            u"a@b.example"_s, u"--json"_s, u"--quiet"_s, u"--starttls"_s, u"--tls-fingerprint"_s,
            QString::fromLatin1(relay.fingerprint().toHex()), u"--auth"_s, u"plain"_s, u"--user"_s, u"tim"_s,
            u"--password-env"_s, variable, u"-4"_s, u"--conversation"_s, transcript};
    };
    CliRun good(send(u"DECK_PENCIL"_s), m_folder.path());
    QTRY_VERIFY_WITH_TIMEOUT(good.isDone(), Patience);
    QVERIFY2(good.status() == 0, (good.output() + good.errors()).constData());
    QCOMPARE(relay.counts().messages, quint64(1));
    QFile said(transcript);
    QVERIFY(said.open(QIODevice::ReadOnly));
    const QByteArray all = said.readAll() + good.output() + good.errors();
    QVERIFY2(all.contains("AUTH PLAIN ***"), all.constData());
    QVERIFY2(!all.contains("pencil"), all.constData());

    CliRun bad(send(u"DECK_PEN"_s), m_folder.path());
    QTRY_VERIFY_WITH_TIMEOUT(bad.isDone(), Patience);
    QCOMPARE(bad.json().value(u"class"_s).toString(), u"auth"_s);
    QCOMPARE(relay.counts().messages, quint64(1));
}

void TestCliSecurity::talks()
{
    Temper temper;
    temper.tls = PracticeTls::FromTheStart;
    temper.user = "tim"_ba;
    temper.password = "pencil"_ba;
    PracticeRelay relay(temper);
    QVERIFY(relay.listen());
    CliRun run({u"talk"_s, u"localhost:%1"_s.arg(relay.port()), u"--tls"_s, u"--tls-ca"_s,
                   write(u"ca.pem"_s, relay.certificate()), u"--user"_s, u"tim"_s, u"--password-command"_s,
                   u"sh -c \"echo pencil\""_s, u"--source-address"_s, u"127.0.0.1"_s},
        m_folder.path(), "NOOP\nQUIT\n"_ba);
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QVERIFY2(run.output().contains("C: NOOP\nS: 250"), run.output().constData());
    QVERIFY2(run.output().contains("C: AUTH SCRAM-SHA-256 ***"), run.output().constData());
    QVERIFY2(!run.output().contains("pencil"), run.output().constData());
    QCOMPARE(run.status(), 0);
}

void TestCliSecurity::showsItsOwnCertificate()
{
    CertificateOrder order;
    order.commonName = u"client.test"_s;
    const MadeCertificate mine = m_shop.issue(order);
    QSslConfiguration server = CertificateShop::serverWith(m_shop.issue());
    server.setPeerVerifyMode(QSslSocket::VerifyPeer);
    server.setCaCertificates(QSslCertificate::fromData(m_shop.authority().certificate));
    const QByteArray script
        = "TLS\n S: 220 hi\n C: EHLO deck.test\n S: 250 relay\n C: NOOP\n S: 250\n C: QUIT\n"
          " S: 221\n X\n";
    ScriptedRelay relay(script + " --\n "_ba + script, ScriptedRelay::Pace::WholeReplies, server);
    const QStringList test{u"test"_s, u"--server"_s, relay.endpoint().toString(), u"--domain"_s,
        u"deck.test"_s, u"--tls"_s, u"--tls-ca"_s, m_shop.authorityFile()};
    CliRun known(
        test + QStringList{u"--tls-cert"_s, m_shop.file(mine.certificate + mine.key)}, m_folder.path());
    QTRY_VERIFY_WITH_TIMEOUT(known.isDone(), Patience);
    QVERIFY2(known.status() == 0, known.output().constData());
    QCOMPARE(relay.complaint(), QByteArray());

    CliRun separately(test
            + QStringList{u"--tls-cert"_s, m_shop.file(mine.certificate), u"--tls-key"_s,
                m_shop.file(mine.key)},
        m_folder.path());
    QTRY_VERIFY_WITH_TIMEOUT(separately.isDone(), Patience);
    QVERIFY2(separately.status() == 0, (separately.output() + separately.errors()).constData());
    QCOMPARE(relay.complaint(), QByteArray());

    CliRun stranger(test, m_folder.path());
    QTRY_VERIFY_WITH_TIMEOUT(stranger.isDone(), Patience);
    QCOMPARE(stranger.status(), 4);
}

void TestCliSecurity::goesThroughProxies_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QByteArray>("found");
    QTest::addColumn<int>("status");
    for (const auto kind : {Proxy::Kind::Socks5, Proxy::Kind::HttpConnect}) {
        const char *const name = kind == Proxy::Kind::Socks5 ? "SOCKS" : "CONNECT";
        QTest::addRow("%s", name) << int(kind) << u"DECK_PENCIL"_s << "Secured by TLS"_ba << 0;
        QTest::addRow("%s with a wrong password", name)
            << int(kind) << u"DECK_PEN"_s << "The proxy failed: it refused the login"_ba << 4;
        QTest::addRow("%s without a password", name)
            << int(kind) << u"DECK_NOTHING"_s << "DECK_NOTHING is not set"_ba << 4;
    }
}

void TestCliSecurity::goesThroughProxies()
{
    QFETCH(int, kind);
    QFETCH(QString, variable);
    QFETCH(QByteArray, found);
    QFETCH(int, status);
    ProxyDouble house{Proxy::Kind(kind)};
    house.user = "tom"_ba;
    house.password = "pencil"_ba;
    Temper temper;
    temper.tls = PracticeTls::StartTls;
    PracticeRelay relay(temper);
    QVERIFY(relay.listen());
    CliRun run({u"test"_s, u"--server"_s, u"mx.relay.test:%1"_s.arg(relay.port()), u"--domain"_s,
                   u"deck.test"_s, u"--starttls"_s, u"--tls-no-verify"_s, u"--proxy"_s, house.url(),
                   u"--proxy-password-env"_s, variable},
        m_folder.path());
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QVERIFY2(run.output().contains(found), run.output().constData());
    QCOMPARE(run.status(), status);
    QVERIFY2(!run.output().contains("pencil"), run.output().constData());
    QCOMPARE(house.asked().size(), status == 0 ? 1 : 0);
}

void TestCliSecurity::complains_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("a security that is none") << u"--security ssl"_s << "--security cannot be \"ssl\""_ba;
    QTest::newRow("security said twice")
        << u"--starttls --tls"_s << "--starttls and --tls exclude each other"_ba;
    QTest::newRow("two ways to trust") << u"--tls-no-verify --tls-ca x"_s << "exclude each other"_ba;
    QTest::newRow("half a fingerprint") << u"--tls-fingerprint abcd"_s << "--tls-fingerprint cannot be"_ba;
    QTest::newRow("a version of TLS that is too old")
        << u"--tls-minimum 1.1"_s << "--tls-minimum cannot be"_ba;
    QTest::newRow("a mechanism that is none") << u"--auth magic"_s << "--auth cannot be \"magic\""_ba;
    QTest::newRow("two passwords") << u"--password-env A --password-command b"_s << "exclude each other"_ba;
    QTest::newRow("a file and a variable")
        << u"--password-env A --password-file b"_s << "exclude each other"_ba;
    QTest::newRow("a key without its certificate")
        << u"--tls-key k.pem"_s << "--tls-key goes with --tls-cert"_ba;
    QTest::newRow("both families alone") << u"-4 -6"_s << "-4 and -6 exclude each other"_ba;
    QTest::newRow("a source address that is none")
        << u"--source-address here"_s << "--source-address cannot be"_ba;
    QTest::newRow("a proxy that is none") << u"--proxy ftp://x"_s << "--proxy cannot be"_ba;
    QTest::newRow("a proxy's password on the command line")
        << u"--proxy socks5://tim:pencil@x:1080"_s << "--proxy takes no password"_ba;
    QTest::newRow("two passwords for a proxy")
        << u"--proxy-password-env A --proxy-password-command b"_s << "exclude each other"_ba;
}

void TestCliSecurity::complains()
{
    QFETCH(QString, options);
    QFETCH(QByteArray, sentence);
    const QString letter = write(u"letter.eml"_s, "From: a@b.example\n\nHello\n"_ba);
    static int turn = 0; // the options are read in one place: each command has its turn
    const QList<QStringList> commands{{u"test"_s, u"--server"_s, u"127.0.0.1:9"_s},
        {u"talk"_s, u"127.0.0.1:9"_s},
        {u"send"_s, u"--server"_s, u"127.0.0.1:9"_s, u"--to"_s, u"a@b.example"_s, u"--message"_s, letter,
            u"--from"_s, u"a@b.example"_s}};
    CliRun run(commands[turn++ % commands.size()] + wordsOf(options, {}), m_folder.path());
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QVERIFY2(run.errors().contains(sentence), run.errors().constData());
    QVERIFY2(!run.errors().contains("pencil"), run.errors().constData());
    QCOMPARE(run.status(), 2);
    QCOMPARE(run.output(), QByteArray());
}

QTEST_GUILESS_MAIN(TestCliSecurity)
#include "tst_clisecurity.moc"
