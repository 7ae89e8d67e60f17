#include "gui/screenshottour.h"

#include "gui/mainwindow.h"

#include <QAction>
#include <QDir>
#include <QPixmap>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Relaydeck {

ScreenshotTour::ScreenshotTour(MainWindow *window, const QString &folder, const QString &suffix)
    : QObject(window),
      m_window(window),
      m_folder(folder),
      m_suffix(suffix)
{
    m_look.setInterval(100ms);
    connect(&m_look, &QTimer::timeout, this, &ScreenshotTour::look);
}

void ScreenshotTour::begin()
{
    constexpr auto settle = 700ms; // layouts, the count of the list
    save(u"first-start"_s);
    connect(m_window->deck(), &Deck::demoReady, this,
        [this] { QTimer::singleShot(settle, this, &ScreenshotTour::before); });
    m_window->startDemo();
}

void ScreenshotTour::before()
{
    save(u"send-before"_s);
    m_window->actions().start->trigger();
    m_look.start();
}

void ScreenshotTour::look()
{
    const SendSnapshot &send = m_window->deck()->send();
    constexpr quint64 aThird = 3;
    if (!m_duringSeen && send.tally.accepted * aThird > send.tally.recipients && send.tally.recipients > 0)
        during();
    if (send.state >= SendState::Finished)
        after();
}

void ScreenshotTour::during()
{
    m_duringSeen = true;
    save(u"send-during"_s);
    m_window->actions().serversPage->trigger();
    save(u"servers-during"_s);
    m_window->actions().sendPage->trigger();
}

void ScreenshotTour::after()
{
    m_look.stop();
    save(u"send-after"_s);
    m_window->actions().serversPage->trigger();
    save(u"servers-after"_s);
    m_window->actions().editorPage->trigger();
    save(u"editor"_s);
    m_window->actions().consolePage->trigger();
    m_window->deck()->openConsole(0);
    constexpr auto answer = 600ms;
    QTimer::singleShot(answer, this, [this] {
        m_window->deck()->sayToConsole(u"EHLO deck.example"_s);
        QTimer::singleShot(answer, this, &ScreenshotTour::end);
    });
}

void ScreenshotTour::end()
{
    save(u"console"_s);
    emit finished(m_allSaved);
}

void ScreenshotTour::save(const QString &stop)
{
    const QString file = QDir(m_folder).filePath(stop + m_suffix + u".png"_s);
    m_allSaved = m_window->grab().save(file) && m_allSaved;
}

} // namespace Relaydeck
