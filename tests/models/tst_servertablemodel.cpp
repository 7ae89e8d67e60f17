#include "models/servertablemodel.h"
#include "models/tone.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

class TestServerTableModel final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void aRelayIsARow();
    void theSameSnapshotSaysNothing();
    void touchedCellsAreAnnouncedInRuns();
    void otherRelaysResetTheTable();
    void aSleeperCountsDown();
    void newSettingsThatWaitAreMarked();
    void quotas_data();
    void quotas();
    void sentWithoutLimitIsAShareOfTheSend();
    void ratesEndWithTheSend();
    void tonesFollowTheNews();
    void everyRoleHasAName();
};

namespace {

Snapshot relays(int number)
{
    Snapshot snapshot;
    snapshot.send.state = SendState::Sending;
    for (int i = 0; i < number; ++i) {
        ServerSnapshot server;
        server.name = u"mx%1"_s.arg(i);
        server.host = u"mx%1.test"_s.arg(i);
        server.port = 25;
        server.maxMessages = 10'000;
        snapshot.servers << server;
    }
    return snapshot;
}

QString shown(const ServerTableModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

void TestServerTableModel::aRelayIsARow()
{
    ServerTableModel model;
    QAbstractItemModelTester tester(&model);
    Snapshot snapshot = relays(2);
    ServerSnapshot &server = snapshot.servers[1];
    server.host = u"::1"_s;
    server.standing = {Standing::Working, 0, 0, {}};
    server.counters = {5210, 210, 1002, 0, 50};
    server.maxMessagesPerRobin = 500;
    server.connections = 2;
    server.rate = 312.2;
    server.deferred = 3;
    server.lastReply = "250 2.1.5 ok"_ba;
    model.show(snapshot);

    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.columnCount(), int(ServerTableModel::ColumnCount));
    const QStringList cells{u"mx1"_s, u"[::1]:25"_s, u"working"_s, u"5,210/10,000"_s, u"210/500"_s,
        u"1,002"_s, u"0"_s, u"50"_s, u"2"_s, u"312/s"_s, u"3"_s, u"250 2.1.5 ok"_s};
    for (int column = 0; column < ServerTableModel::ColumnCount; ++column) {
        QCOMPARE(shown(model, 1, column), cells[column]);
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
        QVERIFY(!model.index(1, column).data(Qt::ToolTipRole).toString().isEmpty());
        QVERIFY(model.index(1, column).data(ServerTableModel::SortRole).isValid());
    }
    QCOMPARE(model.relayName(1), u"mx1"_s);
    QVERIFY(!model.relayName(-1).isEmpty());
    QCOMPARE(model.relayName(9), QString());
}

void TestServerTableModel::theSameSnapshotSaysNothing()
{
    ServerTableModel model;
    model.show(relays(3));
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.show(relays(3));
    QCOMPARE(changes.size(), 0);
    QCOMPARE(resets.size(), 0);
}

void TestServerTableModel::touchedCellsAreAnnouncedInRuns()
{
    ServerTableModel model;
    QAbstractItemModelTester tester(&model);
    Snapshot snapshot = relays(6);
    model.show(snapshot);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);

    snapshot.servers[1].counters.total = 1;
    snapshot.servers[2].rate = 5;
    snapshot.servers[5].lastReply = "250 ok"_ba;
    model.show(snapshot);

    QCOMPARE(changes.size(), 2);
    const auto from = changes[0][0].toModelIndex();
    const auto to = changes[0][1].toModelIndex();
    QCOMPARE(from, model.index(1, ServerTableModel::SentColumn));
    QCOMPARE(to, model.index(2, ServerTableModel::RateColumn));
    QVERIFY(changes[0][2].value<QList<int>>().contains(int(ServerTableModel::QuotaRole)));
    QCOMPARE(changes[1][0].toModelIndex(), model.index(5, ServerTableModel::LastReplyColumn));
}

void TestServerTableModel::otherRelaysResetTheTable()
{
    ServerTableModel model;
    QAbstractItemModelTester tester(&model);
    const QSignalSpy changed(&model, &ServerTableModel::relaysChanged);
    model.show(relays(3));
    model.show(relays(2));
    Snapshot renamed = relays(2);
    renamed.servers[0].name = u"other"_s;
    model.show(renamed);
    model.show({});
    QCOMPARE(changed.size(), 4);
    QCOMPARE(model.rowCount(), 0);
}

void TestServerTableModel::aSleeperCountsDown()
{
    ServerTableModel model;
    Snapshot snapshot = relays(1);
    snapshot.servers[0].standing = {Standing::Asleep, QDateTime::currentMSecsSinceEpoch() + 59'000, 0, {}};
    model.show(snapshot);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    QVERIFY(changes.wait(5000));
    QCOMPARE(changes[0][0].toModelIndex(), model.index(0, ServerTableModel::StatusColumn));
    QVERIFY(shown(model, 0, ServerTableModel::StatusColumn).startsWith(u"asleep, 5"_s));
}

void TestServerTableModel::newSettingsThatWaitAreMarked()
{
    ServerTableModel model;
    Snapshot snapshot = relays(1);
    snapshot.servers[0].standing.standing = Standing::Working;
    model.show(snapshot);
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    snapshot.servers[0].waitsToAdopt = true;
    model.show(snapshot);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(shown(model, 0, ServerTableModel::StatusColumn), u"working, new settings when idle"_s);
    QVERIFY(model.index(0, ServerTableModel::StatusColumn)
                .data(Qt::ToolTipRole)
                .toString()
                .startsWith(u"working. What was changed"_s));
}

void TestServerTableModel::quotas_data()
{
    QTest::addColumn<quint64>("count");
    QTest::addColumn<quint64>("limit");
    QTest::addColumn<QVariant>("quota");

    QTest::newRow("half of a limit is half a bar") << quint64(50) << quint64(100) << QVariant(0.5);
    QTest::newRow("a count beyond its limit fills the bar") << quint64(150) << quint64(100) << QVariant(1.0);
    QTest::newRow("without a limit there is no bar") << quint64(150) << quint64(0) << QVariant();
}

void TestServerTableModel::quotas()
{
    QFETCH(quint64, count);
    QFETCH(quint64, limit);
    ServerTableModel model;
    Snapshot snapshot = relays(1);
    snapshot.servers[0].counters.total = count;
    snapshot.servers[0].maxMessages = limit;
    model.show(snapshot);
    QTEST(model.index(0, ServerTableModel::SentColumn).data(ServerTableModel::QuotaRole), "quota");
}

void TestServerTableModel::sentWithoutLimitIsAShareOfTheSend()
{
    ServerTableModel model;
    Snapshot snapshot = relays(1);
    snapshot.servers[0].maxMessages = 0;
    snapshot.servers[0].counters = {250, 250, 0, 0, 0};
    model.show(snapshot);
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    snapshot.send.tally.recipients = 1000;
    model.show(snapshot);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(model.index(0, ServerTableModel::SentColumn).data(ServerTableModel::QuotaRole), QVariant(0.25));
    QVERIFY(!model.index(0, ServerTableModel::RobinColumn).data(ServerTableModel::QuotaRole).isValid());
}

void TestServerTableModel::ratesEndWithTheSend()
{
    ServerTableModel model;
    Snapshot snapshot = relays(1);
    snapshot.servers[0].rate = 312;
    model.show(snapshot);
    QCOMPARE(shown(model, 0, ServerTableModel::RateColumn), u"312/s"_s);
    snapshot.send.state = SendState::Finished;
    model.show(snapshot);
    QCOMPARE(shown(model, 0, ServerTableModel::RateColumn), u"0/s"_s);
}

void TestServerTableModel::tonesFollowTheNews()
{
    ServerTableModel model;
    Snapshot snapshot = relays(1);
    snapshot.servers[0].standing.standing = Standing::Worthless;
    snapshot.servers[0].lastReplyCode = 451;
    model.show(snapshot);
    const auto tone
        = [&](int column) { return Tone(model.index(0, column).data(ServerTableModel::ToneRole).toInt()); };
    QCOMPARE(tone(ServerTableModel::StatusColumn), Tone::Negative);
    QCOMPARE(tone(ServerTableModel::LastReplyColumn), Tone::Caution);
    QCOMPARE(tone(ServerTableModel::RelayColumn), Tone::Plain);
}

void TestServerTableModel::everyRoleHasAName()
{
    const ServerTableModel model;
    const auto names = model.roleNames();
    for (int role = ServerTableModel::SortRole; role <= ServerTableModel::ReplyCodeRole; ++role)
        QVERIFY(names.contains(role));
}

QTEST_GUILESS_MAIN(TestServerTableModel)
#include "tst_servertablemodel.moc"
