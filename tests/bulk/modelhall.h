#pragma once

#include "net/transport.h"
#include "support/manualclock.h"

#include <QByteArrayList>
#include <QHash>

#include <deque>
#include <functional>
#include <memory>
#include <random>
#include <vector>

namespace Relaydeck {

class ModelLine;

/// How a relay of the model behaves. Shares are percentages, by chance; counts of 0 mean no limit.
struct ModelTemper
{
    int latencyMs = 0; ///< of each reply
    bool pipelining = true;
    bool chunking = false;
    bool liesAboutChunking = false; ///< offers it and does not know BDAT
    bool dead = false; ///< takes no connection
    int refusesConnects = 0;
    int sendsAway = 0; ///< greets with 421
    int defersRecipients = 0;
    int refusesRecipients = 0; ///< by address, the same each time
    int most = 0; ///< recipients in one message; 452 beyond
    int closesAfter = 0; ///< messages, without a word
    int saysGoodbyeAfter = 0; ///< messages, then 421
    int defersContent = 0;
    int refusesContent = 0;
    int dropsBeforeTaking = 0; ///< the line is lost behind the final dot, the message is not taken
    int dropsAfterTaking = 0; ///< the message is taken, and nobody hears of it
    int fallsSilent = 0; ///< instead of any one reply
};

/// What a relay of the model has seen.
struct ModelRelay
{
    struct Taken
    {
        qint64 at = 0; ///< steady time
        int line = 0; ///< number of the connection
        bool told = false; ///< the answer reached us
    };

    ModelTemper temper;
    std::vector<Taken> taken; ///< one for each recipient of a message that was taken
    quint64 largestEnvelope = 0; ///< recipients asked for in one message
    std::vector<ModelLine *> openLines;
    int mostOpenLines = 0;
};

/// Relays without a wire on a clock that is moved by hand, and how often each address got the message.
/// The host is of no interest, the port is the row of the relay plus 1. Chance comes from one generator, so
/// that a seed tells the whole story.
class ModelHall final
{
    Q_DISABLE_COPY_MOVE(ModelHall)

public:
    ModelHall(ManualClock &clock, std::mt19937 &random) : m_clock(clock), m_random(random) {}

    int open(const ModelTemper &temper);
    [[nodiscard]] ModelRelay &relay(int row) { return m_relays[std::size_t(row)]; }
    [[nodiscard]] const ModelRelay &relay(int row) const { return m_relays[std::size_t(row)]; }
    [[nodiscard]] std::unique_ptr<Transport> makeTransport();
    /// All connections to the relay break.
    void cutLines(int row);
    [[nodiscard]] int times(const QByteArray &address) const { return m_times.value(address); }

    // For lines.
    [[nodiscard]] bool chance(int percent);
    [[nodiscard]] ManualClock &clock() const { return m_clock; }
    void take(const QByteArray &address) { ++m_times[address]; }
    [[nodiscard]] int nextLine() { return ++m_lines; }

private:
    ManualClock &m_clock;
    std::mt19937 &m_random;
    std::deque<ModelRelay> m_relays;
    QHash<QByteArray, int> m_times;
    int m_lines = 0;
};

/// One connection to a relay of the model.
class ModelLine final : public Transport
{
    Q_OBJECT

public:
    explicit ModelLine(ModelHall &hall);
    ~ModelLine() override;

    void open(const Endpoint &endpoint) override;
    void write(QByteArrayView bytes) override;
    void close() override;
    void abort() override;
    void startTls(const TlsPolicy &) override { emit secured(m_tls); }
    [[nodiscard]] const TlsReport &tlsReport() const override { return m_tls; }
    [[nodiscard]] qint64 pending() const override { return 0; }
    [[nodiscard]] QString peer() const override { return QStringLiteral("192.0.2.1:25"); }
    [[nodiscard]] QString localAddress() const override { return QStringLiteral("192.0.2.7"); }

    void end(LineLoss::Kind kind); ///< the relay hangs up

private:
    void later(std::function<void()> act);
    void actOnTime();
    void say(const QByteArray &reply);
    void hear(const QByteArray &line);
    void hearRecipient(const QByteArray &line);
    void hearTheEnd();
    void hangUp();

    ModelHall &m_hall;
    ModelRelay *m_relay = nullptr;
    std::unique_ptr<Alarm> m_alarm;
    std::deque<std::pair<qint64, std::function<void()>>> m_acts; // by steady time
    TlsReport m_tls; // nothing is known of it
    QByteArray m_unread;
    QByteArrayList m_admitted;
    quint64 m_asked = 0;
    int m_number = 0;
    int m_messages = 0;
    bool m_open = false;
    bool m_inText = false;
    qsizetype m_chunkLeft = 0;
    bool m_silent = false;
    bool m_deaf = false; // it is about to close, and reads nothing more
};

} // namespace Relaydeck
