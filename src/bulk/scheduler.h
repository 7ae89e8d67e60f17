#pragma once

#include "server/serverpool.h"

#include <QObject>

#include <optional>

namespace Relaydeck {

/// Which relay takes the next envelope. Asked again and again: after a seat has been used, and
/// whenever the pool says `available` or this says `changed`.
class Scheduler : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Scheduler)

public:
    enum class Answer : quint8 {
        Seat, ///< `server` has an idle connection and room
        Wait, ///< something is under way: a connection, a pause, an envelope
        Exhausted, ///< no relay can be used any more
    };

    /// What next() found. `server` is null unless there is a seat.
    struct Choice
    {
        Answer answer = Answer::Wait;
        Server *server = nullptr;
    };

    using QObject::QObject;

    /// May open connections and send relays to sleep on the way to its answer.
    [[nodiscard]] virtual Choice next() = 0;
    /// The seat was taken, and an envelope with so many recipients is on its way.
    virtual void seated(Server &server, quint64 recipients) = 0;
    /// The first relay in the order of the file that the job uses, while it is down and the others stand in
    /// for it: its row, else -1. Only failover knows such an order.
    [[nodiscard]] virtual int downRow() const { return -1; }

signals:
    void changed();

protected:
    /// Whether there is a relay that `counts`. Begins with the one that did last, so that the usual answer
    /// costs the same however many there are.
    template <typename Counts>
    [[nodiscard]] bool isAnyLeft(const ServerPool &pool, Counts counts)
    {
        for (int i = 0; i < pool.size(); ++i) {
            const int row = (m_lastLeft + i) % pool.size();
            if (counts(pool.at(row))) {
                m_lastLeft = row;
                return true;
            }
        }
        return false;
    }

private:
    int m_lastLeft = 0; // row
};

} // namespace Relaydeck
