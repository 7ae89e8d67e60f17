#include "gui/preflightdialog.h"

#include "gui/celldelegates.h"
#include "gui/roomystyle.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace Relaydeck {

using Severity = Finding::Severity;

PreflightDialog::PreflightDialog(
    const SendOrder &order, const QList<ServerProfile> &relays, Purpose purpose, QWidget *parent)
    : QDialog(parent),
      m_purpose(purpose),
      m_verdict(new QLabel),
      m_busy(new QProgressBar),
      m_table(new QTableView),
      m_selector(new QLineEdit(m_settings.dkimSelector())),
      m_asksNames(new QCheckBox(tr("&Look up the sender's domain: SPF, DMARC, DKIM")))
{
    setWindowTitle(tr("Check before sending"));
    resize(880, 440);
    m_order.send = order;
    m_order.relays = relays;
    m_asksNames->setChecked(m_settings.asksNames());
    m_selector->setPlaceholderText(tr("As in selector._domainkey.example.org; empty: no key is looked up"));
    m_selector->setEnabled(m_asksNames->isChecked());
    connect(m_asksNames, &QCheckBox::toggled, m_selector, &QWidget::setEnabled);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setMaximumHeight(6);
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_verdict->setWordWrap(true);
    makeTable();
    auto *options = new QFormLayout;
    options->addRow(m_asksNames);
    options->addRow(tr("&DKIM selector:"), m_selector);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_verdict);
    column->addWidget(m_busy);
    column->addWidget(m_table, 1);
    column->addLayout(options);
    column->addWidget(makeButtons());
    check();
}

PreflightDialog::~PreflightDialog() = default;

void PreflightDialog::makeTable()
{
    m_table->setModel(&m_findings);
    m_table->setItemDelegateForColumn(
        FindingModel::SeverityColumn, new ToneDelegate(FindingModel::ToneRole, this));
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setAccessibleName(tr("Findings"));
    makeRoomy(m_table);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(
        FindingModel::SeverityColumn, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(FindingModel::SentenceColumn, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(FindingModel::AdviceColumn, QHeaderView::Stretch);
}

QWidget *PreflightDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *copies = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    m_again = buttons->addButton(tr("Check a&gain"), QDialogButtonBox::ActionRole);
    connect(copies, &QPushButton::clicked, this, &PreflightDialog::copy);
    connect(m_again, &QPushButton::clicked, this, &PreflightDialog::check);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    if (m_purpose == Purpose::BeforeSend) {
        m_go = buttons->addButton(tr("&Send all the same …"), QDialogButtonBox::AcceptRole);
        m_go->setObjectName(QStringLiteral("go"));
        connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    }
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    return buttons;
}

void PreflightDialog::check()
{
    m_settings.setDkimSelector(m_selector->text().trimmed());
    m_settings.setAsksNames(m_asksNames->isChecked());
    m_order.dkimSelector = m_asksNames->isChecked() ? m_selector->text().trimmed().toUtf8() : QByteArray();
    m_order.asksNames = m_asksNames->isChecked();
    m_findings.clear();
    m_busy->setVisible(true);
    m_again->setEnabled(false);
    if (m_go)
        m_go->setEnabled(false);
    m_verdict->setText(tr("Looking at message, list, relays and the sender's domain. Nothing is sent."));
    m_host = std::make_unique<PreflightHost>();
    connect(m_host.get(), &PreflightHost::found, &m_findings, &FindingModel::append);
    connect(m_host.get(), &PreflightHost::ended, this, &PreflightDialog::end);
    m_host->start(m_order);
}

void PreflightDialog::end()
{
    m_findings.sortBySeverity();
    m_busy->setVisible(false);
    m_again->setEnabled(true);
    m_verdict->setText(verdict());
    if (!m_go)
        return;
    const bool hasErrors = m_findings.count(Severity::Error) > 0;
    m_go->setEnabled(!hasErrors);
    if (!hasErrors && m_findings.count(Severity::Warning) == 0)
        accept();
}

QString PreflightDialog::verdict() const
{
    const int errors = m_findings.count(Severity::Error);
    const int warnings = m_findings.count(Severity::Warning);
    if (errors > 0 && m_go)
        return tr("Not started: errors come first. Errors: %1, warnings: %2.").arg(errors).arg(warnings);
    if (errors > 0)
        return tr("Sent like this, it would fail for some or all. Errors: %1, warnings: %2.")
            .arg(errors)
            .arg(warnings);
    return warnings > 0 ? tr("It can be sent, but look at this first. Warnings: %1.").arg(warnings)
                        : tr("Nothing stands in the way.");
}

void PreflightDialog::copy() const
{
    QGuiApplication::clipboard()->setText(m_findings.text());
}

} // namespace Relaydeck
