#include "server/ratebook.h"

#include "server/limits.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <utility>

using namespace Qt::StringLiterals;

namespace Relaydeck {

namespace {

constexpr qint64 LongestWindow = std::chrono::milliseconds(std::chrono::hours(25)).count();
constexpr qint64 LargestFile = 64 * 1024; // bytes; a full one has a tenth of that
constexpr std::array<QLatin1StringView, 4> Names{"second"_L1, "minute"_L1, "hour"_L1, "day"_L1};

} // namespace

QByteArray RateBook::keyOf(const ServerProfile &profile)
{
    return hostAndPort(profile.host.toLower(), profile.port).toUtf8() + ' ' + profile.user;
}

void RateBook::keepIn(const QString &folder)
{
    if (std::exchange(m_folder, folder) == folder || folder.isEmpty())
        return;
    const qint64 now = m_clock.wallTime();
    const QDir files(folder);
    for (const QFileInfo &file : files.entryInfoList({u"*.rate"_s}, QDir::Files)) {
        if (now - file.lastModified().toMSecsSinceEpoch() > LongestWindow)
            QFile::remove(file.filePath());
    }
    for (auto page = m_pages.begin(); page != m_pages.end(); ++page) {
        read(page.key(), **page);
        m_changed.insert(page.key());
    }
}

std::shared_ptr<RateWindows> RateBook::of(const ServerProfile &profile)
{
    const QByteArray key = keyOf(profile);
    std::shared_ptr<RateWindows> &windows = m_pages[key];
    if (Limits::of(profile).hasRate() && !m_limited.contains(key)) {
        m_limited.insert(key);
        if (windows)
            m_changed.insert(key); // what it has had without a limit counts
    }
    if (!windows) {
        windows = std::make_shared<RateWindows>();
        read(key, *windows);
        windows->tell([this, key] { m_changed.insert(key); });
    }
    return windows;
}

RateBook::~RateBook()
{
    for (const auto &windows : std::as_const(m_pages))
        windows->tell({}); // servers may have them longer
}

void RateBook::save()
{
    if (m_folder.isEmpty())
        return;
    for (const QByteArray &key : std::exchange(m_changed, {})) {
        if (m_limited.contains(key) && !write(key, *m_pages[key]))
            m_changed.insert(key);
    }
}

QString RateBook::fileOf(const QByteArray &key) const
{
    const QByteArray hash = QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex().left(32);
    return m_folder + u'/' + QString::fromLatin1(hash) + u".rate"_s;
}

/// Steady times mean nothing to another process: files hold the wall time at the end of a slot, and a
/// clock that was set back in between makes them younger, never older.
bool RateBook::write(const QByteArray &key, const RateWindows &windows) const
{
    const qint64 ahead = m_clock.wallTime() - m_clock.steadyTime();
    QJsonObject page{{u"underWay"_s, qint64(windows.underWay())}};
    for (std::size_t i = 0; i < Names.size(); ++i) {
        const RateWindow &window = windows.windows()[i];
        QJsonArray counts;
        for (const RateWindow::Slot &slot : window.tally())
            counts.append(QJsonArray{window.endOf(slot) + ahead, qint64(slot.count)});
        page.insert(Names[i], counts);
    }
    QDir().mkpath(m_folder);
    const QString name = fileOf(key);
    QFile file(name + u".new"_s);
    if (!file.open(QIODevice::WriteOnly, QFile::ReadOwner | QFile::WriteOwner))
        return false;
    const QByteArray text = QJsonDocument(page).toJson(QJsonDocument::Compact);
    const bool written = file.write(text) == text.size() && file.flush();
    file.close();
    // QFile::rename would not replace the one that is there
    return written && std::rename(QFile::encodeName(file.fileName()), QFile::encodeName(name)) == 0;
}

/// What was under way when it was written may have been answered at any time until now.
void RateBook::read(const QByteArray &key, RateWindows &windows) const
{
    QFile file(fileOf(key));
    if (m_folder.isEmpty() || !file.open(QIODevice::ReadOnly))
        return;
    const QJsonObject page = QJsonDocument::fromJson(file.read(LargestFile)).object();
    const qint64 now = m_clock.steadyTime();
    const qint64 ahead = m_clock.wallTime() - now;
    for (std::size_t i = 0; i < Names.size(); ++i) {
        for (const QJsonValue &value : page[Names[i]].toArray()) {
            const qint64 count = value[1].toInteger();
            if (count > 0)
                windows.windows()[i].count(quint64(count), std::min(now, value[0].toInteger() - ahead));
        }
    }
    if (const qint64 underWay = page["underWay"_L1].toInteger(); underWay > 0)
        windows.count(quint64(underWay), now);
}

} // namespace Relaydeck
