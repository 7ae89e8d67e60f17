#include "gui/sendpage.h"

#include "editing/background.h"
#include "gui/colours.h"
#include "gui/deck.h"
#include "gui/entrycount.h"
#include "gui/relaychoice.h"
#include "gui/sendquestion.h"
#include "models/sendfacts.h"
#include "models/words.h"
#include "ui_sendpage.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QSet>

#include <chrono>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Relaydeck {
namespace {

enum Count { Accepted, Refused, Deferred, InDoubt, Unsent, LeftOut, Messages, Rate, Elapsed, Left };

void mirror(QPushButton *button, QAction *action)
{
    const auto renew = [button, action] {
        button->setText(action->text());
        button->setIcon(action->icon());
        button->setToolTip(action->toolTip());
        button->setEnabled(action->isEnabled());
    };
    renew();
    QObject::connect(action, &QAction::changed, button, renew);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
}

QString seconds(double seconds)
{
    return Words::duration(std::chrono::seconds(std::llround(seconds)));
}

} // namespace

SendPage::SendPage(Deck *deck, const Actions &actions, QWidget *parent)
    : QWidget(parent),
      m_deck(deck),
      m_actions(actions),
      m_ui(std::make_unique<Ui::SendPage>())
{
    m_ui->setupUi(this);
    setUpCounts();
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

void SendPage::setUpCounts()
{
    const QString titles[] = {tr("accepted"), tr("refused"), tr("deferred"), tr("in doubt"), tr("unsent"),
        tr("left out"), tr("messages"), tr("rate"), tr("running for"), tr("time left")};
    constexpr int perColumn = 5;
    for (int i = 0; i < int(m_counts.size()); ++i) {
        auto *number = new QLabel;
        number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        number->setMinimumWidth(fontMetrics().horizontalAdvance(u"10,000,000"_s));
        m_counts[std::size_t(i)] = number;
        m_ui->counts->addWidget(new QLabel(titles[i]), i % perColumn, i / perColumn * 3);
        m_ui->counts->addWidget(number, i % perColumn, i / perColumn * 3 + 1);
    }
    m_ui->counts->setColumnStretch(2, 1);
    m_ui->counts->setHorizontalSpacing(fontMetrics().averageCharWidth() * 2);
    QFont bold = m_ui->state->font();
    bold.setBold(true);
    m_ui->state->setFont(bold);
}

void SendPage::setUpFields()
{
    for (const Policy policy : {Policy::Robin, Policy::Parallel, Policy::Failover})
        m_ui->policy->addItem(Words::policy(policy), int(policy));
    m_ui->listHint->setForegroundRole(QPalette::PlaceholderText);
    m_ui->hint->setForegroundRole(QPalette::PlaceholderText);
    m_typed.setSingleShot(true);
    m_typed.setInterval(250ms);
    connect(&m_typed, &QTimer::timeout, this, &SendPage::look);
    connect(m_ui->list, &QLineEdit::textChanged, &m_typed, qOverload<>(&QTimer::start));
    for (QLineEdit *field : {m_ui->list, m_ui->message, m_ui->sender}) {
        connect(field, &QLineEdit::textChanged, this, &SendPage::orderChanged);
        connect(field, &QLineEdit::textChanged, this, &SendPage::showHint);
    }
    connect(m_ui->chooseList, &QPushButton::clicked, this, &SendPage::chooseList);
    connect(m_ui->chooseMessage, &QPushButton::clicked, this, &SendPage::chooseMessage);
    connect(m_ui->relays, &QLabel::linkActivated, this, [this](const QString &link) {
        if (link == "open"_L1)
            m_actions.open->trigger();
        else if (link == "choose"_L1)
            chooseRelays();
        else
            emit editorRequested();
    });
}

void SendPage::fillIn(const QString &listFile, const QString &messageFile, const QString &sender)
{
    m_ui->list->setText(listFile);
    m_ui->message->setText(messageFile);
    m_ui->sender->setText(sender);
    look();
}

void SendPage::fillIn(const DemoMaterial &material)
{
    fillIn(material.listFile, material.messageFile, Words::bytes(material.sender));
}

SendOrder SendPage::order() const
{
    SendOrder order;
    order.listFile = m_ui->list->text().trimmed();
    order.messageFile = m_ui->message->text().trimmed();
    order.sender = m_ui->sender->text().trimmed().toUtf8();
    order.envelopes = m_ui->envelopes->isChecked();
    order.policy = Policy(m_ui->policy->currentData().toInt());
    order.relays = m_chosen;
    return order;
}

bool SendPage::isComplete() const
{
    const SendOrder asked = order();
    return m_deck->servers()->rowCount() > 0 && !asked.listFile.isEmpty() && !asked.messageFile.isEmpty()
        && !asked.sender.isEmpty();
}

void SendPage::chooseList()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Choose a list of addresses"),
        m_ui->list->text(), tr("Lists (*.txt *.list *.lst *.csv);;All files (*)"));
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

void SendPage::look()
{
    m_typed.stop();
    m_entries = -1;
    m_ui->listHint->clear();
    const QString file = order().listFile;
    const quint64 number = ++m_looks;
    if (file.isEmpty())
        return;
    inBackground(
        this, [file] { return EntryCount::of(file); },
        [this, number](const EntryCount &count) {
            if (number != m_looks)
                return;
            m_entries = count.entries;
            m_ui->listHint->setText(
                count.error.isEmpty() ? Words::recipients(quint64(count.entries)) : count.error);
        });
}

void SendPage::start()
{
    const SendOrder asked = order();
    if (m_deck->isDemo()) {
        m_deck->startSend(asked);
        return;
    }
    const auto question = SendQuestion::about(asked, m_entries, m_deck->servers()->servers());
    auto *box
        = new QMessageBox(QMessageBox::Question, tr("Send"), question.title, QMessageBox::NoButton, this);
    box->setInformativeText(question.details);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QAbstractButton *go = box->addButton(tr("Send"), QMessageBox::AcceptRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(box, &QMessageBox::buttonClicked, this, [this, go, asked](const QAbstractButton *clicked) {
        if (clicked == go)
            m_deck->startSend(asked);
    });
    box->open();
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

void SendPage::showHint()
{
    const SendOrder asked = order();
    QString hint;
    if (m_deck->servers()->rowCount() == 0)
        hint = tr("Open a server file to have relays to send through.");
    else if (asked.listFile.isEmpty())
        hint = tr("Choose a list: a text file with one address a line.");
    else if (asked.messageFile.isEmpty())
        hint = tr("Choose a message: an .eml file with its headers.");
    else if (asked.sender.isEmpty())
        hint = tr("Say who the sender is; bounces go there.");
    else if (m_deck->isDemo())
        hint = tr("This is a demo: everything goes to practice relays on this machine.");
    m_ui->hint->setText(hint);
}

void SendPage::showProgress()
{
    const SendSnapshot &send = m_deck->send();
    const Tally &tally = send.tally;
    const bool begun = send.state != SendState::None;
    QString state = begun ? Words::sendState(send.state) : tr("Nothing sent yet");
    state[0] = state[0].toUpper();
    if (begun && !send.subject.isEmpty())
        state = tr("%1: %2", "state, subject").arg(state, send.subject);
    if (const QString trouble = Words::trouble(send.trouble); !trouble.isEmpty())
        state += u'\n' + trouble;
    m_ui->state->setText(state);

    const quint64 done = doneOf(tally);
    constexpr int whole = 1000;
    const bool reading = send.state == SendState::Reading;
    m_ui->bar->setRange(0, reading ? 0 : whole);
    m_ui->bar->setValue(tally.recipients ? int(double(done) / double(tally.recipients) * whole) : 0);
    m_ui->bar->setFormat(
        begun ? tr("%1 of %2").arg(Words::number(done), Words::number(tally.recipients)) : QString());

    const quint64 numbers[] = {tally.accepted, tally.refused, tally.deferred, tally.inDoubt, tally.unsent,
        tally.leftOut, send.messages};
    for (std::size_t i = 0; i < std::size(numbers); ++i)
        m_counts[i]->setText(begun ? Words::number(numbers[i]) : u"–"_s);
    const auto tint = [this](Count count, quint64 number, Tone tone) {
        QPalette palette = this->palette();
        if (number > 0)
            palette.setColor(QPalette::WindowText, colourOf(tone, palette));
        m_counts[count]->setPalette(palette);
    };
    tint(Refused, tally.refused, Tone::Negative);
    tint(Deferred, tally.deferred, Tone::Caution);
    tint(InDoubt, tally.inDoubt, Tone::Caution);
    m_counts[Rate]->setText(begun ? Words::rate(rateOf(send)) : u"–"_s);
    m_counts[Elapsed]->setText(begun ? seconds(send.seconds) : u"–"_s);
    m_counts[Left]->setText(
        m_deck->isSending() && send.secondsLeft >= 0 ? seconds(send.secondsLeft) : u"–"_s);
    lock(m_deck->isSending());
}

void SendPage::lock(bool sending)
{
    for (QWidget *field : std::initializer_list<QWidget *>{m_ui->list, m_ui->chooseList, m_ui->message,
             m_ui->chooseMessage, m_ui->sender, m_ui->policy, m_ui->envelopes})
        field->setEnabled(!sending);
}

} // namespace Relaydeck
