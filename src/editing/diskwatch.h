#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace Relaydeck {

/// Says when a file on disk may have become another: written, replaced, removed or put back.
class DiskWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiskWatch)

public:
    explicit DiskWatch(QObject *parent = nullptr);

    /// An empty name watches nothing.
    void watch(const QString &file);
    /// Looks now, for systems that give no notice, such as network drives.
    void look();

signals:
    void stirred(); ///< whether it really changed is for the listener to find out

private:
    void watchAgain();

    QFileSystemWatcher m_watcher;
    QTimer m_settle; // editors write a file in several steps
    QString m_file;
};

} // namespace Relaydeck
