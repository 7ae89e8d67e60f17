#include "server/serverpool.h"

#include "server/adoption.h"

#include <numeric>

namespace Relaydeck {

ServerPool::ServerPool(Clock &clock, Transcript &transcript, TransportMaker makeTransport, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_transcript(transcript),
      m_makeTransport(std::move(makeTransport)),
      m_rates(clock)
{}

ServerPool::~ServerPool() = default;

quint64 ServerPool::connectionsMade() const
{
    return std::accumulate(m_servers.begin(), m_servers.end(), quint64(0),
        [](quint64 sum, const auto &server) { return sum + server->connectionsMade(); });
}

Surroundings ServerPool::surroundings()
{
    return {m_clock, m_transcript, m_makeTransport, [this] { return ++m_connections; },
        [this] { return m_lull; }};
}

void ServerPool::setLull(const StandingReport &lull)
{
    if (std::exchange(m_lull, lull) != lull)
        emit changed();
}

void ServerPool::replace(const QList<ServerProfile> &profiles)
{
    m_servers.clear();
    m_lastTurn = -1;
    for (const ServerProfile &profile : profiles)
        add(profile);
    emit changed();
}

void ServerPool::add(const ServerProfile &profile)
{
    const int row = size();
    Server *const server
        = m_servers.emplace_back(std::make_unique<Server>(row, profile, surroundings(), &m_rates)).get();
    connect(server, &Server::standingChanged, this, &ServerPool::changed);
    connect(server, &Server::countersChanged, this, &ServerPool::changed);
    connect(server, &Server::attemptFailed, this, &ServerPool::attemptFailed);
    connect(server, &Server::available, this, [this, row] { emit available(row); });
    connect(server, &Server::left, this, &ServerPool::left);
    connect(server, &Server::deliveryFinished, this,
        [this, row](const std::shared_ptr<Delivery> &delivery) { emit deliveryFinished(row, delivery); });
}

void ServerPool::adopt(const QList<ServerProfile> &profiles)
{
    QList<ServerProfile> relays;
    std::vector<bool> retired;
    for (const auto &server : m_servers) {
        relays.append(server->latestProfile());
        retired.push_back(server->isRemoved());
    }
    const std::vector<int> rows = matchRelays(relays, profiles, retired);
    std::vector<bool> stays(m_servers.size(), false);
    for (const int row : rows) {
        if (row >= 0)
            stays[std::size_t(row)] = true;
    }
    for (int row = 0; row < int(relays.size()); ++row) {
        if (!stays[std::size_t(row)] && !at(row).isRemoved()) {
            at(row).retire();
            emit adopted(row);
        }
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const int row = rows[i] < 0 ? size() : rows[i];
        if (rows[i] < 0) {
            add(profiles[qsizetype(i)]);
        } else if (at(row).isRemoved() || at(row).latestProfile() != profiles[qsizetype(i)]) {
            const bool newLine = needsNewLine(at(row).latestProfile(), profiles[qsizetype(i)]);
            at(row).adopt(profiles[qsizetype(i)]);
            if (newLine) // what it failed at was another address, or another way to get in
                at(row).revive();
        } else {
            continue;
        }
        emit adopted(row);
        emit available(row);
    }
    emit changed();
}

} // namespace Relaydeck
