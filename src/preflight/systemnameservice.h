#pragma once

#include "preflight/dnserrand.h"
#include "preflight/nameservice.h"

#include <chrono>

namespace Relaydeck {

/// The name servers that the computer is set up for (resolv.conf), or others.
///
/// Asked directly and not through QDnsLookup, which up to Qt 6.5 gives the same error for a name without such records
/// as for a server that is not there: the one is a finding, the other none.
class SystemNameService final : public NameService
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SystemNameService)

public:
    static constexpr std::chrono::milliseconds Patience = std::chrono::seconds(5); ///< with one question

    explicit SystemNameService(
        Clock &clock, const QList<NameServer> &servers = systemServers(), QObject *parent = nullptr);
    ~SystemNameService() override;

    void ask(const DnsQuestion &question) override;

    /// Those of /etc/resolv.conf.
    [[nodiscard]] static QList<NameServer> systemServers();
    /// Those of such a text, in its order; the one of this computer where it names none (resolv.conf(5)).
    [[nodiscard]] static QList<NameServer> serversIn(const QByteArray &resolvConf);

private:
    class Query;

    Clock &m_clock;
    const QList<NameServer> m_servers;
};

} // namespace Relaydeck
