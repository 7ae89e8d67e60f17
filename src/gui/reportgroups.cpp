#include "gui/reportgroups.h"

#include "gui/colours.h"
#include "models/reportpage.h"
#include "models/tone.h"
#include "models/words.h"

#include <QHeaderView>

namespace Relaydeck {
namespace {

enum Column { Reason, Recipients };
constexpr int OutcomeRole = Qt::UserRole; // int; not there for all of them
constexpr int CauseRole = Qt::UserRole + 1; // key of Causes

QTreeWidgetItem *makeItem(const QString &text, quint64 recipients)
{
    auto *item = new QTreeWidgetItem({text, Words::number(recipients)});
    item->setTextAlignment(Recipients, Qt::AlignRight | Qt::AlignVCenter);
    item->setToolTip(Reason, text);
    return item;
}

} // namespace

ReportGroups::ReportGroups(QWidget *parent) : QTreeWidget(parent)
{
    setHeaderLabels({tr("Outcome and reason"), tr("Recipients")});
    headerItem()->setTextAlignment(Recipients, Qt::AlignRight | Qt::AlignVCenter);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(Reason, QHeaderView::Stretch);
    header()->setSectionResizeMode(Recipients, QHeaderView::ResizeToContents);
    setUniformRowHeights(true);
    setAccessibleName(tr("Outcomes"));
    connect(this, &QTreeWidget::currentItemChanged, this, [this] {
        if (!m_filling)
            emit chosenChanged();
    });
}

void ReportGroups::show(const JobSummary &summary)
{
    const ReportFilter before = chosen();
    m_filling = true;
    clear();
    auto *all = makeItem(tr("all of the list"), summary.tally.recipients());
    addTopLevelItem(all);
    setCurrentItem(all);
    for (const Outcome outcome : {Outcome::InDoubt, Outcome::Refused, Outcome::Deferred, Outcome::LeftOut,
             Outcome::Unsent, Outcome::Accepted}) {
        if (summary.tally.of(outcome) == 0)
            continue;
        QTreeWidgetItem *const group = addOutcome(outcome, summary);
        if (before.outcome == outcome)
            setCurrentItem(group);
        for (int i = 0; i < group->childCount() && before.outcome == outcome; ++i) {
            if (group->child(i)->data(Reason, CauseRole).toByteArray() == before.cause)
                setCurrentItem(group->child(i));
        }
    }
    expandAll();
    m_filling = false;
}

QTreeWidgetItem *ReportGroups::addOutcome(Outcome outcome, const JobSummary &summary)
{
    auto *group = makeItem(Words::outcome(outcome), summary.tally.of(outcome));
    group->setData(Reason, OutcomeRole, int(outcome));
    group->setForeground(Reason, colourOf(toneOf(outcome), palette()));
    addTopLevelItem(group);
    for (const Cause &cause : summary.causes) {
        if (cause.example.outcome != outcome)
            continue;
        auto *item = makeItem(ReportPage::reason(cause), cause.recipients);
        item->setData(Reason, OutcomeRole, int(outcome));
        item->setData(Reason, CauseRole, Causes::keyOf(cause.example));
        item->setToolTip(
            Reason, tr("%1\nDomains: %2").arg(ReportPage::reason(cause), ReportPage::domains(cause)));
        group->addChild(item);
    }
    return group;
}

ReportFilter ReportGroups::chosen() const
{
    ReportFilter filter;
    const QTreeWidgetItem *item = currentItem();
    if (!item || !item->data(Reason, OutcomeRole).isValid())
        return filter;
    filter.outcome = Outcome(item->data(Reason, OutcomeRole).toInt());
    filter.cause = item->data(Reason, CauseRole).toByteArray();
    return filter;
}

} // namespace Relaydeck
