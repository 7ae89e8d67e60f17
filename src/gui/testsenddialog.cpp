#include "gui/testsenddialog.h"

#include "editing/background.h"
#include "gui/celldelegates.h"
#include "gui/deck.h"
#include "gui/remark.h"
#include "gui/roomystyle.h"
#include "models/words.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>

#include <limits>
#include <utility>

namespace Relaydeck {

TestSendDialog::TestSendDialog(Deck *deck, const SendOrder &order, QWidget *parent)
    : QDialog(parent),
      m_deck(deck),
      m_order(order),
      m_recipients(new QPlainTextEdit(m_settings.testRecipients())),
      m_row(order.merge ? new QSpinBox : nullptr),
      m_verdict(new QLabel),
      m_table(new QTableView)
{
    setWindowTitle(tr("Send a test"));
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 26);
    m_recipients->setObjectName(QStringLiteral("recipients"));
    m_recipients->setPlaceholderText(tr("Your own addresses, one a line"));
    m_recipients->setTabChangesFocus(true);
    m_recipients->setFixedHeight(fontMetrics().lineSpacing() * 4);
    connect(m_recipients, &QPlainTextEdit::textChanged, this, &TestSendDialog::renew);
    m_verdict->setObjectName(QStringLiteral("verdict"));
    m_verdict->setWordWrap(true);
    m_verdict->setTextFormat(Qt::PlainText);
    makeTable();
    auto *column = new QVBoxLayout(this);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&To:"), m_recipients);
    if (m_row) {
        m_row->setRange(1, std::numeric_limits<int>::max());
        m_row->setToolTip(tr("Each further address gets the values of the entry behind it"));
        form->addRow(tr("&Values of entry:"), m_row);
    }
    column->addLayout(form);
    column->addWidget(m_verdict);
    column->addWidget(m_table, 1);
    column->addWidget(makeButtons());
    showRemark(m_verdict,
        tr("The message goes to these alone, through the relays of this send. Nobody on the list is sent "
           "to."),
        Tone::Muted);
    connect(deck, &Deck::sendChanged, this, &TestSendDialog::renew);
    connect(deck, &Deck::sendEnded, this, &TestSendDialog::end);
    connect(deck, &Deck::troubleArose, this, [this](const QString &sentence) {
        if (std::exchange(m_isOurs, false))
            showRemark(m_verdict, sentence, Tone::Negative);
        renew();
    });
    renew();
}

void TestSendDialog::makeTable()
{
    m_table->setModel(&m_rows);
    m_table->setItemDelegateForColumn(
        ReportModel::OutcomeColumn, new ToneDelegate(ReportModel::ToneRole, this));
    for (const int column : {ReportModel::LineColumn, ReportModel::AttemptsColumn, ReportModel::TimeColumn})
        m_table->hideColumn(column);
    m_table->setSelectionBehavior(QTableView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setAccessibleName(tr("What became of each"));
    makeRoomy(m_table);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    QHeaderView *header = m_table->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(ReportModel::RecipientColumn, QHeaderView::Interactive);
    header->resizeSection(ReportModel::RecipientColumn, fontMetrics().averageCharWidth() * 32);
    header->setSectionResizeMode(ReportModel::WordsColumn, QHeaderView::Stretch);
}

QWidget *TestSendDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_stop = buttons->addButton(tr("St&op"), QDialogButtonBox::ActionRole);
    m_send = buttons->addButton(tr("&Send test"), QDialogButtonBox::ActionRole);
    m_send->setObjectName(QStringLiteral("send"));
    m_send->setDefault(true);
    connect(m_stop, &QPushButton::clicked, m_deck, &Deck::stopSend);
    connect(m_send, &QPushButton::clicked, this, &TestSendDialog::send);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

QByteArrayList TestSendDialog::recipients() const
{
    QByteArrayList recipients;
    for (const QString &line : m_recipients->toPlainText().split(u'\n')) {
        if (!line.trimmed().isEmpty())
            recipients.append(line.trimmed().toUtf8());
    }
    return recipients;
}

void TestSendDialog::send()
{
    m_settings.setTestRecipients(m_recipients->toPlainText());
    SendOrder order = m_order;
    order.testRecipients = recipients();
    order.testRow = m_row ? m_row->value() : 1;
    m_rows.show(nullptr);
    m_isOurs = true;
    showRemark(m_verdict, tr("Sending …"), Tone::Muted);
    m_deck->startSend(order);
    renew();
}

void TestSendDialog::end()
{
    if (!std::exchange(m_isOurs, false))
        return;
    const bool isGood = m_deck->send().tally.accepted == m_deck->send().tally.recipients;
    showRemark(m_verdict, ending(), isGood ? Tone::Positive : Tone::Negative);
    renew();
    const QString job = m_deck->send().jobFile;
    if (job.isEmpty())
        return;
    inBackground(
        this, [job] { return std::make_shared<const ReportSlice>(ReportSlice::of(job, {})); },
        [this](const std::shared_ptr<const ReportSlice> &slice) { m_rows.show(slice); });
}

QString TestSendDialog::ending() const
{
    const SendSnapshot &send = m_deck->send();
    if (send.trouble)
        return Words::trouble(send.trouble);
    if (send.state != SendState::Finished && send.lastFailure)
        return Words::failure(*send.lastFailure);
    if (send.tally.accepted == 0)
        return tr("Accepted for nobody.");
    return tr("Accepted for %1 of %2. Now look at what arrives.")
        .arg(Words::number(send.tally.accepted), Words::recipients(send.tally.recipients));
}

void TestSendDialog::renew()
{
    const bool busy = m_isOurs || m_deck->isSending();
    m_recipients->setEnabled(!busy);
    if (m_row)
        m_row->setEnabled(!busy);
    m_send->setEnabled(!busy && !recipients().isEmpty());
    m_stop->setEnabled(m_isOurs && m_deck->isSending());
}

void TestSendDialog::done(int result)
{
    m_settings.setTestRecipients(m_recipients->toPlainText());
    QDialog::done(result);
}

} // namespace Relaydeck
