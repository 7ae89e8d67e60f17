#pragma once

#include "net/transport.h"
#include "server/serverpool.h"
#include "support/manualclock.h"

#include <QObject>

namespace Relaydeck {

/// A relay without a wire, for tests of what a server does over time. It answers at the next turn of
/// the event loop, and everything well unless told otherwise.
struct StagedRelay
{
    int connectsToRefuse = 0;
    QByteArray greeting = "220 hi";
    QByteArray rcptReply = "250 ok";
    QByteArray verdict = "250 queued"; ///< empty: the line is cut instead
    QByteArrayList noopReplies; ///< used one by one, then 250
    bool mute = false; ///< nothing more is said

    int connects = 0;
    QByteArrayList heard; ///< lines of all connections
};

class StagedTransport final : public Transport
{
    Q_OBJECT

public:
    explicit StagedTransport(StagedRelay &relay) : m_relay(relay) {}

    void open(const Endpoint &endpoint) override;
    void write(QByteArrayView bytes) override;
    void close() override {}
    void abort() override { m_open = false; }
    void startTls(const TlsPolicy &) override { emit secured(m_tls); }
    [[nodiscard]] const TlsReport &tlsReport() const override { return m_tls; }
    [[nodiscard]] qint64 pending() const override { return 0; }
    [[nodiscard]] QString peer() const override { return QStringLiteral("192.0.2.1:25"); }
    [[nodiscard]] QString localAddress() const override { return QStringLiteral("192.0.2.7"); }

    void lose();

private:
    void greet();
    void answer(const QByteArray &line);
    void say(const QByteArray &reply);

    StagedRelay &m_relay;
    QByteArray m_unread;
    TlsReport m_tls; // nothing is known of it
    bool m_open = false;
    bool m_inText = false;
};

/// A clock, a relay and what a server needs round it.
struct RelayStage
{
    [[nodiscard]] Surroundings surroundings();
    [[nodiscard]] std::unique_ptr<Transport> makeTransport();
    /// Lets the event loop turn until nothing more happens by itself.
    void settle();
    void pass(std::chrono::milliseconds time);
    /// Cuts the line that was opened last.
    void cutLine() { lastLine->lose(); }

    ManualClock clock;
    Transcript transcript;
    StagedRelay relay;
    StagedTransport *lastLine = nullptr;
    int connections = 0;
};

} // namespace Relaydeck
