#include "bulk/modelhall.h"
#include "bulk/parallelscheduler.h"
#include "smtp/content.h"

#include <QCoreApplication>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace Relaydeck;
using namespace std::chrono_literals;

namespace {

/// A pool of relays that never fail, and a scheduler that fills them for a while of the clock.
class Shares final
{
public:
    Shares(const QList<int> &weights, const QList<int> &latencies)
        : m_random(1),
          m_hall(m_clock, m_random),
          m_pool(m_clock, m_transcript, [this] { return m_hall.makeTransport(); })
    {
        QList<ServerProfile> relays;
        for (qsizetype i = 0; i < weights.size(); ++i) {
            ModelTemper temper;
            temper.latencyMs = latencies[i];
            m_hall.open(temper);
            relays.append(profileFor(u"relay%1.test"_s.arg(i), quint16(i + 1)));
            relays.back().weight = weights[i];
        }
        m_pool.replace(relays);
        m_scheduler = std::make_unique<ParallelScheduler>(m_pool, m_clock);
    }

    [[nodiscard]] ServerPool &pool() { return m_pool; }
    [[nodiscard]] ModelHall &hall() { return m_hall; }
    [[nodiscard]] quint64 sent(int row) const { return m_pool.at(row).sentMessages(); }
    void sendFor(std::chrono::milliseconds time, quint64 recipients);
    void fill(quint64 recipients);

private:
    std::mt19937 m_random;
    ManualClock m_clock;
    ModelHall m_hall;
    Transcript m_transcript;
    ServerPool m_pool;
    std::unique_ptr<ParallelScheduler> m_scheduler;
};

/// An envelope for whoever is to have one, until nobody is.
void Shares::fill(quint64 recipients)
{
    for (;;) {
        const Scheduler::Choice choice = m_scheduler->next();
        if (choice.answer != Scheduler::Answer::Seat)
            break;
        auto delivery = std::make_shared<Delivery>();
        delivery->content = std::make_shared<Content>("text");
        for (quint64 i = 0; i < recipients; ++i)
            delivery->recipients.emplace_back().address = "a@x.test"_ba;
        m_scheduler->seated(*choice.server, recipients);
        choice.server->board(std::move(delivery));
    }
    for (const auto &server : m_pool.servers())
        server->depart();
}

void Shares::sendFor(std::chrono::milliseconds time, quint64 recipients)
{
    const qint64 end = m_clock.steadyTime() + time.count();
    while (m_clock.steadyTime() < end) {
        fill(recipients);
        m_clock.advance(std::max(0ms, m_clock.untilNextAlarm()));
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

} // namespace

/// Who gets how much of a send to all relays at once.
class TestParallelScheduler final : public QObject
{
    Q_OBJECT

private slots:
    void sharesByWeight_data();
    void sharesByWeight();
    void leavesALateRelayBehind();
    void eachSaysThatItIsNotItsTurn();
};

void TestParallelScheduler::sharesByWeight_data()
{
    QTest::addColumn<QList<int>>("weights");
    QTest::addColumn<QList<int>>("latencies");
    using Numbers = QList<int>;
    QTest::newRow("relays that are as quick") << Numbers{5, 3, 1} << Numbers{10, 10, 10};
    QTest::newRow("the lightest is the quickest") << Numbers{4, 2, 1} << Numbers{40, 20, 5};
    QTest::newRow("the heaviest is the quickest") << Numbers{6, 1} << Numbers{5, 45};
}

/// A minute and a half of the clock; to a fiftieth of all.
void TestParallelScheduler::sharesByWeight()
{
    QFETCH(QList<int>, weights);
    QFETCH(QList<int>, latencies);
    Shares shares(weights, latencies);
    shares.sendFor(90s, 4);
    double sent = 0;
    double weight = 0;
    for (int row = 0; row < weights.size(); ++row) {
        sent += double(shares.sent(row));
        weight += weights[row];
    }
    QVERIFY(sent > 1000);
    for (int row = 0; row < weights.size(); ++row) {
        const double share = double(shares.sent(row)) / sent;
        const double due = weights[row] / weight;
        QVERIFY2(std::abs(share - due) < 0.02, qPrintable(u"%1 for %2"_s.arg(share).arg(due)));
    }
}

/// A share is not worth a standstill.
void TestParallelScheduler::leavesALateRelayBehind()
{
    Shares shares({3, 1}, {10, 10});
    shares.sendFor(5s, 1);
    const quint64 before = shares.sent(0);
    shares.hall().relay(1).temper.latencyMs = 600'000; // falls silent, or nearly
    shares.sendFor(60s, 1);
    QVERIFY2(shares.sent(0) - before > 700, qPrintable(QString::number(shares.sent(0) - before)));
    Shares alike({1, 1}, {10, 200}); // without different weights nobody waits
    alike.sendFor(60s, 1);
    QVERIFY(alike.sent(0) > 15 * alike.sent(1));
}

/// The quick ones are ahead of the slow one, and wait for it by name.
void TestParallelScheduler::eachSaysThatItIsNotItsTurn()
{
    Shares shares({5, 1, 1}, {1000, 5, 5});
    int waits[] = {0, 0, 0};
    for (int i = 0; i < 400; ++i) {
        shares.sendFor(50ms, 1);
        shares.fill(1);
        for (const auto &server : shares.pool().servers()) {
            QVERIFY(server->standing().standing != Standing::Idle);
            waits[server->row()] += server->standing().standing == Standing::WaitingForTurn;
        }
    }
    QCOMPARE(waits[0], 0);
    QVERIFY(waits[1] > 100 && waits[2] > 100);
}

QTEST_GUILESS_MAIN(TestParallelScheduler)
#include "tst_parallelscheduler.moc"
