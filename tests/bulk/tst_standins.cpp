#include "bulk/standins.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

ListEntry entry(
    qint64 line, const QByteArray &address, const QStringList &values, LeftOut leftOut = LeftOut::No)
{
    ListEntry made;
    made.line = line;
    made.raw = address;
    made.address = Address::parse(address).address;
    made.values = values;
    made.leftOut = leftOut;
    return made;
}

std::vector<ListEntry> readers()
{
    return {entry(1, "a@x.test"_ba, {u"Anna"_s, u"a@x.test"_s}), entry(2, "b@x.test"_ba, {}, LeftOut::Banned),
        entry(3, "c@x.test"_ba, {u"Carl"_s, u"Carl <c@x.test>"_s}),
        entry(4, "d@x.test"_ba, {u"Dora"_s, u"other@x.test"_s})};
}

/// "3 me@y.test Carl|me@y.test", one for each.
QByteArrayList told(const std::vector<ListEntry> &entries)
{
    QByteArrayList lines;
    for (const ListEntry &made : entries)
        lines << QByteArray::number(made.line) + ' ' + made.address.wire() + ' '
                + made.values.join(u'|').toUtf8();
    return lines;
}

} // namespace

/// Test recipients in place of readers.
class TestStandIns final : public QObject
{
    Q_OBJECT

private slots:
    void getTheValuesOfReaders_data();
    void getTheValuesOfReaders();
    void areServedOverSlices();
    void mayBeNoAddress();
};

void TestStandIns::getTheValuesOfReaders_data()
{
    QTest::addColumn<QByteArrayList>("recipients");
    QTest::addColumn<qint64>("firstRow");
    QTest::addColumn<QByteArrayList>("lines");
    const QByteArrayList one{"me@y.test"_ba};
    const QByteArrayList two{"me@y.test"_ba, "Me Too <you@y.test>"_ba};
    QTest::newRow("the first row, with the address of the test")
        << one << 1LL << QByteArrayList{"1 me@y.test Anna|me@y.test"_ba};
    QTest::newRow("rows that are left out do not count")
        << one << 2LL << QByteArrayList{"3 me@y.test Carl|me@y.test"_ba};
    QTest::newRow("another address is left alone")
        << one << 3LL << QByteArrayList{"4 me@y.test Dora|other@x.test"_ba};
    QTest::newRow("the second one gets the next row")
        << two << 1LL << QByteArrayList{"1 me@y.test Anna|me@y.test"_ba, "3 you@y.test Carl|you@y.test"_ba};
    QTest::newRow("behind the last row it serves on")
        << two << 3LL
        << QByteArrayList{"4 me@y.test Dora|other@x.test"_ba, "4 you@y.test Dora|other@x.test"_ba};
    QTest::newRow("there is no such row") << two << 4LL << QByteArrayList();
}

void TestStandIns::getTheValuesOfReaders()
{
    QFETCH(QByteArrayList, recipients);
    QFETCH(qint64, firstRow);
    StandIns standIns(recipients, firstRow);
    std::vector<ListEntry> entries = readers();
    standIns.replace(entries);
    standIns.serveTheRest(entries);
    QTEST(told(entries), "lines");
    QCOMPARE(standIns.areServed(), !entries.empty());
}

void TestStandIns::areServedOverSlices()
{
    StandIns standIns({"me@y.test"_ba, "you@y.test"_ba}, 2);
    QByteArrayList lines;
    for (const ListEntry &reader : readers()) {
        std::vector<ListEntry> slice{reader};
        standIns.replace(slice);
        lines += told(slice);
    }
    QCOMPARE(lines, (QByteArrayList{"3 me@y.test Carl|me@y.test"_ba, "4 you@y.test Dora|other@x.test"_ba}));
    QVERIFY(standIns.areServed());
}

void TestStandIns::mayBeNoAddress()
{
    StandIns standIns({"nobody"_ba}, 1);
    std::vector<ListEntry> entries = readers();
    standIns.replace(entries);
    QCOMPARE(entries.size(), std::size_t(1));
    QCOMPARE(int(entries[0].leftOut), int(LeftOut::Invalid));
    QCOMPARE(entries[0].raw, "nobody"_ba);
}

QTEST_GUILESS_MAIN(TestStandIns)
#include "tst_standins.moc"
