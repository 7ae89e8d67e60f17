#include "gui/serverspage.h"

#include "gui/deck.h"
#include "gui/emptystate.h"
#include "gui/noticebar.h"
#include "gui/relayorders.h"
#include "gui/relaytable.h"
#include "models/words.h"

#include <QApplication>
#include <QLabel>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace Relaydeck {

ServersPage::ServersPage(Deck *deck, const Actions &actions, QWidget *parent)
    : QWidget(parent),
      m_deck(deck),
      m_table(new RelayTable),
      m_sum(new QLabel),
      m_alarm(new NoticeBar),
      m_layers(new QStackedLayout(this))
{
    m_table->showRelays(deck->servers());
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addAction(actions.connectConsole);
    m_table->addActions(actions.ofRelays());
    new RelayOrders(deck, m_table, actions); // a child of the table
    m_sum->setContentsMargins(8, 4, 8, 4);

    auto *relays = new QWidget;
    auto *column = new QVBoxLayout(relays);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_alarm);
    column->addWidget(m_table, 1);
    column->addWidget(m_sum);
    m_layers->addWidget(new EmptyState(tr("No relays yet"),
        tr("A server file lists the relays to send through, their limits and their time-outs. "
           "Files of Mail::Bulkmail are read and written as they are."),
        {actions.open, actions.newFile, actions.demo}));
    m_layers->addWidget(relays);

    connect(deck->servers(), &ServerTableModel::relaysChanged, this, &ServersPage::showWhatIsThere);
    connect(deck, &Deck::sendChanged, this, &ServersPage::sumUp);
    connect(deck, &Deck::sendChanged, this, &ServersPage::showAlarm);
    showWhatIsThere();
}

void ServersPage::showWhatIsThere()
{
    m_layers->setCurrentIndex(m_deck->servers()->rowCount() > 0 ? 1 : 0);
    sumUp();
}

/// Said once when the first relay goes down; it stands until the relay is back, or the user has seen it.
void ServersPage::showAlarm()
{
    const int down = m_deck->send().downRelay;
    if (std::exchange(m_downRelay, down) == down)
        return;
    const QList<ServerSnapshot> &servers = m_deck->servers()->servers();
    if (down < 0 || down >= servers.size()) {
        m_alarm->hide();
        return;
    }
    m_alarm->say(Words::relayDown(servers[down]), {});
    QApplication::alert(window());
}

void ServersPage::sumUp()
{
    quint64 working = 0;
    quint64 sent = 0;
    double rate = 0;
    int connections = 0;
    const QList<ServerSnapshot> &servers = m_deck->servers()->servers();
    for (const ServerSnapshot &server : servers) {
        working += server.standing.standing == Standing::Working ? 1 : 0;
        sent += server.counters.total;
        rate += server.rate;
        connections += server.connections;
    }
    const QStringList parts{Words::relays(quint64(servers.size())),
        tr("%1 working").arg(Words::number(working)), tr("%1 sent").arg(Words::number(sent)),
        connections == 1 ? tr("1 connection") : tr("%1 connections").arg(Words::number(quint64(connections))),
        Words::rate(rate)};
    m_sum->setText(parts.join(u"   ·   "_s));
}

} // namespace Relaydeck
