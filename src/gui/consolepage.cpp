#include "gui/consolepage.h"

#include "gui/conversationview.h"
#include "gui/deck.h"
#include "gui/icons.h"
#include "ui_consolepage.h"

#include <QFontDatabase>
#include <QKeyEvent>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {

ConsolePage::ConsolePage(Deck *deck, QWidget *parent)
    : QWidget(parent),
      m_deck(deck),
      m_ui(std::make_unique<Ui::ConsolePage>()),
      m_view(new ConversationView(deck->transcript()))
{
    m_ui->setupUi(this);
    m_ui->conversation->setFrameShape(QFrame::StyledPanel);
    auto *place = new QVBoxLayout(m_ui->conversation);
    place->setContentsMargins(0, 0, 0, 0);
    place->addWidget(m_view);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->filter()->setRelay(-1);
    m_view->setEmptyText(
        tr("Choose a relay and connect. What you type and what the relay answers appears here; "
           "nothing is sent on its own."));
    m_ui->relay->lineEdit()->setPlaceholderText(tr("A relay of the server file, or host:port"));
    m_ui->command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->command->setPlaceholderText(u"EHLO example.org"_s);
    m_ui->command->installEventFilter(this);
    m_ui->state->setForegroundRole(QPalette::PlaceholderText);

    connect(m_ui->connectButton, &QPushButton::clicked, this, &ConsolePage::toggle);
    connect(m_ui->relay->lineEdit(), &QLineEdit::returnPressed, this, &ConsolePage::connectToTyped);
    connect(m_ui->command, &QLineEdit::returnPressed, this, &ConsolePage::say);
    connect(m_ui->say, &QPushButton::clicked, this, &ConsolePage::say);
    connect(deck, &Deck::consoleChanged, this, &ConsolePage::showState);
    connect(deck->servers(), &ServerTableModel::relaysChanged, this, &ConsolePage::fillRelays);
    fillRelays();
    showState(false, {});
}

ConsolePage::~ConsolePage() = default;

void ConsolePage::fillRelays()
{
    const QString typed = m_ui->relay->currentText();
    m_ui->relay->clear();
    const ServerTableModel *servers = m_deck->servers();
    for (int row = 0; row < servers->rowCount(); ++row) {
        const QString address = servers->index(row, ServerTableModel::AddressColumn).data().toString();
        const QString name = servers->relayName(row);
        m_ui->relay->addItem(name == address ? name : u"%1 (%2)"_s.arg(name, address), row);
    }
    const int known = m_ui->relay->findText(typed);
    m_ui->relay->setCurrentIndex(known >= 0 || !typed.isEmpty() ? known : (servers->rowCount() > 0 ? 0 : -1));
    if (known < 0 && !typed.isEmpty())
        m_ui->relay->setEditText(typed);
}

void ConsolePage::connectTo(int relay)
{
    m_ui->relay->setCurrentIndex(m_ui->relay->findData(relay));
    m_deck->openConsole(relay);
    m_ui->command->setFocus();
}

void ConsolePage::toggle()
{
    if (m_deck->isConsoleOpen())
        m_deck->closeConsole();
    else
        connectToTyped();
}

void ConsolePage::connectToTyped()
{
    const QString typed = m_ui->relay->currentText().trimmed();
    const int known = m_ui->relay->findText(typed);
    if (known >= 0) {
        connectTo(m_ui->relay->itemData(known).toInt());
        return;
    }
    constexpr int smtpPort = 25;
    const QUrl url(u"smtp://"_s + typed, QUrl::StrictMode); // knows host:port and [::1]:port
    if (!url.isValid() || url.host().isEmpty()) {
        m_ui->state->setText(tr("This is neither a relay nor host:port"));
        return;
    }
    m_deck->openConsoleTo(url.host(), quint16(url.port(smtpPort)));
    m_ui->command->setFocus();
}

void ConsolePage::say()
{
    const QString line = m_ui->command->text();
    if (!m_deck->isConsoleOpen() || line.isEmpty())
        return;
    m_deck->sayToConsole(line);
    m_history.removeAll(line);
    m_history.append(line);
    m_recalled = m_history.size();
    m_ui->command->clear();
    m_view->follow();
}

void ConsolePage::recall(int step)
{
    m_recalled = std::clamp<qsizetype>(m_recalled + step, 0, m_history.size());
    m_ui->command->setText(m_history.value(m_recalled));
}

bool ConsolePage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_ui->command && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            recall(key == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ConsolePage::showState(bool open, const QString &peer)
{
    m_ui->state->setText(open ? tr("connected to %1").arg(peer) : tr("not connected"));
    m_ui->connectButton->setText(open ? tr("Disco&nnect") : tr("C&onnect"));
    m_ui->connectButton->setIcon(icon(open ? u"disconnect"_s : u"connect"_s));
    m_ui->command->setEnabled(open);
    m_ui->say->setEnabled(open);
    m_ui->relay->setEnabled(!open);
    if (open && isVisible())
        m_ui->command->setFocus();
}

} // namespace Relaydeck
