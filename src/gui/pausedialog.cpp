#include "gui/pausedialog.h"

#include "models/words.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <chrono>

namespace Relaydeck {

using namespace std::chrono_literals;

namespace {

constexpr qint64 UntilContinued = 0;
constexpr qint64 UntilMoment = -1; // that of the field

} // namespace

PauseDialog::PauseDialog(const QStringList &relays, QWidget *parent)
    : QDialog(parent),
      m_reason(new QLineEdit),
      m_length(new QComboBox),
      m_moment(new QDateTimeEdit(QDateTime::currentDateTime().addDays(1)))
{
    setWindowTitle(relays.size() == 1 ? tr("Pause %1").arg(relays.constFirst())
                                      : tr("Pause %1").arg(Words::relays(quint64(relays.size()))));
    m_reason->setPlaceholderText(tr("Shown in the table, for example: postmaster asked for it"));
    m_reason->setMinimumWidth(
        fontMetrics().horizontalAdvance(m_reason->placeholderText()) + 2 * fontMetrics().height());
    m_length->addItem(tr("until I continue"), UntilContinued);
    for (const std::chrono::milliseconds length : {15min, 60min, 240min, 1440min})
        m_length->addItem(tr("for %1").arg(Words::duration(length)), qint64(length.count()));
    m_length->addItem(tr("until a certain time"), UntilMoment);
    m_moment->setCalendarPopup(true);
    m_moment->setMinimumDateTime(QDateTime::currentDateTime());
    m_moment->setEnabled(false);
    connect(m_length, &QComboBox::currentIndexChanged, this,
        [this] { m_moment->setEnabled(m_length->currentData().toLongLong() == UntilMoment); });

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Pause"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *note = new QLabel(tr("What is under way is finished first. Other relays go on."));
    note->setForegroundRole(QPalette::PlaceholderText);
    auto *form = new QFormLayout(this);
    form->addRow(tr("&Reason:"), m_reason);
    form->addRow(tr("&How long:"), m_length);
    form->addRow(tr("&Until:"), m_moment);
    form->addRow(note);
    form->addRow(buttons);
}

QString PauseDialog::reason() const
{
    return m_reason->text().simplified();
}

qint64 PauseDialog::until() const
{
    const qint64 length = m_length->currentData().toLongLong();
    if (length == UntilMoment)
        return m_moment->dateTime().toMSecsSinceEpoch();
    return length == UntilContinued ? 0 : QDateTime::currentMSecsSinceEpoch() + length;
}

} // namespace Relaydeck
