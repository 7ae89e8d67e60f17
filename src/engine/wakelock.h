#pragma once

#include <QDBusUnixFileDescriptor>
#include <QObject>
#include <QString>

namespace Relaydeck {

/// Keeps the computer from going to sleep, by itself or by its menu, while it is wanted. Asks logind for it
/// (https://systemd.io/INHIBITOR_LOCKS/), and without logind nothing is kept and nobody is bothered: the
/// log category `relaydeck.wakelock` says why. Lives on a thread with an event loop.
class WakeLock final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WakeLock)

public:
    enum class State : quint8 {
        Off,
        Asked, ///< logind has not answered yet
        Held,
        Unavailable, ///< it is wanted, but there is no bus or no logind, or logind said no
    };
    Q_ENUM(State)

    /// On the bus of this address; empty: that of the system. It is called for when the lock is first wanted.
    explicit WakeLock(const QString &busAddress = {}, QObject *parent = nullptr);
    /// Lets go.
    ~WakeLock() override;

    /// May be told the same again. Where it could not be had it is asked for again when it is wanted anew.
    void want(bool wanted);
    [[nodiscard]] State state() const noexcept { return m_state; }

private:
    void ask();
    void fail(const QString &why);

    const QString m_busAddress;
    const QString m_connection; // its name, for a bus of our own
    QDBusUnixFileDescriptor m_lock; // held until it is closed
    State m_state = State::Off;
    bool m_wanted = false;
    bool m_isAsking = false;
};

} // namespace Relaydeck
