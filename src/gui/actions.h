#pragma once

#include <QCoreApplication>

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

    QAction *connectConsole; ///< to the relay with the cursor
    QAction *demo;
    QAction *filter;
    QAction *find;
    QAction *follow;
    QAction *showErrors;

    QAction *serversPage;
    QAction *sendPage;
    QAction *editorPage;
    QAction *consolePage;
    QActionGroup *pages;

    QAction *about;

    [[nodiscard]] static Actions make(QObject *parent);

private:
    void makeFileActions(QObject *parent);
    void makeSendActions(QObject *parent);
    void makeViewActions(QObject *parent);
    void makePages(QObject *parent);
};

} // namespace Relaydeck
