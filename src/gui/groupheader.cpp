#include "gui/groupheader.h"

#include <QPainter>

namespace Relaydeck {

GroupHeader::GroupHeader(int groupRole, NameOfGroup nameOfGroup, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent),
      m_groupRole(groupRole),
      m_nameOfGroup(nameOfGroup)
{
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setSectionsClickable(false);
    setHighlightSections(false);
}

int GroupHeader::bandHeight() const
{
    constexpr int air = 6;
    return fontMetrics().height() + air;
}

QSize GroupHeader::sizeHint() const
{
    const QSize usual = QHeaderView::sizeHint();
    return {usual.width(), usual.height() + bandHeight()};
}

int GroupHeader::groupOf(int section) const
{
    return model()->headerData(section, Qt::Horizontal, m_groupRole).toInt();
}

void GroupHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    painter->fillRect(rect, palette().button());
    QHeaderView::paintSection(painter, rect.adjusted(0, bandHeight(), 0, 0), section);
}

void GroupHeader::paintEvent(QPaintEvent *event)
{
    QHeaderView::paintEvent(event);
    QPainter painter(viewport());
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(palette().color(QPalette::ButtonText));
    constexpr int margin = 6;
    for (int section = 0; section < count();) {
        const int group = groupOf(section);
        int left = -1;
        int right = 0;
        for (; section < count() && groupOf(section) == group; ++section) {
            if (isSectionHidden(section))
                continue;
            if (left < 0)
                left = sectionViewportPosition(section);
            right = sectionViewportPosition(section) + sectionSize(section);
        }
        if (left < 0 || right <= 0 || left > width())
            continue;
        const QRect band(std::max(0, left), 0, right - std::max(0, left), bandHeight());
        painter.drawText(band.adjusted(margin, 0, -margin, 0), Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(
                m_nameOfGroup(group), Qt::ElideRight, band.width() - 2 * margin));
        painter.save();
        painter.setPen(palette().color(QPalette::Mid));
        painter.drawLine(right - 1, 2, right - 1, height());
        painter.restore();
    }
}

} // namespace Relaydeck
