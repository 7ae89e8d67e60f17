#include "exchange/exchangerig.h"
#include "exchange/postfixconfig.h"
#include "exchange/postfixreader.h"
#include "exchange/postfixwriter.h"

#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

const QByteArray Fingerprint
    = "9F:86:D0:81:88:4C:7D:65:9A:2F:EA:A0:C5:5A:D0:15:A3:BF:4F:1B:2B:0B:82:2C:D1:5D:6C:15:B0:F0:0A:08"_ba;

using Files = QHash<QString, QByteArray>;

/// Files by their place; the main.cf is /etc/postfix/main.cf.
ImportedRelays read(const QByteArray &mainFile, Files others = {})
{
    others.insert(u"/etc/postfix/main.cf"_s, mainFile);
    return readPostfix(u"/etc/postfix"_s, {}, filesFrom(others));
}

} // namespace

class TestPostfix final : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void agreesWithPostconf();
    void readsTables_data();
    void readsTables();
    void keepsSecretsApart();
    void findsTables();
    void writesWhatItReads();
};

void TestPostfix::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("relays");
    QTest::addColumn<QStringList>("remarks");
    const auto row = [](const char *name, const QByteArray &text, const QStringList &relays,
                         const QStringList &remarks) { QTest::newRow(name) << text << relays << remarks; };

    row("a usual main.cf is understood",
        "# See /usr/share/postfix/main.cf.dist\nmyhostname = deck.example.org\nmydestination = localhost, "
        "$myhostname\n"
        "relayhost = [smtp.example.org]:submission\ninet_interfaces = loopback-only\nsmtp_tls_security_level "
        "= may\n"
        "smtp_tls_session_cache_database = btree:${data_directory}/smtp_scache\n",
        {u"Smtp=smtp.example.org Port=587 Domain=deck.example.org security=starttls-if-offered certificate=off"_s},
        {u"3 NotOfARelay mydestination"_s, u"5 NotOfARelay inet_interfaces"_s,
            u"7 NotOfARelay smtp_tls_session_cache_database"_s});
    row("lines go on", "relayhost =\n# a comment in between\n\n  [mx.example]:26,\n\t[nx.example]\n",
        {u"Smtp=mx.example Port=26 security=none"_s, u"Smtp=nx.example Port=25 security=none"_s}, {});
    row("the last one of several counts", "relayhost = [a]\nrelayhost = [b]\n",
        {u"Smtp=b Port=25 security=none"_s}, {u"1 Overridden relayhost"_s});
    row("names are replaced",
        "zone = example.org\nrelayhost = [mx.${zone}]:$(port)\nport = 26\nmyhostname = "
        "a.$zone\nsmtp_helo_name = x.$mydomain\n",
        {u"Smtp=mx.example.org Port=26 Domain=x.example.org security=none"_s}, {});
    row("conditions are understood",
        "a = yes\nrelayhost = [${a?mx}${b?nx}${b:-}one.example]:${a?{26}:{27}}\n",
        {u"Smtp=mx-one.example Port=26 security=none"_s}, {});
    row("comparisons are not", "relayhost = ${{$compatibility_level} < {2} ? {[a]} : {[b]}}\n", {},
        {u"1 NeedsShell relayhost={{$compatibility_level} < {2} ? {[a]} : {[b]}}"_s});
    row("a dollar sign may be meant", "relayhost = [mx.example]\nsmtp_helo_name = a$$b\n",
        {u"Smtp=mx.example Port=25 Domain=a$b security=none"_s}, {});
    row("what stands for itself stands for nothing", "a = $b\nb = $a\nrelayhost = $a\n", {},
        {u"3 NameLoop relayhost"_s});
    row("what only Postfix knows is remarked on", "relayhost = [mx.example]\nsmtp_helo_name = $myhostname\n",
        {u"Smtp=mx.example Port=25 security=none"_s}, {u"2 NeedsShell smtp_helo_name=$myhostname"_s});
    row("without brackets the MX records would be asked", "relayhost = example.org\n",
        {u"Smtp=example.org Port=25 security=none"_s}, {u"1 HostOfDomain relayhost=example.org"_s});
    row("there may be several, and one to fall back on",
        "relayhost = [a]:26, [ipv6:::1]\nsmtp_fallback_relay = [b]\n",
        {u"Smtp=a Port=26 security=none"_s, u"Smtp=::1 Port=25 security=none"_s,
            u"Smtp=b Port=25 security=none"_s},
        {});
    row("encrypt wants TLS and no certificate", "relayhost = [a]\nsmtp_tls_security_level = encrypt\n",
        {u"Smtp=a Port=25 security=starttls certificate=off"_s}, {});
    row("secure wants both",
        "relayhost = [a]\nsmtp_tls_security_level = secure\nsmtp_tls_CAfile = "
        "/ca.pem\nsmtp_tls_mandatory_protocols = >=TLSv1.3\n",
        {u"Smtp=a Port=25 security=starttls certificate=ca:/ca.pem minimum_tls=1.3"_s}, {});
    row("dane is not understood, but not left out", "relayhost = [a]\nsmtp_tls_security_level = dane\n",
        {u"Smtp=a Port=25 security=starttls"_s}, {u"2 DaneLevel smtp_tls_security_level=dane"_s});
    row("a fingerprint is taken over",
        "relayhost = [a]\nsmtp_tls_security_level = fingerprint\nsmtp_tls_fingerprint_digest = sha256\n"
        "smtp_tls_fingerprint_cert_match = "
            + Fingerprint + '\n',
        {u"Smtp=a Port=25 security=starttls certificate=sha256:%1"_s.arg(
            QString::fromLatin1(QByteArray(Fingerprint).replace(':', "")))},
        {});
    row("a weak one is not",
        "relayhost = [a]\nsmtp_tls_security_level = fingerprint\nsmtp_tls_fingerprint_cert_match = "
        "3D:95:34\n",
        {u"Smtp=a Port=25 security=starttls"_s}, {u"2 WeakFingerprint smtp_tls_security_level"_s});
    row("a level that does not exist is as strict as can be",
        "relayhost = [a]\nsmtp_tls_security_level = secured\n", {u"Smtp=a Port=25 security=starttls"_s},
        {u"2 ValueUnusable smtp_tls_security_level=secured"_s});
    row("wrapper mode is TLS from the first byte",
        "relayhost = [a]:465\nsmtp_tls_wrappermode = yes\nsmtp_tls_security_level = verify\n",
        {u"Smtp=a Port=465 security=tls"_s}, {});
    row("what came before levels is understood", "relayhost = [a]\nsmtp_use_tls = yes\n",
        {u"Smtp=a Port=25 security=starttls-if-offered certificate=off"_s}, {});
    row("limits are taken over",
        "relayhost = [a]\nsmtp_destination_concurrency_limit = 3\ndefault_destination_recipient_limit = 20\n",
        {u"Smtp=a Port=25 envelope_limit=20 max_connections=3 security=none"_s}, {});
    row("a certificate of our own is taken over",
        "relayhost = [a]\nsmtp_tls_security_level = encrypt\nsmtp_tls_cert_file = /c.pem\nsmtp_tls_key_file "
        "= $smtp_tls_cert_file\n",
        {u"Smtp=a Port=25 security=starttls certificate=off client_certificate=/c.pem"_s}, {});
    row("settings of the client that we have not are remarked on",
        "relayhost = [a]\nsmtp_bind_address = 192.0.2.1\nsmtpd_banner = hello\n",
        {u"Smtp=a Port=25 security=none"_s},
        {u"2 NoCounterpart smtp_bind_address"_s, u"3 NotOfARelay smtpd_banner"_s});
    row("lines that say nothing are remarked on", " relayhost = [a]\nwhat\nrelayhost = [b]\n= x\n",
        {u"Smtp=b Port=25 security=none"_s},
        {u"1 LineUnreadable"_s, u"2 LineUnreadable"_s, u"4 LineUnreadable"_s});
    row("a port must be one", "relayhost = [a]:mail\n", {u"Smtp=a security=none"_s},
        {u"1 ValueUnusable relayhost=mail"_s});
    row("without a relay there is none", "relayhost =\nmyhostname = a.example\n", {}, {});
}

void TestPostfix::reads()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QStringList, relays);
    QFETCH(const QStringList, remarks);

    const ImportedRelays imported = read(text);
    QCOMPARE(textsOf(imported.relays), relays);
    QCOMPARE(textsOf(imported.remarks), remarks);
}

/// What Postfix itself makes of values; its postconf lies where tests/support/fetch-smtp-sink puts it.
void TestPostfix::agreesWithPostconf()
{
    static const QByteArrayList values{"x${a?mx}${empty?nx}${empty:-}one"_ba, "${a?{26}:{27}}"_ba,
        "${empty?{26}:{27}}"_ba, "a$$b"_ba, "${a ? {x y} : {z} }"_ba, "$a:$empty.c"_ba, "${a:{x}}z"_ba,
        "$(a?q)"_ba, "${a?{$zone}}z"_ba, "${ a }"_ba, "$(a)y"_ba, "${a?{x}:y}"_ba, "${empty?{x}:y}"_ba,
        "${a?}y"_ba, "${a?{}:{z}}y"_ba, "x${a?{${zone}}}y"_ba, "$(a?{u}:{v})"_ba, "${a?(u)}"_ba,
        "${zone?$a)}"_ba, "$a{y"_ba, "${a?u:v}"_ba, "x${empty:q}y"_ba, "x${empty:{q}}y"_ba, "b\n  c"_ba};
    static const QByteArrayList names{"mail_name"_ba, "relayhost"_ba, "smtpd_banner"_ba, "smtp_helo_name"_ba,
        "mydestination"_ba, "relay_domains"_ba, "transport_maps"_ba, "alias_maps"_ba, "canonical_maps"_ba,
        "local_recipient_maps"_ba, "header_checks"_ba, "body_checks"_ba, "mynetworks"_ba, "myorigin"_ba,
        "always_bcc"_ba, "notify_classes"_ba, "export_environment"_ba, "import_environment"_ba,
        "debug_peer_list"_ba, "masquerade_domains"_ba, "relocated_maps"_ba, "virtual_alias_maps"_ba,
        "recipient_canonical_maps"_ba, "sender_canonical_maps"_ba};
    QCOMPARE(values.size(), names.size());
    const QString unpacked = QStringLiteral(RELAYDECK_SOURCE_DIR "/build/tools/postfix");
    const bool isInstalled = QFile::exists(u"/usr/sbin/postconf"_s);
    const QString program = isInstalled ? u"/usr/sbin/postconf"_s : unpacked + u"/usr/sbin/postconf"_s;
    if (!QFile::exists(program))
        QSKIP("there is no postconf");
    QByteArray text = "compatibility_level = 3.6\nzone = example.org\na = yes\nempty =\n"_ba;
    for (qsizetype i = 0; i < values.size(); ++i)
        text += names[i] + " = " + values[i] + '\n';

    const QTemporaryDir folder;
    QFile file(folder.filePath(u"main.cf"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!isInstalled)
        environment.insert(u"LD_LIBRARY_PATH"_s, unpacked + u"/usr/lib/postfix"_s);
    process.setProcessEnvironment(environment);
    QStringList arguments{u"-c"_s, folder.path(), u"-x"_s};
    for (const QByteArray &name : names)
        arguments += QString::fromLatin1(name);
    process.start(program, arguments);
    QVERIFY(process.waitForFinished());
    QHash<QByteArray, QByteArray> theirs;
    for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
        if (const qsizetype sign = line.indexOf('='); sign > 0)
            theirs.insert(line.left(sign).trimmed(), line.mid(sign + 1).trimmed());
    }
    QCOMPARE(theirs.size(), names.size());

    RemarkList remarks;
    PostfixConfig config(text, u"main.cf"_s, "/etc/postfix"_ba, remarks);
    for (qsizetype i = 0; i < values.size(); ++i) {
        const QByteArray ours = config.value(names[i]).simplified(); // as postconf prints it
        QVERIFY2(ours == theirs[names[i]], values[i] + " is " + theirs[names[i]] + ", not " + ours);
    }
}

void TestPostfix::readsTables_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QStringList>("relays");
    QTest::addColumn<QStringList>("remarks");
    const auto row
        = [](const char *name, const QByteArray &text, const QByteArray &table, const QStringList &relays,
              const QStringList &remarks) { QTest::newRow(name) << text << table << relays << remarks; };
    const QByteArray login
        = "relayhost = [a]:587\nsmtp_sasl_auth_enable = yes\nsmtp_sasl_password_maps = hash:$config_directory/table\n"_ba;

    row("a login is found by its destination", login, "# logins\n[A]:587   me:hunter2\n",
        {u"Smtp=a Port=587 security=none user=me"_s}, {u"2 SecretLeft me@a:587"_s});
    row("and by its host", login, "a me:hunter2\n[b] you:hunter3\n",
        {u"Smtp=a Port=587 security=none user=me"_s},
        {u"1 SecretLeft me@a:587"_s, u"2 SecretWithoutRelay [b]"_s});
    row("without being switched on it is not used", QByteArray(login).replace("= yes", "= no"),
        "a me:hunter2\n", {u"Smtp=a Port=587 security=none auth=none user=me"_s},
        {u"1 SecretLeft me@a:587"_s});
    row("one mechanism is taken over", login + "smtp_sasl_mechanism_filter = !gssapi, plain\n", "a me:x\n",
        {u"Smtp=a Port=587 security=none auth=plain user=me"_s}, {u"1 SecretLeft me@a:587"_s});
    row("several are not", login + "smtp_sasl_mechanism_filter = plain, login\n", "a me:x\n",
        {u"Smtp=a Port=587 security=none user=me"_s},
        {u"4 NoCounterpart smtp_sasl_mechanism_filter=plain login"_s, u"1 SecretLeft me@a:587"_s});
    row("a password in the clear is remarked on", login + "smtp_sasl_security_options = noanonymous\n",
        "a me:x\n", {u"Smtp=a Port=587 security=none user=me"_s},
        {u"4 CleartextPassword smtp_sasl_security_options"_s, u"1 SecretLeft me@a:587"_s});
    row("entries go on, and unreadable ones are remarked on", login, "a\n  me:x\n[a]:587\nb\n",
        {u"Smtp=a Port=587 security=none user=me"_s},
        {u"3 LineUnreadable"_s, u"4 LineUnreadable"_s, u"1 SecretLeft me@a:587"_s});
    row("what is no login is remarked on", login, "a secret\n", {u"Smtp=a Port=587 security=none"_s},
        {u"1 LineUnreadable [a]:587"_s});

    const QByteArray policy
        = "relayhost = [a]:587\nsmtp_tls_security_level = may\nsmtp_tls_policy_maps = texthash:/etc/postfix/table\n"_ba;
    row("a policy is found by its destination", policy, "[a]:587 secure protocols=>=TLSv1.3 tafile=/ca.pem\n",
        {u"Smtp=a Port=587 security=starttls certificate=ca:/ca.pem minimum_tls=1.3"_s}, {});
    row("and not by another", policy, "[a] encrypt\n",
        {u"Smtp=a Port=587 security=starttls-if-offered certificate=off"_s}, {u"1 EntryUnused [a]"_s});
    row("a policy has fingerprints", policy, "[a]:587 fingerprint match=" + Fingerprint + "|00:11\n",
        {u"Smtp=a Port=587 security=starttls certificate=sha256:%1"_s.arg(
            QString::fromLatin1(QByteArray(Fingerprint).replace(':', "")))},
        {u"1 NoCounterpart [a]:587"_s});
    row("names in certificates are not taken over, unless they are the host's", policy,
        "[a]:587 verify match=nexthop:b ciphers=high\n", {u"Smtp=a Port=587 security=starttls"_s},
        {u"1 NoCounterpart ciphers=high"_s, u"1 NoCounterpart match=nexthop:b"_s});
    row("a policy holds for a domain and what is below it",
        QByteArray(policy).replace("[a]:587", "mx.a.example"), ".a.example encrypt\n",
        {u"Smtp=mx.a.example Port=25 security=starttls certificate=off"_s},
        {u"1 HostOfDomain relayhost=mx.a.example"_s});

    const QByteArray bySender
        = "sender_dependent_relayhost_maps = lmdb:/etc/postfix/table\nrelayhost = [a]\n"_ba;
    row("relays of senders are taken over once", bySender,
        "me@x.example [b]:26\nyou@x.example [b]:26\n@y.example [a]\n",
        {u"Smtp=a Port=25 security=none"_s, u"Smtp=b Port=26 security=none"_s},
        {u"1 ByAddress me@x.example=[b]:26"_s, u"2 ByAddress you@x.example=[b]:26"_s,
            u"3 ByAddress @y.example=[a]"_s});
    row("relays of transports are taken over", "transport_maps = table\n",
        "x.example smtp:[b]:26\ny.example :[c]\nz.example local:\nv.example :\n",
        {u"Smtp=b Port=26 security=none"_s, u"Smtp=c Port=25 security=none"_s},
        {u"1 ByAddress x.example=[b]:26"_s, u"2 ByAddress y.example=[c]"_s,
            u"3 NotOfARelay z.example=local"_s, u"4 NotOfARelay v.example"_s});
    row("tables that are no text are not read",
        "relayhost = [a]\nsmtp_sasl_password_maps = ldap:/x, proxy:mysql:/y inline:{x=y}\n", "",
        {u"Smtp=a Port=25 security=none"_s},
        {u"2 TableKindUnread smtp_sasl_password_maps=ldap"_s,
            u"2 TableKindUnread smtp_sasl_password_maps=mysql"_s,
            u"2 TableKindUnread smtp_sasl_password_maps=inline"_s});
    row("a table that is not there is remarked on",
        "relayhost = [a]\nsmtp_tls_policy_maps = hash:/etc/postfix/missing\n", "",
        {u"Smtp=a Port=25 security=none"_s}, {u"2 FileMissing /etc/postfix/missing"_s});
}

void TestPostfix::readsTables()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, table);
    QFETCH(const QStringList, relays);
    QFETCH(const QStringList, remarks);

    const ImportedRelays imported = read(text, {{u"/etc/postfix/table"_s, table}});
    QCOMPARE(textsOf(imported.relays), relays);
    QCOMPARE(textsOf(imported.remarks), remarks);
}

void TestPostfix::keepsSecretsApart()
{
    const ImportedRelays imported
        = read("relayhost = [a]\nsmtp_sasl_auth_enable = yes\nsmtp_sasl_password_maps = static:me:hunter2\n"
               "sender_dependent_relayhost_maps = hash:senders\n"
               "smtp_sender_dependent_authentication = yes\n",
            {{u"/etc/postfix/senders"_s, "x@b.example [b]\n"_ba}});
    QCOMPARE(imported.relays.size(), 2);
    for (const RelayDraft &relay : imported.relays) {
        QCOMPARE(relay.secret, "hunter2"_ba);
        QCOMPARE(relay.value(Field::User), "me"_ba);
    }
    QVERIFY2(!textsOf(imported.remarks).join(u' ').contains(u"hunter2"_s),
        qPrintable(textsOf(imported.remarks).join(u' ')));
}

void TestPostfix::findsTables()
{
    const QByteArray text
        = "relayhost = [a]\nsmtp_sasl_auth_enable = yes\nsmtp_sasl_password_maps = hash:/etc/postfix/p\n"_ba;
    const auto users = [&text](const QString &input, const QString &root, const Files &files) {
        Files all = files;
        all.insert(u"/copy/main.cf"_s, text);
        const ImportedRelays imported = readPostfix(input, root, filesFrom(all));
        return imported.relays.isEmpty() ? "nothing"_ba
                                         : imported.relays.first().value(Field::User).value_or("nobody"_ba);
    };
    const Files both{{u"/copy/p"_s, "a beside:x"_ba}, {u"/etc/postfix/p"_s, "a here:x"_ba},
        {u"/root/etc/postfix/p"_s, "a below:x"_ba}};
    QCOMPARE(users(u"/copy/main.cf"_s, {}, both), "beside"_ba);
    QCOMPARE(users(u"/copy"_s, {}, {{u"/etc/postfix/p"_s, "a here:x"_ba}}), "here"_ba);
    QCOMPARE(users(u"/copy"_s, u"/root"_s, both), "below"_ba);
    QCOMPARE(users(u"/copy"_s, u"/other"_s, both), "nobody"_ba);
    QCOMPARE(users(u"/nowhere"_s, {}, both), "nothing"_ba);
}

void TestPostfix::writesWhatItReads()
{
    const QByteArray text
        = "relayhost = [north.example]:587\n"
          "smtp_destination_concurrency_limit = 4\nsmtp_destination_recipient_limit = 50\n"
          "smtp_helo_name = me.example\nsmtp_sasl_auth_enable = yes\nsmtp_sasl_mechanism_filter = login\n"
          "smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd\n"
          "smtp_tls_chain_files = /me.pem\nsmtp_tls_policy_maps = hash:/etc/postfix/tls_policy\n"_ba;
    const ImportedRelays first = read(text,
        {{u"/etc/postfix/sasl_passwd"_s, "[north.example]:587 me@x.example:hunter2\n"_ba},
            {u"/etc/postfix/tls_policy"_s, "[north.example]:587 secure protocols=>=TLSv1.3\n"_ba}});
    QCOMPARE(textsOf(first.relays),
        (QStringList{u"Smtp=north.example Port=587 Domain=me.example envelope_limit=50 max_connections=4 "
                     u"security=starttls "
                     "client_certificate=/me.pem minimum_tls=1.3 auth=login user=me@x.example"_s}));
    const ExportedRelays written
        = writePostfix(profilesOf(first.relays), {"one"_ba, "fill in"_ba, "others"_ba});
    QVERIFY(!written.text.contains("hunter2"));
    const QByteArrayList parts = QByteArray(written.text)
                                     .replace("# sasl_passwd\n", "\f")
                                     .replace("# tls_policy\n", "\f")
                                     .split('\f');
    QCOMPARE(parts.size(), 3);
    const ImportedRelays again = read(parts[0],
        {{u"/etc/postfix/sasl_passwd"_s,
             QByteArray(parts[1]).replace("\n#[", "\n[").replace(":\n", ":hunter3\n")},
            {u"/etc/postfix/tls_policy"_s, parts[2]}});
    QCOMPARE(textsOf(again.relays), textsOf(first.relays));
    QCOMPARE(again.relays.first().secret, "hunter3"_ba);
}

QTEST_GUILESS_MAIN(TestPostfix)
#include "tst_postfix.moc"
