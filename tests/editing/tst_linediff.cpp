#include "editing/linediff.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

class TestLineDiff final : public QObject
{
    Q_OBJECT

private slots:
    void linesKeepTheirEnds();
    void runsCoverBothTexts_data();
    void runsCoverBothTexts();
    void oneChangedLineIsOneRun();
    void hugeTextsWithoutACommonLineAreReplacedAsAWhole();
    void mergesByLine_data();
    void mergesByLine();
    void bothChangingOneLineIsAConflict();
    void mergingLosesNothing();
};

namespace {

QByteArray joined(const QList<MergedLines> &pieces)
{
    QByteArray text;
    for (const MergedLines &piece : pieces)
        text += piece.isConflict ? "<" + piece.mine + "|" + piece.theirs + ">" : piece.mine;
    return text;
}

/// Some lines of few letters, so that texts have lines in common and lines twice.
QByteArray randomText(QRandomGenerator &random)
{
    QByteArray text;
    for (int lines = random.bounded(12); lines > 0; --lines)
        text += QByteArray(1, char('a' + random.bounded(4))) + '\n';
    return text;
}

QByteArray changed(QByteArray text, QRandomGenerator &random)
{
    for (int changes = random.bounded(4); changes > 0; --changes) {
        QList<QByteArrayView> lines = linesOf(text);
        const qsizetype at = random.bounded(int(lines.size()) + 1);
        QByteArray made;
        for (qsizetype i = 0; i <= lines.size(); ++i) {
            if (i == at && random.bounded(2) == 0)
                made += QByteArray(1, char('p' + random.bounded(4))) + '\n';
            else if (i == at)
                continue;
            if (i < lines.size())
                made += lines[i];
        }
        text = made;
    }
    return text;
}

} // namespace

void TestLineDiff::linesKeepTheirEnds()
{
    const QByteArray text = "a\r\n\nb";
    QCOMPARE(linesOf(text), (QList<QByteArrayView>{"a\r\n", "\n", "b"}));
    QVERIFY(linesOf(QByteArray()).isEmpty());
}

void TestLineDiff::runsCoverBothTexts_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("nothing against nothing") << ""_ba
                                             << ""_ba;
    QTest::newRow("everything is new") << ""_ba
                                       << "a\nb\n"_ba;
    QTest::newRow("everything is gone") << "a\nb\n"_ba
                                        << ""_ba;
    QTest::newRow("a line in the middle") << "a\nb\nc\n"_ba
                                          << "a\nx\nc\n"_ba;
    QTest::newRow("a last line end is a change") << "a\nb"_ba
                                                 << "a\nb\n"_ba;
    QTest::newRow("lines move") << "a\nb\nc\nd\n"_ba
                                << "c\nd\na\nb\n"_ba;
}

void TestLineDiff::runsCoverBothTexts()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const QList<QByteArrayView> old = linesOf(before);
    const QList<QByteArrayView> now = linesOf(after);
    qsizetype atBefore = 0;
    qsizetype atAfter = 0;
    for (const LineRun &run : compareLines(old, now)) {
        QCOMPARE(run.before, atBefore);
        QCOMPARE(run.after, atAfter);
        atBefore += run.beforeLength;
        atAfter += run.afterLength;
        if (run.same)
            QCOMPARE(old.sliced(run.before, run.beforeLength), now.sliced(run.after, run.afterLength));
    }
    QCOMPARE(atBefore, old.size());
    QCOMPARE(atAfter, now.size());
}

void TestLineDiff::oneChangedLineIsOneRun()
{
    const QByteArray before = "a\nb\nc\n";
    const QByteArray after = "a\nx\nc\n";
    QCOMPARE(compareLines(linesOf(before), linesOf(after)),
        (QList<LineRun>{{true, 0, 1, 0, 1}, {false, 1, 1, 1, 1}, {true, 2, 1, 2, 1}}));
}

void TestLineDiff::hugeTextsWithoutACommonLineAreReplacedAsAWhole()
{
    QByteArray before;
    QByteArray after;
    for (int i = 0; i < 30'000; ++i) {
        before += "a" + QByteArray::number(i) + '\n';
        after += "b" + QByteArray::number(i) + '\n';
    }
    QCOMPARE(compareLines(linesOf(before), linesOf(after)), (QList<LineRun>{{false, 0, 30'000, 0, 30'000}}));
}

void TestLineDiff::mergesByLine_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("mine");
    QTest::addColumn<QByteArray>("theirs");
    QTest::addColumn<QByteArray>("merged");
    QTest::newRow("only I have changed something") << "a\nb\n"_ba
                                                   << "a\nx\n"_ba
                                                   << "a\nb\n"_ba
                                                   << "a\nx\n"_ba;
    QTest::newRow("only they have") << "a\nb\n"_ba
                                    << "a\nb\n"_ba
                                    << "y\nb\n"_ba
                                    << "y\nb\n"_ba;
    QTest::newRow("both, in different places") << "a\nb\nc\n"_ba
                                               << "x\nb\nc\n"_ba
                                               << "a\nb\ny\n"_ba
                                               << "x\nb\ny\n"_ba;
    QTest::newRow("both in the same way") << "a\nb\n"_ba
                                          << "a\nx\n"_ba
                                          << "a\nx\n"_ba
                                          << "a\nx\n"_ba;
    QTest::newRow("I remove what they keep") << "a\nb\nc\n"_ba
                                             << "a\nc\n"_ba
                                             << "a\nb\nc\nd\n"_ba
                                             << "a\nc\nd\n"_ba;
    QTest::newRow("a conflict between common lines") << "a\nb\nc\n"_ba
                                                     << "a\nx\nc\n"_ba
                                                     << "a\ny\nc\n"_ba
                                                     << "a\n<x\n|y\n>c\n"_ba;
    QTest::newRow("both begin a file") << ""_ba
                                       << "x\n"_ba
                                       << "y\n"_ba
                                       << "<x\n|y\n>"_ba;
}

void TestLineDiff::mergesByLine()
{
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, mine);
    QFETCH(QByteArray, theirs);
    QTEST(joined(mergeLines(base, mine, theirs)), "merged");
}

void TestLineDiff::bothChangingOneLineIsAConflict()
{
    const QList<MergedLines> pieces = mergeLines("b\n", "x\n", "y\n");
    QCOMPARE(pieces.size(), 1);
    QVERIFY(pieces.first().isConflict);
    QCOMPARE(pieces.first().base, "b\n"_ba);
}

/// Taking our side of every conflict keeps all lines we added, and the other way round; with one side
/// unchanged the merge is the other side.
void TestLineDiff::mergingLosesNothing()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    for (int round = 0; round < 2000; ++round) {
        const QByteArray base = randomText(random);
        const QByteArray mine = changed(base, random);
        const QByteArray theirs = changed(base, random);
        QCOMPARE(joined(mergeLines(base, mine, base)), mine);
        QCOMPARE(joined(mergeLines(base, base, theirs)), theirs);
        QCOMPARE(joined(mergeLines(base, mine, mine)), mine);
        QByteArray ours;
        QByteArray others;
        for (const MergedLines &piece : mergeLines(base, mine, theirs)) {
            ours += piece.mine;
            others += piece.isConflict ? piece.theirs : piece.mine;
        }
        for (const char added : {'p', 'q', 'r', 's'}) {
            QVERIFY(ours.count(added) >= mine.count(added));
            QVERIFY(others.count(added) >= theirs.count(added));
        }
    }
}

QTEST_APPLESS_MAIN(TestLineDiff)
#include "tst_linediff.moc"
