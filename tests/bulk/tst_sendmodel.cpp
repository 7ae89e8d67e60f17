#include "bulk/bulksend.h"
#include "bulk/modelhall.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QMetaEnum>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <optional>

using namespace Qt::StringLiterals;
using namespace Relaydeck;
using namespace std::chrono_literals;

namespace {

constexpr int MostSteps = 100'000; // alarms in one send; the longest have some thousands

/// The loosest limits that a relay had during a run, since those under way when a limit is lowered stay
/// under way.
void loosen(ServerProfile &loosest, const ServerProfile &profile)
{
    const auto looser = [](quint64 &a, quint64 b) { a = a == 0 || b == 0 ? 0 : std::max(a, b); };
    looser(loosest.maxMessages, profile.maxMessages);
    looser(loosest.maxMessagesPerConnection, profile.maxMessagesPerConnection);
    looser(loosest.maxMessagesWhileAwake, profile.maxMessagesWhileAwake);
    looser(loosest.envelopeLimit, profile.envelopeLimit);
    looser(loosest.ratePerSecond, profile.ratePerSecond);
    looser(loosest.ratePerMinute, profile.ratePerMinute);
    looser(loosest.ratePerHour, profile.ratePerHour);
    loosest.sleepLength = std::min(loosest.sleepLength, profile.sleepLength);
    loosest.maxConnections = std::max(loosest.maxConnections, profile.maxConnections);
}

/// One send by chance: relays, limits, tempers, policy, orders of the user. The seed tells all of it.
class Run final
{
public:
    Run(quint32 seed, const QString &folder);

    /// Empty when all went as it must.
    [[nodiscard]] QByteArray play();

private:
    [[nodiscard]] quint64 upTo(quint64 most) { return m_random() % (most + 1); }
    [[nodiscard]] bool oneIn(int times) { return m_random() % quint64(times) == 0; }
    [[nodiscard]] ModelTemper anyTemper();
    void drawLimits(ServerProfile &profile);
    void noteWarmUp(const ServerProfile &profile);
    [[nodiscard]] ServerProfile anyRelay();
    void begin();
    void goOnAnotherDay();
    void meddle();
    void meddleWithARelay(Server &server);
    void adoptOther();
    void settle();

    [[nodiscard]] QByteArray judgeWait();
    [[nodiscard]] QByteArray judgeStandings();
    [[nodiscard]] QByteArray judgeReport(const Server &server) const;
    [[nodiscard]] QByteArray judgeEnd();
    [[nodiscard]] QByteArray judgeRecipients();
    [[nodiscard]] QByteArray judgeRelay(int row);
    [[nodiscard]] static QByteArray judgeRate(
        const std::vector<ModelRelay::Taken> &taken, quint64 most, std::chrono::milliseconds length);
    [[nodiscard]] QByteArray judgeWarmUp(int row) const;
    [[nodiscard]] static QByteArray judgeSleep(
        const std::vector<ModelRelay::Taken> &taken, const ServerProfile &loosest);

    std::mt19937 m_random;
    ManualClock m_clock;
    ModelHall m_hall;
    Transcript m_transcript;
    ServerPool m_pool;
    QString m_jobFile;
    JournalPlan m_plan;
    QList<ServerProfile> m_relays;
    std::vector<ServerProfile> m_loosest;
    std::vector<std::vector<WarmUp>> m_warmUps; // by relay: those it ever had
    std::vector<bool> m_restsPaused; // by row in the pool: paused by the user, with nothing under way
    qint64 m_epoch = m_clock.wallTime() - m_clock.steadyTime();
    QByteArrayList m_people;
    std::unique_ptr<BulkSend> m_send;
    bool m_quiet = false; // the user leaves it alone
    bool m_interrupted = false; // sleep does not outlive a run of the job
};

Run::Run(quint32 seed, const QString &folder)
    : m_random(seed),
      m_hall(m_clock, m_random),
      m_pool(m_clock, m_transcript, [this] { return m_hall.makeTransport(); }),
      m_jobFile(folder + u"/model.job"_s),
      m_quiet(oneIn(3))
{
    const int relays = 1 + int(upTo(3));
    for (int i = 0; i < relays; ++i)
        m_relays.append(anyRelay());
    m_plan.sender = "sender@deck.test"_ba;
    m_plan.message = "Subject: t\r\n\r\nHello\r\n"_ba;
    m_plan.policy = int(upTo(2));
    m_plan.envelopes = !oneIn(3);
    m_plan.envelopeLimit = oneIn(4) ? 1 + upTo(6) : 0;
    m_plan.attempts = oneIn(3) ? 1 + int(upTo(6)) : 0;
    m_plan.retryPause = std::chrono::milliseconds(1 + upTo(5000));
    if (oneIn(10))
        m_plan.chosenRelays = {m_relays.constFirst().name, m_relays.constLast().name};
    m_plan.relays = m_relays;
    const int domains = 1 + int(upTo(4));
    const int number = 1 + int(upTo(oneIn(8) ? 80 : 20));
    for (int i = 0; i < number; ++i)
        m_people.append('p' + QByteArray::number(i + 1) + "@d"
            + QByteArray::number(int(upTo(quint64(domains)))) + ".test");
}

ModelTemper Run::anyTemper()
{
    ModelTemper temper;
    temper.latencyMs = oneIn(2) ? int(upTo(40)) : int(upTo(1500));
    temper.pipelining = !oneIn(3);
    temper.chunking = oneIn(2);
    if (oneIn(3))
        return temper; // a good one
    const auto perhaps = [this](int most) { return oneIn(4) ? 1 + int(upTo(quint64(most))) : 0; };
    temper.liesAboutChunking = oneIn(12);
    temper.dead = oneIn(15);
    temper.refusesConnects = perhaps(60);
    temper.sendsAway = perhaps(40);
    temper.defersRecipients = perhaps(40);
    temper.refusesRecipients = perhaps(40);
    temper.most = perhaps(4);
    temper.closesAfter = perhaps(7);
    temper.saysGoodbyeAfter = perhaps(7);
    temper.defersContent = perhaps(30);
    temper.refusesContent = perhaps(20);
    temper.dropsBeforeTaking = perhaps(25);
    temper.dropsAfterTaking = perhaps(25);
    temper.fallsSilent = oneIn(8) ? 2 : 0;
    return temper;
}

void Run::drawLimits(ServerProfile &profile)
{
    const auto perhaps = [this](quint64 most) { return oneIn(4) ? 1 + upTo(most) : 0; };
    profile.maxMessages = perhaps(30);
    profile.maxMessagesPerConnection = perhaps(9);
    profile.maxMessagesPerRobin = perhaps(9);
    profile.maxMessagesWhileAwake = perhaps(9);
    profile.sleepLength = std::chrono::milliseconds(oneIn(3) ? 0 : upTo(90'000));
    profile.envelopeLimit = perhaps(6);
    profile.ratePerSecond = perhaps(5);
    profile.ratePerMinute = perhaps(20);
    profile.ratePerHour = perhaps(60);
    profile.maxConnections = 1 + int(oneIn(3) ? upTo(3) : 0);
    profile.weight = 1 + int(oneIn(3) ? upTo(9) : 0);
    profile.talkAttempts = 1 + int(upTo(4));
    profile.slowDown = !oneIn(3);
    const QDate today = QDateTime::fromMSecsSinceEpoch(m_clock.wallTime()).date();
    profile.warmUpFrom = oneIn(8) ? today.addDays(-qint64(upTo(3))) : QDate();
    profile.warmUpFirstDay = 1 + upTo(20);
    profile.warmUpGrowth = 1 + int(upTo(200));
}

ServerProfile Run::anyRelay()
{
    const int row = m_hall.open(anyTemper());
    ServerProfile profile = profileFor(u"relay%1.test"_s.arg(row), quint16(row + 1));
    profile.domain = "deck.test"_ba;
    profile.tries = int(upTo(2));
    profile.maxConnectionAttempts = 1 + int(upTo(5));
    profile.timeOut = 30s;
    profile.enabled = !oneIn(20);
    if (oneIn(20))
        profile.senders = {oneIn(2) ? "deck.test"_ba : "other.test"_ba};
    drawLimits(profile);
    m_loosest.push_back(profile);
    noteWarmUp(profile);
    return profile;
}

void Run::noteWarmUp(const ServerProfile &profile)
{
    const std::size_t relay = std::size_t(profile.port) - 1;
    m_warmUps.resize(std::max(m_warmUps.size(), relay + 1));
    m_warmUps[relay].emplace_back(profile);
}

void Run::settle()
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void Run::begin()
{
    m_pool.replace(m_relays);
    m_send = std::make_unique<BulkSend>(Journal::create(m_jobFile, m_plan).journal,
        std::make_shared<const Content>(m_plan.message), m_pool, m_clock);
    auto list = std::make_unique<AddressList>();
    list->openEntries(m_people);
    m_send->readList(std::move(list));
    settle();
}

/// The process was killed, or the send was stopped.
void Run::goOnAnotherDay()
{
    m_interrupted = true;
    m_send.reset();
    settle();
    auto journal = Journal::open(m_jobFile).journal;
    m_pool.replace(journal->plan().relays);
    m_send = std::make_unique<BulkSend>(
        std::move(journal), std::make_shared<const Content>(m_plan.message), m_pool, m_clock);
    m_send->begin();
    settle();
}

void Run::meddle()
{
    const quint64 what = upTo(12);
    if (what == 0)
        m_send->pause();
    else if (what == 1 && oneIn(4))
        goOnAnotherDay();
    else if (what == 2 && oneIn(4))
        adoptOther();
    else
        meddleWithARelay(m_pool.at(int(upTo(quint64(m_pool.size()) - 1))));
}

void Run::meddleWithARelay(Server &server)
{
    switch (upTo(6)) {
    case 0: server.pause(u"lunch"_s, std::chrono::milliseconds(1 + upTo(60'000))); break;
    case 1: server.goOn(); break;
    case 2: server.revive(); break;
    case 3:
        m_interrupted = true; // a sleep that was cut short
        server.wake();
        break;
    case 4: {
        ServerProfile profile = server.latestProfile();
        drawLimits(profile);
        loosen(m_loosest[std::size_t(profile.port) - 1], profile);
        noteWarmUp(profile);
        server.adopt(profile);
        break;
    }
    default: break;
    }
}

/// A relay more, one less, or one that is another one from now on.
void Run::adoptOther()
{
    QList<ServerProfile> profiles;
    for (const auto &server : m_pool.servers()) {
        if (!server->isRemoved() && !oneIn(6))
            profiles.append(server->latestProfile());
    }
    if (oneIn(2))
        profiles.append(anyRelay());
    if (!profiles.isEmpty())
        profiles.front().enabled = !oneIn(4);
    m_pool.adopt(profiles);
}

QByteArray Run::play()
{
    begin();
    for (int step = 0; m_send->stage() != BulkSend::Stage::Ended; ++step) {
        if (step > MostSteps)
            return "it does not end";
        if (m_send->stage() == BulkSend::Stage::Paused)
            m_send->goOn();
        else if (m_send->stage() == BulkSend::Stage::Sending && !m_quiet && step < 300 && oneIn(12))
            meddle();
        settle();
        if (m_send->stage() == BulkSend::Stage::Ended)
            break;
        QByteArray complaint = judgeWait();
        if (complaint.isEmpty())
            complaint = judgeStandings();
        if (!complaint.isEmpty())
            return complaint;
        const auto next = m_clock.untilNextAlarm();
        if (next < 0ms && m_send->stage() == BulkSend::Stage::Sending)
            return "it waits for nothing";
        m_clock.advance(std::max(0ms, next));
        settle();
    }
    QByteArray complaint = judgeEnd();
    if (complaint.isEmpty())
        complaint = judgeRecipients();
    for (int row = 0; complaint.isEmpty() && row < int(m_loosest.size()); ++row)
        complaint = judgeRelay(row);
    return complaint;
}

/// With nothing under way the send says what it waits for, and each relay says what for.
QByteArray Run::judgeWait()
{
    if (m_send->stage() != BulkSend::Stage::Sending)
        return {};
    const auto delivering = [](const auto &server) { return server->isDelivering(); };
    if (std::ranges::any_of(m_pool.servers(), delivering))
        return {};
    const SendWait wait = m_send->wait();
    if (wait.reason == SendWait::Reason::None)
        return "it does not say what it waits for";
    return {};
}

/// Each relay says why it does nothing, and what it says is so.
QByteArray Run::judgeStandings()
{
    m_restsPaused.resize(std::size_t(m_pool.size()), false);
    for (const auto &server : m_pool.servers()) {
        const QByteArray who = "relay " + QByteArray::number(server->row()) + ' ';
        if (const QByteArray complaint = judgeReport(*server); !complaint.isEmpty())
            return who + complaint;
        const std::size_t row = std::size_t(server->row());
        if (m_restsPaused[row] && server->isPaused() && server->isDelivering())
            return who + "begins an envelope while it is paused";
        m_restsPaused[row] = server->isPaused() && !server->isDelivering();
    }
    return {};
}

QByteArray Run::judgeReport(const Server &server) const
{
    const StandingReport report = server.standing();
    const qint64 now = m_clock.wallTime();
    const auto is = [&](Standing standing) { return report.standing == standing; };
    if (server.isDelivering() != is(Standing::Working) && server.isDelivering())
        return "is at work and does not say so";
    if (is(Standing::Idle) && m_send->stage() == BulkSend::Stage::Sending)
        return "is idle while there is work";
    if (report.until > 0 && report.until < now)
        return "waits for what is past";
    const bool mustHaveAnEnd = is(Standing::Asleep) || is(Standing::BackingOff) || is(Standing::RateLimited)
        || is(Standing::WarmingUp) || is(Standing::SlowedDown);
    if (mustHaveAnEnd && report.until == 0)
        return "waits without an end";
    if ((is(Standing::Asleep) && !server.isAsleep()) || (is(Standing::Paused) && !server.isPaused())
        || (is(Standing::SlowedDown) && !server.isSlowedDown())
        || (is(Standing::Connecting) && !server.isOpening()))
        return "names a reason that it does not have";
    if ((is(Standing::WarmingUp) || is(Standing::LimitReached)) && report.limit == 0)
        return "does not say which limit is reached";
    const bool needsCause = is(Standing::SlowedDown) || is(Standing::BackingOff) || is(Standing::Lost)
        || is(Standing::Worthless);
    if (needsCause && !report.failure)
        return "does not say what went wrong";
    return {};
}

QByteArray Run::judgeEnd()
{
    const quint64 unsent = m_send->journal().tally().of(Outcome::Unsent);
    if (m_send->end() == BulkSend::End::Finished)
        return unsent == 0 ? QByteArray() : "finished, with recipients left"_ba;
    if (m_send->end() != BulkSend::End::NoRelay)
        return "ended by " + QByteArray::number(int(m_send->end()));
    const auto usable = [](const auto &server) { return server->isUsable(); };
    if (unsent == 0)
        return "without a relay, and without recipients";
    return std::ranges::any_of(m_pool.servers(), usable) ? "given up with a relay left"_ba : QByteArray();
}

QByteArray Run::judgeRecipients()
{
    if (m_send->journal().tally().recipients() != quint64(m_people.size()))
        return "recipients are lost";
    for (qsizetype i = 0; i < m_people.size(); ++i) {
        const Outcome outcome = m_send->journal().outcome(i + 1);
        const int times = m_hall.times(m_people[i]);
        const bool good
            = outcome == Outcome::InDoubt ? times <= 1 : times == (outcome == Outcome::Accepted ? 1 : 0);
        if (!good)
            return m_people[i] + " got it " + QByteArray::number(times) + " times, outcome "
                + QByteArray::number(int(outcome));
    }
    return {};
}

QByteArray Run::judgeRelay(int row)
{
    const ModelRelay &relay = m_hall.relay(row);
    const ServerProfile &limits = m_loosest[std::size_t(row)];
    std::vector<ModelRelay::Taken> told;
    std::ranges::copy_if(relay.taken, std::back_inserter(told), &ModelRelay::Taken::told);
    const QByteArray who = "relay " + QByteArray::number(row) + ": ";
    const auto broken = [](quint64 limit, quint64 count) { return limit > 0 && count > limit; };
    if (broken(limits.maxMessages, told.size()))
        return who + "more than its total";
    if (relay.mostOpenLines > limits.maxConnections)
        return who + "more than its connections";
    if (broken(m_plan.envelopes ? limits.envelopeLimit : 1, relay.largestEnvelope))
        return who + "more than its envelope";
    QHash<int, quint64> carried;
    for (const ModelRelay::Taken &one : told) {
        if (broken(limits.maxMessagesPerConnection, ++carried[one.line]))
            return who + "more than a connection may carry";
    }
    QByteArray rate = judgeRate(relay.taken, limits.ratePerSecond, 1s);
    if (rate.isEmpty())
        rate = judgeRate(relay.taken, limits.ratePerMinute, 1min);
    if (rate.isEmpty())
        rate = judgeRate(relay.taken, limits.ratePerHour, 1h);
    if (rate.isEmpty())
        rate = judgeWarmUp(row);
    if (rate.isEmpty() && m_plan.policy != int(Policy::Robin) && !m_interrupted)
        rate = judgeSleep(told, limits);
    return rate.isEmpty() ? rate : who + rate;
}

QByteArray Run::judgeRate(
    const std::vector<ModelRelay::Taken> &taken, quint64 most, std::chrono::milliseconds length)
{
    for (std::size_t i = most; most > 0 && i < taken.size(); ++i) {
        if (taken[i].at - taken[i - most].at < length.count())
            return "more than " + QByteArray::number(most) + " in "
                + QByteArray::number(qint64(length.count())) + " ms";
    }
    return {};
}

/// No 24 hours saw more than the warm-up allows for the day they end on.
QByteArray Run::judgeWarmUp(int row) const
{
    const std::vector<ModelRelay::Taken> &taken = m_hall.relay(row).taken;
    std::size_t first = 0;
    for (std::size_t i = 0; i < taken.size(); ++i) {
        while (taken[i].at - taken[first].at >= std::chrono::milliseconds(24h).count())
            ++first;
        quint64 most = 0;
        for (const WarmUp &warmUp : m_warmUps[std::size_t(row)]) {
            const quint64 quota = warmUp.quotaAt(m_epoch + taken[i].at);
            most = std::max(most, quota > 0 ? quota : Ledger::NoLimit);
        }
        if (i - first + 1 > most)
            return "more than a day of its warm-up allows";
    }
    return {};
}

/// Among one recipient more than it takes while awake there is a pause as long as its sleep.
QByteArray Run::judgeSleep(const std::vector<ModelRelay::Taken> &taken, const ServerProfile &loosest)
{
    const quint64 most = loosest.maxMessagesWhileAwake;
    quint64 awake = 0;
    for (std::size_t i = 0; most > 0 && i < taken.size(); ++i) {
        const bool slept = i > 0 && taken[i].at - taken[i - 1].at >= loosest.sleepLength.count();
        awake = slept ? 1 : awake + 1;
        if (awake > most)
            return "more than it takes while awake";
    }
    return {};
}

/// A folder in memory where there is one: the journal is not what is looked at here.
QString quickFolder()
{
    const QFileInfo memory(u"/dev/shm"_s);
    return memory.isWritable() ? u"/dev/shm/relaydeck-XXXXXX"_s : QDir::tempPath() + u"/relaydeck-XXXXXX"_s;
}

} // namespace

/// Thousands of sends by chance: nobody is lost, nobody is sent to twice, no limit is exceeded, every
/// send ends, and every wait has a reason.
///
/// RELAYDECK_MODEL_RUNS says how many, RELAYDECK_MODEL_SEED where to begin: the seed of a run that
/// failed plays it again.
class TestSendModel final : public QObject
{
    Q_OBJECT

private slots:
    void sendsByChance();
};

void TestSendModel::sendsByChance()
{
    constexpr int FewRuns = 300;
    const int wanted = qEnvironmentVariableIntValue("RELAYDECK_MODEL_RUNS");
    const int runs = wanted > 0 ? wanted : FewRuns;
    const QByteArray given = qgetenv("RELAYDECK_MODEL_SEED");
    const quint32 first = given.isEmpty() ? QRandomGenerator::global()->generate() : given.toUInt();
    const QTemporaryDir folder(quickFolder());
    QElapsedTimer time;
    time.start();
    for (int i = 0; i < runs; ++i) {
        const quint32 seed = first + quint32(i);
        QByteArray complaint;
        {
            Run run(seed, folder.path());
            complaint = run.play();
        }
        for (const QString &file : QDir(folder.path()).entryList(QDir::Files))
            QFile::remove(folder.filePath(file));
        QVERIFY2(complaint.isEmpty(),
            (complaint + "; play it again with RELAYDECK_MODEL_RUNS=1 RELAYDECK_MODEL_SEED="
                + QByteArray::number(seed))
                .constData());
    }
    qInfo("%d sends in %lld ms, the first with seed %u", runs, static_cast<long long>(time.elapsed()), first);
}

int main(int argc, char **argv)
{
    QHashSeed::setDeterministicGlobalSeed();
    QCoreApplication app(argc, argv);
    TestSendModel test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_sendmodel.moc"
