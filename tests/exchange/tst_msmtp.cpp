#include "exchange/exchangerig.h"
#include "exchange/msmtpreader.h"
#include "exchange/msmtpwriter.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

const QByteArray Fingerprint
    = "9F:86:D0:81:88:4C:7D:65:9A:2F:EA:A0:C5:5A:D0:15:A3:BF:4F:1B:2B:0B:82:2C:D1:5D:6C:15:B0:F0:0A:08"_ba;

ImportedRelays read(const QByteArray &text)
{
    return readMsmtp(text, u"msmtprc"_s, u"/home/me"_s);
}

/// What msmtp itself makes of the file, by the names of --pretend.
QHash<QByteArray, QByteArray> pretend(const QString &file, const QByteArray &account)
{
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice()); // it would wait for a message
    process.start(
        u"msmtp"_s, {u"-C"_s, file, u"--pretend"_s, u"-a"_s, QString::fromUtf8(account), u"a@b.example"_s});
    QHash<QByteArray, QByteArray> settings;
    if (!process.waitForFinished())
        return settings;
    for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
        const qsizetype sign = line.indexOf(" = ");
        if (sign > 0)
            settings.insert(line.left(sign), line.mid(sign + 3));
    }
    return settings;
}

QByteArray pick(QRandomGenerator &random, const QByteArrayList &choices)
{
    return choices[random.bounded(choices.size())];
}

/// Some settings in the way of an msmtprc.
QByteArray someSettings(QRandomGenerator &random)
{
    static const QByteArrayList lines{"port 587\n"_ba, "port 0x1F\n"_ba, "  port 026\n"_ba, "tls\n"_ba,
        "tls on\n"_ba, "tls off\n"_ba, "tls_starttls off\n"_ba, "tls_starttls\n"_ba, "tls_certcheck off\n"_ba,
        "tls_trust_file /etc/ssl/ca.pem\n"_ba, "tls_trust_file system\n"_ba,
        "tls_fingerprint " + Fingerprint + "\n", "tls_fingerprint\n"_ba, "timeout 45\n"_ba,
        "timeout off\n"_ba, "domain me.example\n"_ba, "domain \" me.example\"\n"_ba, "auth\n"_ba,
        "auth on\n"_ba, "auth off\n"_ba, "auth login\n"_ba, "auth scram-sha-256\n"_ba,
        "user me@example.org\n"_ba, "user \"a \"\n"_ba, "user \"\n"_ba, "user\tb\t\n"_ba,
        "passwordeval echo \"se cret\"\n"_ba, "from me@example.org\n"_ba, "# comment\n"_ba, "\n"_ba,
        "logfile ~/log\r\n"_ba, "tls_cert_file ~/me.pem\ntls_key_file ~/me.pem\n"_ba};
    QByteArray text;
    for (int i = random.bounded(8); i > 0; --i)
        text += pick(random, lines);
    return text;
}

} // namespace

class TestMsmtp final : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void keepsSecretsApart();
    void agreesWithMsmtp();
    void writesWhatItReads();
    void msmtpReadsWhatIsWritten();
};

void TestMsmtp::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("relays");
    QTest::addColumn<QStringList>("remarks");
    const auto row = [](const char *name, const QByteArray &text, const QStringList &relays,
                         const QStringList &remarks) { QTest::newRow(name) << text << relays << remarks; };

    row("a usual file is understood",
        "# Set default values for all following accounts.\ndefaults\nauth           on\ntls            on\n"
        "tls_trust_file /etc/ssl/certs/ca-certificates.crt\nlogfile        ~/.msmtp.log\n\n"
        "account        work\nhost           smtp.work.example\nport           587\nfrom           "
        "me@work.example\n"
        "user           me\npasswordeval   pass show work\n\naccount default : work\n",
        {u"Smtp=smtp.work.example Port=587 name=work security=starttls "
         "certificate=ca:/etc/ssl/certs/ca-certificates.crt user=me password_command=pass show work"_s},
        {u"6 NotOfARelay logfile"_s, u"11 NotOfARelay from"_s, u"15 SameRelay default=work"_s});
    row("a file without accounts has one", "host mx.example\n",
        {u"Smtp=mx.example Port=25 name=default security=none"_s}, {});
    row("an account has what its parents say, and its own",
        "account a\nhost a.example\nport 26\naccount b : a\nhost b.example\naccount c : a,b\ndomain "
        "c.example\n",
        {u"Smtp=a.example Port=26 name=a security=none"_s, u"Smtp=b.example Port=26 name=b security=none"_s,
            u"Smtp=b.example Port=26 Domain=c.example name=c security=none"_s},
        {});
    row("what a parent says wins over the defaults of now",
        "account a\nhost a.example\nport 26\ndefaults\nport 30\naccount b : a\naccount c\nhost c.example\n",
        {u"Smtp=a.example Port=26 name=a security=none"_s, u"Smtp=c.example Port=30 name=c security=none"_s},
        {u"6 SameRelay b=a"_s});
    row("TLS from the first byte has its own port", "host a\ntls\ntls_starttls off\n",
        {u"Smtp=a Port=465 name=default security=tls"_s}, {});
    row("certificates may go unchecked",
        "host a\ntls on\ntls_certcheck off\ntls_fingerprint " + Fingerprint + '\n',
        {u"Smtp=a Port=25 name=default security=starttls certificate=off"_s}, {});
    row("a fingerprint is taken over", "host a\ntls on\ntls_fingerprint " + Fingerprint + '\n',
        {u"Smtp=a Port=25 name=default security=starttls certificate=sha256:%1"_s.arg(
            QString::fromLatin1(Fingerprint))},
        {});
    row("a SHA-1 fingerprint is not",
        "host a\ntls on\ntls_fingerprint 01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67\n",
        {u"Smtp=a Port=25 name=default security=starttls"_s}, {u"3 WeakFingerprint tls_fingerprint"_s});
    row("one file for certificate and key is taken over",
        "host a\ntls on\ntls_cert_file ~/me.pem\ntls_key_file ~/me.pem\n",
        {u"Smtp=a Port=25 name=default security=starttls client_certificate=/home/me/me.pem"_s}, {});
    row("two files are not enough", "host a\ntls on\ntls_cert_file /c.pem\ntls_key_file /k.pem\n",
        {u"Smtp=a Port=25 name=default security=starttls client_certificate=/c.pem"_s},
        {u"4 SeparateKey tls_key_file=/k.pem"_s});
    row("a user without auth does not log in", "host a\nuser me\n",
        {u"Smtp=a Port=25 name=default security=none auth=none user=me"_s}, {});
    row("mechanisms are taken over", "host a\nauth xoauth2\nuser me\ntls on\n",
        {u"Smtp=a Port=25 name=default security=starttls auth=xoauth2 user=me"_s}, {});
    row("mechanisms that we have not are remarked on", "host a\nauth gssapi\nuser me\ntls on\n",
        {u"Smtp=a Port=25 name=default security=starttls user=me"_s}, {u"2 ValueUnusable auth=gssapi"_s});
    row("a password in the clear is remarked on", "host a\nauth plain\nuser me\n",
        {u"Smtp=a Port=25 name=default security=none auth=plain user=me"_s}, {u"2 CleartextPassword auth"_s});
    row("a password command for a shell gets one", "host a\npasswordeval gpg -d ~/p.gpg | head -1\n",
        {u"Smtp=a Port=25 name=default security=none password_command=sh -c \"gpg -d ~/p.gpg | head -1\""_s},
        {});
    row("quotation marks in it survive", "host a\npasswordeval echo \"a b\" 'c'\n",
        {u"Smtp=a Port=25 name=default security=none password_command=sh -c \"echo \"\"\"a b\"\"\" 'c'\""_s},
        {});
    row("eval is not run", "host a\neval echo port 26\n", {u"Smtp=a Port=25 name=default security=none"_s},
        {u"2 WouldRun eval"_s});
    row("patterns in the domain are not replaced", "host a\ndomain %H\n",
        {u"Smtp=a Port=25 name=default security=none"_s}, {u"2 NeedsShell domain=%H"_s});
    row("LMTP is no relay", "host a\nprotocol lmtp\n", {}, {u"2 NotSmtp protocol=lmtp"_s});
    row("an account without a host is no relay", "account a\nport 3\n", {}, {u"1 NoHost a"_s});
    row("what is wrong is remarked on and passed over",
        "account a\nhost a\nport 70000\nPORT 26\ntls maybe\ntimeout soon\nhost\n",
        {u"Smtp=a Port=25 name=a security=none"_s},
        {u"4 Unknown PORT"_s, u"7 ValueMissing host"_s, u"5 ValueUnusable tls=maybe"_s,
            u"3 ValueUnusable port=70000"_s, u"6 ValueUnusable timeout=soon"_s});
    row("what Relaydeck has not is remarked on, unless it is unset",
        "host a\nsocket /run/a\nproxy_host\ntls_priorities NORMAL\n",
        {u"Smtp=a Port=25 name=default security=none"_s},
        {u"2 NoCounterpart socket"_s, u"4 NoCounterpart tls_priorities"_s});
    row("the way to a relay is kept", "host a\nsource_ip 192.0.2.1\nproxy_host 127.0.0.1\nproxy_port 9050\n",
        {u"Smtp=a Port=25 name=default source_address=192.0.2.1 proxy=socks5://127.0.0.1:9050 security=none"_s},
        {});
    row("a proxy has the port of SOCKS unless told otherwise", "host a\nproxy_host ::1\n",
        {u"Smtp=a Port=25 name=default proxy=socks5://[::1]:1080 security=none"_s}, {});
    row("a source address that is none is remarked on", "host a\nsource_ip eth0\n",
        {u"Smtp=a Port=25 name=default security=none"_s}, {u"2 ValueUnusable source_ip=eth0"_s});
    row("a name counts once", "account a\nhost a\naccount a\nhost b\nport 3\n",
        {u"Smtp=a Port=25 name=a security=none"_s}, {u"3 NameTaken a"_s});
    row("a parent must be there", "account a : b\nhost a\n", {u"Smtp=a Port=25 name=a security=none"_s},
        {u"1 ParentUnknown b"_s});
    row("what is said twice counts once", "host a\nhost b\n",
        {u"Smtp=b Port=25 name=default security=none"_s}, {u"1 Overridden host"_s});
    row("carriage returns and a byte order mark do not count",
        "\xEF\xBB\xBF"
        "account a\r\nhost \"a\"\r\n",
        {u"Smtp=a Port=25 name=a security=none"_s}, {});
}

void TestMsmtp::reads()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QStringList, relays);
    QFETCH(const QStringList, remarks);

    const ImportedRelays imported = read(text);
    QCOMPARE(textsOf(imported.relays), relays);
    QCOMPARE(textsOf(imported.remarks), remarks);
}

void TestMsmtp::keepsSecretsApart()
{
    const ImportedRelays imported = read(
        "account a\nhost MX.example\nport 587\nauth on\nuser me\npassword \"hunter 2\"\npassword hunter3\n");
    QCOMPARE(imported.relays.size(), 1);
    QCOMPARE(imported.relays.first().secret, "hunter3"_ba);
    QCOMPARE(imported.relays.first().entry(), "me@mx.example:587"_ba);
    QVERIFY(!textOf(imported.relays.first()).contains(u"hunter"_s));
    QCOMPARE(textsOf(imported.remarks),
        (QStringList{u"6 Overridden password"_s, u"7 SecretLeft me@mx.example:587"_s}));
}

/// Generated files: what msmtp would use is what we read.
void TestMsmtp::agreesWithMsmtp()
{
    if (QStandardPaths::findExecutable(u"msmtp"_s).isEmpty())
        QSKIP("msmtp is not installed");
    const quint32 seed = qEnvironmentVariableIntValue("RELAYDECK_SEED");
    qInfo("RELAYDECK_SEED=%u", seed);
    QRandomGenerator random(seed);
    const QTemporaryDir folder;
    const QString fileName = folder.filePath(u"msmtprc"_s);
    int compared = 0;
    for (int round = 0; round < 60; ++round) {
        QByteArray text
            = "defaults\nuser me\npasswordeval echo secret\n" + someSettings(random); // or it asks
        text += "account a\nhost a.example\n" + someSettings(random) + "account b : a\n"
            + someSettings(random);
        if (random.bounded(2))
            text += "defaults\n" + someSettings(random);
        text += "account \"c c\" : b, a\nhost \"c.example\"\n" + someSettings(random);
        QFile file(fileName);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        file.write(text);
        file.close();

        for (const RelayDraft &relay : read(text).relays) {
            const QHash<QByteArray, QByteArray> theirs = pretend(fileName, relay.label);
            if (theirs.isEmpty()) // it refuses combinations such as a fingerprint without TLS
                continue;
            ++compared;
            const auto ours = [&relay](Field field) { return relay.value(field).value_or(QByteArray()); };
            const bool tls = theirs["tls"] == "on";
            const bool startTls = theirs["tls_starttls"] == "on";
            QVERIFY2(ours(Field::Smtp) == theirs["host"], text);
            QVERIFY2(ours(Field::Port) == theirs["port"], text);
            QVERIFY2(ours(Field::Security) == (!tls ? "none" : startTls ? "starttls" : "tls"), text);
            QVERIFY2(
                ours(Field::User) == (theirs["user"] == "(not set)" ? QByteArray() : theirs["user"]), text);
            const QByteArray timeOut = theirs["timeout"] == "off" ? QByteArray() : theirs["timeout"];
            QVERIFY2(ours(Field::TimeOut) == timeOut.left(timeOut.indexOf(' ')) || timeOut.isEmpty(), text);
            const QByteArray auth = theirs["auth"] == "choose" ? QByteArray() : theirs["auth"].toLower();
            QVERIFY2(ours(Field::User).isEmpty() || ours(Field::Auth) == auth, text);
            if (!tls)
                continue;
            const QByteArray certificate = ours(Field::CertificateCheck);
            QVERIFY2((certificate == "off") == (theirs["tls_certcheck"] == "off"), text);
            const bool fingerprint
                = theirs["tls_certcheck"] == "on" && theirs["tls_fingerprint"] != "(not set)";
            QVERIFY2(certificate.startsWith("sha256:") == fingerprint, text);
        }
    }
    QVERIFY2(compared > 50, QByteArray::number(compared));
}

void TestMsmtp::writesWhatItReads()
{
    const QByteArray text = "account north\nhost north.example\nport 587\ndomain me.example\ntimeout 300\n"
                            "source_ip 192.0.2.1\nproxy_host 2001:db8::2\nproxy_port 9050\ntls on\n"
                            "tls_starttls on\ntls_fingerprint "
        + Fingerprint
        + "\nauth scram-sha-256\nuser \" me \"\npasswordeval pass show north | head -1\n"
          "\naccount south\nhost 2001:db8::1\nport 465\ntls on\ntls_starttls off\ntls_trust_file /ca.pem\n"
          "tls_cert_file /me.pem\ntls_key_file /me.pem\nauth on\nuser me\npasswordeval printenv SOUTH\n"
          "\naccount west\nhost west.example\nport 25\ntls off\nauth off\n";
    const ImportedRelays first = read(text);
    QCOMPARE(textsOf(first.remarks), QStringList());
    const ExportedRelays written = writeMsmtp(profilesOf(first.relays), {});
    QCOMPARE(textsOf(written.remarks), QStringList());
    QCOMPARE(written.text, '\n' + text + "\naccount default : north\n");
    QCOMPARE(textsOf(read(written.text).relays), textsOf(first.relays));
}

void TestMsmtp::msmtpReadsWhatIsWritten()
{
    if (QStandardPaths::findExecutable(u"msmtp"_s).isEmpty())
        QSKIP("msmtp is not installed");
    RelayDraft draft;
    draft.values = {{Field::Smtp, "mx.example"_ba}, {Field::Port, "587"_ba}, {Field::Domain, "me.example"_ba},
        {Field::Name, "two words, a colon: \"x\""_ba}, {Field::Security, "starttls"_ba},
        {Field::CertificateCheck, "sha256:" + Fingerprint}, {Field::User, "\"me\" "_ba},
        {Field::PasswordCommand, "echo \"it's\" 'a'"_ba}};
    const ExportedRelays written = writeMsmtp(profilesOf({draft}), {"north\nsouth"_ba, {}, {}});
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"msmtprc"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(written.text);
    file.close();

    const QHash<QByteArray, QByteArray> theirs = pretend(file.fileName(), "default"_ba);
    QVERIFY2(theirs["host"] == "mx.example", written.text);
    QCOMPARE(theirs["user"], "\"me\" "_ba);
    QCOMPARE(theirs["auth"], "choose"_ba);
    QCOMPARE(theirs["domain"], "me.example"_ba);
    QCOMPARE(theirs["tls_fingerprint"], Fingerprint);
    QCOMPARE(theirs["passwordeval"], "echo 'it'\\''s' ''\\''a'\\'''"_ba);
}

QTEST_GUILESS_MAIN(TestMsmtp)
#include "tst_msmtp.moc"
