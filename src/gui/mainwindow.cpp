#include "gui/mainwindow.h"

#include "editing/background.h"
#include "engine/datafolder.h"
#include "gui/consolepage.h"
#include "gui/conversationpane.h"
#include "gui/conversationview.h"
#include "gui/editorpage.h"
#include "gui/icons.h"
#include "gui/jobglance.h"
#include "gui/question.h"
#include "gui/relaytable.h"
#include "gui/reportview.h"
#include "gui/resumedialog.h"
#include "gui/sendpage.h"
#include "gui/serverspage.h"
#include "gui/statusline.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QStatusBar>
#include <QToolBar>

using namespace Qt::StringLiterals;

namespace Relaydeck {

MainWindow::MainWindow(Deck *deck, QWidget *parent)
    : QMainWindow(parent),
      m_deck(deck),
      m_actions(Actions::make(this))
{
    setWindowIcon(QIcon(u":/icons/relaydeck.svg"_s));
    makePages();
    makeConversation();
    makeToolBar();
    makeMenus();
    connectFile();
    connectSend();
    connectView();
    restore();
    showPage(m_serversPage);
    enableActions();
    showTitle();
    if (m_editorPage->offerRecovery())
        showPage(m_editorPage);
}

MainWindow::~MainWindow()
{
    // Pages that are taken down say so, and nobody is here to listen any more.
    for (QObject *child : findChildren<QObject *>())
        child->disconnect(this);
}

void MainWindow::makePages()
{
    m_pages = new QStackedWidget;
    m_serversPage = new ServersPage(m_deck, m_actions);
    m_sendPage = new SendPage(m_deck, m_actions);
    m_editorPage = new EditorPage(
        m_deck, m_actions, QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/unsaved"_s);
    m_consolePage = new ConsolePage(m_deck);
    m_reportPage = new ReportView(m_deck, m_actions);
    for (const auto &[action, page] : pages())
        m_pages->addWidget(page);
    setCentralWidget(m_pages);

    m_status = new StatusLine(m_deck);
    statusBar()->addWidget(m_status, 1);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::makeConversation()
{
    m_conversation = new ConversationPane(m_deck);
    m_dock = new QDockWidget(tr("Conversation"), this);
    m_dock->setObjectName(u"conversation"_s);
    m_dock->setWidget(m_conversation);
    addDockWidget(Qt::BottomDockWidgetArea, m_dock);
}

void MainWindow::makeToolBar()
{
    QToolBar *bar = addToolBar(tr("Tool bar"));
    bar->setObjectName(u"toolBar"_s);
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setIconSize(QSize(16, 16));
    bar->addActions(m_actions.pages->actions());
    bar->addSeparator();
    bar->addActions({m_actions.open, m_actions.save});
    bar->addSeparator();
    bar->addActions({m_actions.start, m_actions.pause, m_actions.stop, m_actions.connectConsole});
    auto *space = new QWidget;
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    m_filter = new QLineEdit;
    m_filter->setPlaceholderText(tr("Filter relays"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(u"filter"_s), QLineEdit::LeadingPosition);
    m_filter->setMaximumWidth(fontMetrics().averageCharWidth() * 30);
    bar->addWidget(m_filter);
}

void MainWindow::makeMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    file->addActions({m_actions.newFile, m_actions.open});
    m_recent = file->addMenu(tr("Open re&cent"));
    file->addActions({m_actions.save, m_actions.saveAs, m_actions.reload, m_actions.masterConfs});
    file->addSeparator();
    file->addActions({m_actions.demo, m_actions.quit});

    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    edit->addActions({m_actions.undo, m_actions.redo});
    edit->addSeparator();
    edit->addActions({m_actions.find, m_actions.findNext, m_actions.findPrevious, m_actions.complete});
    edit->addSeparator();
    edit->addActions({m_actions.nextProblem, m_actions.previousProblem});
    edit->addSeparator();
    edit->addActions({m_actions.fix, m_actions.fixAll, m_actions.showChanges});

    QMenu *relay = menuBar()->addMenu(tr("&Relay"));
    relay->addActions({m_actions.connectConsole, m_actions.testRelay, m_actions.filter});
    relay->addSeparator();
    relay->addActions(m_actions.ofRelays());
    relay->addSeparator();
    relay->addActions({m_actions.addRelay, m_actions.duplicateRelay, m_actions.removeRelays, m_actions.moveUp,
        m_actions.moveDown, m_actions.switchOnOff});

    QMenu *send = menuBar()->addMenu(tr("&Send"));
    send->addActions({m_actions.start, m_actions.pause, m_actions.stop});
    send->addSeparator();
    send->addActions({m_actions.resume, m_actions.openReport});

    QMenu *view = menuBar()->addMenu(tr("&View"));
    view->addActions(m_actions.pages->actions());
    view->addSeparator();
    view->addAction(m_dock->toggleViewAction());
    view->addActions({m_actions.showErrors, m_actions.follow});

    menuBar()->addMenu(tr("&Help"))->addAction(m_actions.about);
}

void MainWindow::connectFile()
{
    connect(m_actions.open, &QAction::triggered, this, &MainWindow::chooseFile);
    connect(m_actions.newFile, &QAction::triggered, this, [this] {
        m_editorPage->whenFree([this] {
            m_editorPage->begin();
            showPage(m_editorPage);
        });
    });
    connect(m_actions.save, &QAction::triggered, m_editorPage, &EditorPage::save);
    connect(m_actions.saveAs, &QAction::triggered, m_editorPage, &EditorPage::saveAs);
    connect(m_actions.reload, &QAction::triggered, this, [this] { openFile(m_deck->serverFile()); });
    connect(m_actions.masterConfs, &QAction::triggered, this, &MainWindow::chooseMasterConfs);
    connect(m_actions.demo, &QAction::triggered, this, &MainWindow::startDemo);
    connect(m_actions.quit, &QAction::triggered, this, &QWidget::close);
    connect(m_recent, &QMenu::aboutToShow, this, &MainWindow::fillRecentFiles);
    connect(m_deck->editing(), &ServerFileSession::modifiedChanged, this, [this] {
        enableActions();
        showTitle();
    });
    connect(m_deck, &Deck::serverFileRead, this, [this](const QString &file, bool hasErrors) {
        m_status->tell(hasErrors ? tr("%1 has errors; the editor names them.").arg(QFileInfo(file).fileName())
                                 : QString());
        if (!m_deck->isDemo())
            m_settings.addRecentFile(QFileInfo(file).absoluteFilePath());
        enableActions();
        showTitle();
    });
    connect(m_deck, &Deck::troubleArose, m_status, &StatusLine::tell);
}

void MainWindow::connectSend()
{
    connect(m_actions.start, &QAction::triggered, m_sendPage, &SendPage::start);
    connect(m_actions.pause, &QAction::triggered, this, [this](bool pause) {
        if (pause)
            m_deck->pauseSend();
        else
            m_deck->continueSend();
    });
    connect(m_actions.stop, &QAction::triggered, m_deck, &Deck::stopSend);
    connect(m_actions.resume, &QAction::triggered, this, &MainWindow::chooseJob);
    connect(m_actions.openReport, &QAction::triggered, this, [this] {
        showPage(m_reportPage);
        m_reportPage->chooseJob();
    });
    connect(m_reportPage, &ReportView::failed, m_status, &StatusLine::tell);
    connect(m_actions.connectConsole, &QAction::triggered, this, [this] {
        const int relay = m_serversPage->table()->currentRelay();
        showPage(m_consolePage);
        m_consolePage->connectTo(relay);
    });
    connect(m_serversPage->table(), &RelayTable::relayActivated, m_actions.connectConsole, &QAction::trigger);
    connect(m_serversPage->table(), &RelayTable::currentRelayChanged, this, &MainWindow::enableActions);
    connect(m_sendPage, &SendPage::orderChanged, this, &MainWindow::enableActions);
    connect(m_sendPage, &SendPage::editorRequested, this, [this] { showPage(m_editorPage); });
    connect(m_deck, &Deck::sendChanged, this, &MainWindow::enableActions);
    connect(m_deck, &Deck::sendEnded, this, [this] { QApplication::alert(this); });
    connect(m_deck, &Deck::demoReady, this, [this](const DemoMaterial &material) {
        m_sendPage->fillIn(material);
        showPage(m_sendPage);
    });
    connect(m_status, &StatusLine::sendRequested, this, [this] { showPage(m_sendPage); });
    connect(m_status, &StatusLine::errorsRequested, m_actions.showErrors, &QAction::trigger);
}

/// Each page with the action that shows it, in their order.
std::array<std::pair<QAction *, QWidget *>, 5> MainWindow::pages() const
{
    return {{{m_actions.serversPage, m_serversPage}, {m_actions.sendPage, m_sendPage},
        {m_actions.editorPage, m_editorPage}, {m_actions.consolePage, m_consolePage},
        {m_actions.reportPage, m_reportPage}}};
}

void MainWindow::connectView()
{
    for (const auto &[action, page] : pages())
        connect(action, &QAction::triggered, this, [this, shown = page] { showPage(shown); });
    connect(m_filter, &QLineEdit::textChanged, m_serversPage->table(), &RelayTable::setFilter);
    connect(m_actions.filter, &QAction::triggered, this, [this] {
        showPage(m_serversPage);
        m_filter->setFocus(Qt::ShortcutFocusReason);
    });
    const auto conversation = [this] {
        m_dock->show();
        return m_conversation;
    };
    connect(m_actions.find, &QAction::triggered, this, [this, conversation] {
        if (m_pages->currentWidget() == m_editorPage)
            m_editorPage->find();
        else if (m_pages->currentWidget() == m_reportPage)
            m_reportPage->find();
        else
            conversation()->find();
    });
    connect(
        m_actions.showErrors, &QAction::triggered, this, [conversation] { conversation()->showErrors(); });
    connect(
        m_actions.follow, &QAction::triggered, this, [conversation] { conversation()->view()->follow(); });
    connect(m_actions.about, &QAction::triggered, this, &MainWindow::showAbout);
    connect(m_dock, &QDockWidget::visibilityChanged, this, &MainWindow::watch);
    connect(m_dock->toggleViewAction(), &QAction::toggled, this, [this](bool shown) { wantsDock() = shown; });
    connect(m_pages, &QStackedWidget::currentChanged, this, &MainWindow::watch);
}

void MainWindow::restore()
{
    constexpr QSize usual(1280, 800);
    if (!restoreGeometry(m_settings.geometry()))
        resize(usual);
    if (!restoreState(m_settings.state()))
        resizeDocks({m_dock}, {usual.height() * 2 / 5}, Qt::Vertical);
    m_dockElsewhere = !m_dock->isHidden();
    m_serversPage->table()->restoreColumns(m_settings.columns());
    m_editorPage->restoreLayout(m_settings.editorLayout());
    m_deck->setMasterConfs(m_settings.masterConfs());
    m_sendPage->fillIn(m_settings.order());
}

void MainWindow::remember()
{
    m_dock->setVisible(m_dockElsewhere);
    m_settings.setGeometry(saveGeometry());
    m_settings.setState(saveState());
    m_settings.setColumns(m_serversPage->table()->columns());
    m_settings.setEditorLayout(m_editorPage->layoutState());
    if (m_deck->isDemo())
        return;
    m_settings.setMasterConfs(m_deck->masterConfs());
    m_settings.setOrder(m_sendPage->order());
}

void MainWindow::openFile(const QString &file)
{
    m_editorPage->whenFree([this, file] { m_deck->openServerFile(file); });
}

void MainWindow::setMasterConfs(const QStringList &files)
{
    m_deck->setMasterConfs(files);
}

void MainWindow::startDemo()
{
    m_editorPage->whenFree([this] { m_deck->startDemo(); });
}

void MainWindow::chooseFile()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Open a server file"),
        QFileInfo(m_deck->serverFile()).path(), tr("Server files (*.conf *.cfg);;All files (*)"));
    if (!file.isEmpty())
        openFile(file);
}

void MainWindow::chooseMasterConfs()
{
    const QStringList before = m_deck->masterConfs();
    QFileDialog dialog(this, tr("Choose master conf files; none to use built-in defaults"));
    dialog.setFileMode(QFileDialog::ExistingFiles);
    if (!before.isEmpty())
        dialog.selectFile(before.constFirst());
    const bool chosen = dialog.exec() == QDialog::Accepted;
    if (!chosen || dialog.selectedFiles() == before)
        return;
    m_deck->setMasterConfs(dialog.selectedFiles());
    if (!m_deck->serverFile().isEmpty())
        openFile(m_deck->serverFile());
}

void MainWindow::chooseJob()
{
    const QString job = QFileDialog::getOpenFileName(
        this, tr("Resume a job"), jobsFolder(), tr("Jobs (*.job);;All files (*)"));
    if (job.isEmpty())
        return;
    inBackground(
        this, [job] { return JobGlance::at(job); }, [this](const JobGlance &glance) { askToResume(glance); });
}

void MainWindow::askToResume(const JobGlance &job)
{
    if (!job.error.isEmpty()) {
        m_deck->resumeJob(job.file, {}, StartTime::AsPlanned); // the engine says what it makes of it
        return;
    }
    auto *dialog = new ResumeDialog(job, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
        [this, dialog, file = job.file] { m_deck->resumeJob(file, dialog->again(), dialog->when()); });
    dialog->open();
}

void MainWindow::fillRecentFiles()
{
    m_recent->clear();
    const QStringList files = m_settings.recentFiles();
    for (const QString &file : files)
        m_recent->addAction(file, this, [this, file] { openFile(file); });
    if (files.isEmpty())
        m_recent->addAction(tr("No file yet"))->setEnabled(false);
}

void MainWindow::askToEndSend()
{
    if (m_endQuestion)
        return;
    const Question question{tr("A send is running"),
        tr("End the send and quit? What is under way is finished first. What is not sent stays in the "
           "journal and "
           "can be resumed."),
        {}, tr("End and quit"), QMessageBox::DestructiveRole};
    m_endQuestion = question.ask(
        this, [this] { endSendAndClose(); }, [this] { m_mayLoseWork = false; });
}

/// Messages that were handed over are answered before the window goes: a line that is cut leaves them in doubt.
/// Whoever has no patience closes the window once more.
void MainWindow::endSendAndClose()
{
    m_isLeaving = true;
    if (!m_deck->isSending()) {
        close();
        return;
    }
    m_deck->stopSend();
    connect(m_deck, &Deck::sendEnded, this, &QWidget::close);
}

void MainWindow::showPage(QWidget *page)
{
    m_pages->setCurrentWidget(page);
    if (page->focusProxy())
        page->setFocus();
    for (const auto &[action, shown] : pages())
        action->setChecked(shown == page);
    showDock();
}

/// Pages that need all the room have a wish of their own.
bool &MainWindow::wantsDock()
{
    const QWidget *page = m_pages->currentWidget();
    return page == m_editorPage || page == m_reportPage ? m_dockInEditor : m_dockElsewhere;
}

void MainWindow::showDock()
{
    const bool shown = wantsDock();
    const QSignalBlocker ours(m_dock->toggleViewAction()); // not the user's wish
    m_dock->setVisible(shown);
}

void MainWindow::enableActions()
{
    const SendState state = m_deck->send().state;
    const bool sending = m_deck->isSending();
    m_actions.start->setEnabled(!sending && m_sendPage->isComplete());
    m_actions.pause->setEnabled(state == SendState::Sending || state == SendState::Paused);
    m_actions.pause->setChecked(state == SendState::Paused);
    m_actions.pause->setText(state == SendState::Paused ? tr("Contin&ue") : tr("&Pause"));
    m_actions.pause->setIcon(icon(state == SendState::Paused ? u"play"_s : u"pause"_s));
    m_actions.stop->setEnabled(sending && state != SendState::Stopping);
    m_actions.resume->setEnabled(!sending);
    m_actions.demo->setEnabled(!sending && !m_deck->isDemo());
    m_actions.save->setEnabled(m_deck->editing()->isModified());
    m_actions.saveAs->setEnabled(m_deck->editing()->isOpen());
    m_actions.reload->setEnabled(!m_deck->serverFile().isEmpty());
    m_actions.connectConsole->setEnabled(
        m_serversPage->table()->currentRelay() >= 0 && !m_deck->isConsoleOpen());
}

void MainWindow::showTitle()
{
    const QString name = QFileInfo(m_deck->editing()->fileName()).fileName();
    setWindowTitle(name.isEmpty() ? u"Relaydeck"_s : tr("%1[*] - Relaydeck").arg(name));
    setWindowModified(m_deck->editing()->isModified());
}

void MainWindow::showAbout()
{
    QMessageBox::about(this, tr("About Relaydeck"),
        tr("<b>Relaydeck %1</b><br>Configure, watch and debug SMTP relays.<br><br>"
           "Free software under the GNU General Public License, version 3 or later.")
            .arg(QApplication::applicationVersion()));
}

void MainWindow::watch()
{
    m_deck->setWatched(m_dock->isVisible() || m_pages->currentWidget() == m_consolePage);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_deck->editing()->isModified() && !m_mayLoseWork) {
        event->ignore();
        m_editorPage->whenFree([this] {
            m_mayLoseWork = true;
            close();
        });
        return;
    }
    if (m_deck->isSending() && !m_deck->isDemo() && !m_isLeaving) {
        event->ignore();
        askToEndSend();
        return;
    }
    remember();
    event->accept();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_status)
        m_status->tell({});
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && m_editorPage)
        m_editorPage->lookAtDisk(); // for file systems that give no notice
}

} // namespace Relaydeck
