#pragma once

#include "preflight/nameservice.h"

#include <chrono>
#include <memory>

namespace Relaydeck {
class Clock;

/// The name servers that the computer is set up for, or others, asked through c-ares.
///
/// Not through QDnsLookup, which up to Qt 6.5 gives the same error for a name without such records as for a server that is
/// not there: the one is a finding, the other none.
class SystemNameService final : public NameService
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SystemNameService)

public:
    static constexpr std::chrono::milliseconds Patience = std::chrono::seconds(5); ///< with one question
    static constexpr std::chrono::milliseconds Pause{1500}; ///< before a question is asked once more

    /// `servers`: `address:port` with commas between, IPv6 in brackets; empty: those of resolv.conf.
    explicit SystemNameService(Clock &clock, const QByteArray &servers = {}, QObject *parent = nullptr);
    ~SystemNameService() override;

    void ask(const DnsQuestion &question) override;

private:
    class Channel;
    class Query;

    Clock &m_clock;
    std::unique_ptr<Channel> m_channel;
};

} // namespace Relaydeck
