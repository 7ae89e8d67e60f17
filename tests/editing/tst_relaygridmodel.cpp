#include "editing/relaygridmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

class TestRelayGridModel final : public QObject
{
    Q_OBJECT

private slots:
    void everyFieldHasAColumn();
    void showsWhatARelayReallyGets();
    void saysWhereAValueComesFrom();
    void settingACellChangesTheText();
    void settingManyRelaysIsOneStep();
    void takingAValueOutGivesWhatIsInherited();
    void aRelayKeepsItsHost();
    void rowsComeAndGoInTheirPlaces_data();
    void rowsComeAndGoInTheirPlaces();
    void valuesThatCannotBeUsedAreShownAsTheyStand();
};

namespace {

const QByteArray Head = "define package Mail::Bulkmail::Server\n";

struct Grid
{
    ServerFileSession session;
    RelayGridModel model{&session};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    explicit Grid(const QByteArray &text) { session.begin(Head + text); }

    [[nodiscard]] QModelIndex cell(int relay, Field field) const
    {
        return model.index(relay, RelayGridModel::columnOf(field));
    }
    [[nodiscard]] QString shown(int relay, Field field) const { return cell(relay, field).data().toString(); }
    [[nodiscard]] QByteArray text() const { return session.document().bytes().sliced(Head.size()); }
};

} // namespace

void TestRelayGridModel::everyFieldHasAColumn()
{
    QCOMPARE(std::size_t(RelayGridModel::fields().size()), FieldCount);
    for (const FieldInfo &info : fieldTable())
        QVERIFY(RelayGridModel::columnOf(info.field) >= 0);
}

void TestRelayGridModel::showsWhatARelayReallyGets()
{
    const Grid grid("Smtp @= a\nSmtp @= b\nPort @= 2525\nenvelope_limit @= 0\nTries @= 3\n");
    QCOMPARE(grid.model.rowCount(), 2);
    QCOMPARE(grid.shown(0, Field::Name), u"a:2525"_s);
    QCOMPARE(grid.shown(1, Field::Port), u"25"_s);
    QCOMPARE(grid.shown(0, Field::EnvelopeLimit), u"no limit"_s);
    QCOMPARE(grid.shown(1, Field::Enabled), u"yes"_s);
    QCOMPARE(grid.cell(0, Field::Port).data(RelayGridModel::InheritedRole).toBool(), false);
    QCOMPARE(grid.cell(1, Field::Port).data(RelayGridModel::InheritedRole).toBool(), true);
}

void TestRelayGridModel::saysWhereAValueComesFrom()
{
    const Grid grid("Smtp @= a\nPort @= 2525\n");
    const QString tip = grid.cell(0, Field::Port).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(u"line 3"_s) && tip.contains(u"2525"_s), qPrintable(tip));
    QVERIFY(grid.cell(0, Field::Tries).data(Qt::ToolTipRole).toString().contains(u"built-in"_s));
}

void TestRelayGridModel::settingACellChangesTheText()
{
    Grid grid("Smtp @= a # not a comment\nPort @= 25\n");
    QVERIFY(grid.model.setData(grid.cell(0, Field::Port), u"2525"_s));
    QCOMPARE(grid.text(), "Smtp @= a # not a comment\nPort @= 2525\n"_ba);
    QCOMPARE(grid.shown(0, Field::Port), u"2525"_s);
}

void TestRelayGridModel::settingManyRelaysIsOneStep()
{
    Grid grid("Smtp @= a\nSmtp @= b\nSmtp @= c\n");
    grid.model.setForAll({0, 2}, Field::Tries, "4"_ba);
    QCOMPARE(grid.shown(0, Field::Tries), u"4"_s);
    QCOMPARE(grid.shown(1, Field::Tries), u"1"_s);
    QCOMPARE(grid.shown(2, Field::Tries), u"4"_s);
    QCOMPARE(grid.session.history()->count(), 1);
}

void TestRelayGridModel::takingAValueOutGivesWhatIsInherited()
{
    Grid grid("Smtp @= a\nPort @= 2525\n");
    QVERIFY(grid.model.setData(grid.cell(0, Field::Port), QVariant()));
    QCOMPARE(grid.shown(0, Field::Port), u"25"_s);
    QVERIFY(!grid.text().contains("2525"));
}

void TestRelayGridModel::aRelayKeepsItsHost()
{
    Grid grid("Smtp @= a\n");
    grid.model.setData(grid.cell(0, Field::Smtp), QVariant());
    QCOMPARE(grid.text(), "Smtp @= a\n"_ba);
}

void TestRelayGridModel::rowsComeAndGoInTheirPlaces_data()
{
    QTest::addColumn<QByteArrayList>("before");
    QTest::addColumn<QByteArrayList>("after");
    QTest::addColumn<int>("inserted");
    QTest::addColumn<int>("removed");
    QTest::newRow("one in the middle") << QByteArrayList{"a", "c"} << QByteArrayList{"a", "b", "c"} << 1 << 0;
    QTest::newRow("two at the end go") << QByteArrayList{"a", "b", "c"} << QByteArrayList{"a"} << 0 << 1;
    QTest::newRow("one gets another host") << QByteArrayList{"a", "b"} << QByteArrayList{"a", "x"} << 0 << 0;
    QTest::newRow("all of them go") << QByteArrayList{"a", "b"} << QByteArrayList{} << 0 << 1;
    QTest::newRow("others come") << QByteArrayList{"a"} << QByteArrayList{"x", "y", "z"} << 1 << 1;
}

void TestRelayGridModel::rowsComeAndGoInTheirPlaces()
{
    QFETCH(QByteArrayList, before);
    QFETCH(QByteArrayList, after);
    const auto textOf = [](const QByteArrayList &hosts) {
        QByteArray text = Head;
        for (const QByteArray &host : hosts)
            text += "Smtp @= " + host + '\n';
        return text;
    };
    Grid grid(textOf(before).sliced(Head.size()));
    const QSignalSpy inserted(&grid.model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy removed(&grid.model, &QAbstractItemModel::rowsRemoved);
    grid.session.rewrite(u"Test"_s, textOf(after));
    QTEST(int(inserted.size()), "inserted");
    QTEST(int(removed.size()), "removed");
    QCOMPARE(grid.model.rowCount(), int(after.size()));
    for (int row = 0; row < grid.model.rowCount(); ++row)
        QCOMPARE(grid.shown(row, Field::Smtp).toUtf8(), after[row]);
}

void TestRelayGridModel::valuesThatCannotBeUsedAreShownAsTheyStand()
{
    const Grid grid("Smtp @= a\nPort @= seventy\n");
    QCOMPARE(grid.shown(0, Field::Port), u"seventy"_s);
    QVERIFY(grid.cell(0, Field::Port).data(RelayGridModel::FaultRole).toBool());
}

QTEST_GUILESS_MAIN(TestRelayGridModel)
#include "tst_relaygridmodel.moc"
