#include "gui/sendoptionsdialog.h"

#include "ui_sendoptionsdialog.h"

#include <QDateTime>
#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>

#include <chrono>

namespace Relaydeck {
namespace {

/// A moment one can think of without changing much: the next full hour but one.
QDateTime soon()
{
    const QDateTime later = QDateTime::currentDateTime().addSecs(3600 + 1800);
    return QDateTime(later.date(), QTime(later.time().hour(), 0));
}

} // namespace

SendOptionsDialog::SendOptionsDialog(const SendOrder &order, QWidget *parent)
    : QDialog(parent),
      m_given(order),
      m_ui(std::make_unique<Ui::SendOptionsDialog>())
{
    m_ui->setupUi(this);
    for (QLabel *note : {m_ui->laterNote, m_ui->suppressNote})
        note->setForegroundRole(QPalette::PlaceholderText);
    const QDateTime planned = QDateTime::fromMSecsSinceEpoch(order.startAt);
    m_ui->moment->setMinimumDateTime(QDateTime::currentDateTime());
    m_ui->moment->setDateTime(order.startAt > 0 ? planned : soon());
    m_ui->later->setChecked(order.startAt > 0);
    m_ui->moment->setEnabled(order.startAt > 0);
    connect(m_ui->later, &QRadioButton::toggled, m_ui->moment, &QWidget::setEnabled);
    for (const QString &file : order.bannedFiles)
        addFile(file);
    m_ui->suppressed->setMinimumHeight(fontMetrics().height() * 5);
    connect(m_ui->add, &QPushButton::clicked, this, &SendOptionsDialog::add);
    connect(m_ui->remove, &QPushButton::clicked, this, &SendOptionsDialog::remove);
    connect(m_ui->suppressed, &QListWidget::itemSelectionChanged, this, &SendOptionsDialog::renew);
    m_ui->attempts->setValue(order.attempts);
    m_ui->pause->setValue(int(std::chrono::ceil<std::chrono::seconds>(order.retryPause).count()));
    connect(m_ui->attempts, &QSpinBox::valueChanged, this, &SendOptionsDialog::renew);
    m_ui->duplicates->setChecked(order.duplicates);
    m_ui->keepAwake->setChecked(order.keepAwake);
    m_ui->buttons->button(QDialogButtonBox::Ok)->setText(tr("Use these"));
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    renew();
}

SendOptionsDialog::~SendOptionsDialog() = default;

SendOrder SendOptionsDialog::order() const
{
    SendOrder order = m_given;
    order.startAt = m_ui->later->isChecked() ? m_ui->moment->dateTime().toMSecsSinceEpoch() : 0;
    order.bannedFiles.clear();
    for (int row = 0; row < m_ui->suppressed->count(); ++row)
        order.bannedFiles.append(m_ui->suppressed->item(row)->data(Qt::UserRole).toString());
    order.attempts = m_ui->attempts->value();
    order.retryPause = std::chrono::seconds(m_ui->pause->value());
    order.duplicates = m_ui->duplicates->isChecked();
    order.keepAwake = m_ui->keepAwake->isChecked();
    return order;
}

void SendOptionsDialog::add()
{
    const QStringList files = QFileDialog::getOpenFileNames(this, tr("Add suppression lists"),
        QFileInfo(m_given.listFile).path(), tr("Text files (*.txt *.list *.lst *.csv);;All files (*)"));
    for (const QString &file : files)
        addFile(file);
}

void SendOptionsDialog::addFile(const QString &file)
{
    for (int row = 0; row < m_ui->suppressed->count(); ++row) {
        if (m_ui->suppressed->item(row)->data(Qt::UserRole) == file)
            return;
    }
    const QFileInfo info(file);
    auto *item = new QListWidgetItem(
        info.exists() ? info.fileName() : tr("%1 (is not there)").arg(info.fileName()), m_ui->suppressed);
    item->setData(Qt::UserRole, file);
    item->setToolTip(file);
}

void SendOptionsDialog::remove()
{
    qDeleteAll(m_ui->suppressed->selectedItems());
    renew();
}

void SendOptionsDialog::renew()
{
    m_ui->remove->setEnabled(!m_ui->suppressed->selectedItems().isEmpty());
    m_ui->pause->setEnabled(m_ui->attempts->value() != 1);
}

} // namespace Relaydeck
