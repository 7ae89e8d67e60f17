#include "models/words.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace Relaydeck {

namespace {

/// Relays that the send can still do something with.
bool counts(const ServerSnapshot &server)
{
    const Standing standing = server.standing.standing;
    return standing != Standing::NotChosen && standing != Standing::OtherSenders
        && standing != Standing::Removed && standing != Standing::Disabled;
}

/// The one that the send goes on with first, as far as anybody knows.
const ServerSnapshot *nextToGoOn(const QList<ServerSnapshot> &servers, qint64 now)
{
    const auto due = [now](const ServerSnapshot &server) {
        return server.standing.until > now ? server.standing.until : std::numeric_limits<qint64>::max();
    };
    const ServerSnapshot *next = nullptr;
    for (const ServerSnapshot &server : servers) {
        if (counts(server) && (!next || due(server) < due(*next)))
            next = &server;
    }
    return next;
}

} // namespace

QString Words::moment(qint64 at, qint64 now)
{
    constexpr qint64 Week = 7;
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(at);
    const QLocale locale;
    const QString time = locale.toString(then.time(), QLocale::ShortFormat);
    const qint64 days = QDateTime::fromMSecsSinceEpoch(now).date().daysTo(then.date());
    if (days == 0)
        return tr("today at %1").arg(time);
    if (days == 1)
        return tr("tomorrow at %1").arg(time);
    if (days > 0 && days < Week)
        return tr("on %1 at %2").arg(locale.standaloneDayName(then.date().dayOfWeek()), time);
    return tr("on %1 at %2").arg(locale.toString(then.date(), QLocale::LongFormat), time);
}

QString Words::waiting(const Snapshot &snapshot, qint64 now)
{
    const SendWait &wait = snapshot.send.wait;
    switch (wait.reason) {
    case SendWait::Reason::None:
    case SendWait::Reason::User: return {};
    case SendWait::Reason::Disk: return tr("waiting for room on the disk");
    case SendWait::Reason::Retry:
        return tr("waiting for a second attempt with those deferred, %1 left")
            .arg(duration(std::chrono::milliseconds(std::max<qint64>(0, wait.until - now))));
    case SendWait::Reason::Start: return tr("starts %1").arg(moment(wait.until, now));
    case SendWait::Reason::Relays: break;
    }
    const ServerSnapshot *const next = nextToGoOn(snapshot.servers, now);
    return next ? tr("waiting for %1: %2").arg(next->name, standing(next->standing, now))
                : tr("waiting for a relay");
}

} // namespace Relaydeck
