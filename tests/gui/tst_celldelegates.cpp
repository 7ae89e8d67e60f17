#include "gui/celldelegates.h"
#include "gui/colours.h"
#include "gui/icons.h"
#include "models/servertablemodel.h"

#include <QImage>
#include <QPainter>
#include <QTableView>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

class TestCellDelegates final : public QObject
{
    Q_OBJECT

private slots:
    void aFullerBarHasMoreInk();
    void aBarWithoutLimitIsANumber();
    void aStandingShowsItsShape();
    void theCodeOfAReplyIsBold();
    void everyStandingHasAPicture();
    void everyToneCanBeReadOnItsBase_data();
    void everyToneCanBeReadOnItsBase();
};

namespace {

Snapshot oneRelay(quint64 sent, quint64 limit)
{
    ServerSnapshot server;
    server.name = u"mx1"_s;
    server.standing.standing = Standing::Working;
    server.counters.total = sent;
    server.counters.robin = sent;
    server.maxMessages = limit;
    server.maxMessagesPerRobin = limit;
    server.lastReplyCode = 451;
    server.lastReply = "451 4.7.1 Try again later"_ba;
    Snapshot snapshot;
    snapshot.servers << server;
    return snapshot;
}

QImage painted(const QStyledItemDelegate &delegate, const QModelIndex &index)
{
    QImage image(300, 26, QImage::Format_RGB32);
    image.fill(Qt::white);
    QStyleOptionViewItem option;
    option.rect = image.rect();
    option.palette = lightPalette();
    option.state = QStyle::State_Enabled | QStyle::State_Active;
    QPainter painter(&image);
    delegate.paint(&painter, option, index);
    return image;
}

/// Pixels that are not the background; `coloured` counts those with a hue only.
int ink(const QImage &image, bool coloured = false)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            count += coloured ? pixel.hsvSaturation() > 80 : pixel.lightness() < 200;
        }
    }
    return count;
}

double luminance(const QColor &colour)
{
    const auto linear
        = [](double part) { return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

} // namespace

void TestCellDelegates::aFullerBarHasMoreInk()
{
    for (const auto &[place, column] : {std::pair(BarDelegate::Place::Beside, ServerTableModel::SentColumn),
             std::pair(BarDelegate::Place::Below, ServerTableModel::RobinColumn)}) {
        ServerTableModel model;
        const BarDelegate delegate(place);
        model.show(oneRelay(11, 100));
        const int few = ink(painted(delegate, model.index(0, column)));
        model.show(oneRelay(99, 100));
        QVERIFY(ink(painted(delegate, model.index(0, column))) > few);
    }
}

void TestCellDelegates::aBarWithoutLimitIsANumber()
{
    ServerTableModel model;
    model.show(oneRelay(50, 0));
    const BarDelegate bar(BarDelegate::Place::Beside);
    const QStyledItemDelegate plain;
    const QModelIndex index = model.index(0, ServerTableModel::SentColumn);
    QCOMPARE(painted(bar, index), painted(plain, index));
}

void TestCellDelegates::aStandingShowsItsShape()
{
    ServerTableModel model;
    model.show(oneRelay(0, 0));
    const StatusDelegate delegate;
    QVERIFY(ink(painted(delegate, model.index(0, ServerTableModel::StatusColumn)), true) > 20);
}

void TestCellDelegates::theCodeOfAReplyIsBold()
{
    ServerTableModel model;
    model.show(oneRelay(0, 0));
    const SaidDelegate delegate(ServerTableModel::ToneRole, ServerTableModel::ReplyCodeRole);
    const ToneDelegate plain(ServerTableModel::ToneRole);
    const QModelIndex index = model.index(0, ServerTableModel::LastReplyColumn);
    QVERIFY(painted(delegate, index) != painted(plain, index));
    QVERIFY(ink(painted(delegate, index)) > 20);
}

void TestCellDelegates::everyStandingHasAPicture()
{
    const auto standings = QMetaEnum::fromType<Standing>();
    for (int i = 0; i < standings.keyCount(); ++i) {
        const QPixmap shape = drawnIn(Qt::red, iconName(Standing(standings.value(i))), QSize(16, 16));
        QVERIFY2(!shape.isNull(), standings.key(i));
        QVERIFY2(ink(shape.toImage(), true) > 5, standings.key(i));
    }
    QVERIFY(icon(u"no such picture"_s).isNull());
}

void TestCellDelegates::everyToneCanBeReadOnItsBase_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << lightPalette();
    QTest::newRow("dark") << darkPalette();
}

void TestCellDelegates::everyToneCanBeReadOnItsBase()
{
    QFETCH(QPalette, palette);
    constexpr double readable = 4.5;
    const auto tones = QMetaEnum::fromType<Tone>();
    for (int i = 0; i < tones.keyCount(); ++i) {
        for (const auto role : {QPalette::Base, QPalette::AlternateBase, QPalette::Window}) {
            QVERIFY2(contrast(colourOf(Tone(tones.value(i)), palette), palette.color(role)) >= readable,
                tones.key(i));
        }
    }
}

QTEST_MAIN(TestCellDelegates)
#include "tst_celldelegates.moc"
