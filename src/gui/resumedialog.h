#pragma once

#include "engine/orders.h"
#include "gui/jobglance.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QLabel;
class QPushButton;

namespace Relaydeck {

/// Asks whom a job that is gone on with is to be sent to: those who are left, and, only where the user
/// wants it, those whose outcome was none to be happy with.
class ResumeDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResumeDialog)

public:
    explicit ResumeDialog(const JobGlance &job, QWidget *parent = nullptr);

    /// Outcomes whose recipients are to be sent to once more.
    [[nodiscard]] QList<Outcome> again() const;
    /// Now, where its moment was past when it was asked about.
    [[nodiscard]] StartTime when() const noexcept { return m_when; }

private:
    struct Choice
    {
        Outcome outcome;
        QCheckBox *box;
    };

    void offer(Outcome outcome, const QString &text, const QString &hint);
    void tellStart();
    void renew();

    JobGlance m_job;
    StartTime m_when = StartTime::AsPlanned;
    std::vector<Choice> m_choices;
    QLabel *m_sum;
    QPushButton *m_accept;
};

} // namespace Relaydeck
