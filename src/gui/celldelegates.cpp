#include "gui/celldelegates.h"

#include "gui/colours.h"
#include "gui/icons.h"
#include "models/servertablemodel.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Relaydeck {
namespace {

const QStyle *styleOf(const QStyleOptionViewItem &cell)
{
    return cell.widget ? cell.widget->style() : QApplication::style();
}

/// Background, selection and focus of a cell whose content is painted by hand.
void paintEmptyCell(QPainter *painter, QStyleOptionViewItem cell)
{
    cell.text.clear();
    cell.icon = {};
    styleOf(cell)->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
}

int padding(const QStyleOptionViewItem &cell)
{
    return styleOf(cell)->pixelMetric(QStyle::PM_FocusFrameHMargin, &cell, cell.widget) + 1;
}

QPalette::ColorGroup groupOf(const QStyleOptionViewItem &cell)
{
    if (!(cell.state & QStyle::State_Enabled))
        return QPalette::Disabled;
    return cell.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
}

QColor inkOf(const QStyleOptionViewItem &cell)
{
    const bool selected = cell.state & QStyle::State_Selected;
    return cell.palette.color(groupOf(cell), selected ? QPalette::HighlightedText : QPalette::Text);
}

void colourText(QStyleOptionViewItem *cell, Tone tone)
{
    const QColor colour = colourOf(tone, cell->palette);
    for (const auto group : {QPalette::Active, QPalette::Inactive})
        cell->palette.setColor(group, QPalette::Text, colour);
}

void paintBar(QPainter *painter, const QStyleOptionViewItem &cell, const QRect &rect, double quota)
{
    QStyleOptionProgressBar bar;
    bar.rect = rect;
    bar.palette = cell.palette;
    // Styles paint the empty part in the base colour, which the cell has as well.
    const QColor base = cell.palette.color(QPalette::Base);
    const QColor text = cell.palette.color(QPalette::Text);
    const auto mixed = [](int most, int some) { return (most * 7 + some) / 8; };
    bar.palette.setColor(QPalette::Base,
        QColor(mixed(base.red(), text.red()), mixed(base.green(), text.green()),
            mixed(base.blue(), text.blue())));
    bar.direction = cell.direction;
    bar.fontMetrics = cell.fontMetrics;
    bar.state = cell.state | QStyle::State_Horizontal; // Qt 6 takes a bar without it for an upright one
    bar.minimum = 0;
    bar.maximum = 1000;
    bar.progress = int(std::lround(1000 * std::clamp(quota, 0.0, 1.0)));
    // A bar at its beginning would still get a speck of ink.
    const auto part = bar.progress > 0 ? QStyle::CE_ProgressBar : QStyle::CE_ProgressBarGroove;
    styleOf(cell)->drawControl(part, &bar, painter, cell.widget);
}

} // namespace

BarDelegate::BarDelegate(Place place, QObject *parent) : QStyledItemDelegate(parent), m_place(place)
{}

void BarDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->font.setBold(index.data(ServerTableModel::BindsRole).toBool());
    option->fontMetrics = QFontMetrics(option->font);
}

void BarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QVariant quota = index.data(ServerTableModel::QuotaRole);
    if (!quota.isValid()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintEmptyCell(painter, cell);

    const QRect inner = cell.rect.adjusted(padding(cell), 0, -padding(cell), 0);
    if (m_place == Place::Beside) {
        const int number = cell.fontMetrics.horizontalAdvance(cell.text) + 2 * padding(cell);
        const int height = std::min(inner.height() - 6, cell.fontMetrics.height() * 2 / 3);
        const int width = std::min(inner.width() * 45 / 100, inner.width() - number); // the same in all rows
        const QRect bar(inner.left(), inner.center().y() - height / 2, width, height);
        if (bar.width() > cell.fontMetrics.averageCharWidth() * 3)
            paintBar(painter, cell, QStyle::visualRect(cell.direction, inner, bar), quota.toDouble());
    } else {
        constexpr int height = 3;
        const QRect groove(inner.left(), inner.bottom() - height, inner.width(), height);
        const int used = int(std::lround(groove.width() * quota.toDouble()));
        QColor ink = inkOf(cell);
        ink.setAlphaF(0.18F);
        painter->fillRect(groove, ink);
        ink.setAlphaF(0.7F);
        const QRect full(groove.left(), groove.top(), used, height);
        painter->fillRect(QStyle::visualRect(cell.direction, groove, full), ink);
    }
    painter->save();
    painter->setFont(cell.font);
    painter->setPen(inkOf(cell));
    const auto alignment = QStyle::visualAlignment(cell.direction, cell.displayAlignment);
    const int lift = m_place == Place::Below ? 3 : 0;
    painter->drawText(inner.adjusted(0, 0, 0, -lift), int(alignment), cell.text);
    painter->restore();
}

void StatusDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    colourText(option, Tone(index.data(ServerTableModel::ToneRole).toInt()));

    const bool selected = option->state & QStyle::State_Selected;
    const auto standing = Standing(index.data(ServerTableModel::StandingRole).toInt());
    const qreal ratio = option->widget ? option->widget->devicePixelRatioF() : 1;
    const int side = std::max(option->fontMetrics.height() - 1, 14);
    const QColor ink = option->palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    QPixmap shape = drawnIn(ink, iconName(standing), QSize(side, side) * ratio);
    if (shape.isNull())
        return;
    shape.setDevicePixelRatio(ratio);
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(side, side);
    option->icon = QIcon(shape);
    option->icon.addPixmap(shape, QIcon::Selected);
}

ToneDelegate::ToneDelegate(int toneRole, QObject *parent) : QStyledItemDelegate(parent), m_toneRole(toneRole)
{}

void ToneDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    colourText(option, Tone(index.data(m_toneRole).toInt()));
}

SaidDelegate::SaidDelegate(int toneRole, int codeRole, QObject *parent)
    : ToneDelegate(toneRole, parent),
      m_codeRole(codeRole)
{}

void SaidDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    constexpr int codeLength = 3;
    if (index.data(m_codeRole).toInt() == 0 || cell.text.size() < codeLength) {
        styleOf(cell)->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
        return;
    }
    paintEmptyCell(painter, cell);
    QFont bold = cell.font;
    bold.setBold(true);
    const QString code = cell.text.left(codeLength);
    const int codeWidth = QFontMetrics(bold).horizontalAdvance(code);
    QRect inner = cell.rect.adjusted(padding(cell), 0, -padding(cell), 0);
    inner = QStyle::alignedRect(
        Qt::LeftToRight, Qt::AlignVCenter, QSize(inner.width(), cell.fontMetrics.height()), inner);
    const QString rest = cell.fontMetrics.elidedText(
        cell.text.mid(codeLength), Qt::ElideRight, std::max(0, inner.width() - codeWidth));

    painter->save();
    painter->setClipRect(cell.rect);
    painter->setPen(inkOf(cell));
    painter->setFont(bold);
    painter->drawText(inner, Qt::AlignLeft | Qt::AlignTop, code);
    painter->setFont(cell.font);
    painter->drawText(inner.adjusted(codeWidth, 0, 0, 0), Qt::AlignLeft | Qt::AlignTop, rest);
    painter->restore();
}

} // namespace Relaydeck
