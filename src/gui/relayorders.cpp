#include "gui/relayorders.h"

#include "gui/deck.h"
#include "gui/pausedialog.h"
#include "gui/relaytable.h"

#include <QAction>

#include <algorithm>

namespace Relaydeck {

namespace {

bool isOver(Standing standing)
{
    return standing == Standing::LimitReached || standing == Standing::Disabled
        || standing == Standing::Removed || standing == Standing::NotChosen
        || standing == Standing::OtherSenders;
}

bool mayRest(Standing standing)
{
    return standing != Standing::Paused && !isOver(standing);
}

bool rests(Standing standing)
{
    return standing == Standing::Paused;
}

bool hasFailed(Standing standing)
{
    return standing == Standing::Worthless || standing == Standing::BackingOff || standing == Standing::Lost
        || standing == Standing::SlowedDown;
}

bool canBeWoken(Standing standing)
{
    return standing == Standing::Asleep || standing == Standing::BackingOff
        || standing == Standing::SlowedDown;
}

} // namespace

RelayOrders::RelayOrders(Deck *deck, RelayTable *table, const Actions &actions)
    : QObject(table),
      m_deck(deck),
      m_table(table),
      m_actions(actions)
{
    connect(actions.pauseRelay, &QAction::triggered, this, &RelayOrders::pause);
    connect(actions.continueRelay, &QAction::triggered, this,
        [this] { orderSelected([this](int relay) { m_deck->resumeRelay(relay); }); });
    connect(actions.reviveRelay, &QAction::triggered, this,
        [this] { orderSelected([this](int relay) { m_deck->reviveRelay(relay); }); });
    connect(actions.wakeRelay, &QAction::triggered, this,
        [this] { orderSelected([this](int relay) { m_deck->wakeRelay(relay); }); });
    connect(table, &RelayTable::selectionChangedTo, this, &RelayOrders::enable);
    connect(deck, &Deck::sendChanged, this, &RelayOrders::enable);
    enable();
}

bool RelayOrders::anySelected(bool (*fits)(Standing)) const
{
    const QList<ServerSnapshot> &servers = m_deck->servers()->servers();
    return m_deck->isSending() && std::ranges::any_of(m_table->selectedRelays(), [&](int relay) {
        return relay >= 0 && relay < servers.size() && fits(servers[relay].standing.standing);
    });
}

void RelayOrders::enable()
{
    m_actions.pauseRelay->setEnabled(anySelected(mayRest));
    m_actions.continueRelay->setEnabled(anySelected(rests));
    m_actions.reviveRelay->setEnabled(anySelected(hasFailed));
    m_actions.wakeRelay->setEnabled(anySelected(canBeWoken));
}

template <typename Order>
void RelayOrders::orderSelected(Order order) const
{
    for (const int relay : m_table->selectedRelays())
        order(relay);
}

/// The selection may change while the question stands: those that were asked about are meant.
void RelayOrders::pause()
{
    const QList<int> relays = m_table->selectedRelays();
    QStringList names;
    for (const int relay : relays)
        names.append(m_deck->servers()->relayName(relay));
    auto *question = new PauseDialog(names, m_table->window());
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QDialog::accepted, this, [this, question, relays] {
        for (const int relay : relays)
            m_deck->pauseRelay(relay, question->reason(), question->until());
    });
    question->open();
}

} // namespace Relaydeck
