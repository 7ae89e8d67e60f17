#include "gui/resumedialog.h"

#include "models/words.h"

#include <QCheckBox>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Relaydeck {

ResumeDialog::ResumeDialog(const JobGlance &job, QWidget *parent)
    : QDialog(parent),
      m_job(job),
      m_sum(new QLabel)
{
    setWindowTitle(tr("Resume a job"));
    const auto counted = [&job](Outcome outcome) { return Words::number(job.tally.of(outcome)); };
    const QString name = job.subject.isEmpty() ? QFileInfo(job.file).fileName() : job.subject;
    auto *title = new QLabel(name);
    title->setTextFormat(Qt::PlainText);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    auto *state = new QLabel(tr("%1, %2 of them accepted so far, %3 unsent.")
                                 .arg(Words::recipients(job.tally.recipients()), counted(Outcome::Accepted),
                                     counted(Outcome::Unsent)));
    setLayout(new QVBoxLayout);
    layout()->addWidget(title);
    layout()->addWidget(state);
    tellStart();
    offer(Outcome::InDoubt, tr("Send again to the %1 in &doubt").arg(counted(Outcome::InDoubt)),
        tr("The connection was lost before the relay said whether it took the message: they may get it "
           "twice."));
    offer(Outcome::Deferred, tr("Send again to the %1 d&eferred").arg(counted(Outcome::Deferred)),
        tr("They were put off too often, for instance since a mailbox was full."));
    offer(Outcome::Refused, tr("Send again to the %1 &refused").arg(counted(Outcome::Refused)),
        tr("Makes sense when what the relay minded has been mended; relays mind to be asked twice."));

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_accept = buttons->button(QDialogButtonBox::Ok);
    m_accept->setText(m_when == StartTime::Now ? tr("Start now") : tr("Resume"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout()->addWidget(m_sum);
    layout()->addWidget(buttons);
    renew();
}

/// A job that has not begun waits for its moment, unless that is past.
void ResumeDialog::tellStart()
{
    if (m_job.startAt == 0)
        return;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const QString moment = Words::moment(m_job.startAt, now);
    if (m_job.startAt <= now)
        m_when = StartTime::Now;
    auto *start = new QLabel(m_when == StartTime::Now
            ? tr("It was to start %1, which is past. Start it now?").arg(moment)
            : tr("It starts %1.").arg(moment));
    start->setObjectName(QStringLiteral("start"));
    layout()->addWidget(start);
}

/// Nobody is asked about nobody.
void ResumeDialog::offer(Outcome outcome, const QString &text, const QString &hint)
{
    if (m_job.tally.of(outcome) == 0)
        return;
    auto *box = new QCheckBox(text);
    auto *why = new QLabel(hint);
    why->setForegroundRole(QPalette::PlaceholderText);
    why->setWordWrap(true);
    why->setMinimumWidth(fontMetrics().averageCharWidth() * 60);
    why->setIndent(fontMetrics().averageCharWidth() * 4);
    connect(box, &QCheckBox::toggled, this, &ResumeDialog::renew);
    layout()->addWidget(box);
    layout()->addWidget(why);
    m_choices.push_back({outcome, box});
}

QList<Outcome> ResumeDialog::again() const
{
    QList<Outcome> outcomes;
    for (const Choice &choice : m_choices) {
        if (choice.box->isChecked())
            outcomes.append(choice.outcome);
    }
    return outcomes;
}

void ResumeDialog::renew()
{
    quint64 left = m_job.tally.of(Outcome::Unsent);
    for (const Outcome outcome : again())
        left += m_job.tally.of(outcome);
    m_sum->setText(left == 0 ? tr("Nobody is left to send to.")
                             : tr("Now to be sent to: %1.").arg(Words::recipients(left)));
    m_accept->setEnabled(left > 0);
}

} // namespace Relaydeck
