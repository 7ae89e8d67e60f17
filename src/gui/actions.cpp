#include "gui/actions.h"

#include "gui/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QKeySequence>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

QAction *action(QObject *parent, const QString &text, const QString &tip, const QString &picture = {},
    const QKeySequence &keys = {})
{
    auto *made = new QAction(text, parent);
    made->setToolTip(tip);
    made->setStatusTip(tip);
    made->setShortcut(keys);
    if (!picture.isEmpty())
        made->setIcon(icon(picture));
    return made;
}

} // namespace

void Actions::makeFileActions(QObject *parent)
{
    open = action(parent, tr("&Open a server file …"),
        tr("Show the relays of a server file of Mail::Bulkmail"), u"open"_s, QKeySequence::Open);
    open->setIconText(tr("Open"));
    newFile = action(parent, tr("&New server file"),
        tr("Begin a server file in the editor, with one relay to fill in"), u"add"_s, QKeySequence::New);
    save = action(parent, tr("&Save"), tr("Save the server file; the relays take it over"), u"save"_s,
        QKeySequence::Save);
    saveAs = action(
        parent, tr("Save &as …"), tr("Save the server file under another name"), {}, QKeySequence::SaveAs);
    reload = action(parent, tr("&Reload"), tr("Read the server file again"), {}, QKeySequence(Qt::Key_F5));
    masterConfs = action(parent, tr("&Master confs …"),
        tr("Choose the conf files that hold defaults for all relays"), u"settings"_s);
    quit = action(parent, tr("&Quit"), tr("End Relaydeck"), {}, QKeySequence::Quit);
}

void Actions::makeSendActions(QObject *parent)
{
    start = action(
        parent, tr("&Start"), tr("Start the send"), u"play"_s, QKeySequence(Qt::CTRL | Qt::Key_Return));
    pause = action(parent, tr("&Pause"), tr("Finish the messages under way and begin no new one"), u"pause"_s,
        QKeySequence(Qt::CTRL | Qt::Key_P));
    pause->setCheckable(true);
    stop = action(parent, tr("S&top"), tr("End the send; the rest stays unsent and can be resumed"),
        u"stop"_s, QKeySequence(Qt::CTRL | Qt::Key_Period));
    resume = action(parent, tr("&Resume a job …"),
        tr("Go on with a send where its journal says that it stopped"), u"step"_s);
    openReport = action(parent, tr("&Open a report …"),
        tr("Show what became of the recipients of a job of the past"), u"chart"_s);
    connectConsole = action(parent, tr("&Connect"), tr("Talk to this relay in the console"), u"connect"_s,
        QKeySequence(Qt::CTRL | Qt::Key_K));
    demo = action(parent, tr("&Try it with practice relays"),
        tr("Three relays on this machine, a list and a message: no mail leaves"), u"test"_s);
}

void Actions::makeRelayActions(QObject *parent)
{
    pauseRelay = action(parent, tr("Pa&use the relay …"),
        tr("Finish what is under way with this relay and leave it alone for a while"), u"pause"_s,
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    continueRelay = action(parent, tr("C&ontinue with the relay"),
        tr("End the pause of this relay; it gets mail again"), u"play"_s,
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O));
    reviveRelay = action(parent, tr("Re&vive"),
        tr("Forget what this relay failed at, and give it a new chance at once"), u"redo"_s,
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R));
    wakeRelay = action(parent, tr("&Wake up"),
        tr("Cut its sleep or its pause after a failure short; limits of a rate are kept"), u"step"_s,
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W));
}

QList<QAction *> Actions::ofRelays() const
{
    return {pauseRelay, continueRelay, wakeRelay, reviveRelay};
}

void Actions::makeEditActions(QObject *parent)
{
    undo = action(parent, tr("&Undo"), tr("Take back the last change"), u"undo"_s, QKeySequence::Undo);
    redo = action(parent, tr("&Redo"), tr("Make the change again"), u"redo"_s, QKeySequence::Redo);
    addRelay = action(parent, tr("&Add a relay"), tr("A new relay behind the selected one"), u"add"_s,
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
    duplicateRelay = action(parent, tr("Dupl&icate"), tr("A copy of the relay behind it"), u"duplicate"_s,
        QKeySequence(Qt::CTRL | Qt::Key_D));
    removeRelays = action(parent, tr("&Remove"), tr("Take the selected relays out of the file"), u"remove"_s,
        QKeySequence(Qt::CTRL | Qt::Key_Delete));
    moveUp = action(parent, tr("Move &up"), tr("Put the relay in front of the one before it"), u"up"_s,
        QKeySequence(Qt::ALT | Qt::Key_Up));
    moveDown = action(parent, tr("Move &down"), tr("Put the relay behind the next one"), u"down"_s,
        QKeySequence(Qt::ALT | Qt::Key_Down));
    switchOnOff = action(parent, tr("Switch &on or off"),
        tr("Relays that are switched off stay in the file and are not used"), u"enable"_s,
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Space));
    fix = action(parent, tr("Fix this &problem"), tr("Mend what is remarked where the cursor is"), u"fix"_s,
        QKeySequence(Qt::ALT | Qt::Key_Return));
    fixAll = action(parent, tr("Fix all that is &safe"),
        tr("Mend everything that can be mended without a decision"), {},
        QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_Return));
    complete = action(parent, tr("&Complete"), tr("Offer keys and values that may stand here"), {},
        QKeySequence(Qt::CTRL | Qt::Key_Space));
    findNext = action(parent, tr("Find &next"), tr("Go to the next place"), {}, QKeySequence(Qt::Key_F3));
    findPrevious = action(
        parent, tr("Find pre&vious"), tr("Go to the place before"), {}, QKeySequence(Qt::SHIFT | Qt::Key_F3));
    nextProblem = action(
        parent, tr("Next proble&m"), tr("Go to the next line with a remark"), {}, QKeySequence(Qt::Key_F8));
    previousProblem = action(parent, tr("Previous pro&blem"), tr("Go to the line with a remark before"), {},
        QKeySequence(Qt::SHIFT | Qt::Key_F8));
    showChanges = action(parent, tr("Show c&hanges"), tr("What a save would change in the file"), {},
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    testRelay = action(parent, tr("&Test"),
        tr("Connect with the settings as they stand and say what came of it; no mail is sent"), u"test"_s,
        QKeySequence(Qt::CTRL | Qt::Key_T));
}

QList<QAction *> Actions::ofEditor() const
{
    return {undo, redo, addRelay, duplicateRelay, removeRelays, moveUp, moveDown, switchOnOff, fix, fixAll,
        complete, findNext, findPrevious, nextProblem, previousProblem, showChanges, testRelay};
}

void Actions::makeViewActions(QObject *parent)
{
    filter = action(parent, tr("&Filter relays"), tr("Show only relays that have a text"), u"filter"_s,
        QKeySequence(Qt::CTRL | Qt::Key_L));
    find = action(parent, tr("F&ind"), tr("Find in the conversation, or in the server file"), u"find"_s,
        QKeySequence::Find);
    follow = action(parent, tr("Follow the &end"), tr("Go to the last line and stay there"), u"follow"_s,
        QKeySequence(Qt::CTRL | Qt::Key_End));
    showErrors = action(parent, tr("Errors of all &relays"),
        tr("Show only refusals and failures in the conversation"), u"warning"_s,
        QKeySequence(Qt::CTRL | Qt::Key_E));
    about = action(parent, tr("&About Relaydeck"), tr("What this program is"), u"help"_s);
}

void Actions::makePages(QObject *parent)
{
    pages = new QActionGroup(parent);
    const auto page = [&](const QString &text, const QString &tip, Qt::Key key) {
        auto *made = action(parent, text, tip, {}, QKeySequence(Qt::CTRL | key));
        made->setCheckable(true);
        pages->addAction(made);
        return made;
    };
    serversPage = page(tr("&Servers"), tr("All relays and what they are doing"), Qt::Key_1);
    sendPage = page(tr("Sen&d"), tr("One message to one list"), Qt::Key_2);
    editorPage = page(tr("&Editor"), tr("The server file as table, form and text"), Qt::Key_3);
    consolePage = page(tr("&Console"), tr("Talk to one relay by hand"), Qt::Key_4);
    reportPage = page(tr("Re&port"), tr("What became of each recipient of a send, and why"), Qt::Key_5);
}

Actions Actions::make(QObject *parent)
{
    Actions all{};
    all.makeFileActions(parent);
    all.makeSendActions(parent);
    all.makeRelayActions(parent);
    all.makeEditActions(parent);
    all.makeViewActions(parent);
    all.makePages(parent);
    return all;
}

} // namespace Relaydeck
