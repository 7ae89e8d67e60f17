#pragma once

#include "editing/relaygridmodel.h"

#include <QCoreApplication>

namespace Relaydeck {
class RelayGrid;

/// What can be done with whole relays of the open file: each is one step of its history. Where a relay
/// comes to stand, the grid goes.
class RelayCommands final
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::RelayCommands)

public:
    RelayCommands(ServerFileSession *session, RelayGridModel *relays, RelayGrid *grid)
        : m_session(session),
          m_relays(relays),
          m_grid(grid)
    {}

    void add() const; ///< behind the selected one, with the name and the tries of the others
    void duplicate() const;
    void remove() const;
    void move(qsizetype from, qsizetype to) const;
    void moveBy(int steps) const; ///< the current relay
    void switchOnOff() const; ///< off, when all that are selected are on

private:
    void goTo(qsizetype relay, Field field) const;

    ServerFileSession *m_session;
    RelayGridModel *m_relays;
    RelayGrid *m_grid;
};

} // namespace Relaydeck
