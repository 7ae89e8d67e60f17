#pragma once

#include "clock/clock.h"
#include "server/ratewindows.h"
#include "serverfile/serverprofile.h"

#include <QByteArray>
#include <QHash>
#include <QSet>
#include <QString>

#include <memory>

namespace Relaydeck {

/// The rate windows of every relay by address and user, for as long as they matter: they outlive a
/// server, a send, and in a folder the program, too.
///
/// Each relay has a small file there that only its owner can read; its name is a hash of the address.
/// What is on the disk survives kill -9 of the process, not a power cut. Two programs that send
/// through the same relay at the same time do not see what the other one does.
class RateBook final
{
    Q_DISABLE_COPY_MOVE(RateBook)

public:
    explicit RateBook(Clock &clock) : m_clock(clock) {}
    ~RateBook();

    /// From now on windows are read from there and written there; the folder is made when it is needed.
    /// Files that no window reaches back to are removed. Empty: nothing is kept.
    void keepIn(const QString &folder);
    [[nodiscard]] std::shared_ptr<RateWindows> of(const ServerProfile &profile);
    /// Writes what has changed of relays with a rate limit, whatever the number of the others. What cannot be
    /// written is tried again the next time.
    void save();

    [[nodiscard]] static QByteArray keyOf(const ServerProfile &profile);

private:
    [[nodiscard]] QString fileOf(const QByteArray &key) const;
    void read(const QByteArray &key, RateWindows &windows) const;
    [[nodiscard]] bool write(const QByteArray &key, const RateWindows &windows) const;

    Clock &m_clock;
    QString m_folder;
    QHash<QByteArray, std::shared_ptr<RateWindows>> m_pages;
    QSet<QByteArray> m_limited; // pages with some rate that is limited: worth a file
    QSet<QByteArray> m_changed; // pages that are not in their files as they are
};

} // namespace Relaydeck
