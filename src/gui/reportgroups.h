#pragma once

#include "bulk/jobsummary.h"
#include "models/reportslice.h"

#include <QTreeWidget>

namespace Relaydeck {

/// Outcomes of a job with their causes below them; choosing one asks for its recipients.
class ReportGroups final : public QTreeWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportGroups)

public:
    explicit ReportGroups(QWidget *parent = nullptr);

    /// What was chosen stays so where it is still there.
    void show(const JobSummary &summary);
    [[nodiscard]] ReportFilter chosen() const; ///< without a text

signals:
    void chosenChanged();

private:
    QTreeWidgetItem *addOutcome(Outcome outcome, const JobSummary &summary);

    bool m_filling = false;
};

} // namespace Relaydeck
