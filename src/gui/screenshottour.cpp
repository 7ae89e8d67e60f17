#include "gui/screenshottour.h"

#include "gui/conftextview.h"
#include "gui/editorpage.h"
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
    showReport();
}

void ScreenshotTour::showReport()
{
    constexpr auto reading = 900ms;
    m_window->actions().reportPage->trigger();
    QTimer::singleShot(reading, this, [this] {
        save(u"report"_s);
        showEditor();
    });
}

/// The demo's file as it is, with a change that is not saved, and with mistakes in it.
void ScreenshotTour::showEditor()
{
    constexpr auto settle = 900ms; // remarks, the comparison
    m_window->actions().editorPage->trigger();
    ServerFileSession *file = m_window->deck()->editing();
    QTimer::singleShot(settle, this, [this, file] {
        save(u"editor"_s);
        file->changeRelays(u"Tour"_s, [](const RelayEditor &editor) {
            return editor.setValues(Field::EnvelopeLimit, {{0, "50"_ba}, {1, "50"_ba}});
        });
        m_window->actions().showChanges->trigger();
        QTimer::singleShot(settle, this, [this, file] {
            save(u"editor-changes"_s);
            file->history()->undo();
            QByteArray text = file->document().bytes();
            text.replace("max_messages_per_robin", "max_message_per_robin")
                .replace("time_out", "what about time_out");
            file->rewrite(u"Tour"_s, text);
            m_window->editorPage()->showProblems();
            const QByteArray before = text.first(text.indexOf("max_message_per"));
            m_window->editorPage()->text()->goToLine(before.count('\n'));
            QTimer::singleShot(settle, this, [this, file] {
                save(u"editor-problems"_s);
                file->history()->undo();
                showConsole();
            });
        });
    });
}

void ScreenshotTour::showConsole()
{
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
