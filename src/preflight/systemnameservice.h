#pragma once

#include "preflight/nameservice.h"

#include <QHostAddress>

#include <chrono>

namespace Relaydeck {
class Clock;

/// The name service that the computer is set up for, or the one at another address.
class SystemNameService final : public NameService
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SystemNameService)

public:
    static constexpr std::chrono::milliseconds Patience = std::chrono::seconds(5); ///< with one question

    explicit SystemNameService(Clock &clock, const QHostAddress &server = {}, QObject *parent = nullptr);
    ~SystemNameService() override;

    void ask(const DnsQuestion &question) override;

private:
    class Query;

    Clock &m_clock;
    const QHostAddress m_server;
};

} // namespace Relaydeck
