#include "gui/editorpage.h"

#include "gui/changesview.h"
#include "gui/conftextview.h"
#include "gui/deck.h"
#include "gui/fileguard.h"
#include "gui/icons.h"
#include "gui/noticebar.h"
#include "gui/problemfixer.h"
#include "gui/problemsview.h"
#include "gui/relayform.h"
#include "gui/relaygrid.h"
#include "gui/testview.h"
#include "models/fieldwords.h"

#include <QAction>
#include <QDataStream>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QSplitter>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

enum Below : int { Problems, Changes, Test };

QByteArray blankServerFile()
{
    return R"(define package Mail::Bulkmail::Server

# One relay is one row across the columns: the first Smtp goes with the first Port, and so on.
Smtp @= mail.example.org
Port @= 25
Domain @= example.org
Tries @= 3

# Limits count recipients; 0 means no limit.
envelope_limit @= 100
max_messages_per_robin @= 0
max_messages_per_connection @= 0

# Seconds for each reply.
time_out @= 300
)"_ba;
}

} // namespace

EditorPage::EditorPage(Deck *deck, const Actions &actions, const QString &recoveryFolder, QWidget *parent)
    : QWidget(parent),
      m_deck(deck),
      m_actions(actions),
      m_session(deck->editing()),
      m_relays(new RelayGridModel(m_session, this)),
      m_grid(new RelayGrid(m_relays)),
      m_commands(m_session, m_relays, m_grid),
      m_form(new RelayForm(m_session, m_relays)),
      m_text(new ConfTextView(m_session)),
      m_changes(new ChangesView),
      m_test(new TestView(deck)),
      m_notice(new NoticeBar),
      m_guard(new FileGuard(m_session, m_notice, recoveryFolder, this)),
      m_fixer(new ProblemFixer(m_session, m_notice, this)),
      m_title(new QLabel),
      m_place(new QLabel),
      m_find(new QLineEdit),
      m_ways(new QTabWidget),
      m_below(new QTabWidget),
      m_sides(new QSplitter),
      m_floors(new QSplitter(Qt::Vertical))
{
    setFocusProxy(m_grid);
    makeLayout();
    connectActions();
    connectViews();
    showTitle();
    showProblemCount();
    enableActions();
}

EditorPage::~EditorPage()
{
    m_session->disconnect(this); // views are taken down one after the other
}

void EditorPage::makeLayout()
{
    auto *problems = new ProblemsView(m_deck->problems());
    connect(problems, &ProblemsView::jumpWanted, this, &EditorPage::jump);
    connect(problems, &ProblemsView::fixWanted, m_fixer, &ProblemFixer::fix);
    m_below->addTab(problems, tr("Problems"));
    m_below->addTab(m_changes, tr("Changes"));
    m_below->addTab(m_test, tr("Test"));
    m_below->setDocumentMode(true);
    m_ways->addTab(makeTable(), tr("Table"));
    m_ways->addTab(m_form, tr("Form"));
    m_ways->setDocumentMode(true);
    m_sides->addWidget(m_ways);
    m_sides->addWidget(m_text);
    m_sides->setSizes({640, 640});
    m_sides->setChildrenCollapsible(false);
    m_floors->addWidget(m_sides);
    m_floors->addWidget(m_below);
    m_floors->setStretchFactor(0, 1);
    m_floors->setSizes({500, 190});
    m_floors->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTop());
    column->addWidget(m_notice);
    column->addWidget(m_floors, 1);
}

QWidget *EditorPage::makeTop()
{
    auto *bar = new QToolBar;
    bar->setIconSize(QSize(16, 16));
    bar->setToolButtonStyle(Qt::ToolButtonIconOnly);
    const Actions &a = m_actions;
    bar->addActions({a.undo, a.redo});
    bar->addSeparator();
    bar->addActions({a.addRelay, a.duplicateRelay, a.removeRelays, a.moveUp, a.moveDown, a.switchOnOff});
    bar->addSeparator();
    bar->addActions({a.fix, a.testRelay});
    m_find->setPlaceholderText(tr("Find in the file"));
    m_find->setClearButtonEnabled(true);
    m_find->setMaximumWidth(fontMetrics().averageCharWidth() * 28);
    m_find->addAction(icon(u"find"_s), QLineEdit::LeadingPosition);
    m_place->setForegroundRole(QPalette::PlaceholderText);
    auto *top = new QWidget;
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins(8, 2, 8, 2);
    row->setSpacing(10);
    row->addWidget(m_title);
    row->addWidget(bar);
    row->addStretch();
    row->addWidget(m_place);
    row->addWidget(m_find);
    return top;
}

QWidget *EditorPage::makeTable()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(4, 2, 4, 2);
    row->addWidget(new QLabel(tr("Show:")));
    using Group = FieldInfo::Group;
    for (const Group group : {Group::Connection, Group::Security, Group::Limits, Group::Behaviour}) {
        auto *button = new QToolButton;
        button->setText(FieldWords::group(group));
        button->setCheckable(true);
        button->setChecked(true);
        button->setAutoRaise(true);
        connect(button, &QToolButton::toggled, m_grid,
            [grid = m_grid, group](bool shown) { grid->showGroup(group, shown); });
        row->addWidget(button);
    }
    row->addStretch();
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(m_grid, 1);
    return page;
}

void EditorPage::connectActions()
{
    const Actions &a = m_actions;
    const auto on = [this](QAction *action, auto act) { connect(action, &QAction::triggered, this, act); };
    on(a.undo, [this] { m_session->history()->undo(); });
    on(a.redo, [this] { m_session->history()->redo(); });
    on(a.addRelay, [this] { m_commands.add(); });
    on(a.duplicateRelay, [this] { m_commands.duplicate(); });
    on(a.removeRelays, [this] { m_commands.remove(); });
    on(a.moveUp, [this] { m_commands.moveBy(-1); });
    on(a.moveDown, [this] { m_commands.moveBy(1); });
    on(a.switchOnOff, [this] { m_commands.switchOnOff(); });
    on(a.fix, [this] { m_fixer->fixInLine(m_text->caretLine() + 1); });
    on(a.fixAll, [this] { m_fixer->fixAll(); });
    on(a.complete, [this] { m_text->complete(); });
    on(a.findNext, [this] { findNext(false); });
    on(a.findPrevious, [this] { findNext(true); });
    on(a.nextProblem, [this] { goToProblem(false); });
    on(a.previousProblem, [this] { goToProblem(true); });
    on(a.showChanges, [this] {
        m_below->setCurrentIndex(Changes);
        showChanges();
    });
    on(a.testRelay, [this] { test(m_grid->currentRelay()); });
    m_text->setContextActions({a.undo, a.redo, a.fix, a.complete});
    m_grid->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_grid->addActions(
        {a.addRelay, a.duplicateRelay, a.removeRelays, a.moveUp, a.moveDown, a.switchOnOff, a.testRelay});
}

void EditorPage::connectViews()
{
    connect(m_text, &ConfTextView::caretMoved, this, &EditorPage::followCaret);
    connect(m_text, &ConfTextView::fixWanted, this, [this](qsizetype line) {
        m_text->goToLine(line);
        m_fixer->fixInLine(line + 1);
    });
    connect(m_grid, &RelayGrid::currentCellChanged, this, &EditorPage::followCell);
    connect(m_grid, &RelayGrid::selectionMoved, this, &EditorPage::showSelection);
    connect(m_grid, &RelayGrid::moveWanted, this,
        [this](qsizetype from, qsizetype to) { m_commands.move(from, to); });
    connect(m_ways, &QTabWidget::currentChanged, this, &EditorPage::showSelection);
    connect(m_find, &QLineEdit::returnPressed, this, [this] { findNext(false); });
    connect(m_below, &QTabWidget::currentChanged, this, &EditorPage::showChanges);
    connect(m_session, &ServerFileSession::readingChanged, this, [this] {
        showChanges();
        followCaret(m_text->caretLine(), 0);
        if (!m_grid->currentIndex().isValid()) // the text stays at its first line
            m_grid->goTo({0, Field::Name});
    });
    connect(m_session, &ServerFileSession::diagnosticsChanged, this, &EditorPage::showProblemCount);
    connect(m_session, &ServerFileSession::modifiedChanged, this, &EditorPage::showTitle);
    connect(m_session, &ServerFileSession::savingChanged, this, &EditorPage::showTitle);
    connect(m_session->history(), &QUndoStack::indexChanged, this, &EditorPage::enableActions);
    connect(m_session, &ServerFileSession::saved, this, [this] {
        showChanges();
        if (const auto then = std::exchange(m_afterSave, nullptr))
            then();
    });
    connect(m_session, &ServerFileSession::saveFailed, this, [this] { m_afterSave = nullptr; });
    connect(m_guard, &FileGuard::saveAsWanted, this, &EditorPage::saveAs);
}

void EditorPage::begin()
{
    m_session->begin(blankServerFile());
    m_text->setFocus();
}

bool EditorPage::offerRecovery()
{
    return m_guard->offerRecovery();
}

void EditorPage::showProblems()
{
    m_below->setCurrentIndex(Problems);
}

void EditorPage::find()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void EditorPage::lookAtDisk()
{
    m_guard->look();
}

void EditorPage::whenFree(const std::function<void()> &then)
{
    if (!m_session->isModified()) {
        then();
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Unsaved changes"),
        tr("%1 has changes that are not saved.")
            .arg(m_session->fileName().isEmpty() ? tr("The new server file")
                                                 : QFileInfo(m_session->fileName()).fileName()),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
    box->setDefaultButton(QMessageBox::Save);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::finished, this, [this, then](int answer) {
        if (answer == QMessageBox::Discard) {
            m_guard->discardWork();
            then();
        } else if (answer == QMessageBox::Save) {
            m_afterSave = then;
            save();
        }
    });
    box->open();
}

void EditorPage::save()
{
    if (m_session->fileName().isEmpty())
        saveAs();
    else
        m_session->save();
}

void EditorPage::saveAs()
{
    auto *dialog = new QFileDialog(this, tr("Save the server file"), m_session->fileName(),
        tr("Server files (*.conf *.cfg);;All files (*)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, m_session, &ServerFileSession::saveAs);
    connect(dialog, &QDialog::rejected, this, [this] { m_afterSave = nullptr; });
    dialog->open();
}

void EditorPage::test(qsizetype relay)
{
    const auto now = m_session->reading();
    if (relay < 0 || relay >= now->count())
        return;
    m_below->setCurrentIndex(Test);
    m_test->begin(now->columns().profile(relay));
}

void EditorPage::enableActions()
{
    const bool open = m_session->isOpen() && !m_session->isSaving();
    const bool any = open && m_grid->currentRelay() >= 0;
    const Actions &a = m_actions;
    const QUndoStack *history = m_session->history();
    const bool here = isVisible();
    a.undo->setEnabled(here && open && history->canUndo());
    a.undo->setToolTip(history->canUndo() ? tr("Undo: %1").arg(history->undoText()) : tr("Nothing to undo"));
    a.redo->setEnabled(here && open && history->canRedo());
    a.redo->setToolTip(history->canRedo() ? tr("Redo: %1").arg(history->redoText()) : tr("Nothing to redo"));
    for (QAction *action : {a.addRelay, a.fix, a.fixAll, a.complete, a.findNext, a.findPrevious,
             a.nextProblem, a.previousProblem, a.showChanges})
        action->setEnabled(here && open);
    for (QAction *action :
        {a.duplicateRelay, a.removeRelays, a.moveUp, a.moveDown, a.switchOnOff, a.testRelay})
        action->setEnabled(here && any);
}

void EditorPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    enableActions();
}

void EditorPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    enableActions();
}

void EditorPage::showTitle()
{
    const QString file = m_session->fileName();
    const QString name = file.isEmpty() ? tr("New server file") : QFileInfo(file).fileName();
    QString title = u"<b>%1</b>"_s.arg(name.toHtmlEscaped());
    if (m_session->isSaving())
        title = tr("%1 (saving …)").arg(title);
    else if (m_session->isModified())
        title = tr("%1 (not saved)").arg(title);
    m_title->setText(m_session->isOpen() ? title : tr("No server file is open"));
    m_title->setToolTip(file);
    enableActions();
}

void EditorPage::showProblemCount()
{
    const DiagnosticModel *problems = m_deck->problems();
    const int count = problems->rowCount();
    m_below->setTabText(Problems, count == 0 ? tr("Problems") : tr("Problems (%1)").arg(count));
}

void EditorPage::followCaret(qsizetype line, qsizetype column)
{
    if (m_text->hasFocus())
        m_place->setText(tr("Line %1, column %2").arg(line + 1).arg(column + 1));
    if (!m_session->isRead() || !m_text->hasFocus())
        return;
    if (const auto cell = m_session->reading()->cellAt(line))
        m_grid->goTo(*cell);
}

void EditorPage::followCell(const FileReading::Cell &cell)
{
    const auto now = m_session->reading();
    auto line = now->lineOf(cell);
    if (!line)
        line = now->lineOf({cell.relay, Field::Smtp});
    if (line)
        m_text->goToLine(*line);
    enableActions();
}

void EditorPage::showSelection()
{
    m_form->showRelays(m_grid->selectedRelays());
    enableActions();
}

void EditorPage::jump(const Diagnostic &problem)
{
    if (problem.file != m_session->fileName() || problem.line == 0)
        return;
    m_text->goToLine(problem.line - 1, std::max(0, problem.column - 1));
    m_text->setFocus();
}

void EditorPage::goToProblem(bool backwards)
{
    if (const std::optional<Diagnostic> problem = m_fixer->problemBeside(m_text->caretLine() + 1, backwards))
        jump(*problem);
}

void EditorPage::showChanges()
{
    if (m_below->currentIndex() == Changes)
        m_changes->show(m_session->savedBytes(), m_session->document().bytes());
}

void EditorPage::findNext(bool backwards)
{
    const QString needle = m_find->text();
    if (needle.isEmpty())
        find();
    else if (!m_text->find(needle, backwards))
        m_notice->say(tr("\"%1\" is not in this file.").arg(needle));
}

QByteArray EditorPage::layoutState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out << m_sides->saveState() << m_floors->saveState() << qint32(m_ways->currentIndex());
    return state;
}

void EditorPage::restoreLayout(const QByteArray &state)
{
    QByteArray sides;
    QByteArray floors;
    qint32 way = 0;
    QDataStream in(state);
    in >> sides >> floors >> way;
    if (in.status() != QDataStream::Ok)
        return;
    m_sides->restoreState(sides);
    m_floors->restoreState(floors);
    m_ways->setCurrentIndex(way);
}

} // namespace Relaydeck
