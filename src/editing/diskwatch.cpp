#include "editing/diskwatch.h"

#include <QFileInfo>

#include <chrono>

using namespace std::chrono_literals;

namespace Relaydeck {

DiskWatch::DiskWatch(QObject *parent) : QObject(parent)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(150ms);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_settle, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_settle, qOverload<>(&QTimer::start));
    connect(&m_settle, &QTimer::timeout, this, &DiskWatch::look);
}

void DiskWatch::watch(const QString &file)
{
    m_file = file;
    m_settle.stop();
    watchAgain();
}

void DiskWatch::look()
{
    if (m_file.isEmpty())
        return;
    watchAgain();
    emit stirred();
}

/// A file that was replaced is another one, and its watch went with the old one.
void DiskWatch::watchAgain()
{
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    if (!watched.isEmpty())
        m_watcher.removePaths(watched);
    if (m_file.isEmpty())
        return;
    const QFileInfo link(m_file);
    const QFileInfo target(link.canonicalFilePath());
    QStringList paths{link.absolutePath()};
    if (target.exists())
        paths << target.filePath() << target.absolutePath();
    paths.removeDuplicates();
    m_watcher.addPaths(paths);
}

} // namespace Relaydeck
