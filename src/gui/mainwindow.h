#pragma once

#include "gui/actions.h"
#include "gui/deck.h"
#include "gui/settings.h"

#include <QMainWindow>
#include <QPointer>

#include <array>
#include <utility>

class QDockWidget;
class QLineEdit;
class QMenu;
class QStackedWidget;

namespace Relaydeck {
class ConsolePage;
class ConversationPane;
class EditorPage;
class ReportView;
struct JobGlance;
class SendPage;
class ServersPage;
class StatusLine;

/// The one window: pages, the conversation under them, and the line that says whether all is well.
class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    /// `deck` outlives the window.
    explicit MainWindow(Deck *deck, QWidget *parent = nullptr);
    ~MainWindow() override;

    void openFile(const QString &file); ///< asks first when the editor holds unsaved work
    void setMasterConfs(const QStringList &files);
    void startDemo();

    [[nodiscard]] Deck *deck() const noexcept { return m_deck; }
    [[nodiscard]] const Actions &actions() const noexcept { return m_actions; }
    [[nodiscard]] SendPage *sendPage() const noexcept { return m_sendPage; }
    [[nodiscard]] EditorPage *editorPage() const noexcept { return m_editorPage; }

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makePages();
    void makeConversation();
    void makeMenus();
    void makeToolBar();
    void connectFile();
    void connectSend();
    void connectView();
    void restore();
    void remember();
    void chooseFile();
    void chooseMasterConfs();
    void chooseJob();
    void askToResume(const JobGlance &job);
    void fillRecentFiles();
    void askToEndSend();
    void endSendAndClose();
    void showPage(QWidget *page);
    [[nodiscard]] std::array<std::pair<QAction *, QWidget *>, 5> pages() const;
    [[nodiscard]] bool &wantsDock();
    void showDock(); ///< or hides it, as it was left on a page of this kind
    void enableActions();
    void showTitle();
    void showAbout();
    void watch();

    Settings m_settings;
    Deck *m_deck;
    Actions m_actions;
    QStackedWidget *m_pages = nullptr;
    ServersPage *m_serversPage = nullptr;
    SendPage *m_sendPage = nullptr;
    EditorPage *m_editorPage = nullptr;
    ReportView *m_reportPage = nullptr;
    ConsolePage *m_consolePage = nullptr;
    ConversationPane *m_conversation = nullptr;
    QDockWidget *m_dock = nullptr;
    StatusLine *m_status = nullptr;
    QLineEdit *m_filter = nullptr;
    QMenu *m_recent = nullptr;
    bool m_dockInEditor = false; // the conversation; the editor needs the room
    bool m_dockElsewhere = true;
    bool m_mayLoseWork = false; // the user has said so
    bool m_isLeaving = false; // as soon as the send has ended
    QPointer<QWidget> m_endQuestion;
};

} // namespace Relaydeck
