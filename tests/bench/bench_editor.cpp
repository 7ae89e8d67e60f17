#include "bench/largefile.h"
#include "gui/conftextview.h"
#include "gui/deck.h"
#include "gui/editorpage.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

constexpr int Relays = 50'000;
constexpr int Keystrokes = 100;

double since(const QElapsedTimer &watch)
{
    return double(watch.nsecsElapsed()) / 1e6;
}

void print(const char *what, double measured, double target)
{
    std::printf(
        "%-52s%10.1f ms%12.0f ms%s\n", what, measured, target, measured < target ? "" : "   TOO SLOW");
}

/// Works through events until the signal has come; the longest single round is returned.
template <typename Signal, typename Sender>
double roundsUntil(const Sender *sender, Signal signal)
{
    bool come = false;
    const auto link = QObject::connect(sender, signal, sender, [&come] { come = true; });
    double longest = 0;
    while (!come) {
        QElapsedTimer watch;
        watch.start();
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        longest = std::max(longest, since(watch));
    }
    QObject::disconnect(link);
    return longest;
}

/// Until the letter is on the screen, the table and the remarks left for the pause after it.
void measureKeystrokes(EditorPage &page)
{
    ConfTextView *text = page.text();
    text->goToLine(text->lines() - 3); // at the end, where most has to be passed over
    std::vector<double> times;
    for (int i = 0; i < Keystrokes; ++i) {
        QElapsedTimer watch;
        watch.start();
        QKeyEvent press(QEvent::KeyPress, Qt::Key_X, Qt::NoModifier, u"x"_s);
        QCoreApplication::sendEvent(text, &press);
        text->viewport()->repaint();
        times.push_back(since(watch));
        QCoreApplication::processEvents();
    }
    std::sort(times.begin(), times.end());
    print("a keystroke until it is seen, median", times[times.size() / 2], 30);
    print("a keystroke until it is seen, longest", times.back(), 30);
}

} // namespace

/// What ./dev bench prints of the window: a server file of 50,000 relays in the editor.
int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"large.conf"_s);
    FileKeeper keeper(file);
    if (!keeper.save(largeServerFile(Relays)).isGood())
        return 1;

    QObject owner;
    Deck deck;
    const Actions actions = Actions::make(&owner);
    EditorPage page(&deck, actions, folder.filePath(u"unsaved"_s));
    page.resize(1280, 700);
    page.show();
    std::printf("the editor with %d relays in one file%15s%15s\n", Relays, "measured", "target");
    QElapsedTimer watch;
    watch.start();
    deck.openServerFile(file);
    const double stall = roundsUntil(&deck, &Deck::serverFileRead);
    page.repaint();
    print("open, until it is seen", since(watch), 1000);
    print("  of it, longest while the window could not answer", stall, 100);
    roundsUntil(deck.editing(), &ServerFileSession::diagnosticsChanged);
    measureKeystrokes(page);
    watch.restart();
    print("remarks after a pause: longest stall",
        roundsUntil(deck.editing(), &ServerFileSession::diagnosticsChanged), 100);
    watch.restart();
    page.save();
    roundsUntil(deck.editing(), &ServerFileSession::saved);
    print("save", since(watch), 1000);
    return 0;
}
