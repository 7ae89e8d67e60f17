#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

namespace Relaydeck {
class MainWindow;

/// Walks through the demo as a user would, by the same actions, and saves a picture of the window
/// at each stop: before, during and after the send. Emits `finished` at the end.
class ScreenshotTour final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScreenshotTour)

public:
    /// Pictures go to `<folder>/<stop><suffix>.png`.
    ScreenshotTour(MainWindow *window, const QString &folder, const QString &suffix);

    void begin();

signals:
    void finished(bool allSaved);

private:
    void before();
    void look(); // is it time for the next stop?
    void during();
    void after();
    void save(const QString &stop);
    void showReport();
    void showEditor();
    void showConsole();
    void end();

    MainWindow *m_window;
    QString m_folder;
    QString m_suffix;
    QTimer m_look;
    bool m_duringSeen = false;
    bool m_allSaved = true;
};

} // namespace Relaydeck
