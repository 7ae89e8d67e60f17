#pragma once

#include <QCoreApplication>
#include <QList>

class QAction;
class QActionGroup;
class QObject;

namespace Relaydeck {

/// Everything that can be done, once: menus, tool bar and buttons show the same actions.
struct Actions
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::Actions)

public:
    QAction *open;
    QAction *newFile;
    QAction *save;
    QAction *saveAs;
    QAction *reload;
    QAction *masterConfs;
    QAction *quit;

    QAction *start;
    QAction *pause; ///< checkable: on while the send is paused
    QAction *stop;
    QAction *resume;
    QAction *openReport;

    // Of the relays that are selected in the table, while a send is running.
    QAction *pauseRelay;
    QAction *continueRelay;
    QAction *reviveRelay;
    QAction *wakeRelay;
    QAction *connectConsole; ///< to the relay with the cursor
    QAction *demo;
    QAction *filter;
    QAction *find;
    QAction *follow;
    QAction *showErrors;

    QAction *undo;
    QAction *redo;
    QAction *addRelay;
    QAction *duplicateRelay;
    QAction *removeRelays;
    QAction *moveUp;
    QAction *moveDown;
    QAction *switchOnOff; ///< of the relays that are selected in the editor
    QAction *fix; ///< the remark where the caret is
    QAction *fixAll;
    QAction *complete;
    QAction *findNext;
    QAction *findPrevious;
    QAction *nextProblem;
    QAction *previousProblem;
    QAction *showChanges;
    QAction *testRelay;

    QAction *serversPage;
    QAction *sendPage;
    QAction *editorPage;
    QAction *consolePage;
    QAction *reportPage;
    QActionGroup *pages;

    QAction *about;

    [[nodiscard]] static Actions make(QObject *parent);
    /// What the user can order one relay to do while a send is running.
    [[nodiscard]] QList<QAction *> ofRelays() const;
    /// Those that only the editor knows what to do with.
    [[nodiscard]] QList<QAction *> ofEditor() const;

private:
    void makeFileActions(QObject *parent);
    void makeSendActions(QObject *parent);
    void makeRelayActions(QObject *parent);
    void makeEditActions(QObject *parent);
    void makeViewActions(QObject *parent);
    void makePages(QObject *parent);
};

} // namespace Relaydeck
