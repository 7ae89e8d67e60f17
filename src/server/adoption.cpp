#include "server/adoption.h"

#include <QHash>

namespace Relaydeck {

namespace {

class Matching final
{
public:
    Matching(const QList<ServerProfile> &relays, const QList<ServerProfile> &profiles)
        : m_relays(relays),
          m_profiles(profiles),
          m_taken(std::size_t(relays.size()), false),
          m_found(std::size_t(profiles.size()), -1)
    {}

    [[nodiscard]] const std::vector<int> &found() const { return m_found; }

    /// The first one with the same key gets it, in the order of both.
    template <typename Key>
    void matchInOrder(Key key)
    {
        auto rows = freeRows(key);
        for (qsizetype at = 0; at < m_profiles.size(); ++at) {
            const auto found = isFree(at) ? rows.find(key(m_profiles[at])) : rows.end();
            if (found != rows.end() && !found->isEmpty())
                take(at, found->takeFirst());
        }
    }

    /// Only where one relay and one profile are left with this key.
    template <typename Key>
    void matchWhereUnambiguous(Key key)
    {
        const auto rows = freeRows(key);
        QHash<QString, int> wanted;
        for (qsizetype at = 0; at < m_profiles.size(); ++at)
            wanted[key(m_profiles[at])] += isFree(at);
        for (qsizetype at = 0; at < m_profiles.size(); ++at) {
            const QString wish = key(m_profiles[at]);
            if (const QList<qsizetype> alike = rows.value(wish);
                isFree(at) && wanted.value(wish) == 1 && alike.size() == 1)
                take(at, alike.first());
        }
    }

    /// They are not to be found any more.
    void leaveOut(const std::vector<bool> &rows)
    {
        for (std::size_t row = 0; row < rows.size(); ++row)
            m_taken[row] = m_taken[row] || rows[row];
    }

    void matchByPlace()
    {
        for (qsizetype at = 0; m_relays.size() == m_profiles.size() && at < m_profiles.size(); ++at) {
            if (isFree(at) && !m_taken[std::size_t(at)])
                take(at, at);
        }
    }

private:
    template <typename Key>
    [[nodiscard]] QHash<QString, QList<qsizetype>> freeRows(Key key) const
    {
        QHash<QString, QList<qsizetype>> rows;
        for (qsizetype row = 0; row < m_relays.size(); ++row) {
            if (!m_taken[std::size_t(row)])
                rows[key(m_relays[row])].append(row);
        }
        return rows;
    }
    [[nodiscard]] bool isFree(qsizetype at) const { return m_found[std::size_t(at)] < 0; }
    void take(qsizetype at, qsizetype row)
    {
        m_found[std::size_t(at)] = int(row);
        m_taken[std::size_t(row)] = true;
    }

    const QList<ServerProfile> &m_relays;
    const QList<ServerProfile> &m_profiles;
    std::vector<bool> m_taken;
    std::vector<int> m_found;
};

} // namespace

bool needsNewLine(const ServerProfile &was, const ServerProfile &will)
{
    ServerProfile same = was;
    same.name = will.name;
    same.tries = will.tries;
    same.maxConnectionAttempts = will.maxConnectionAttempts;
    same.maxMessages = will.maxMessages;
    same.maxMessagesPerRobin = will.maxMessagesPerRobin;
    same.maxMessagesPerConnection = will.maxMessagesPerConnection;
    same.maxMessagesWhileAwake = will.maxMessagesWhileAwake;
    same.envelopeLimit = will.envelopeLimit;
    same.sleepLength = will.sleepLength;
    same.talkAttempts = will.talkAttempts;
    same.conversation = will.conversation;
    same.enabled = will.enabled;
    same.maxConnections = will.maxConnections;
    same.weight = will.weight;
    same.slowDown = will.slowDown;
    same.warmUpFrom = will.warmUpFrom;
    same.warmUpFirstDay = will.warmUpFirstDay;
    same.warmUpGrowth = will.warmUpGrowth;
    same.senders = will.senders;
    same.ratePerSecond = will.ratePerSecond;
    same.ratePerMinute = will.ratePerMinute;
    same.ratePerHour = will.ratePerHour;
    same.ratePerDay = will.ratePerDay;
    same.settings = will.settings;
    same.fault = will.fault;
    return same != will;
}

std::vector<int> matchRelays(const QList<ServerProfile> &relays, const QList<ServerProfile> &profiles,
    const std::vector<bool> &retired)
{
    const auto address = [](const ServerProfile &profile) { return hostAndPort(profile.host, profile.port); };
    Matching matching(relays, profiles);
    matching.matchInOrder(
        [&](const ServerProfile &profile) { return profile.name + u'\n' + address(profile); });
    matching.matchInOrder(address);
    matching.leaveOut(retired);
    matching.matchWhereUnambiguous([](const ServerProfile &profile) { return profile.name; });
    matching.matchWhereUnambiguous([](const ServerProfile &profile) { return profile.host; });
    matching.matchByPlace();
    return matching.found();
}

} // namespace Relaydeck
