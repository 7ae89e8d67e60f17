#include "server/serverpool.h"

#include <numeric>

namespace Relaydeck {

ServerPool::ServerPool(Clock &clock, Transcript &transcript, TransportMaker makeTransport, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_transcript(transcript),
      m_makeTransport(std::move(makeTransport))
{}

ServerPool::~ServerPool() = default;

quint64 ServerPool::connectionsMade() const
{
    return std::accumulate(m_servers.begin(), m_servers.end(), quint64(0),
        [](quint64 sum, const auto &server) { return sum + server->connectionsMade(); });
}

Surroundings ServerPool::surroundings()
{
    return {m_clock, m_transcript, m_makeTransport, [this] { return ++m_connections; }};
}

void ServerPool::replace(const QList<ServerProfile> &profiles)
{
    m_servers.clear();
    for (const ServerProfile &profile : profiles) {
        const int row = size();
        Server *const server
            = m_servers.emplace_back(std::make_unique<Server>(row, profile, surroundings())).get();
        connect(server, &Server::standingChanged, this, &ServerPool::changed);
        connect(server, &Server::countersChanged, this, &ServerPool::changed);
        connect(server, &Server::attemptFailed, this, &ServerPool::attemptFailed);
        connect(server, &Server::available, this, &ServerPool::available);
        connect(server, &Server::left, this, &ServerPool::left);
        connect(server, &Server::deliveryFinished, this,
            [this, row](const std::shared_ptr<Delivery> &delivery) { emit deliveryFinished(row, delivery); });
    }
    emit changed();
}

void ServerPool::adopt(const QList<ServerProfile> &profiles)
{
    std::vector<bool> taken(m_servers.size(), false);
    for (const ServerProfile &profile : profiles) {
        for (std::size_t row = 0; row < m_servers.size(); ++row) {
            const ServerProfile &current = m_servers[row]->profile();
            if (taken[row] || current.host != profile.host || current.port != profile.port)
                continue;
            taken[row] = true;
            m_servers[row]->adopt(profile);
            break;
        }
    }
}

} // namespace Relaydeck
