#pragma once

#include "server/server.h"

#include <QObject>

#include <memory>
#include <vector>

namespace Relaydeck {

/// The relays of one server file, in its order.
class ServerPool final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServerPool)

public:
    using TransportMaker = std::function<std::unique_ptr<Transport>()>;

    ServerPool(Clock &clock, Transcript &transcript, TransportMaker makeTransport, QObject *parent = nullptr);
    ~ServerPool() override;

    [[nodiscard]] int size() const noexcept { return int(m_servers.size()); }
    [[nodiscard]] Server &at(int row) const { return *m_servers[std::size_t(row)]; }
    [[nodiscard]] const std::vector<std::unique_ptr<Server>> &servers() const noexcept { return m_servers; }
    [[nodiscard]] quint64 connectionsMade() const;
    [[nodiscard]] Surroundings surroundings();

    /// Why nothing is asked of any relay just now. Costs the same however many there are.
    void setLull(const StandingReport &lull);

    /// Row of the relay that was the last to get its turn, in this send or one before; -1: none had one yet.
    [[nodiscard]] int lastTurn() const noexcept { return m_lastTurn; }
    void setLastTurn(int row) noexcept { m_lastTurn = row; }

    [[nodiscard]] RateBook &rates() noexcept { return m_rates; }

    /// Replaces all relays; open connections are dropped.
    void replace(const QList<ServerProfile> &profiles);
    /// New settings for the relays that are here already (see matchRelays and Server::adopt); one with
    /// another address, security or login gets a new chance. Those that are not in `profiles` retire and
    /// keep their row; new ones are added behind the others.
    void adopt(const QList<ServerProfile> &profiles);

signals:
    void changed(); ///< something that a table shows has changed
    void adopted(int row); ///< it has new settings, or will have; or it is new; or it retires
    void attemptFailed(const Relaydeck::Failure &failure);
    void available(int row);
    void deliveryFinished(int row, const std::shared_ptr<Relaydeck::Delivery> &delivery);
    void left();

private:
    void add(const ServerProfile &profile);

    Clock &m_clock;
    Transcript &m_transcript;
    TransportMaker m_makeTransport;
    RateBook m_rates;
    StandingReport m_lull;
    int m_connections = 0;
    int m_lastTurn = -1;
    std::vector<std::unique_ptr<Server>> m_servers;
};

} // namespace Relaydeck
