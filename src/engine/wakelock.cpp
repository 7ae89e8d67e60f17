#include "engine/wakelock.h"

#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QLoggingCategory>
#include <QUuid>

namespace Relaydeck {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcWakeLock, "relaydeck.wakelock", QtWarningMsg)

QDBusMessage inhibition()
{
    QDBusMessage call = QDBusMessage::createMethodCall(u"org.freedesktop.login1"_s,
        u"/org/freedesktop/login1"_s, u"org.freedesktop.login1.Manager"_s, u"Inhibit"_s);
    call << u"sleep:idle"_s << u"Relaydeck"_s << u"Mail is being sent"_s << u"block"_s;
    call.setAutoStartService(false);
    return call;
}

} // namespace

WakeLock::WakeLock(const QString &busAddress, QObject *parent)
    : QObject(parent),
      m_busAddress(busAddress),
      m_connection(u"relaydeck-wakelock-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{}

WakeLock::~WakeLock()
{
    if (!m_busAddress.isEmpty())
        QDBusConnection::disconnectFromBus(m_connection);
}

void WakeLock::want(bool wanted)
{
    if (m_wanted == wanted)
        return;
    m_wanted = wanted;
    if (!wanted) {
        m_lock = {};
        m_state = State::Off;
    } else if (m_isAsking) {
        m_state = State::Asked;
    } else {
        ask();
    }
}

void WakeLock::ask()
{
    QDBusConnection bus = m_busAddress.isEmpty() ? QDBusConnection::systemBus()
                                                 : QDBusConnection::connectToBus(m_busAddress, m_connection);
    if (!bus.isConnected()) {
        fail(bus.lastError().message());
        return;
    }
    m_state = State::Asked;
    m_isAsking = true;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(inhibition()), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        m_isAsking = false;
        watcher->deleteLater();
        const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *watcher;
        if (!m_wanted)
            return; // what came is closed with the watcher
        if (reply.isError() || !reply.value().isValid()) {
            fail(reply.error().message());
            return;
        }
        m_lock = reply.value();
        m_state = State::Held;
        qCDebug(lcWakeLock) << "the computer is kept awake";
    });
}

void WakeLock::fail(const QString &why)
{
    m_state = State::Unavailable;
    qCInfo(lcWakeLock) << "the computer cannot be kept awake:" << why;
}

} // namespace Relaydeck
