#include "gui/sendpage.h"

#include "gui/deck.h"
#include "gui/letterdialog.h"
#include "gui/listformatdialog.h"
#include "gui/preflightdialog.h"
#include "gui/previewdialog.h"
#include "gui/question.h"
#include "gui/relaychoice.h"
#include "gui/remark.h"
#include "gui/sendoptionsdialog.h"
#include "gui/sendquestion.h"
#include "gui/testsenddialog.h"
#include "models/mergewords.h"
#include "models/orderwords.h"
#include "models/rehearsalwords.h"
#include "models/words.h"
#include "ui_sendpage.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>
#include <QSet>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Relaydeck {
namespace {

void mirror(QPushButton *button, QAction *action)
{
    const auto renew = [button, action] {
        button->setText(action->text().remove(u'&')); // its letter is that of the menu
        button->setIcon(action->icon());
        button->setToolTip(action->toolTip());
        button->setEnabled(action->isEnabled());
    };
    renew();
    QObject::connect(action, &QAction::changed, button, renew);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
}

} // namespace

SendPage::SendPage(Deck *deck, const Actions &actions, QWidget *parent)
    : QWidget(parent),
      m_deck(deck),
      m_actions(actions),
      m_ui(std::make_unique<Ui::SendPage>())
{
    m_ui->setupUi(this);
    setUpFields();
    mirror(m_ui->start, actions.start);
    mirror(m_ui->pause, actions.pause);
    mirror(m_ui->stop, actions.stop);
    m_ui->table->showRelays(deck->servers());
    m_ui->table->setColumns(
        {ServerTableModel::RelayColumn, ServerTableModel::StatusColumn, ServerTableModel::SentColumn,
            ServerTableModel::RateColumn, ServerTableModel::ErrorsColumn, ServerTableModel::LastReplyColumn});
    m_ui->table->setEmptyText(tr("Relays of the server file appear here."));
    connect(deck, &Deck::sendChanged, this, &SendPage::showProgress);
    connect(deck, &Deck::serverFileRead, this, &SendPage::showRelays);
    connect(deck->servers(), &ServerTableModel::relaysChanged, this, &SendPage::showRelays);
    showRelays();
    showProgress();
}

SendPage::~SendPage() = default;

void SendPage::setUpFields()
{
    for (const Policy policy : {Policy::Robin, Policy::Parallel, Policy::Failover})
        m_ui->policy->addItem(Words::policy(policy), int(policy));
    for (QLabel *label : {m_ui->listHint, m_ui->messageHint, m_ui->more})
        label->setMinimumHeight(label->fontMetrics().height()); // what it needs beyond follows from its width
    m_typed.setSingleShot(true);
    m_typed.setInterval(250ms);
    connect(&m_typed, &QTimer::timeout, this, &SendPage::look);
    connect(&m_rehearser, &Rehearser::done, this, &SendPage::showFound);
    setUpList();
    setUpMessage();
    m_ui->checkFirst->setChecked(m_settings.checksFirst());
    connect(m_ui->checkFirst, &QCheckBox::clicked, this,
        [this](bool wanted) { m_settings.setChecksFirst(wanted); });
    connect(m_ui->check, &QPushButton::clicked, this, &SendPage::check);
    connect(m_ui->test, &QPushButton::clicked, this, &SendPage::test);
    connect(this, &SendPage::orderChanged, this, [this] { lock(m_deck->isSending()); });
    for (QLineEdit *field : {m_ui->list, m_ui->message, m_ui->sender}) {
        connect(field, &QLineEdit::textChanged, this, &SendPage::orderChanged);
        connect(field, &QLineEdit::textChanged, this, &SendPage::showHint);
    }
    connect(m_ui->more, &QLabel::linkActivated, this, &SendPage::chooseExtras);
    connect(m_ui->relays, &QLabel::linkActivated, this, [this](const QString &link) {
        if (link == "open"_L1)
            m_actions.open->trigger();
        else if (link == "choose"_L1)
            chooseRelays();
        else
            emit editorRequested();
    });
}

void SendPage::setUpList()
{
    connect(m_ui->list, &QLineEdit::textChanged, this, [this] {
        m_format = {}; // was that of another list
        m_typed.start();
    });
    connect(m_ui->chooseList, &QPushButton::clicked, this, &SendPage::chooseList);
    connect(m_ui->listHint, &QLabel::linkActivated, this, &SendPage::chooseFormat);
}

void SendPage::setUpMessage()
{
    m_ui->merge->hide();
    m_ui->messageHint->hide();
    connect(m_ui->message, &QLineEdit::textChanged, this, [this] {
        m_mayMerge = true;
        m_typed.start();
    });
    connect(m_ui->chooseMessage, &QPushButton::clicked, this, &SendPage::chooseMessage);
    connect(m_ui->write, &QPushButton::clicked, this, &SendPage::write);
    connect(m_ui->preview, &QPushButton::clicked, this, &SendPage::preview);
    connect(m_ui->merge, &QCheckBox::clicked, this, [this](bool wanted) {
        m_mayMerge = wanted;
        showFound();
    });
}

void SendPage::fillIn(const SendOrder &order)
{
    m_extras = order;
    showExtras();
    m_ui->list->setText(order.listFile);
    m_format = order.listFormat;
    m_ui->message->setText(order.messageFile);
    m_ui->sender->setText(QString::fromUtf8(order.sender));
    look();
}

void SendPage::fillIn(const DemoMaterial &material)
{
    SendOrder order;
    order.listFile = material.listFile;
    order.messageFile = material.messageFile;
    order.sender = material.sender;
    m_ui->checkFirst->hide(); // practice relays need none
    fillIn(order);
}

SendOrder SendPage::order() const
{
    SendOrder order = m_extras;
    order.listFile = m_ui->list->text().trimmed();
    order.listFormat = m_format;
    order.messageFile = m_ui->message->text().trimmed();
    order.merge = m_mayMerge && !m_rehearser.latest().fields.isEmpty();
    order.sender = m_ui->sender->text().trimmed().toUtf8();
    order.envelopes = m_ui->envelopes->isChecked();
    order.policy = Policy(m_ui->policy->currentData().toInt());
    order.relays = m_chosen;
    return order;
}

bool SendPage::isComplete() const
{
    return isTestable() && !order().listFile.isEmpty();
}

/// A message that is the same for all needs no list to be tested.
bool SendPage::isTestable() const
{
    const SendOrder asked = order();
    return m_deck->servers()->rowCount() > 0 && !asked.messageFile.isEmpty() && !asked.sender.isEmpty()
        && (!asked.merge || !asked.listFile.isEmpty());
}

void SendPage::chooseList()
{
    const QString file
        = QFileDialog::getOpenFileName(this, tr("Choose a list of addresses"), m_ui->list->text(),
            tr("Lists (*.txt *.list *.lst *.csv *.tsv *.tab *.jsonl *.ndjson);;All files (*)"));
    if (!file.isEmpty())
        m_ui->list->setText(file);
}

void SendPage::chooseMessage()
{
    const QString file = QFileDialog::getOpenFileName(
        this, tr("Choose a message"), m_ui->message->text(), tr("Messages (*.eml);;All files (*)"));
    if (!file.isEmpty())
        m_ui->message->setText(file);
}

void SendPage::chooseFormat()
{
    if (m_deck->isSending())
        return;
    auto *dialog = new ListFormatDialog(order().listFile, m_format, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_format = dialog->format();
        look();
    });
    dialog->open();
}

void SendPage::write()
{
    const SendOrder asked = order();
    auto *dialog = new LetterDialog(
        asked.messageFile, m_rehearser.latest().list.columns, QString::fromUtf8(asked.sender), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LetterDialog::saved, this, [this](const QString &file) {
        m_ui->message->setText(file);
        look(); // also when its name is the same
    });
    dialog->open();
}

void SendPage::preview()
{
    auto *dialog = new PreviewDialog(order(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void SendPage::look()
{
    constexpr auto patience = 300ms;
    m_typed.stop();
    SendOrder asked = order();
    asked.merge = true; // to see what fields there are
    m_rehearser.look(asked);
    QTimer::singleShot(patience, this, [this] {
        if (m_rehearser.isLooking())
            showRemark(m_ui->listHint, tr("Reading the list …"), Tone::Muted);
    });
}

void SendPage::showFound()
{
    const Rehearsal &found = m_rehearser.latest();
    const SendOrder asked = order();
    m_ui->merge->setVisible(!found.fields.isEmpty());
    m_ui->merge->setChecked(asked.merge);
    m_ui->merge->setText(tr("&Each recipient gets values of the list: %1")
                             .arg(MergeWords::fields(found.fields).replace(u"&"_s, u"&&"_s)));
    m_ui->preview->setEnabled(!asked.messageFile.isEmpty());
    lock(m_deck->isSending());
    m_ui->envelopes->setToolTip(
        asked.merge ? tr("Not while each recipient gets a message of their own") : QString());
    const RehearsalWords::Remark list = RehearsalWords::list(found, asked);
    const RehearsalWords::Remark message = RehearsalWords::message(found, asked);
    const QString otherwise = found.isWhole || found.listTrouble.kind == Trouble::Kind::ListWithoutColumn
        ? u". <a href=\"format\">%1</a>"_s.arg(tr("Read it otherwise …"))
        : QString();
    showRemark(
        m_ui->listHint, list.text.isEmpty() ? QString() : list.text.toHtmlEscaped() + otherwise, list.tone);
    showRemark(m_ui->messageHint, message.text, message.tone);
    m_ui->messageHint->setVisible(!message.text.isEmpty());
    if (std::exchange(m_isStarting, false))
        goOn();
}

void SendPage::start()
{
    m_isStarting = true;
    look();
}

void SendPage::goOn()
{
    const SendOrder asked = order();
    if (m_deck->isSending() || !isComplete())
        return;
    if (const QString hindrance = RehearsalWords::hindrance(m_rehearser.latest(), asked);
        !hindrance.isEmpty())
        showRemark(m_ui->hint, tr("Not started. %1").arg(hindrance), Tone::Negative);
    else if (m_deck->isDemo())
        m_deck->startSend(asked);
    else if (m_ui->checkFirst->isChecked())
        checkFirst(asked);
    else
        ask(asked);
}

void SendPage::check()
{
    auto *dialog = new PreflightDialog(order(), m_deck->relays(), PreflightDialog::Purpose::Look, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void SendPage::test()
{
    auto *dialog = new TestSendDialog(m_deck, order(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void SendPage::checkFirst(const SendOrder &order)
{
    auto *dialog = new PreflightDialog(order, m_deck->relays(), PreflightDialog::Purpose::BeforeSend, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, order] { ask(order); });
    dialog->open();
}

void SendPage::ask(const SendOrder &order)
{
    const auto question = SendQuestion::about(order, m_rehearser.latest(), m_deck->servers()->servers());
    const Question box{tr("Send"), question.title, question.details,
        order.startAt > 0 ? tr("Send then") : tr("Send"), QMessageBox::AcceptRole};
    box.ask(this, [this, order] { m_deck->startSend(order); });
}

QStringList SendPage::relayNames() const
{
    QStringList names;
    for (const ServerSnapshot &server : m_deck->servers()->servers())
        names.append(server.name);
    return names;
}

void SendPage::showRelays()
{
    const QStringList names = relayNames();
    const QSet<QString> known(names.begin(), names.end());
    erase_if(m_chosen, [&known](const QString &name) { return !known.contains(name); });
    const auto number = quint64(names.size());
    const QString link = u"<a href=\"choose\">%1</a>"_s.arg(m_chosen.isEmpty()
            ? Words::relays(number)
            : tr("%1 of %2").arg(Words::number(quint64(m_chosen.size())), Words::relays(number)));
    if (m_deck->serverFile().isEmpty()) {
        m_ui->relays->setText(tr("none yet, <a href=\"open\">open a server file</a>"));
    } else {
        m_ui->relays->setText(tr("%1 in <a href=\"edit\">%2</a>")
                                  .arg(number > 1 ? link : Words::relays(number),
                                      QFileInfo(m_deck->serverFile()).fileName().toHtmlEscaped()));
    }
    m_ui->relays->setToolTip(m_deck->serverFile());
    showHint();
    emit orderChanged();
}

void SendPage::chooseRelays()
{
    if (m_deck->isSending())
        return;
    auto *dialog = new RelayChoice(relayNames(), m_chosen, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_chosen = dialog->chosen();
        showRelays();
    });
    dialog->open();
}

void SendPage::chooseExtras()
{
    if (m_deck->isSending())
        return;
    auto *dialog = new SendOptionsDialog(m_extras, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_extras = dialog->order();
        showExtras();
        look();
    });
    dialog->open();
}

void SendPage::showExtras()
{
    m_ui->more->setText(OrderWords::extras(m_extras, QDateTime::currentMSecsSinceEpoch()).toHtmlEscaped()
        + u". <a href=\"more\">%1</a>"_s.arg(tr("Change …")));
    m_ui->more->setToolTip(m_extras.bannedFiles.join(u'\n'));
}

void SendPage::showHint()
{
    const SendOrder asked = order();
    QString hint;
    if (m_deck->servers()->rowCount() == 0)
        hint = tr("Open a server file to have relays to send through.");
    else if (asked.listFile.isEmpty())
        hint = tr("Choose a list: a text file with one address a line, or a table.");
    else if (asked.messageFile.isEmpty())
        hint = tr("Write a message, or choose one: an .eml file with its headers.");
    else if (asked.sender.isEmpty())
        hint = tr("Say who the sender is; bounces go there.");
    else if (m_deck->isDemo())
        hint = tr("This is a demo: everything goes to practice relays on this machine.");
    showRemark(m_ui->hint, hint, Tone::Muted);
}

void SendPage::showProgress()
{
    m_ui->progress->showSend(m_deck->latest());
    if (m_deck->send().state == SendState::Waiting && m_extras.startAt > 0) {
        m_extras.startAt = 0; // was that of this send
        showExtras();
    }
    lock(m_deck->isSending());
}

void SendPage::lock(bool sending)
{
    for (QWidget *field : std::initializer_list<QWidget *>{m_ui->list, m_ui->chooseList, m_ui->message,
             m_ui->chooseMessage, m_ui->write, m_ui->merge, m_ui->sender, m_ui->policy})
        field->setEnabled(!sending);
    m_ui->envelopes->setEnabled(!sending && !order().merge);
    m_ui->check->setEnabled(!sending && isComplete());
    m_ui->test->setEnabled(!sending && isTestable());
}

} // namespace Relaydeck
