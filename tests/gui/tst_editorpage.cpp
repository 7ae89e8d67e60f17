#include "gui/changesview.h"
#include "gui/conftextview.h"
#include "gui/deck.h"
#include "gui/editorpage.h"
#include "gui/noticebar.h"
#include "gui/problemsview.h"
#include "gui/relaygrid.h"

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

class TestEditorPage final : public QObject
{
    Q_OBJECT

private slots:
    void theTextHoldsEveryByte_data();
    void theTextHoldsEveryByte();
    void howeverTheTextIsChangedTheSessionKnows_data();
    void howeverTheTextIsChangedTheSessionKnows();
    void manyLinesGiveWayToOthersAtOnce();
    void aScreenReaderHearsOfTheText();
    void typingChangesTheTable();
    void theTableChangesTheText();
    void undoGoesBackOverBothViews();
    void aCellEditedInSeveralSelectedRowsSetsAllOfThem();
    void relaysAreAddedDuplicatedMovedAndRemoved();
    void theCaretAndTheTableFollowEachOther();
    void aProblemLeadsToItsLineAndIsFixedByAClick();
    void keysLeadFromProblemToProblem();
    void changesAreShownBeforeASave();
    void aFileThatCannotBeWrittenSaysSo();
    void aChangeOnDiskIsReadWhenNothingIsLost();
    void aChangeOnDiskIsAskedAboutWhenThereIsWork();
    void unsavedWorkIsAskedAbout();
    void findingGoesRoundTheEnd();
};

namespace {

QByteArray contentOf(const QString &file)
{
    QFile source(file);
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

void write(const QString &file, const QByteArray &bytes)
{
    QFile target(file);
    QVERIFY(target.open(QIODevice::WriteOnly));
    QCOMPARE(target.write(bytes), bytes.size());
}

const QByteArray TwoRelays
    = "define package Mail::Bulkmail::Server\nSmtp @= one\nSmtp @= two\nPort @= 25\nPort @= 26\n"
      "Domain @= d\nDomain @= d\nTries @= 1\nTries @= 1\n";

struct Bench
{
    QTemporaryDir folder;
    QObject owner;
    Deck deck;
    Actions actions = Actions::make(&owner);
    EditorPage page{&deck, actions, folder.filePath(u"unsaved"_s)};
    ServerFileSession *session = deck.editing();
    QString file = folder.filePath(u"servers.conf"_s);

    explicit Bench(const QByteArray &bytes = TwoRelays)
    {
        write(file, bytes);
        page.resize(1000, 700);
        page.show();
        const QSignalSpy read(&deck, &Deck::serverFileRead);
        deck.openServerFile(file);
        QTRY_COMPARE(read.size(), 1);
    }

    [[nodiscard]] QByteArray text() const { return session->document().bytes(); }
    /// What the text view holds, which must be what the session holds.
    [[nodiscard]] QByteArray shown()
    {
        ConfTextView *view = page.text();
        QByteArray bytes(view->SendScintilla(QsciScintilla::SCI_GETLENGTH) + 1, '\0');
        view->SendScintilla(QsciScintilla::SCI_GETTEXT, ulong(bytes.size()), bytes.data());
        bytes.chop(1);
        return bytes;
    }
    [[nodiscard]] QString cell(int relay, Field field) const
    {
        const QAbstractItemModel *model = const_cast<EditorPage &>(page).grid()->model();
        return model->index(relay, RelayGridModel::columnOf(field)).data().toString();
    }
    void choose(int relay, Field field = Field::Smtp)
    {
        page.grid()->setCurrentIndex(page.grid()->model()->index(relay, RelayGridModel::columnOf(field)));
    }
    [[nodiscard]] NoticeBar *notice() const { return page.findChild<NoticeBar *>(); }
    void answer(const QString &text) const
    {
        for (QPushButton *button : notice()->findChildren<QPushButton *>()) {
            if (button->text() == text)
                button->click();
        }
    }
};

} // namespace

void TestEditorPage::theTextHoldsEveryByte_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no-break spaces") << "# a\xC2\xA0 b\nSmtp @= mx\n"_ba;
    QTest::newRow("CR LF and a byte order mark") << "\xEF\xBB\xBF# a\r\nSmtp @= mx\r\n"_ba;
    QTest::newRow("Latin-1, no last line end") << "# gr\xFC\xDF\nSmtp @= mx"_ba;
    QTest::newRow("line ends of three kinds") << "# a\r\n# b\n# c\r# d\n"_ba;
    QTest::newRow("no byte at all") << ""_ba;
}

void TestEditorPage::theTextHoldsEveryByte()
{
    QFETCH(QByteArray, bytes);
    Bench bench(bytes);
    QCOMPARE(bench.shown(), bytes);
    QVERIFY(!bench.session->isModified());
    QTest::keyClick(bench.page.text(), Qt::Key_End, Qt::ControlModifier);
    QTest::keyClicks(bench.page.text(), u"#x"_s);
    QCOMPARE(bench.shown(), bytes + "#x");
    QCOMPARE(bench.text(), bytes + "#x");
    bench.page.save();
    QTRY_COMPARE(contentOf(bench.file), bytes + "#x");
    QTRY_VERIFY(!bench.session->isModified());
}

void TestEditorPage::howeverTheTextIsChangedTheSessionKnows_data()
{
    using Way = std::function<void(ConfTextView *)>;
    QTest::addColumn<Way>("way");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *sentence, const QByteArray &text, const Way &way) {
        QTest::newRow(sentence) << way << text;
    };
    const QByteArray end = "Tries @= 1\nTries @= 1\n"_ba;
    const QByteArray rest = TwoRelays.chopped(end.size());
    row("letters beyond ASCII, from an input method", TwoRelays + "ü€", [](ConfTextView *view) {
        QInputMethodEvent input;
        input.setCommitString(u"ü€"_s);
        QCoreApplication::sendEvent(view, &input);
    });
    row("a letter rubbed out", TwoRelays.chopped(1),
        [](ConfTextView *view) { QTest::keyClick(view, Qt::Key_Backspace); });
    row("a line break", TwoRelays + "\n", [](ConfTextView *view) { QTest::keyClick(view, Qt::Key_Return); });
    row("typing over what is selected", "x", [](ConfTextView *view) {
        view->selectAll();
        QTest::keyClick(view, 'x');
    });
    row("a paste over what is selected", "Smtp @= a\n", [](ConfTextView *view) {
        QGuiApplication::clipboard()->setText(u"Smtp @= a\n"_s);
        view->selectAll();
        view->paste();
    });
    row("a cut", QByteArray(), [](ConfTextView *view) {
        view->selectAll();
        view->cut();
    });
    row("a rectangle cut out of two lines", rest + "ries @= 1\nries @= 1\n", [](ConfTextView *view) {
        const long last = view->SendScintilla(QsciScintilla::SCI_GETLENGTH);
        view->SendScintilla(QsciScintilla::SCI_SETRECTANGULARSELECTIONANCHOR, last - 22);
        view->SendScintilla(QsciScintilla::SCI_SETRECTANGULARSELECTIONCARET, last - 10);
        view->cut();
    });
    row("a line moved up and down again", TwoRelays, [](ConfTextView *view) {
        view->goToLine(3);
        view->SendScintilla(QsciScintilla::SCI_MOVESELECTEDLINESUP);
        view->SendScintilla(QsciScintilla::SCI_MOVESELECTEDLINESDOWN);
    });
    row("a line doubled", "define package Mail::Bulkmail::Server\n" + TwoRelays, [](ConfTextView *view) {
        view->goToLine(0);
        view->SendScintilla(QsciScintilla::SCI_LINEDUPLICATE);
    });
}

void TestEditorPage::howeverTheTextIsChangedTheSessionKnows()
{
    QFETCH(std::function<void(ConfTextView *)>, way);
    Bench bench;
    QTest::keyClick(bench.page.text(), Qt::Key_End, Qt::ControlModifier);
    way(bench.page.text());
    QTEST(bench.text(), "text");
    QCOMPARE(bench.shown(), bench.text());
    while (bench.actions.undo->isEnabled())
        bench.actions.undo->trigger();
    QCOMPARE(bench.text(), TwoRelays);
    QCOMPARE(bench.shown(), TwoRelays);
}

void TestEditorPage::manyLinesGiveWayToOthersAtOnce()
{
    QByteArray text = TwoRelays;
    for (int i = 0; i < 100; ++i)
        text += "# line " + QByteArray::number(i) + '\n';
    Bench bench(text);
    QVERIFY(QTest::qWaitForWindowExposed(&bench.page));
    bench.page.text()->goToLine(
        bench.session->document().lineCount() - 1); // the view must follow what becomes shorter
    bench.page.text()->viewport()->repaint();
    const QByteArray other = QByteArray(text).replace("# line 8", "# another line, much longer 8");
    bench.session->rewrite(u"Others"_s, other);
    QCOMPARE(bench.shown(), other);
    bench.actions.undo->trigger();
    QCOMPARE(bench.shown(), text);
}

void TestEditorPage::aScreenReaderHearsOfTheText()
{
    const auto textOf = [](QWidget *widget) {
        QAccessibleInterface *access = QAccessible::queryAccessibleInterface(widget);
        return access ? access->textInterface() : nullptr;
    };
    const auto sleep = qScopeGuard([] { QAccessible::setActive(false); });
    Bench bench;
    QVERIFY(!textOf(bench.page.text()));
    QAccessible::setActive(true);
    QVERIFY(textOf(bench.page.text()));
    QCOMPARE(textOf(bench.page.text())->characterCount(), int(TwoRelays.size()));
    QTest::keyClick(bench.page.text(), Qt::Key_End, Qt::ControlModifier);
    QTest::keyClicks(bench.page.text(), u"#x"_s);
    QCOMPARE(bench.text(), TwoRelays + "#x");
    QAccessible::setActive(false);
    QVERIFY(!textOf(bench.page.text()));
}

void TestEditorPage::typingChangesTheTable()
{
    Bench bench;
    QCOMPARE(bench.cell(0, Field::Port), u"25"_s);
    bench.page.text()->goToLine(3, 10);
    QTest::keyClicks(bench.page.text(), u"25"_s);
    QTRY_COMPARE(bench.cell(0, Field::Port), u"2525"_s);
}

void TestEditorPage::theTableChangesTheText()
{
    Bench bench;
    bench.page.grid()->model()->setData(
        bench.page.grid()->model()->index(1, RelayGridModel::columnOf(Field::Port)), u"587"_s);
    QVERIFY(bench.shown().contains("Port @= 587\n"));
    QCOMPARE(bench.shown(), bench.text());
}

void TestEditorPage::undoGoesBackOverBothViews()
{
    Bench bench;
    bench.page.text()->goToLine(0, 0);
    QTest::keyClicks(bench.page.text(), u"# x"_s);
    bench.choose(0);
    bench.actions.switchOnOff->trigger();
    QCOMPARE(bench.cell(0, Field::Enabled), u"no"_s);
    bench.actions.undo->trigger();
    QCOMPARE(bench.cell(0, Field::Enabled), u"yes"_s);
    bench.actions.undo->trigger();
    QCOMPARE(bench.shown(), TwoRelays);
    QVERIFY(!bench.session->isModified());
    bench.actions.redo->trigger();
    bench.actions.redo->trigger();
    QCOMPARE(bench.cell(0, Field::Enabled), u"no"_s);
    QCOMPARE(bench.shown(), bench.text());
}

void TestEditorPage::aCellEditedInSeveralSelectedRowsSetsAllOfThem()
{
    Bench bench;
    bench.page.grid()->selectAll();
    const QModelIndex port = bench.page.grid()->model()->index(0, RelayGridModel::columnOf(Field::Port));
    bench.page.grid()->selectionModel()->setCurrentIndex(port, QItemSelectionModel::NoUpdate);
    bench.page.grid()->edit(port);
    auto *line = bench.page.grid()->viewport()->findChild<QLineEdit *>();
    QVERIFY(line);
    line->selectAll();
    QTest::keyClicks(line, u"2525"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(bench.cell(0, Field::Port), u"2525"_s);
    QCOMPARE(bench.cell(1, Field::Port), u"2525"_s);
    QCOMPARE(bench.session->history()->count(), 1);
}

void TestEditorPage::relaysAreAddedDuplicatedMovedAndRemoved()
{
    Bench bench;
    const auto hosts = [&bench] { return bench.session->reading()->hosts(); };
    bench.choose(0);
    bench.actions.duplicateRelay->trigger();
    QCOMPARE(hosts(), (QByteArrayList{"one", "one", "two"}));
    bench.choose(2);
    bench.actions.moveUp->trigger();
    QCOMPARE(hosts(), (QByteArrayList{"one", "two", "one"}));
    QCOMPARE(bench.page.grid()->currentRelay(), 1);
    bench.actions.removeRelays->trigger();
    QCOMPARE(hosts(), (QByteArrayList{"one", "one"}));
    bench.choose(0);
    bench.actions.addRelay->trigger();
    QCOMPARE(hosts().size(), 3);
    QCOMPARE(bench.page.grid()->currentRelay(), 1);
    QCOMPARE(bench.cell(1, Field::Domain), u"d"_s);
    QCOMPARE(bench.shown(), bench.text());
    while (bench.actions.undo->isEnabled())
        bench.actions.undo->trigger();
    QCOMPARE(bench.shown(), TwoRelays);
}

void TestEditorPage::theCaretAndTheTableFollowEachOther()
{
    Bench bench;
    bench.choose(1, Field::Port);
    QCOMPARE(bench.page.text()->caretLine(), 4);
    bench.page.activateWindow();
    bench.page.text()->setFocus();
    QTRY_VERIFY(bench.page.text()->hasFocus());
    bench.page.text()->goToLine(1);
    QTRY_COMPARE(bench.page.grid()->currentRelay(), 0);
    QCOMPARE(bench.page.grid()->currentIndex().column(), RelayGridModel::columnOf(Field::Smtp));
}

void TestEditorPage::aProblemLeadsToItsLineAndIsFixedByAClick()
{
    Bench bench(TwoRelays + "max_message_per_robin @= 5\nmax_messages_per_robin @= 5\n");
    const auto *problems = bench.page.findChild<ProblemsView *>();
    QTRY_VERIFY(problems->model()->rowCount() > 0);
    int row = 0;
    while (bench.deck.problems()->diagnostics()[row].kind != DiagnosticKind::MisspeltKey)
        ++row;
    const QAbstractItemModel *model = problems->model();
    emit const_cast<ProblemsView *>(problems)->clicked(model->index(row, DiagnosticModel::SentenceColumn));
    QCOMPARE(bench.page.text()->caretLine(), 9);
    const QModelIndex fix = model->index(row, DiagnosticModel::FixColumn);
    QVERIFY(!fix.data().toString().isEmpty());
    emit const_cast<ProblemsView *>(problems)->clicked(fix);
    QVERIFY(!bench.text().contains("max_message_per_robin"));
    QCOMPARE(bench.shown(), bench.text());
}

void TestEditorPage::keysLeadFromProblemToProblem()
{
    Bench bench(
        "define package Mail::Bulkmail::Server\nSmtp @= a\nwhat\nDomain @= d\nTries @= 1\nPort @= 70000\n");
    QTRY_VERIFY(!bench.session->diagnostics().isEmpty());
    const auto lineAfter = [&bench](QAction *step) {
        step->trigger();
        return bench.page.text()->caretLine() + 1;
    };
    QCOMPARE(lineAfter(bench.actions.nextProblem), 3);
    QCOMPARE(lineAfter(bench.actions.nextProblem), 6);
    QCOMPARE(lineAfter(bench.actions.nextProblem), 3);
    QCOMPARE(lineAfter(bench.actions.previousProblem), 6);
    QCOMPARE(lineAfter(bench.actions.previousProblem), 3);
}

void TestEditorPage::changesAreShownBeforeASave()
{
    Bench bench;
    bench.choose(0);
    bench.page.grid()->model()->setData(
        bench.page.grid()->model()->index(0, RelayGridModel::columnOf(Field::Port)), u"587"_s);
    bench.actions.showChanges->trigger();
    const auto *changes = bench.page.findChild<ChangesView *>();
    QTRY_VERIFY(changes->toPlainText().contains(u"- Port @= 25"_s));
    QVERIFY(changes->toPlainText().contains(u"+ Port @= 587"_s));
    bench.actions.undo->trigger();
    QTRY_VERIFY(changes->toPlainText().isEmpty());
}

void TestEditorPage::aFileThatCannotBeWrittenSaysSo()
{
    Bench bench;
    bench.session->saveAs(bench.folder.filePath(u"no such folder/servers.conf"_s));
    QTRY_VERIFY(bench.notice()->isVisible());
    QVERIFY2(
        bench.notice()->sentence().contains(u"no such folder"_s), qPrintable(bench.notice()->sentence()));
}

void TestEditorPage::aChangeOnDiskIsReadWhenNothingIsLost()
{
    Bench bench;
    write(bench.file, TwoRelays + "# theirs\n");
    QTRY_COMPARE(bench.shown(), TwoRelays + "# theirs\n");
    QVERIFY(!bench.session->isModified());
    bench.actions.undo->trigger();
    QCOMPARE(bench.shown(), TwoRelays);
}

void TestEditorPage::aChangeOnDiskIsAskedAboutWhenThereIsWork()
{
    Bench bench;
    bench.page.text()->goToLine(0, 0);
    QTest::keyClicks(bench.page.text(), u"# mine"_s);
    QTest::keyClick(bench.page.text(), Qt::Key_Return);
    const QByteArray mine = bench.text();
    write(bench.file, TwoRelays + "# theirs\n");
    QTRY_VERIFY(bench.notice()->isVisible());
    QCOMPARE(bench.shown(), mine);
    bench.answer(u"Merge …"_s);
    QCOMPARE(bench.shown(), "# mine\n" + TwoRelays + "# theirs\n");
    bench.page.save();
    QTRY_COMPARE(contentOf(bench.file), "# mine\n" + TwoRelays + "# theirs\n");
}

void TestEditorPage::unsavedWorkIsAskedAbout()
{
    Bench bench;
    bool free = false;
    bench.page.whenFree([&free] { free = true; });
    QVERIFY(free);
    QTest::keyClicks(bench.page.text(), u"#"_s);
    free = false;
    bench.page.whenFree([&free] { free = true; });
    auto *box = bench.page.findChild<QMessageBox *>();
    QVERIFY(box);
    QVERIFY(!free);
    box->button(QMessageBox::Save)->click();
    QTRY_VERIFY(free);
    QCOMPARE(contentOf(bench.file), bench.text());
}

void TestEditorPage::findingGoesRoundTheEnd()
{
    Bench bench;
    QVERIFY(bench.page.text()->find(u"Port"_s, false));
    QVERIFY(bench.page.text()->find(u"Port"_s, false));
    QCOMPARE(bench.page.text()->caretLine(), 4);
    QVERIFY(bench.page.text()->find(u"port"_s, false));
    QCOMPARE(bench.page.text()->caretLine(), 3);
    QVERIFY(bench.page.text()->find(u"Port"_s, true));
    QCOMPARE(bench.page.text()->caretLine(), 4);
    QVERIFY(!bench.page.text()->find(u"nowhere"_s, false));
}

QTEST_MAIN(TestEditorPage)
#include "tst_editorpage.moc"
