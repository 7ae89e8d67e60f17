#include "gui/problemsview.h"

#include "gui/celldelegates.h"
#include "gui/emptystate.h"
#include "gui/roomystyle.h"

#include <QHeaderView>

using namespace Qt::StringLiterals;

namespace Relaydeck {

ProblemsView::ProblemsView(DiagnosticModel *problems, QWidget *parent) : QTableView(parent)
{
    setModel(problems);
    setItemDelegateForColumn(DiagnosticModel::PlaceColumn, new ToneDelegate(DiagnosticModel::ToneRole, this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    makeRoomy(this);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    horizontalHeader()->hide();
    horizontalHeader()->setStretchLastSection(true);
    setColumnWidth(
        DiagnosticModel::PlaceColumn, fontMetrics().horizontalAdvance(u"bulk-servers.conf:1000"_s) + 20);
}

void ProblemsView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (model()->rowCount() == 0)
        paintHint(viewport(), tr("Nothing to remark."));
}

} // namespace Relaydeck
