#include "secrets/keyring.h"
#include "secrets/systemsecretfinder.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace Relaydeck;
using namespace std::chrono_literals;

using Kind = SecretPlace::Kind;
using Flaw = std::optional<SecretFlaw>;

Q_DECLARE_METATYPE(Flaw)

class TestSecretFinder : public QObject
{
    Q_OBJECT

private slots:
    void keyringPlaces_data();
    void keyringPlaces();
    void commands_data();
    void commands();
    void aCommandReadsNothing();
    void aSlowCommandIsEnded();
    void anEndlessCommandIsEnded();
    void theSecretIsNotInTheComplaint();
    void deletingTheFinderEndsTheCommand();
    void aSecondSearchReplacesTheFirst();
    void variables_data();
    void variables();
    void files_data();
    void files();
    void nothingIsAnsweredFromWithinTheCall();
    void withoutAKeyringThatIsSaidAtOnce();
    void whatNoKeyringKeepsIsRefused_data();
    void whatNoKeyringKeepsIsRefused();

private:
    static SecretAnswer find(const SecretPlace &place, std::chrono::milliseconds patience = 20s);
    static pid_t pidIn(const QString &fileName);
};

SecretAnswer TestSecretFinder::find(const SecretPlace &place, std::chrono::milliseconds patience)
{
    SystemSecretFinder finder(patience);
    QSignalSpy found(&finder, &SecretFinder::found);
    finder.find(place);
    if (found.isEmpty() && !found.wait(30'000))
        return {.detail = u"the finder said nothing"_s};
    return found.first().first().value<SecretAnswer>();
}

pid_t TestSecretFinder::pidIn(const QString &fileName)
{
    QFile file(fileName);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toInt() : 0;
}

void TestSecretFinder::keyringPlaces_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("entry");

    QTest::newRow("user, host and port make the name")
        << "me"_ba << u"mx.example"_s << 587 << u"me@mx.example:587"_s;
    QTest::newRow("the case of a host does not matter")
        << "Me"_ba << u"MX.Example"_s << 25 << u"Me@mx.example:25"_s;
    QTest::newRow("a user may be an address")
        << "me@town.example"_ba << u"mx.example"_s << 465 << u"me@town.example@mx.example:465"_s;
    QTest::newRow("an IPv6 address gets brackets")
        << "me"_ba << u"2001:DB8::1"_s << 25 << u"me@[2001:db8::1]:25"_s;
    QTest::newRow("percent signs stay as they are")
        << "%2"_ba << u"mx.example"_s << 25 << u"%2@mx.example:25"_s;
}

void TestSecretFinder::keyringPlaces()
{
    QFETCH(const QByteArray, user);
    QFETCH(const QString, host);
    QFETCH(const int, port);
    QFETCH(const QString, entry);

    const SecretPlace place = keyringPlace(user, host, quint16(port));
    QCOMPARE(place.kind, Kind::Keyring);
    QCOMPARE(place.text, entry);
}

void TestSecretFinder::commands_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<Flaw>("flaw");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("detail");

    const auto good = [](const char *sentence, const QString &command, const QByteArray &secret) {
        QTest::newRow(sentence) << command << secret << Flaw() << 0 << QString();
    };
    const auto bad = [](const char *sentence, const QString &command, SecretFlaw flaw, int exitCode,
                         const QString &detail) {
        QTest::newRow(sentence) << command << QByteArray() << Flaw(flaw) << exitCode << detail;
    };
    good("the line is the secret", u"echo hush"_s, "hush"_ba);
    good("a last line without its end counts", u"printf hush"_s, "hush"_ba);
    good("CR LF is a line end", u"printf 'hush\\r\\n'"_s.replace(u'\'', u'"'), "hush"_ba);
    good("only one CR goes", u"printf \"hush\\r\\r\\n\""_s, "hush\r"_ba);
    good("the first of several lines counts", u"printf \"hush\\nlogin: me\\n\""_s, "hush"_ba);
    good("blanks are part of it", u"printf \" hush \\n\""_s, " hush "_ba);
    good("bytes stay bytes", u"printf \"h\\\\374sh\\n\""_s.replace(u"\\\\"_s, u"\\"_s), "h\xfcsh"_ba);
    good("there is no shell", u"echo $HOME;"_s, "$HOME;"_ba);
    good("a shell can be had", u"sh -c \"echo $((40 + 2))\""_s, "42"_ba);
    good("what it says beside is not heard", u"sh -c \"echo warning >&2; echo hush\""_s, "hush"_ba);
    bad("one that prints nothing is named", u"true"_s, SecretFlaw::CommandSilent, 0, QString());
    bad("an empty first line is nothing", u"printf \"\\nhush\\n\""_s, SecretFlaw::CommandSilent, 0,
        QString());
    bad("one that fails tells its status", u"sh -c \"exit 3\""_s, SecretFlaw::CommandFailed, 3, QString());
    bad("its first complaint is kept", u"sh -c \"echo no key >&2; echo second >&2; exit 1\""_s,
        SecretFlaw::CommandFailed, 1, u"no key"_s);
    bad("what a failing one prints is no secret", u"sh -c \"echo hush; exit 1\""_s, SecretFlaw::CommandFailed,
        1, QString());
    bad("one that is killed tells the signal", u"sh -c \"kill -9 $$\""_s, SecretFlaw::CommandFailed, 137,
        QString());
    bad("an empty command is none", u"  "_s, SecretFlaw::CommandNotStarted, 0, QString());
}

void TestSecretFinder::commands()
{
    QFETCH(const QString, command);
    const SecretPlace place{Kind::Command, command};
    const SecretAnswer answer = find(place);
    QTEST(answer.secret, "secret");
    QTEST(answer.flaw, "flaw");
    QTEST(answer.exitCode, "exitCode");
    QTEST(answer.detail, "detail");
    QCOMPARE(answer.place, place);

    const SecretAnswer missing = find({Kind::Command, u"/nowhere/"_s + command.simplified()});
    QCOMPARE(missing.flaw, SecretFlaw::CommandNotStarted);
}

void TestSecretFinder::aCommandReadsNothing()
{
    QCOMPARE(find({Kind::Command, u"cat"_s}).flaw, SecretFlaw::CommandSilent);
}

void TestSecretFinder::aSlowCommandIsEnded()
{
    const QTemporaryDir folder;
    const QString pidFile = folder.filePath(u"pid"_s);
    const SecretAnswer answer
        = find({Kind::Command, u"sh -c \"echo $$ > %1; echo hush; exec sleep 600\""_s.arg(pidFile)}, 300ms);
    QCOMPARE(answer.flaw, SecretFlaw::CommandTooSlow);
    QVERIFY(answer.secret.isEmpty());
    const pid_t pid = pidIn(pidFile);
    QVERIFY(pid == 0 || ::kill(pid, 0) != 0); // it may have been ended before it could write
}

void TestSecretFinder::anEndlessCommandIsEnded()
{
    QCOMPARE(find({Kind::Command, u"yes"_s}).flaw, SecretFlaw::TooLong);
    QCOMPARE(find({Kind::Command, u"cat /dev/zero"_s}).flaw, SecretFlaw::TooLong);
    QCOMPARE(find({Kind::Command, u"head -c 65537 /dev/zero"_s}).flaw, SecretFlaw::TooLong);
}

void TestSecretFinder::theSecretIsNotInTheComplaint()
{
    const SecretAnswer answer
        = find({Kind::Command, u"sh -c \"echo hush; echo cannot use hush >&2; exit 1\""_s});
    QCOMPARE(answer.flaw, SecretFlaw::CommandFailed);
    QCOMPARE(answer.detail, QString());
}

void TestSecretFinder::deletingTheFinderEndsTheCommand()
{
    const QTemporaryDir folder;
    const QString pidFile = folder.filePath(u"pid"_s);
    auto finder = std::make_unique<SystemSecretFinder>();
    finder->find({Kind::Command, u"sh -c \"echo $$ > %1; sleep 600; echo late\""_s.arg(pidFile)});
    pid_t pid = 0;
    QTRY_VERIFY((pid = pidIn(pidFile)) > 0);
    QElapsedTimer watch;
    watch.start();
    finder.reset();
    QVERIFY(::kill(pid, 0) != 0);
    QVERIFY(watch.elapsed() < 5000);
}

void TestSecretFinder::aSecondSearchReplacesTheFirst()
{
    SystemSecretFinder finder;
    QSignalSpy found(&finder, &SecretFinder::found);
    finder.find({Kind::Keyring, u"me@mx.example:25"_s});
    finder.find({Kind::Variable, u"RELAYDECK_TEST_NOT_SET"_s});
    finder.find({Kind::Command, u"echo first"_s});
    finder.find({Kind::Command, u"echo second"_s});
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(found.first().first().value<SecretAnswer>().secret, "second"_ba);
    finder.find({Kind::Command, u"echo third"_s});
    QTRY_COMPARE(found.size(), 2);
    QCOMPARE(found.last().first().value<SecretAnswer>().secret, "third"_ba);
}

void TestSecretFinder::variables_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<Flaw>("flaw");

    QTest::newRow("what it holds is the secret") << u"RELAYDECK_TEST_SET"_s << "hu\nsh"_ba << Flaw();
    QTest::newRow("one that is not set is named")
        << u"RELAYDECK_TEST_NOT_SET"_s << QByteArray() << Flaw(SecretFlaw::VariableNotSet);
    QTest::newRow("an empty one is named")
        << u"RELAYDECK_TEST_EMPTY"_s << QByteArray() << Flaw(SecretFlaw::Empty);
    QTest::newRow("a name may be missing") << QString() << QByteArray() << Flaw(SecretFlaw::VariableNotSet);
    QTest::newRow("one that is too long is named")
        << u"RELAYDECK_TEST_LONG"_s << QByteArray() << Flaw(SecretFlaw::TooLong);
}

void TestSecretFinder::variables()
{
    qputenv("RELAYDECK_TEST_SET", "hu\nsh");
    qputenv("RELAYDECK_TEST_EMPTY", "");
    qputenv("RELAYDECK_TEST_LONG", QByteArray(LongestSecret + 1, 'x'));
    qunsetenv("RELAYDECK_TEST_NOT_SET");
    QFETCH(const QString, name);
    const SecretAnswer answer = find({Kind::Variable, name});
    qunsetenv("RELAYDECK_TEST_LONG");
    QTEST(answer.secret, "secret");
    QTEST(answer.flaw, "flaw");
}

void TestSecretFinder::files_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<Flaw>("flaw");
    QTest::newRow("the first line counts") << "pencil\nmore\n"_ba
                                           << "pencil"_ba << Flaw();
    QTest::newRow("it may end in CR LF") << "pencil\r\n"_ba
                                         << "pencil"_ba << Flaw();
    QTest::newRow("it may lack its end") << "two words"_ba
                                         << "two words"_ba << Flaw();
    QTest::newRow("nothing is no secret") << ""_ba
                                          << ""_ba << Flaw(SecretFlaw::Empty);
    QTest::newRow("an empty line is no secret") << "\npencil\n"_ba
                                                << ""_ba << Flaw(SecretFlaw::Empty);
    QTest::newRow("the longest") << QByteArray(LongestSecret, 'x') << QByteArray(LongestSecret, 'x')
                                 << Flaw();
    QTest::newRow("a byte too long") << QByteArray(LongestSecret + 1, 'x') << ""_ba
                                     << Flaw(SecretFlaw::TooLong);
}

void TestSecretFinder::files()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"secret"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    const SecretAnswer answer = find({Kind::File, file.fileName()});
    QTEST(answer.secret, "secret");
    QTEST(answer.flaw, "flaw");
    const QString pipe = folder.filePath(u"pipe"_s);
    QCOMPARE(::mkfifo(pipe.toLocal8Bit().constData(), 0600), 0);
    for (const QString &none : {pipe, folder.path(), folder.filePath(u"nowhere"_s), QString()})
        QCOMPARE(find({Kind::File, none}).flaw, Flaw(SecretFlaw::FileNotReadable));
}

void TestSecretFinder::nothingIsAnsweredFromWithinTheCall()
{
    SystemSecretFinder finder;
    QSignalSpy found(&finder, &SecretFinder::found);
    for (const SecretPlace &place :
        {SecretPlace{Kind::Variable, u"PATH"_s}, SecretPlace{Kind::Command, QString()},
            SecretPlace{Kind::Command, u"/nowhere/there"_s}, SecretPlace{Kind::Keyring, u"x"_s}}) {
        finder.find(place);
        QVERIFY(found.isEmpty());
    }
}

void TestSecretFinder::withoutAKeyringThatIsSaidAtOnce()
{
    QElapsedTimer watch;
    watch.start();
    const SecretAnswer answer = find(keyringPlace("me"_ba, u"mx.example"_s, 587));
    QCOMPARE(answer.flaw, SecretFlaw::NoKeyring);

    Keyring keyring;
    QSignalSpy answered(&keyring, &Keyring::answered);
    keyring.probe();
    keyring.write(answer.place, "hush"_ba);
    keyring.erase(answer.place);
    QTRY_COMPARE(answered.size(), 3);
    for (const QList<QVariant> &arguments : answered) {
        QCOMPARE(arguments.first().value<SecretAnswer>().flaw, SecretFlaw::NoKeyring);
        QVERIFY(!arguments.first().value<SecretAnswer>().detail.contains(u"hush"_s));
    }
    QVERIFY(watch.elapsed() < 5000);

    Keyring given; // up in the middle of an errand
    given.read(answer.place);
}

void TestSecretFinder::whatNoKeyringKeepsIsRefused_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<Flaw>("flaw");

    QTest::newRow("nothing") << QByteArray() << Flaw(SecretFlaw::Empty);
    QTest::newRow("bytes that are not UTF-8") << "h\xfcsh"_ba << Flaw(SecretFlaw::NotText);
    QTest::newRow("a NUL") << "hu\0sh"_ba << Flaw(SecretFlaw::NotText);
    QTest::newRow("too much") << QByteArray(LongestSecret + 1, 'x') << Flaw(SecretFlaw::TooLong);
}

void TestSecretFinder::whatNoKeyringKeepsIsRefused()
{
    QFETCH(const QByteArray, secret);
    Keyring keyring;
    QSignalSpy answered(&keyring, &Keyring::answered);
    keyring.write({Kind::Keyring, u"me@mx.example:25"_s}, secret);
    QVERIFY(answered.isEmpty());
    QTRY_COMPARE(answered.size(), 1);
    QTEST(answered.first().first().value<SecretAnswer>().flaw, "flaw");
}

int main(int argc, char *argv[])
{
    // No word to the keyring of whoever runs the tests.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/there");
    QCoreApplication app(argc, argv);
    TestSecretFinder test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_secretfinder.moc"
