#include "gui/conversationview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

class TestConversationView final : public QObject
{
    Q_OBJECT

private slots:
    void itFollowsTheEnd();
    void aReaderWhoScrolledUpIsNotMoved();
    void theButtonFollowsAgain();
    void rowsAreCopiedAsText();
};

namespace {

TranscriptLines replies(int from, int number)
{
    TranscriptLines lines;
    for (int i = 0; i < number; ++i) {
        TranscriptLine line;
        line.direction = TranscriptLine::Direction::FromRelay;
        line.text = "250 " + QByteArray::number(from + i);
        lines << line;
    }
    return lines;
}

QString topLine(const ConversationView &view)
{
    return view.model()->index(view.rowAt(2), TranscriptModel::TextColumn).data().toString();
}

} // namespace

void TestConversationView::itFollowsTheEnd()
{
    TranscriptModel lines(200);
    ConversationView view(&lines);
    view.resize(600, 200);
    view.show();
    for (int beat = 0; beat < 5; ++beat) {
        lines.append(replies(beat * 100, 100));
        QTRY_COMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
    }
    QVERIFY(view.isFollowing());
}

void TestConversationView::aReaderWhoScrolledUpIsNotMoved()
{
    TranscriptModel lines(200);
    ConversationView view(&lines);
    view.resize(600, 200);
    view.show();
    lines.append(replies(0, 200));
    QTRY_VERIFY(view.verticalScrollBar()->maximum() > 0);
    const QSignalSpy changed(&view, &ConversationView::followingChanged);
    view.verticalScrollBar()->setValue(120);
    QCOMPARE(changed.size(), 1);
    QVERIFY(!view.isFollowing());
    const QString read = topLine(view);

    lines.append(replies(200, 50)); // fifty lines leave the ring
    QCoreApplication::processEvents();
    QCOMPARE(topLine(view), read);
    QVERIFY(!view.isFollowing());
}

void TestConversationView::theButtonFollowsAgain()
{
    TranscriptModel lines;
    ConversationView view(&lines);
    view.resize(600, 200);
    view.show();
    lines.append(replies(0, 200));
    QTRY_VERIFY(view.verticalScrollBar()->maximum() > 0);
    auto *button = view.findChild<QToolButton *>();
    QVERIFY(button && !button->isVisible());
    view.verticalScrollBar()->setValue(10);
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(view.isFollowing());
    QVERIFY(!button->isVisible());
    QCOMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
}

void TestConversationView::rowsAreCopiedAsText()
{
    TranscriptModel lines;
    ConversationView view(&lines);
    lines.append(replies(0, 3));
    view.selectRow(1);
    view.copySelection();
    QVERIFY(QGuiApplication::clipboard()->text().endsWith(u"< 250 1"_s));
}

QTEST_MAIN(TestConversationView)
#include "tst_conversationview.moc"
