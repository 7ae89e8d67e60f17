#include "engine/enginehost.h"
#include "engine/wakelock.h"
#include "practice/practicerelay.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusUnixFileDescriptor>
#include <QDateTime>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Relaydeck;
using State = WakeLock::State;

/// Says what the test wants, and sees by a pipe whether what it gave is still held.
class ScriptedLogind final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    ~ScriptedLogind() override
    {
        for (const int end : m_ends)
            ::close(end);
    }

    [[nodiscard]] bool isHeld() const
    {
        char byte = 0;
        return !m_ends.isEmpty() && ::read(m_ends.last(), &byte, 1) < 0;
    }

    QList<QStringList> asked;
    bool refuses = false;
    bool isSlow = false;

    void answerNow()
    {
        QDBusConnection(u"logind"_s)
            .send(m_late.createReply(QVariant::fromValue(QDBusUnixFileDescriptor(makeLock()))));
        ::close(m_given);
    }

public slots:
    Q_SCRIPTABLE QDBusUnixFileDescriptor Inhibit(
        const QString &what, const QString &who, const QString &why, const QString &mode)
    {
        asked.append({what, who, why, mode});
        if (refuses) {
            sendErrorReply(QDBusError::AccessDenied, u"not you"_s);
            return {};
        }
        if (isSlow) {
            setDelayedReply(true);
            m_late = message();
            return {};
        }
        QDBusUnixFileDescriptor lock(makeLock());
        ::close(m_given);
        return lock;
    }

private:
    int makeLock()
    {
        int ends[2] = {-1, -1};
        if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
            qFatal("no pipe");
        m_ends.append(ends[0]);
        m_given = ends[1];
        return m_given;
    }

    QList<int> m_ends;
    int m_given = -1;
    QDBusMessage m_late;
};

/// On a bus of its own: the session of whoever runs the tests is not touched.
class TestWakeLock final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void isHeldWhileWanted();
    void isTakenOnce();
    void isLetGoWithItsOwner();
    void isNotKeptWhenTheAnswerComesTooLate();
    void isAskedForOnceThoughWantedAnew();
    void livesWithARefusal();
    void livesWithoutLogind();
    void livesWithoutABus();
    void isHeldWhileASendRuns();

private:
    std::unique_ptr<QProcess> m_daemon;
    QString m_address;
    std::unique_ptr<ScriptedLogind> m_logind;
};

void TestWakeLock::init()
{
    m_daemon = std::make_unique<QProcess>();
    m_daemon->start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
    QTRY_VERIFY(m_daemon->canReadLine());
    m_address = QString::fromUtf8(m_daemon->readLine()).trimmed();
    m_logind = std::make_unique<ScriptedLogind>();
    QDBusConnection bus = QDBusConnection::connectToBus(m_address, u"logind"_s);
    QVERIFY(bus.registerObject(
        u"/org/freedesktop/login1"_s, m_logind.get(), QDBusConnection::ExportScriptableSlots));
    QVERIFY(bus.registerService(u"org.freedesktop.login1"_s));
}

void TestWakeLock::cleanup()
{
    QDBusConnection::disconnectFromBus(u"logind"_s);
    m_logind.reset();
    m_daemon->kill();
    QTRY_COMPARE(m_daemon->state(), QProcess::NotRunning);
}

void TestWakeLock::isHeldWhileWanted()
{
    WakeLock lock(m_address);
    QCOMPARE(lock.state(), State::Off);
    lock.want(true);
    QCOMPARE(lock.state(), State::Asked);
    QTRY_COMPARE(lock.state(), State::Held);
    QVERIFY(m_logind->isHeld());
    QCOMPARE(m_logind->asked.first().first(), u"sleep:idle"_s);
    QCOMPARE(m_logind->asked.first().last(), u"block"_s);
    lock.want(false);
    QCOMPARE(lock.state(), State::Off);
    QTRY_VERIFY(!m_logind->isHeld());
}

void TestWakeLock::isTakenOnce()
{
    WakeLock lock(m_address);
    lock.want(true);
    lock.want(true);
    QTRY_COMPARE(lock.state(), State::Held);
    lock.want(true);
    lock.want(false);
    QTRY_VERIFY(!m_logind->isHeld());
    QCOMPARE(m_logind->asked.size(), 1);
}

void TestWakeLock::isLetGoWithItsOwner()
{
    auto lock = std::make_unique<WakeLock>(m_address);
    lock->want(true);
    QTRY_COMPARE(lock->state(), State::Held);
    lock.reset();
    QTRY_VERIFY(!m_logind->isHeld());
}

void TestWakeLock::isNotKeptWhenTheAnswerComesTooLate()
{
    m_logind->isSlow = true;
    WakeLock lock(m_address);
    lock.want(true);
    QTRY_COMPARE(m_logind->asked.size(), 1);
    lock.want(false);
    m_logind->answerNow();
    QTRY_VERIFY(!m_logind->isHeld());
    QCOMPARE(lock.state(), State::Off);
}

void TestWakeLock::isAskedForOnceThoughWantedAnew()
{
    m_logind->isSlow = true;
    WakeLock lock(m_address);
    lock.want(true);
    QTRY_COMPARE(m_logind->asked.size(), 1);
    lock.want(false);
    lock.want(true);
    m_logind->answerNow();
    QTRY_COMPARE(lock.state(), State::Held);
    QCOMPARE(m_logind->asked.size(), 1);
}

void TestWakeLock::livesWithARefusal()
{
    m_logind->refuses = true;
    WakeLock lock(m_address);
    lock.want(true);
    QTRY_COMPARE(lock.state(), State::Unavailable);
    lock.want(false);
    QCOMPARE(lock.state(), State::Off);
    m_logind->refuses = false;
    lock.want(true);
    QTRY_COMPARE(lock.state(), State::Held);
}

void TestWakeLock::livesWithoutLogind()
{
    QVERIFY(QDBusConnection(u"logind"_s).unregisterService(u"org.freedesktop.login1"_s));
    WakeLock lock(m_address);
    lock.want(true);
    QTRY_COMPARE(lock.state(), State::Unavailable);
}

void TestWakeLock::livesWithoutABus()
{
    const QTemporaryDir folder;
    WakeLock lock(u"unix:path="_s + folder.filePath(u"nobody"_s));
    lock.want(true);
    QCOMPARE(lock.state(), State::Unavailable);
    lock.want(false);
    QCOMPARE(lock.state(), State::Off);
}

/// The only one that uses the bus of the system, which a program looks for once.
void TestWakeLock::isHeldWhileASendRuns()
{
    const QTemporaryDir folder;
    qputenv("XDG_DATA_HOME", QFile::encodeName(folder.path()));
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", m_address.toUtf8());
    PracticeRelay relay{Temper()};
    QVERIFY(relay.listen());
    QFile letter(folder.filePath(u"letter.eml"_s));
    QVERIFY(letter.open(QIODevice::WriteOnly));
    letter.write("Subject: Hello\n\nHello\n");
    letter.close();
    EngineHost host;
    int ends = 0;
    Snapshot last;
    connect(host.engine(), &Engine::sendEnded, this, [&ends] { ++ends; });
    connect(host.engine(), &Engine::snapshotTaken, this, [&last](const Snapshot &now) { last = now; });
    host.order(&Engine::useServers, QList<ServerProfile>{profileFor(u"127.0.0.1"_s, relay.port())});
    SendOrder order;
    order.addresses = {"ann@one.test"_ba};
    order.messageFile = letter.fileName();
    order.sender = "sender@deck.test"_ba;
    order.keepAwake = false;
    host.order(&Engine::startSend, order);
    QTRY_COMPARE(ends, 1);
    QVERIFY(m_logind->asked.isEmpty());

    order.keepAwake = true;
    order.startAt = QDateTime::currentMSecsSinceEpoch() + 3'600'000;
    host.order(&Engine::startSend, order);
    QTRY_COMPARE(last.send.state, SendState::Waiting);
    QTRY_VERIFY(m_logind->isHeld());
    host.order(&Engine::pauseSend);
    QTRY_VERIFY(!m_logind->isHeld());
    host.order(&Engine::continueSend);
    QTRY_VERIFY(m_logind->isHeld());
    QCOMPARE(m_logind->asked.size(), 2);
    host.order(&Engine::startNow);
    QTRY_COMPARE(ends, 2);
    QTRY_VERIFY(!m_logind->isHeld());
    QCOMPARE(m_logind->asked.size(), 2);
}

QTEST_GUILESS_MAIN(TestWakeLock)

#include "tst_wakelock.moc"
