#include "gui/deck.h"
#include "gui/editorpage.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

class TestEditorPage final : public QObject
{
    Q_OBJECT

private slots:
    void savingKeepsEveryByte_data();
    void savingKeepsEveryByte();
    void aFileThatWouldLoseBytesIsReadOnly();
    void problemsAreFoundWhileTyping();
    void aProblemLeadsToItsLine();
    void aReloadDoesNotReplaceNewerText();
    void aFileThatCannotBeWrittenSaysSo();
};

namespace {

QByteArray contentOf(const QString &file)
{
    QFile source(file);
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

struct Bench
{
    QTemporaryDir folder;
    QObject owner;
    Deck deck;
    Actions actions = Actions::make(&owner);
    EditorPage page{&deck, actions};
    QPlainTextEdit *editor = page.findChild<QPlainTextEdit *>();

    QString file() const { return folder.filePath(u"servers.conf"_s); }
};

} // namespace

void TestEditorPage::savingKeepsEveryByte_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no-break spaces") << "# a\xC2\xA0 b\nSmtp @= mx\n"_ba;
    QTest::newRow("CR LF and a byte order mark") << "\xEF\xBB\xBF# a\r\nSmtp @= mx\r\n"_ba;
    QTest::newRow("Latin-1, no last line end") << "# gr\xFC\xDF\nSmtp @= mx"_ba;
    QTest::newRow("line separators and tabs") << "# \xE2\x80\xA8\t\f\v\n"_ba;
}

void TestEditorPage::savingKeepsEveryByte()
{
    QFETCH(QByteArray, bytes);
    Bench bench;
    bench.page.showFile(bench.file(), bytes);
    QVERIFY(!bench.page.isModified());
    QVERIFY(!bench.editor->isReadOnly());
    const QSignalSpy saved(&bench.page, &EditorPage::saved);
    QVERIFY(bench.page.save());
    QCOMPARE(saved.size(), 1);
    QCOMPARE(contentOf(bench.file()), bytes);
}

void TestEditorPage::aFileThatWouldLoseBytesIsReadOnly()
{
    Bench bench;
    bench.page.showFile(bench.file(), "a = 1\r\nb = 2\n"_ba);
    QVERIFY(bench.editor->isReadOnly());
    bench.page.showFile(bench.file() + u"2"_s, "a = 1\n"_ba);
    QVERIFY(!bench.editor->isReadOnly());
}

void TestEditorPage::problemsAreFoundWhileTyping()
{
    Bench bench;
    bench.page.begin();
    QVERIFY(bench.page.isModified());
    bench.editor->appendPlainText(u"what is this"_s);
    QTRY_VERIFY(bench.deck.problems()->count(Severity::Error) > 0);
}

void TestEditorPage::aProblemLeadsToItsLine()
{
    Bench bench;
    bench.page.showFile(bench.file(), "# one\n# two\n# three\n"_ba);
    Diagnostic problem;
    problem.file = bench.file();
    problem.line = 3;
    bench.deck.problems()->show({problem});
    auto *problems = bench.page.findChild<QTableView *>();
    emit problems->activated(problems->model()->index(0, 0));
    QCOMPARE(bench.editor->textCursor().blockNumber(), 2);
    QCOMPARE(bench.editor->extraSelections().size(), 1);
}

void TestEditorPage::aReloadDoesNotReplaceNewerText()
{
    Bench bench;
    bench.page.showFile(bench.file(), "# one\n"_ba);
    bench.editor->appendPlainText(u"# typed"_s);
    bench.page.showFile(bench.file(), "# one\n"_ba);
    QVERIFY(bench.editor->toPlainText().contains(u"typed"_s));
    QVERIFY(bench.page.isModified());
}

void TestEditorPage::aFileThatCannotBeWrittenSaysSo()
{
    Bench bench;
    const QString nowhere = bench.folder.filePath(u"no such folder/servers.conf"_s);
    bench.page.showFile(nowhere, "# one\n"_ba);
    QVERIFY(!bench.page.save());
    bool said = false;
    for (const QLabel *label : bench.page.findChildren<QLabel *>())
        said = said || (!label->isHidden() && label->text().contains(u"was not saved"_s));
    QVERIFY(said);
}

QTEST_MAIN(TestEditorPage)
#include "tst_editorpage.moc"
