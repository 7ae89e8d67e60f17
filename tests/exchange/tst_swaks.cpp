#include "exchange/commandtext.h"
#include "exchange/exchangerig.h"
#include "exchange/shellwords.h"
#include "exchange/swaksreader.h"
#include "exchange/swakswriter.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

ImportedRelays read(const QByteArray &text)
{
    return readSwaks(text, u"line"_s);
}

/// The words a real shell makes of a line.
QByteArrayList shellSplit(const QByteArray &line)
{
    QProcess process;
    process.start(u"sh"_s,
        {u"-c"_s, u"for word in "_s + QString::fromUtf8(line) + u"; do printf '%s\\0' \"$word\"; done"_s});
    if (!process.waitForFinished() || process.exitCode() != 0)
        return {};
    QByteArrayList words = process.readAllStandardOutput().split('\0');
    words.removeLast();
    return words;
}

} // namespace

class TestSwaks final : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void keepsSecretsApart();
    void splitsLikeAShell();
    void quotesForAShell();
    void agreesWithSwaks_data();
    void agreesWithSwaks();
    void writesWhatItReads();
};

void TestSwaks::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("relays");
    QTest::addColumn<QStringList>("remarks");
    const auto row = [](const char *name, const QByteArray &text, const QStringList &relays,
                         const QStringList &remarks) { QTest::newRow(name) << text << relays << remarks; };

    row("a usual line is understood",
        "swaks --to you@example.org --from me@example.org --server smtp.example.org:587 --tls --auth LOGIN "
        "--auth-user me --ehlo me.example --timeout 2m\n",
        {u"Smtp=smtp.example.org Port=587 Domain=me.example time_out=120 security=starttls certificate=off "
         "auth=login user=me"_s},
        {u"1 NotOfARelay --to"_s, u"1 NotOfARelay --from"_s});
    row("short options and = are understood", "swaks -s mx --port=26 -au=me -a=PLAIN -tlsc --tls-verify",
        {u"Smtp=mx Port=26 security=tls auth=plain user=me"_s}, {});
    row("the port of the server wins", "swaks --port 26 --server [::1]:27",
        {u"Smtp=::1 Port=27 security=none"_s}, {});
    row("a slash does, too", "swaks --server 2001:db8::1/smtps",
        {u"Smtp=2001:db8::1 Port=465 security=none"_s}, {});
    row("a bare IPv6 address has no port", "swaks --server 2001:db8::1",
        {u"Smtp=2001:db8::1 Port=25 security=none"_s}, {});
    row("the name of the program may be missing", "--server mx", {u"Smtp=mx Port=25 security=none"_s}, {});
    row("a path does not matter, nor does what stands in front", "LC_ALL=C perl /usr/bin/swaks -s mx",
        {u"Smtp=mx Port=25 security=none"_s}, {});
    row("options in the environment are remarked on", "SWAKS_OPT_port=26 swaks -s mx",
        {u"Smtp=mx Port=25 security=none"_s}, {u"1 NeedsShell SWAKS_OPT_port"_s});
    row("abbreviations are understood where only one option fits", "swaks --serv mx --auth-p x",
        {u"Smtp=mx Port=25 security=none"_s}, {u"1 Unknown --auth-p"_s, u"1 StrayWord"_s});
    row("lines may go on, and there may be several",
        "#!/bin/sh\nset -e\nswaks --server a.example \\\n  --port 26 # there\nswaks -s b.example; swaks -s "
        "c.example\n",
        {u"Smtp=a.example Port=26 security=none"_s, u"Smtp=b.example Port=25 security=none"_s,
            u"Smtp=c.example Port=25 security=none"_s},
        {u"2 NotOfARelay"_s});
    row("a pipe ends the line", "swaks -s mx < letter.eml | tee log --port 26",
        {u"Smtp=mx Port=25 security=none"_s}, {u"1 NeedsShell <"_s});
    row("variables are not replaced", "swaks -s mx -p $PORT --ehlo \"$(hostname)\"",
        {u"Smtp=mx Port=25 security=none"_s}, {u"1 NeedsShell --port"_s, u"1 NeedsShell --helo"_s});
    row("single quotes make them plain", "swaks -s mx -tls -au '$me'",
        {u"Smtp=mx Port=25 security=starttls certificate=off user=$me"_s}, {});
    row("a password in a variable stays there", "swaks -s mx -tls -au me -ap \"$SECRET\"",
        {u"Smtp=mx Port=25 security=starttls certificate=off user=me password_variable=SECRET"_s}, {});
    row("one from a command, too", "swaks -s mx -tls -au me -ap \"$(pass show mx)\"",
        {u"Smtp=mx Port=25 security=starttls certificate=off user=me password_command=pass show mx"_s}, {});
    row("anything more is remarked on", "swaks -s mx -tls -au me -ap \"a$b\"",
        {u"Smtp=mx Port=25 security=starttls certificate=off user=me"_s},
        {u"1 NeedsShell --auth-password"_s});
    row("protocols say more than their name", "swaks -s mx --protocol ESMTPSA -au me",
        {u"Smtp=mx Port=25 security=starttls certificate=off user=me"_s}, {});
    row("an older one has a port of its own", "swaks -s mx --protocol SSMTP",
        {u"Smtp=mx Port=465 security=tls certificate=off"_s}, {});
    row("LMTP is no relay", "swaks -s mx --protocol LMTP", {}, {u"1 NotSmtp --protocol=lmtp"_s});
    row("a socket is no relay", "swaks --socket /var/run/lmtp", {},
        {u"1 NoCounterpart --socket"_s, u"1 NoHost"_s});
    row("the way to a relay is kept", "swaks -s mx -6 --local-interface 2001:db8::1",
        {u"Smtp=mx Port=25 family=ipv6 source_address=2001:db8::1 security=none"_s}, {});
    row("both families are any", "swaks -s mx -4 -6", {u"Smtp=mx Port=25 security=none"_s}, {});
    row("an interface is no source address", "swaks -s mx -li eth0", {u"Smtp=mx Port=25 security=none"_s},
        {u"1 ValueUnusable --local-interface=eth0"_s});
    row("an optional TLS stays optional", "swaks -s mx -tlso",
        {u"Smtp=mx Port=25 security=starttls-if-offered certificate=off"_s}, {});
    row("authorities count when they are asked",
        "swaks -s mx -tls --tls-verify --tls-ca-path /ca.pem --tls-protocol tlsv1_3",
        {u"Smtp=mx Port=25 security=starttls certificate=ca:/ca.pem minimum_tls=1.3"_s}, {});
    row("a certificate and its key are one file", "swaks -s mx -tls --tls-cert /a --tls-key /b",
        {u"Smtp=mx Port=25 security=starttls certificate=off client_certificate=/a"_s},
        {u"1 SeparateKey --tls-key=/b"_s});
    row("several mechanisms are left to the relay", "swaks -s mx -tls -au me -a LOGIN,PLAIN",
        {u"Smtp=mx Port=25 security=starttls certificate=off user=me"_s},
        {u"1 NoCounterpart --auth=login,plain"_s});
    row("a password in the clear is remarked on", "swaks -s mx -au me",
        {u"Smtp=mx Port=25 security=none user=me"_s}, {u"1 CleartextPassword --auth-user"_s});
    row("what is said twice counts once, and can be taken back", "swaks -s a -s b -p 26 --no-port",
        {u"Smtp=b Port=25 security=none"_s}, {u"1 Overridden --server"_s});
    row("an open quotation is no relay", "swaks -s mx --ehlo 'me", {}, {u"1 QuoteOpen"_s});
    row("a server must be named", "swaks --to a@b.example", {}, {u"1 NotOfARelay --to"_s, u"1 NoHost"_s});
    row("a time must be one", "swaks -s mx --timeout 5x", {u"Smtp=mx Port=25 security=none"_s},
        {u"1 ValueUnusable --timeout=5x"_s});
    row("no time-out is none", "swaks -s mx --timeout 0 --timeout 1H",
        {u"Smtp=mx Port=25 time_out=3600 security=none"_s}, {u"1 Overridden --timeout"_s});
    row("headers are no business of a relay", "swaks -s mx --h-Subject hello --header-X: -n",
        {u"Smtp=mx Port=25 security=none"_s},
        {u"1 NotOfARelay --header"_s, u"1 NotOfARelay --header"_s, u"1 NotOfARelay --suppress-data"_s});
}

void TestSwaks::reads()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QStringList, relays);
    QFETCH(const QStringList, remarks);

    const ImportedRelays imported = read(text);
    QCOMPARE(textsOf(imported.relays), relays);
    QCOMPARE(textsOf(imported.remarks), remarks);
}

void TestSwaks::keepsSecretsApart()
{
    const ImportedRelays imported
        = read("swaks -s mx -p 587 -tls -au me -ap first -ap 'hunter 2' --ap hunter3");
    QCOMPARE(imported.relays.size(), 1);
    QCOMPARE(imported.relays.first().secret, "hunter3"_ba);
    const QString all = textsOf(imported.relays).join(u' ') + textsOf(imported.remarks).join(u' ');
    QVERIFY2(!all.contains(u"hunter"_s) && !all.contains(u"first"_s), qPrintable(all));
    QVERIFY(textsOf(imported.remarks).contains(u"1 SecretLeft me@mx:587"_s));
}

/// Generated lines: our words are those of the shell.
void TestSwaks::splitsLikeAShell()
{
    const quint32 seed = qEnvironmentVariableIntValue("RELAYDECK_SEED");
    qInfo("RELAYDECK_SEED=%u", seed);
    QRandomGenerator random(seed);
    static const QByteArrayList parts{"a"_ba, "-b"_ba, " "_ba, "  "_ba, "'"_ba, "\""_ba, "\\"_ba, "'x y'"_ba,
        "\"x 'y\""_ba, "\\ "_ba, "\\\\"_ba, "\"\\\"\""_ba, "''"_ba, "\\\n"_ba, "=="_ba, "\xC3\xA4"_ba,
        "\"\\n\""_ba, "x#"_ba};
    int compared = 0;
    for (int round = 0; round < 400; ++round) {
        QByteArray line = "w"_ba;
        for (int i = random.bounded(9); i > 0; --i)
            line += parts[random.bounded(parts.size())];
        const QByteArrayList theirs = shellSplit(line);
        ShellText text(line);
        const std::optional<ShellCommand> ours = text.next();
        QVERIFY(ours);
        if (theirs.isEmpty()) // a quotation is open, or it ends in the middle of something
            continue;
        QByteArrayList words;
        for (const ShellWord &word : ours->words)
            words.append(word.text);
        QVERIFY2(words == theirs, line);
        ++compared;
    }
    QVERIFY(compared > 150);
}

void TestSwaks::quotesForAShell()
{
    for (const QByteArray &word : {"plain"_ba, ""_ba, "a b"_ba, "it's"_ba, "$HOME `id` \"x\""_ba, "\\"_ba,
             "a\nb"_ba, "~"_ba, "#x"_ba, "*"_ba, "a=b"_ba, "!x"_ba}) {
        QCOMPARE(shellSplit(shellQuoted(word)), QByteArrayList{word});
        const QByteArray line = "x " + shellQuoted(word);
        ShellText text(line);
        const std::optional<ShellCommand> command = text.next();
        QVERIFY(command && command->words.size() == 2 && !command->words.last().needsShell);
        QCOMPARE(command->words.last().text, word);
        QCOMPARE(shellTextFor(passwordCommandFor("echo " + shellQuoted(word))), "echo " + shellQuoted(word));
    }
}

void TestSwaks::agreesWithSwaks_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("port behind a name") << QStringList{u"-s"_s, u"mx.example:26"_s, u"-p"_s, u"27"_s};
    QTest::newRow("port behind brackets") << QStringList{u"-s"_s, u"[mx.example]:26"_s};
    QTest::newRow("port behind a slash") << QStringList{u"--server"_s, u"mx.example/26"_s};
    QTest::newRow("no port") << QStringList{u"--server=mx.example"_s, u"--tls-on-connect"_s};
    QTest::newRow("a named port") << QStringList{u"--server=mx.example"_s, u"-p"_s, u"submission"_s};
    QTest::newRow("a login") << QStringList{
        u"-s"_s, u"mx"_s, u"--tls"_s, u"-au"_s, u"me"_s, u"-ap"_s, u"x"_s, u"-a"_s, u"PLAIN"_s};
    QTest::newRow("a protocol") << QStringList{u"-s"_s, u"mx"_s, u"--protocol"_s, u"SSMTP"_s};
    QTest::newRow("a protocol with a login")
        << QStringList{u"-s"_s, u"mx"_s, u"--protocol"_s, u"ESMTPSA"_s, u"-au"_s, u"me"_s, u"-ap"_s, u"x"_s};
    QTest::newRow("times") << QStringList{
        u"-s"_s, u"mx"_s, u"--timeout"_s, u"3m"_s, u"--ehlo"_s, u"me.example"_s};
    QTest::newRow("optional TLS") << QStringList{u"-s"_s, u"mx"_s, u"-tlsos"_s, u"--tls-verify"_s};
}

/// What swaks itself would do, as of --dump.
void TestSwaks::agreesWithSwaks()
{
    QFETCH(const QStringList, arguments);
    QProcess process;
    process.start(u"swaks"_s,
        QStringList{u"--dump"_s, u"TRANSPORT,PROTOCOL,TLS,AUTH"_s, u"--to"_s, u"a@b.example"_s} + arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        QSKIP("swaks is not installed, or without TLS");
    QHash<QByteArray, QByteArray> theirs;
    for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
        const qsizetype sign = line.indexOf('=');
        if (sign > 0)
            theirs.insert(line.left(sign).trimmed(), line.mid(sign + 1).trimmed());
    }
    QByteArray line = "swaks"_ba;
    for (const QString &argument : arguments)
        line += ' ' + shellQuoted(argument.toUtf8());
    const ImportedRelays imported = read(line);
    QCOMPARE(imported.relays.size(), 1);
    const auto ours
        = [&imported](Field field) { return imported.relays.first().value(field).value_or(QByteArray()); };

    QCOMPARE(ours(Field::Smtp), theirs["server"]);
    const QByteArray port = theirs["port"] == "submission" ? "587"_ba : theirs["port"];
    QCOMPARE(ours(Field::Port), port);
    const QByteArray tls = theirs["tls"];
    const QByteArray security = tls.startsWith("starttls on connect") ? "tls"_ba
        : tls.startsWith("starttls (required")                        ? "starttls"_ba
        : tls.startsWith("starttls (optional")                        ? "starttls-if-offered"_ba
                                                                      : "none"_ba;
    QVERIFY2(ours(Field::Security) == security, tls);
    if (security != "none")
        QCOMPARE(ours(Field::CertificateCheck) == "off", theirs["verify server cert"] == "FALSE");
    if (theirs["timeout"] != "30")
        QCOMPARE(ours(Field::TimeOut), theirs["timeout"]);
    if (!ours(Field::Domain).isEmpty())
        QCOMPARE(ours(Field::Domain), theirs["helo"]);
    if (theirs.contains("username"))
        QCOMPARE('\'' + ours(Field::User) + '\'', theirs["username"]);
}

void TestSwaks::writesWhatItReads()
{
    const QByteArray text
        = "swaks --server north.example --port 587 --ehlo me.example --timeout 300 --tls --tls-verify "
          "--tls-protocol tlsv1_3 --auth LOGIN --auth-user 'me too'\n"
          "swaks --server 2001:db8::1 --port 465 --tls-on-connect --tls-verify --tls-ca-path /ca.pem "
          "--tls-cert /me.pem --tls-key /me.pem\n"
          "swaks --server west.example --port 25 --local-interface 192.0.2.1 -4\n";
    const ImportedRelays first = read(text);
    QCOMPARE(textsOf(first.remarks), QStringList());
    const ExportedRelays written = writeSwaks(profilesOf(first.relays), {});
    QCOMPARE(written.text, text);
    QCOMPARE(textsOf(written.remarks), (QStringList{u"4 FillInSecret me too@north.example:587"_s}));
}

QTEST_GUILESS_MAIN(TestSwaks)
#include "tst_swaks.moc"
