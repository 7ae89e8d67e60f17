#include "bulk/failoverscheduler.h"
#include "bulk/parallelscheduler.h"
#include "bulk/policy.h"
#include "bulk/robinscheduler.h"
#include "server/relaystage.h"
#include "smtp/content.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>
#include <vector>

// What one decision of each scheduler costs, with 10 relays and with 1,000. Where 1,000 relays take turns, what is
// looked at of each has left the processor's caches when it is its turn again; so 10 are measured like that, too.

using namespace Relaydeck;
using namespace Qt::StringLiterals;

namespace {

constexpr int Counted = 20'000; // decisions
constexpr int Few = 10;
constexpr int Many = 1000;

struct Kind
{
    const char *name;
    Policy policy;
    quint64 perTurn; ///< max_messages_per_robin
    bool othersDown; ///< all relays but the last
};

QList<ServerProfile> relays(int number, const Kind &kind)
{
    QList<ServerProfile> profiles;
    for (int i = 0; i < number; ++i) {
        ServerProfile profile = profileFor(u"relay%1.test"_s.arg(i), 25);
        profile.domain = "deck.test";
        profile.tries = 0;
        profile.maxConnectionAttempts = 1;
        profile.maxMessagesPerRobin = kind.perTurn;
        profile.ratePerDay = 1'000'000'000;
        profiles.append(profile);
    }
    return profiles;
}

std::unique_ptr<Scheduler> schedulerFor(const Kind &kind, ServerPool &pool, Clock &clock)
{
    if (kind.policy == Policy::Robin)
        return std::make_unique<RobinScheduler>(pool, clock);
    if (kind.policy == Policy::Failover)
        return std::make_unique<FailoverScheduler>(pool);
    return std::make_unique<ParallelScheduler>(pool, clock);
}

std::shared_ptr<Delivery> oneRecipient(const std::shared_ptr<const Content> &content)
{
    auto delivery = std::make_shared<Delivery>();
    delivery->content = content;
    delivery->recipients.emplace_back().address = "a@x.test";
    return delivery;
}

enum class Caches : quint8 { AsTheyAre, Swept };

/// What was in the caches of one core is not there any more.
void sweepCaches()
{
    constexpr std::size_t More = 4 << 20; // bytes, than second-level caches hold
    constexpr std::size_t Line = 64;
    static std::vector<unsigned char> bytes(More);
    for (std::size_t at = 0; at < bytes.size(); at += Line)
        ++bytes[at];
}

/// Nanoseconds for each envelope that was given away, all looks in vain included.
double costOfADecision(const Kind &kind, int number, Caches caches = Caches::AsTheyAre)
{
    RelayStage stage;
    stage.relay.connectsToRefuse = kind.othersDown ? number - 1 : 0;
    ServerPool pool(stage.clock, stage.transcript, [&stage] { return stage.makeTransport(); });
    pool.replace(relays(number, kind));
    const auto scheduler = schedulerFor(kind, pool, stage.clock);
    const auto content = std::make_shared<const Content>("text");
    const int before = kind.othersDown ? 1 : 2 * number; // everybody is connected then
    QElapsedTimer time;
    qint64 spent = 0;
    for (int seats = 0; seats < before + Counted;) {
        if (caches == Caches::Swept)
            sweepCaches();
        time.start();
        const Scheduler::Choice choice = scheduler->next();
        spent = seats < before ? 0 : spent + time.nsecsElapsed();
        if (choice.answer == Scheduler::Answer::Seat) {
            choice.server->deliver(oneRecipient(content));
            time.start();
            scheduler->seated(*choice.server, 1);
            spent += seats < before ? 0 : time.nsecsElapsed();
            ++seats;
        } else {
            stage.relay.heard.clear();
            QCoreApplication::processEvents();
            if (seats == 0)
                stage.clock.advance(std::chrono::milliseconds(1)); // pauses of those that are down
        }
    }
    return double(spent) / Counted;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    static constexpr Kind Kinds[] = {
        {"robin, the next relay for each message", Policy::Robin, 1, false},
        {"robin, one relay until its limits", Policy::Robin, 0, false},
        {"robin, all but one worthless", Policy::Robin, 1, true},
        {"parallel", Policy::Parallel, 0, false},
        {"parallel, all but one worthless", Policy::Parallel, 0, true},
        {"failover", Policy::Failover, 0, false},
        {"failover, all but the last worthless", Policy::Failover, 0, true},
    };
    std::printf("%-40s%14s%14s%14s%9s%9s\n", "one decision of the scheduler", "10 relays", "10, swept",
        "1,000 relays", "to 10", "swept");
    for (const Kind &kind : Kinds) {
        const double few = costOfADecision(kind, Few);
        const double swept = costOfADecision(kind, Few, Caches::Swept);
        const double many = costOfADecision(kind, Many);
        std::printf("%-40s%11.0f ns%11.0f ns%11.0f ns%9.2f%9.2f\n", kind.name, few, swept, many, many / few,
            many / swept);
    }
    return 0;
}
