#include "gui/roomystyle.h"

#include <QHeaderView>
#include <QProxyStyle>
#include <QTableView>

namespace Relaydeck {
namespace {

class RoomyStyle final : public QProxyStyle
{
public:
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override
    {
        constexpr int more = 3;
        const int usual = QProxyStyle::pixelMetric(metric, option, widget);
        return metric == PM_HeaderMargin || metric == PM_FocusFrameHMargin ? usual + more : usual;
    }
};

} // namespace

void makeRoomy(QTableView *table)
{
    auto *style = new RoomyStyle;
    style->setParent(table);
    for (QWidget *part : {static_cast<QWidget *>(table), static_cast<QWidget *>(table->horizontalHeader())})
        part->setStyle(style);
}

} // namespace Relaydeck
