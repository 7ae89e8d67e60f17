#pragma once

#include "gui/actions.h"
#include "server/standing.h"

#include <QList>
#include <QObject>

class QWidget;

namespace Relaydeck {
class Deck;
class RelayTable;

/// What the user orders relays of a running send to do: rest, go on, wake up, have a new chance. Knows
/// which of these makes sense for the relays that are selected in the table.
class RelayOrders final : public QObject
{
    Q_OBJECT

public:
    /// All of them outlive this, which is a child of the table.
    RelayOrders(Deck *deck, RelayTable *table, const Actions &actions);

private:
    void enable();
    void pause();
    [[nodiscard]] bool anySelected(bool (*fits)(Standing)) const;
    template <typename Order>
    void orderSelected(Order order) const;

    Deck *m_deck;
    RelayTable *m_table;
    Actions m_actions;
};

} // namespace Relaydeck
