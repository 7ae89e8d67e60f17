#include "cli/clirun.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

constexpr int Patience = 30'000; // milliseconds; a program under the sanitizers is slow to start

} // namespace

/// Commands that read and write files about relays.
class TestFiles final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void importsAndExports_data();
    void importsAndExports();
    void importsIntoAFile();
    void importsIntoAFileWithDefaults();
    void importsFromStandardInput();
    void importsALine();
    void importsAPostfix();
    void importTellsWhatItLeavesOut();
    void importComplains_data();
    void importComplains();
    void exportsSomeRelays();
    void lintTellsPlaces();
    void lintMends();
    void lintLeavesAFileThatCannotBeSaved();
    void secretsNeedAKeyring();
    void secretsAreKept();

private:
    QString write(const QString &name, const QByteArray &bytes);
    [[nodiscard]] QByteArray contentOf(const QString &name) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestFiles::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

QString TestFiles::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("a file of the test cannot be written");
    return name;
}

QByteArray TestFiles::contentOf(const QString &name) const
{
    QFile file(m_folder->filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestFiles::importsAndExports_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("expected"); // part of what is exported again

    QTest::newRow("msmtp")
        << u"msmtp"_s << "account north\nhost mx.example\nport 587\ntls on\nauth on\nuser me\n"_ba
        << "account north\nhost mx.example\nport 587\ntls on\ntls_starttls on\nauth on\nuser me\n"_ba;
    QTest::newRow("swaks")
        << u"swaks"_s << "swaks -s mx.example -p 587 -tls --tls-verify -au me\n"_ba
        << "swaks --server mx.example --port 587 --tls --tls-verify --auth --auth-user me\n"_ba;
    QTest::newRow("csv") << u"csv"_s << "host;port;user\nmx.example;587;me\n"_ba
                         << "\r\nmx.example,587,"_ba;
    QTest::newRow("postfix") << u"postfix"_s
                             << "relayhost = [mx.example]:587\nsmtp_tls_security_level = secure\n"_ba
                             << "relayhost = [mx.example]:587\n"_ba;
}

void TestFiles::importsAndExports()
{
    QFETCH(const QString, format);
    QFETCH(const QByteArray, input);
    QFETCH(const QByteArray, expected);

    CliRun imported({u"import"_s, format, write(u"input"_s, input)}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(imported.isDone(), Patience);
    QVERIFY2(imported.status() == 0 && imported.errors().isEmpty(), imported.errors());
    QVERIFY2(imported.output().startsWith("# Relays taken over from "), imported.output());
    QVERIFY2(imported.output().contains("line "), imported.output());

    const QString file = write(u"relays.conf"_s, imported.output());
    CliRun exported({u"export"_s, format, file}, m_folder->path());
    CliRun lint({u"lint"_s, file}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(exported.isDone() && lint.isDone(), Patience);
    QVERIFY2(exported.status() == 0, exported.errors());
    QVERIFY2(exported.output().contains(expected), exported.output());
    QVERIFY2(lint.status() == 0, lint.output());
}

void TestFiles::importsIntoAFile()
{
    const QByteArray before
        = "# mine\ndefine package Mail::Bulkmail::Server\nSmtp @= a.example\nPort @= 26\n"_ba;
    const QString file = write(u"relays.conf"_s, before);
    const QString input = write(u"input"_s, "host,port\nb.example,27\nc.example,\n"_ba);
    CliRun run({u"import"_s, u"csv"_s, input, u"--into"_s, file}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QVERIFY2(run.status() == 0, run.errors());
    QCOMPARE(run.output(), QByteArray());
    QVERIFY2(run.errors().contains("2 relays added to relays.conf"), run.errors());
    QCOMPARE(contentOf(file), before + "Smtp @= b.example\nPort @= 27\nSmtp @= c.example\nPort @= 25\n");

    CliRun fresh({u"import"_s, u"csv"_s, input, u"--into"_s, u"new.conf"_s}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(fresh.isDone(), Patience);
    QVERIFY2(fresh.status() == 0, fresh.errors());
    QVERIFY(contentOf(u"new.conf"_s).contains("Smtp @= b.example"));

    const QByteArray broken = "define package Mail::Bulkmail::Server\nSmtp @= a.example\nwhat is this\n"_ba;
    CliRun refused(
        {u"import"_s, u"csv"_s, input, u"--into"_s, write(u"broken.conf"_s, broken)}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(refused.isDone(), Patience);
    QCOMPARE(refused.status(), 2);
    QVERIFY2(refused.errors().contains("ends its reading"), refused.errors());
    QCOMPARE(contentOf(u"broken.conf"_s), broken);
}

/// The relays that were there get what they got.
void TestFiles::importsIntoAFileWithDefaults()
{
    const QString master = write(u"master.conf"_s, "define package Mail::Bulkmail::Server\nPort = 2525\n"_ba);
    const QString file
        = write(u"relays.conf"_s, "define package Mail::Bulkmail::Server\nSmtp @= a.example\n"_ba);
    CliRun run({u"import"_s, u"swaks"_s, u"swaks -s b.example"_s, u"--into"_s, file, u"--conf"_s, master},
        m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QVERIFY2(run.status() == 0, run.errors());
    CliRun servers({u"servers"_s, file, u"--conf"_s, master, u"--json"_s}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(servers.isDone(), Patience);
    const QJsonArray relays = servers.json()[u"servers"_s].toArray();
    QCOMPARE(relays.size(), 2);
    QCOMPARE(relays[0][u"port"_s].toInt(), 2525);
    QCOMPARE(relays[1][u"port"_s].toInt(), 25);
}

void TestFiles::importsFromStandardInput()
{
    CliRun run({u"import"_s, u"msmtp"_s, u"-"_s, u"--json"_s}, m_folder->path(),
        "account north\nhost mx.example\nfrom me@x.example\nuser me\nauth on\npassword hunter2\n"_ba);
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QVERIFY2(run.status() == 0, run.errors());
    const QJsonObject relay = run.json()[u"relays"_s].toArray().first().toObject();
    QCOMPARE(relay[u"label"_s].toString(), u"north"_s);
    QCOMPARE(relay[u"line"_s].toInt(), 1);
    QCOMPARE(relay[u"settings"_s][u"Smtp"_s].toString(), u"mx.example"_s);
    QVERIFY(relay[u"has_password"_s].toBool());
    QCOMPARE(run.json()[u"remarks"_s].toArray().size(), 2);
    QVERIFY(run.json()[u"server_file"_s].toString().contains(u"Smtp @= mx.example"_s));
    QVERIFY2(run.errors().contains(
                 "-:6: warning: The password of me@mx.example:25 was not taken over: store it with "
                 "\"relaydeck-cli secret set me@mx.example:25\""),
        run.errors());
    QVERIFY(!run.output().contains("hunter2") && !run.errors().contains("hunter2"));
}

void TestFiles::importsALine()
{
    CliRun run(
        {u"import"_s, u"swaks"_s, u"swaks --server mx.example:26 --to a@b.example"_s}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QVERIFY2(run.status() == 0, run.errors());
    QVERIFY2(run.output().contains("Smtp @= mx.example\nPort @= 26\n"), run.output());
    QVERIFY2(run.errors().contains("hint: --to has nothing to do with a relay"), run.errors());
}

void TestFiles::importsAPostfix()
{
    QVERIFY(QDir(m_folder->path()).mkpath(u"copy/etc/postfix"_s));
    write(u"copy/etc/postfix/main.cf"_s,
        "relayhost = [mx.example]:587\nsmtp_sasl_auth_enable = yes\nsmtp_sasl_password_maps = "
        "hash:/etc/postfix/sasl_passwd\n"
        "smtp_tls_policy_maps = hash:/etc/postfix/tls_policy\n"_ba);
    write(u"copy/etc/postfix/sasl_passwd"_s, "[mx.example]:587 me:hunter2\n"_ba);
    write(u"copy/etc/postfix/tls_policy"_s, "[mx.example]:587 secure\n"_ba);
    CliRun run({u"import"_s, u"postfix"_s, u"copy/etc/postfix"_s, u"--root"_s, u"copy"_s}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QVERIFY2(run.status() == 0, run.errors());
    QVERIFY2(run.output().contains("Smtp @= mx.example\nPort @= 587\nTries @= 1\n"), run.output());
    QVERIFY2(run.output().contains("security @= starttls\nuser @= me\n"), run.output());
    QVERIFY2(
        run.errors().contains("copy/etc/postfix/sasl_passwd:1: warning: The password of me@mx.example:587"),
        run.errors());
}

void TestFiles::importTellsWhatItLeavesOut()
{
    const QString input = write(u"msmtprc"_s, "account a\nhost a.example\naccount b\nport 26\n"_ba);
    CliRun run({u"import"_s, u"msmtp"_s, input}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QCOMPARE(run.status(), 1);
    QVERIFY2(run.errors().contains("msmtprc:3: error: b names no host"), run.errors());
    QVERIFY(run.output().contains("a.example"));
}

void TestFiles::importComplains_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("a program that nobody knows")
        << QStringList{u"import"_s, u"exim"_s, u"x"_s} << "not \"exim\""_ba;
    QTest::newRow("a file that is not there")
        << QStringList{u"import"_s, u"msmtp"_s, u"nowhere"_s} << "nowhere is not there"_ba;
    QTest::newRow("a folder for a file") << QStringList{u"import"_s, u"csv"_s, u"."_s} << "it is a folder"_ba;
    QTest::newRow("a file without relays")
        << QStringList{u"import"_s, u"msmtp"_s, u"empty"_s} << "There is no relay in empty"_ba;
    QTest::newRow("export to a program that nobody knows")
        << QStringList{u"export"_s, u"exim"_s, u"x"_s} << "not \"exim\""_ba;
    QTest::newRow("export of a file that is not there")
        << QStringList{u"export"_s, u"csv"_s, u"nowhere"_s} << "nowhere"_ba;
    QTest::newRow("export of a relay that is not there") << QStringList{u"export"_s, u"csv"_s,
        u"relays.conf"_s, u"--relay"_s, u"b"_s} << "no relay called b"_ba;
    QTest::newRow("a secret for nobody")
        << QStringList{u"secret"_s, u"set"_s, u"mx.example:25"_s} << "USER@HOST:PORT"_ba;
    QTest::newRow("a secret without a port")
        << QStringList{u"secret"_s, u"check"_s, u"me@mx.example"_s} << "USER@HOST:PORT"_ba;
    QTest::newRow("something else with a secret")
        << QStringList{u"secret"_s, u"show"_s, u"me@mx.example:25"_s} << "not \"show\""_ba;
    QTest::newRow("an empty secret") << QStringList{u"secret"_s, u"set"_s, u"me@mx.example:25"_s}
                                     << "no password on standard input"_ba;
}

void TestFiles::importComplains()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, sentence);
    write(u"empty"_s, {});
    write(u"relays.conf"_s, "define package Mail::Bulkmail::Server\nSmtp @= a.example\n"_ba);
    CliRun run(arguments, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QCOMPARE(run.status(), 2);
    QVERIFY2(run.errors().contains(sentence), run.errors());
    QCOMPARE(run.output(), QByteArray());
}

void TestFiles::exportsSomeRelays()
{
    const QString file = write(u"relays.conf"_s,
        "define package Mail::Bulkmail::Server\nSmtp @= a.example\nSmtp @= b.example\nSmtp @= c.example\n"
        "define package Relaydeck::Server\nname @= north\nname @= south\nname @= west\nweight @= 3\nweight @= none\n"_ba);
    CliRun run({u"export"_s, u"swaks"_s, file, u"--relay"_s, u"c.example:25"_s, u"--relay"_s, u"north"_s},
        m_folder->path());
    CliRun all({u"export"_s, u"swaks"_s, file}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone() && all.isDone(), Patience);
    QVERIFY2(run.status() == 0, run.errors());
    QCOMPARE(run.output(),
        "# Relays of relays.conf\nswaks --server c.example --port 25\nswaks --server a.example --port 25\n"_ba);
    QVERIFY2(run.errors().contains("north: swaks cannot be told what weight = 3 says"), run.errors());
    QCOMPARE(all.status(), 1);
    QVERIFY2(all.errors().contains("error: south is left out: its weight cannot be used"), all.errors());
}

void TestFiles::lintTellsPlaces()
{
    const QString file = write(
        u"relays.conf"_s, "define package Mail::Bulkmail::Server\nSmtp @= a.example\nport @= 26\nwhat\n"_ba);
    CliRun run({u"lint"_s, file}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QCOMPARE(run.status(), 1);
    static const QRegularExpression form(
        u"^relays\\.conf(:[1-9][0-9]*:[1-9][0-9]*)?: (hint|warning|error): .+$"_s);
    const QStringList lines = QString::fromUtf8(run.output()).split(u'\n', Qt::SkipEmptyParts);
    QVERIFY(lines.size() >= 2);
    for (const QString &line : lines)
        QVERIFY2(form.match(line).hasMatch(), qPrintable(line));
    QVERIFY2(run.output().contains("relays.conf:4:1: error: "), run.output());
    QVERIFY2(run.output().contains("relays.conf:3:1: "), run.output());
}

void TestFiles::lintMends()
{
    const QByteArray before
        = "# mine\ndefine package Mail::Bulkmail::Server\nSmtp @= a.example\nport @= 26\nDomain @= me.example\nwhat\n"_ba;
    const QString file = write(u"relays.conf"_s, before);
    CliRun run({u"lint"_s, file, u"--fix"_s}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QVERIFY2(run.status() == 0, run.output());
    QVERIFY2(run.output().contains("relays.conf:4:1: fixed: "), run.output());
    QVERIFY2(run.output().contains("relays.conf:6:1: fixed: "), run.output());
    const QByteArray after = contentOf(file);
    QVERIFY2(
        after.contains("Port @= 26\n") && after.startsWith("# mine\n") && !after.contains("\nwhat\n"), after);

    CliRun again({u"lint"_s, file, u"--fix"_s, u"--json"_s}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(again.isDone(), Patience);
    QCOMPARE(again.json()[u"fixed"_s].toArray().size(), 0);
    QVERIFY(again.json().contains(u"remarks"_s));
    QCOMPARE(contentOf(file), after);

    write(u"hopeless.conf"_s, "define package Mail::Bulkmail::Server\nSmtp @= a b\n"_ba);
    CliRun hopeless({u"lint"_s, u"hopeless.conf"_s, u"--fix"_s}, m_folder->path());
    CliRun missing({u"lint"_s, u"nowhere.conf"_s, u"--fix"_s}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(hopeless.isDone() && missing.isDone(), Patience);
    QCOMPARE(hopeless.status(), 1);
    QCOMPARE(missing.status(), 1);
    QVERIFY2(missing.output().contains("nowhere.conf: error: "), missing.output());
    QVERIFY(!QFile::exists(m_folder->filePath(u"nowhere.conf"_s)));
}

void TestFiles::lintLeavesAFileThatCannotBeSaved()
{
    const QByteArray before = "define package Mail::Bulkmail::Server\nSmtp @= a.example\nport @= 26\n"_ba;
    const QString file = write(u"relays.conf"_s, before);
    QProcess process; // as on a full disk: no file may grow
    process.setWorkingDirectory(m_folder->path());
    process.start(u"sh"_s,
        {u"-c"_s, u"trap '' XFSZ; ulimit -f 0; exec \"$0\" lint relays.conf --fix"_s,
            QStringLiteral(RELAYDECK_CLI)});
    QTRY_VERIFY_WITH_TIMEOUT(process.state() == QProcess::NotRunning, Patience);
    QCOMPARE(process.exitCode(), 2);
    const QByteArray errors = process.readAllStandardError();
    QVERIFY2(errors.contains("relays.conf cannot be written and is as it was"), errors);
    QCOMPARE(contentOf(file), before);
}

void TestFiles::secretsNeedAKeyring()
{
    const QByteArray bus = qgetenv("DBUS_SESSION_BUS_ADDRESS");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all");
    CliRun set({u"secret"_s, u"set"_s, u"me@x.example@MX.example:587"_s}, m_folder->path(), "hunter2\n"_ba);
    CliRun check({u"secret"_s, u"check"_s, u"me@mx.example:587"_s}, m_folder->path());
    qputenv("DBUS_SESSION_BUS_ADDRESS", bus);
    QTRY_VERIFY_WITH_TIMEOUT(set.isDone() && check.isDone(), Patience);
    QCOMPARE(set.status(), 2);
    QCOMPARE(check.status(), 2);
    QVERIFY2(set.errors().contains("keyring"), set.errors());
    QVERIFY(!set.errors().contains("hunter2") && !set.output().contains("hunter2"));
}

/// On a bus and in a home of their own, so that the keyring of whoever runs the tests is not touched.
void TestFiles::secretsAreKept()
{
    for (const auto &program : {u"dbus-run-session"_s, u"gnome-keyring-daemon"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            QSKIP(qPrintable(program + u" is not installed"_s));
    }
    write(u"msmtprc"_s, "account n\nhost n.example\nport 26\nauth on\nuser you\npassword swordfish\n"_ba);
    write(u"script"_s,
        "printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null || exit 9\n"
        "\"$0\" secret check me@mx.example:587; echo \"check $?\"\n"
        "printf 'hunter2\\r\\nrest' | \"$0\" secret set me@MX.example:587; echo \"set $?\"\n"
        "\"$0\" secret check me@mx.example:587; echo \"check $?\"\n"
        "\"$0\" secret remove me@mx.example:587; echo \"remove $?\"\n"
        "\"$0\" secret check me@mx.example:587; echo \"check $?\"\n"
        "\"$0\" secret remove me@mx.example:587; echo \"remove $?\"\n"
        "\"$0\" import msmtp msmtprc --passwords-to-keyring >/dev/null; echo \"import $?\"\n"
        "\"$0\" secret check you@n.example:26; echo \"check $?\"\n"_ba);
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto &name : {u"HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_RUNTIME_DIR"_s})
        environment.insert(name, m_folder->path());
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder->path());
    process.start(u"dbus-run-session"_s,
        {u"--"_s, u"sh"_s, u"-c"_s, QString::fromUtf8(contentOf(u"script"_s)),
            QStringLiteral(RELAYDECK_CLI)});
    QTRY_VERIFY_WITH_TIMEOUT(process.state() == QProcess::NotRunning, 6 * Patience);
    const QByteArray errors = process.readAllStandardError();
    QVERIFY2(process.exitCode() != 9, "the keyring does not start");
    QVERIFY2(process.readAllStandardOutput()
            == "check 1\nset 0\ncheck 0\nremove 0\ncheck 1\nremove 1\nimport 0\ncheck 0\n",
        errors);
    QVERIFY2(!errors.contains("hunter2") && !errors.contains("swordfish"), errors);
    QVERIFY2(!errors.contains("was not taken over"), errors);
}

QTEST_GUILESS_MAIN(TestFiles)
#include "tst_files.moc"
