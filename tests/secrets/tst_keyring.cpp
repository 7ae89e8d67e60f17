#include "secrets/keyring.h"
#include "secrets/systemsecretfinder.h"

#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

/// A real keyring, on a bus and in a home of its own: the one of whoever runs the tests is not touched.
class TestKeyring : public QObject
{
    Q_OBJECT

private slots:
    void thereIsAKeyring();
    void secretsComeBack_data();
    void secretsComeBack();
    void whatIsNotThereIsSaid();
    void anErrandEndsThoughNobodyWaits();
    void anotherThreadMayAsk();

private:
    static SecretAnswer answerTo(Keyring &keyring);
    const SecretPlace m_place = keyringPlace("me"_ba, u"mx.example"_s, 587);
};

SecretAnswer TestKeyring::answerTo(Keyring &keyring)
{
    QSignalSpy answered(&keyring, &Keyring::answered);
    if (!answered.wait(30'000))
        return {.flaw = SecretFlaw::KeyringTooSlow, .detail = u"no answer"_s};
    return answered.first().first().value<SecretAnswer>();
}

void TestKeyring::thereIsAKeyring()
{
    Keyring keyring;
    keyring.probe();
    const SecretAnswer answer = answerTo(keyring);
    QVERIFY2(answer.isGood(), qPrintable(answer.detail));
    QVERIFY(answer.secret.isEmpty());
}

void TestKeyring::secretsComeBack_data()
{
    QTest::addColumn<QByteArray>("secret");

    QTest::newRow("a word") << "hush"_ba;
    QTest::newRow("blanks and line ends") << " hu sh\r\n"_ba;
    QTest::newRow("letters beyond ASCII") << "h\xc3\xbcsh \xf0\x9f\x94\x91"_ba;
    QTest::newRow("64 KiB") << QByteArray(LongestSecret, 'x');
}

void TestKeyring::secretsComeBack()
{
    QFETCH(const QByteArray, secret);
    Keyring keyring;
    keyring.write(m_place, secret);
    const SecretAnswer written = answerTo(keyring);
    QVERIFY2(written.isGood(), qPrintable(written.detail));
    QVERIFY(written.secret.isEmpty());

    SystemSecretFinder finder;
    QSignalSpy found(&finder, &SecretFinder::found);
    finder.find(m_place);
    QVERIFY(found.wait(30'000));
    QVERIFY(found.first().first().value<SecretAnswer>().secret == secret);

    keyring.erase(m_place);
    QVERIFY(answerTo(keyring).isGood());
    keyring.read(m_place);
    QCOMPARE(answerTo(keyring).flaw, SecretFlaw::NotInKeyring);
}

void TestKeyring::whatIsNotThereIsSaid()
{
    Keyring keyring;
    keyring.read(keyringPlace("nobody"_ba, u"mx.example"_s, 587));
    QCOMPARE(answerTo(keyring).flaw, SecretFlaw::NotInKeyring);
    keyring.erase(keyringPlace("nobody"_ba, u"mx.example"_s, 587));
    QVERIFY(answerTo(keyring).isGood());
}

void TestKeyring::anErrandEndsThoughNobodyWaits()
{
    {
        Keyring given; // up in the middle of an errand
        given.read(m_place);
    }
    Keyring hasty(std::chrono::milliseconds(0));
    hasty.read(m_place);
    QCOMPARE(answerTo(hasty).flaw, SecretFlaw::KeyringTooSlow);
    Keyring keyring;
    keyring.read(m_place);
    QCOMPARE(answerTo(keyring).flaw, SecretFlaw::NotInKeyring);
}

void TestKeyring::anotherThreadMayAsk()
{
    QThread thread;
    auto *finder = new SystemSecretFinder;
    finder->moveToThread(&thread);
    connect(&thread, &QThread::finished, finder, &QObject::deleteLater);
    thread.start();
    QList<SecretAnswer> answers;
    connect(
        finder, &SecretFinder::found, this, [&answers](const SecretAnswer &answer) { answers << answer; });
    QMetaObject::invokeMethod(finder, [finder, this] { finder->find(m_place); });
    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 1, 30'000);
    QCOMPARE(answers.first().flaw, SecretFlaw::NotInKeyring);
    QMetaObject::invokeMethod(
        finder, [finder, this] { finder->find(m_place); }); // and is gone before the answer
    thread.quit();
    QVERIFY(thread.wait());
}

namespace {

/// Starts this program again where there is a keyring of its own; its exit status.
int runOnABusOfItsOwn(const QStringList &arguments)
{
    const QTemporaryDir home;
    for (const char *name : {"HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"})
        qputenv(name, home.path().toLocal8Bit());
    qputenv("RELAYDECK_OWN_BUS", "1");
    const QString script
        = u"printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec \"$@\""_s;
    return QProcess::execute(
        u"dbus-run-session"_s, QStringList{u"--"_s, u"sh"_s, u"-c"_s, script, u"sh"_s} + arguments);
}

} // namespace

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsSet("RELAYDECK_OWN_BUS")) {
        QCoreApplication app(argc, argv);
        TestKeyring test;
        return QTest::qExec(&test, argc, argv);
    }
    QCoreApplication app(argc, argv);
    for (const auto &program : {u"dbus-run-session"_s, u"gnome-keyring-daemon"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty()) {
            qInfo("There is no %s here, so nothing is tested.", qPrintable(program));
            return 0;
        }
    }
    const int glib = runOnABusOfItsOwn(QCoreApplication::arguments());
    qputenv("QT_NO_GLIB", "1"); // as in relaydeck-cli
    return runOnABusOfItsOwn(QCoreApplication::arguments()) || glib;
}

#include "tst_keyring.moc"
