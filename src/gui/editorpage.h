#pragma once

#include "gui/actions.h"
#include "gui/relaycommands.h"

#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QSplitter;
class QTabWidget;
class QToolBar;

namespace Relaydeck {
class ChangesView;
class ConfTextView;
class Deck;
class FileGuard;
class NoticeBar;
class ProblemFixer;
class RelayForm;
class RelayGrid;
class TestView;

/// The server file: its relays as a table and as a form, its text beside them, and below what is wrong
/// with it, what a save would change, and the test of a relay. Views of one ServerFileSession.
class EditorPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EditorPage)

public:
    EditorPage(Deck *deck, const Actions &actions, const QString &recoveryFolder, QWidget *parent = nullptr);
    ~EditorPage() override;

    void begin(); ///< a new server file, with one relay to fill in
    bool offerRecovery(); ///< of what an earlier run has left; false: nothing
    void showProblems();
    void find(); ///< puts the cursor into the search field
    void lookAtDisk();
    /// Calls when there is no unsaved work: now, or when it was saved or thrown away on purpose.
    void whenFree(const std::function<void()> &then);
    void test(qsizetype relay);

    [[nodiscard]] ConfTextView *text() noexcept { return m_text; }
    [[nodiscard]] RelayGrid *grid() noexcept { return m_grid; }
    [[nodiscard]] QByteArray layoutState() const;
    void restoreLayout(const QByteArray &state);

public slots:
    void save();
    void saveAs();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeLayout();
    [[nodiscard]] QWidget *makeTop();
    [[nodiscard]] QWidget *makeTable();
    void connectActions();
    void connectViews();
    void enableActions();
    void showTitle();
    void showProblemCount();
    void followCaret(qsizetype line, qsizetype column);
    void followCell(const FileReading::Cell &cell);
    void showSelection();
    void goToProblem(bool backwards);
    void jump(const Diagnostic &problem);
    void showChanges();
    void findNext(bool backwards);

    Deck *m_deck;
    Actions m_actions;
    ServerFileSession *m_session;
    RelayGridModel *m_relays;
    RelayGrid *m_grid;
    RelayCommands m_commands;
    RelayForm *m_form;
    ConfTextView *m_text;
    ChangesView *m_changes;
    TestView *m_test;
    NoticeBar *m_notice;
    FileGuard *m_guard;
    ProblemFixer *m_fixer;
    QLabel *m_title;
    QLabel *m_place;
    QLineEdit *m_find;
    QTabWidget *m_ways; // table, form
    QTabWidget *m_below; // problems, changes, test
    QSplitter *m_sides;
    QSplitter *m_floors;
    std::function<void()> m_afterSave;
};

} // namespace Relaydeck
