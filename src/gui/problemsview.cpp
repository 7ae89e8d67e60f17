#include "gui/problemsview.h"

#include "gui/celldelegates.h"
#include "gui/colours.h"
#include "gui/emptystate.h"
#include "gui/roomystyle.h"

#include <QHeaderView>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace Relaydeck {

namespace {

/// What can be done about a remark looks like a link and is one.
class FixDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->font.setUnderline(true);
        option->palette.setColor(QPalette::Text, colourOf(Tone::Accent, option->palette));
    }
};

} // namespace

ProblemsView::ProblemsView(DiagnosticModel *problems, QWidget *parent)
    : QTableView(parent),
      m_problems(problems)
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
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setSectionResizeMode(DiagnosticModel::SentenceColumn, QHeaderView::Stretch);
    horizontalHeader()->setSectionResizeMode(DiagnosticModel::FixColumn, QHeaderView::ResizeToContents);
    setItemDelegateForColumn(DiagnosticModel::FixColumn, new FixDelegate(this));
    setAccessibleName(tr("Problems"));
    connect(
        this, &QTableView::activated, this, [this](const QModelIndex &index) { emit jumpWanted(at(index)); });
    connect(this, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == DiagnosticModel::FixColumn && !index.data().toString().isEmpty())
            emit fixWanted(Diagnostic(at(index))); // a copy: the list changes with the fix
        else
            emit jumpWanted(at(index));
    });
    setColumnWidth(
        DiagnosticModel::PlaceColumn, fontMetrics().horizontalAdvance(u"bulk-servers.conf:1000"_s) + 20);
}

const Diagnostic &ProblemsView::at(const QModelIndex &index) const
{
    return m_problems->diagnostics()[index.row()];
}

void ProblemsView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (model()->rowCount() == 0)
        paintHint(viewport(), tr("Nothing to remark."));
}

} // namespace Relaydeck
