#pragma once

#include "gui/actions.h"

#include <QWidget>

class QLabel;
class QStackedLayout;

namespace Relaydeck {
class Deck;
class NoticeBar;
class RelayTable;

/// All relays at a glance; before there are any, the three doors to get some.
class ServersPage final : public QWidget
{
    Q_OBJECT

public:
    ServersPage(Deck *deck, const Actions &actions, QWidget *parent = nullptr);

    [[nodiscard]] RelayTable *table() const noexcept { return m_table; }

private:
    void showWhatIsThere();
    void showAlarm();
    void sumUp();

    Deck *m_deck;
    RelayTable *m_table;
    QLabel *m_sum;
    NoticeBar *m_alarm; // the first relay of a failover is down
    int m_downRelay = -1;
    QStackedLayout *m_layers;
};

} // namespace Relaydeck
