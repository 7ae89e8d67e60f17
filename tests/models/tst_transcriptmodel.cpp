#include "models/tone.h"
#include "models/transcriptfilter.h"
#include "models/transcriptmodel.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

class TestTranscriptModel final : public QObject
{
    Q_OBJECT

private slots:
    void aLineIsARow();
    void aBeatIsOneInsertion();
    void aFullRingLosesItsOldestLinesAtOnce();
    void aBeatLargerThanTheRingKeepsItsEnd();
    void namesComeLater();
    void linesThatDidNotFitAreCounted();
    void filters_data();
    void filters();
    void theFilterFollowsTheRing();
    void aFilterSeesARemovalOfItsOwnLinesOnly();
    void clearingEmptiesBoth();
};

namespace {
using Direction = TranscriptLine::Direction;

TranscriptLine said(int relay, Direction direction, const QByteArray &text)
{
    TranscriptLine line;
    line.at = 1'700'000'000'000;
    line.relay = relay;
    line.connection = relay + 1;
    line.direction = direction;
    line.text = text;
    return line;
}

/// `number` replies; the text of each is its number, counted on from `from`.
TranscriptLines replies(int from, int number, int relay = 0)
{
    TranscriptLines lines;
    for (int i = 0; i < number; ++i)
        lines << said(relay, Direction::FromRelay, QByteArray::number(from + i));
    return lines;
}

QStringList texts(const QAbstractItemModel &model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all << model.index(row, TranscriptModel::TextColumn).data().toString();
    return all;
}

} // namespace

void TestTranscriptModel::aLineIsARow()
{
    TranscriptModel model;
    QAbstractItemModelTester tester(&model);
    model.setRelayNames({u"mx1"_s});
    auto reply = said(0, Direction::FromRelay, "451 4.7.1 later"_ba);
    reply.gap = 41;
    model.append({said(0, Direction::ToRelay, "RCPT TO:<a@one.test>"_ba), reply,
        said(-1, Direction::ToRelay, "NOOP"_ba)});

    const auto cell = [&](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(cell(0, TranscriptModel::RelayColumn), u"mx1 #1"_s);
    QCOMPARE(cell(0, TranscriptModel::DirectionColumn), u">"_s);
    QCOMPARE(cell(0, TranscriptModel::GapColumn), QString());
    QCOMPARE(cell(1, TranscriptModel::DirectionColumn), u"<"_s);
    QCOMPARE(cell(1, TranscriptModel::TextColumn), u"451 4.7.1 later"_s);
    QCOMPARE(cell(1, TranscriptModel::GapColumn), u"41 ms"_s);
    QCOMPARE(cell(2, TranscriptModel::RelayColumn), u"console"_s);
    QCOMPARE(model.index(1, 0).data(TranscriptModel::ReplyCodeRole).toInt(), 451);
    QCOMPARE(Tone(model.index(1, 0).data(TranscriptModel::ToneRole).toInt()), Tone::Caution);
    QVERIFY(model.plainText(1).endsWith(u"mx1 #1 < 451 4.7.1 later"_s));
    for (int role = TranscriptModel::DirectionRole; role <= TranscriptModel::SecuredRole; ++role)
        QVERIFY(model.roleNames().contains(role));
}

void TestTranscriptModel::aBeatIsOneInsertion()
{
    TranscriptModel model(100);
    QAbstractItemModelTester tester(&model);
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.append(replies(0, 60));
    QCOMPARE(inserted.size(), 1);
    model.append({});
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(model.rowCount(), 60);
}

void TestTranscriptModel::aFullRingLosesItsOldestLinesAtOnce()
{
    TranscriptModel model(100);
    QAbstractItemModelTester tester(&model);
    model.append(replies(0, 60));
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    model.append(replies(60, 70));
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(model.rowCount(), 100);
    QCOMPARE(model.firstNumber(), quint64(30));
    QCOMPARE(texts(model).constFirst(), u"30"_s);
    QCOMPARE(texts(model).constLast(), u"129"_s);
}

void TestTranscriptModel::aBeatLargerThanTheRingKeepsItsEnd()
{
    TranscriptModel model(10);
    QAbstractItemModelTester tester(&model);
    TranscriptFilter filter(&model);
    QAbstractItemModelTester filterTester(&filter);
    model.append(replies(0, 5));
    model.append(replies(5, 1000));
    QCOMPARE(model.rowCount(), 10);
    QCOMPARE(texts(model).constLast(), u"1004"_s);
    QCOMPARE(model.firstNumber(), quint64(995));
    QCOMPARE(texts(filter), texts(model));
}

void TestTranscriptModel::namesComeLater()
{
    TranscriptModel model;
    model.append(replies(0, 3));
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setRelayNames({u"mx1"_s});
    model.setRelayNames({u"mx1"_s});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.index(2, TranscriptModel::RelayColumn).data().toString(), u"mx1 #1"_s);
}

void TestTranscriptModel::linesThatDidNotFitAreCounted()
{
    TranscriptModel model;
    model.append(replies(0, 1), 7);
    model.append({}, 5);
    QCOMPARE(model.dropped(), quint64(12));
}

void TestTranscriptModel::filters_data()
{
    QTest::addColumn<int>("relay");
    QTest::addColumn<bool>("errorsOnly");
    QTest::addColumn<QString>("needle");
    QTest::addColumn<QStringList>("kept");

    constexpr int all = -2;
    QTest::newRow("nothing asked, everything shown")
        << all << false << QString()
        << QStringList{u"MAIL"_s, u"250 Ok"_s, u"451 later"_s, u"550 never"_s, u"NOOP"_s};
    QTest::newRow("one relay") << 1 << false << QString() << QStringList{u"550 never"_s};
    QTest::newRow("the console") << -1 << false << QString() << QStringList{u"NOOP"_s};
    QTest::newRow("errors are 4yz and 5yz")
        << all << true << QString() << QStringList{u"451 later"_s, u"550 never"_s};
    QTest::newRow("a needle in any case") << all << false << u"LaTeR"_s << QStringList{u"451 later"_s};
    QTest::newRow("all three") << 0 << true << u"never"_s << QStringList{};
}

void TestTranscriptModel::filters()
{
    QFETCH(int, relay);
    QFETCH(bool, errorsOnly);
    QFETCH(QString, needle);
    TranscriptModel model;
    TranscriptFilter filter(&model);
    QAbstractItemModelTester tester(&filter);
    const TranscriptLines lines{said(0, Direction::ToRelay, "MAIL"_ba),
        said(0, Direction::FromRelay, "250 Ok"_ba), said(0, Direction::FromRelay, "451 later"_ba),
        said(1, Direction::FromRelay, "550 never"_ba), said(-1, Direction::ToRelay, "NOOP"_ba)};

    model.append(lines.mid(0, 3));
    if (relay >= -1)
        filter.setRelay(relay);
    filter.setErrorsOnly(errorsOnly);
    filter.setNeedle(needle);
    model.append(lines.mid(3));
    QTEST(texts(filter), "kept");
    filter.setRelay({});
    filter.setErrorsOnly(false);
    filter.setNeedle({});
    QCOMPARE(texts(filter), texts(model));
}

void TestTranscriptModel::theFilterFollowsTheRing()
{
    TranscriptModel model(100);
    TranscriptFilter filter(&model);
    QAbstractItemModelTester tester(&filter);
    filter.setNeedle(u"7"_s);
    for (int beat = 0; beat < 40; ++beat)
        model.append(replies(beat * 17, 17));
    QStringList expected = texts(model);
    expected.removeIf([](const QString &text) { return !text.contains(u'7'); });
    QCOMPARE(texts(filter), expected);
    for (int row = 0; row < filter.rowCount(); ++row) {
        const QModelIndex index = filter.index(row, TranscriptModel::TextColumn);
        QCOMPARE(filter.mapFromSource(filter.mapToSource(index)), index);
    }
}

void TestTranscriptModel::aFilterSeesARemovalOfItsOwnLinesOnly()
{
    TranscriptModel model(4);
    TranscriptFilter filter(&model);
    filter.setRelay(1);
    model.append(replies(0, 3, 0));
    model.append(replies(3, 1, 1));
    const QSignalSpy removed(&filter, &QAbstractItemModel::rowsRemoved);
    model.append(replies(4, 2, 0));
    QCOMPARE(removed.size(), 0);
    model.append(replies(6, 2, 0));
    QCOMPARE(removed.size(), 1);
    QCOMPARE(filter.rowCount(), 0);
}

void TestTranscriptModel::clearingEmptiesBoth()
{
    TranscriptModel model;
    TranscriptFilter filter(&model);
    model.append(replies(0, 10), 3);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(filter.rowCount(), 0);
    QCOMPARE(model.dropped(), quint64(0));
    model.append(replies(10, 1));
    QCOMPARE(texts(filter), QStringList{u"10"_s});
}

QTEST_GUILESS_MAIN(TestTranscriptModel)
#include "tst_transcriptmodel.moc"
