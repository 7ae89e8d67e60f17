#include "engine/engine.h"

#include "clock/systemclock.h"
#include "engine/console.h"
#include "engine/datafolder.h"
#include "engine/relaytest.h"
#include "engine/senddesk.h"
#include "engine/snapshotmaker.h"
#include "engine/troubles.h"
#include "engine/wakelock.h"
#include "net/sockettransport.h"
#include "practice/practicerelay.h"
#include "server/sessionsettings.h"

#include <QTimer>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

namespace Relaydeck {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto Beat = 40ms; // between two snapshots: 25 a second
constexpr auto IdleBeat = 500ms; // while a send is running but nothing happens, so that rates fall

Temper temperOf(const PracticeOrder &order)
{
    Temper temper;
    temper.latencyMs = order.latencyMs;
    temper.deferPct = order.deferPct;
    temper.refusePct = order.refusePct;
    temper.maxRecipients = order.maxRecipients;
    temper.maxMessages = order.maxMessages;
    temper.closeAfter = order.closeAfter;
    temper.pipelining = order.pipelining;
    temper.chunking = order.chunking;
    temper.dsn = order.dsn;
    temper.tls = order.tls;
    temper.certificateDays = order.certificateDays;
    temper.user = order.user;
    temper.password = order.password;
    return temper;
}

std::unique_ptr<Transport> makeTransport()
{
    return std::make_unique<SocketTransport>();
}

} // namespace

class Engine::Private
{
public:
    explicit Private(Engine *engine)
        : q(engine),
          pool(clock, transcript, makeTransport, engine),
          desk(pool, transcript, clock, engine),
          wakeLock({}, engine),
          beat(engine),
          idleBeat(engine)
    {
        pool.rates().keepIn(dataFolder() + u"/rates"_s);
    }

    /// A snapshot follows with the next beat.
    void touch()
    {
        if (!beat.isActive())
            beat.start();
    }

    void takeSnapshot()
    {
        if (transcript.hasLines()) {
            quint64 dropped = 0;
            const TranscriptLines lines = transcript.take(dropped);
            emit q->transcriptGrew(lines, dropped);
        }
        desk.flushLogs();
        emit q->snapshotTaken(snapshot());
        const bool isStill = !desk.isRunning() || desk.send()->stage() == BulkSend::Stage::Waiting;
        if (!isStill && !beat.isActive())
            idleBeat.start();
    }

    [[nodiscard]] Snapshot snapshot() { return maker.make(pool, desk.send(), trouble, clock.steadyTime()); }

    /// A send that rests by the user's wish may sleep.
    void keepAwake()
    {
        wakeLock.want(desk.isRunning() && desk.send()->stage() != BulkSend::Stage::Paused
            && desk.send()->journal().plan().keepAwake);
    }

    /// A send was not begun. One that is running is not concerned.
    void refuseSend(const Trouble &why)
    {
        if (!desk.isRunning())
            trouble = why;
        emit q->refused(why);
        touch();
    }

    /// Null, and the order refused, where there is none in that row.
    [[nodiscard]] Server *relay(int row)
    {
        if (row >= 0 && row < pool.size())
            return &pool.at(row);
        emit q->refused({Trouble::Kind::NoServers, {}, 0, {}});
        return nullptr;
    }

    void openConsole(const SessionSettings &settings)
    {
        console = std::make_unique<Console>(makeTransport(), clock, transcript);
        QObject::connect(console.get(), &Console::changed, q, [this] { touch(); });
        QObject::connect(console.get(), &Console::ready, q,
            [this, peer = settings.endpoint.toString()] { emit q->consoleChanged(true, peer); });
        QObject::connect(console.get(), &Console::lineRefused, q, [this](const QByteArray &line) {
            emit q->refused({Trouble::Kind::LineInvalid, {}, 0, QString::fromUtf8(line)});
        });
        QObject::connect(console.get(), &Console::ended, q, [this, peer = settings.endpoint.toString()] {
            console.release()->deleteLater(); // it is speaking at the moment
            takeSnapshot(); // its last lines come before the news of its end
            emit q->consoleChanged(false, peer);
        });
        console->open(settings);
        touch();
    }

    void testRelay(const ServerProfile &profile)
    {
        test = std::make_unique<RelayTest>(makeTransport(), clock);
        QObject::connect(test.get(), &RelayTest::said, q, &Engine::testTranscript);
        QObject::connect(test.get(), &RelayTest::ended, q, [this](const RelayVerdict &verdict) {
            test.release()->deleteLater(); // it is speaking at the moment
            emit q->relayTested(verdict);
        });
        test->start(profile);
    }

    Engine *const q; // parent of every QObject here, so that all of them move to its thread
    SystemClock clock;
    Transcript transcript;
    ServerPool pool;
    SendDesk desk;
    WakeLock wakeLock;
    SnapshotMaker maker;
    std::unique_ptr<Console> console;
    std::unique_ptr<RelayTest> test;
    std::vector<std::unique_ptr<PracticeRelay>> practice;
    std::optional<QList<ServerProfile>> serversForLater; // given while a send was running
    Trouble trouble;
    int consoles = 0;
    QTimer beat;
    QTimer idleBeat;
};

Engine::Engine(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this))
{
    for (QTimer *timer : {&d->beat, &d->idleBeat}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, [this] { d->takeSnapshot(); });
    }
    d->beat.setInterval(Beat);
    d->idleBeat.setInterval(IdleBeat);
    connect(&d->pool, &ServerPool::changed, this, [this] { d->touch(); });
    connect(&d->desk, &SendDesk::changed, this, [this] {
        d->keepAwake();
        d->touch();
    });
    connect(&d->desk, &SendDesk::troubled, this, &Engine::refused);
    connect(&d->desk, &SendDesk::begun, this, [this] {
        d->trouble = {};
        d->maker.reset();
        d->keepAwake();
        d->touch();
    });
    connect(&d->desk, &SendDesk::ended, this, [this] {
        d->keepAwake();
        d->takeSnapshot();
        emit sendEnded(d->snapshot());
    });
}

Engine::~Engine() = default;

void Engine::useServers(const QList<ServerProfile> &profiles)
{
    if (d->desk.isRunning()) {
        d->pool.adopt(profiles);
        d->serversForLater = profiles;
    } else {
        d->serversForLater.reset();
        d->desk.forget();
        d->pool.replace(profiles);
        d->maker.reset();
    }
    d->touch();
}

void Engine::keepRatesIn(const QString &folder)
{
    d->pool.rates().keepIn(folder);
}

void Engine::startSend(const SendOrder &order)
{
    if (!d->desk.isRunning() && d->serversForLater)
        useServers(*std::exchange(d->serversForLater, {}));
    if (const Trouble trouble = d->desk.start(order))
        d->refuseSend(trouble);
}

void Engine::resumeJob(const QString &jobFile, const QList<Outcome> &again, StartTime when)
{
    if (const Trouble trouble = d->desk.resume(jobFile, again, when))
        d->refuseSend(trouble);
}

void Engine::startNow()
{
    if (d->desk.send())
        d->desk.send()->startNow();
}

void Engine::pauseSend()
{
    if (d->desk.send())
        d->desk.send()->pause();
}

void Engine::continueSend()
{
    if (d->desk.send())
        d->desk.send()->goOn();
}

void Engine::stopSend()
{
    if (d->desk.send())
        d->desk.send()->stop();
}

void Engine::pauseRelay(int relay, const QString &reason, qint64 until)
{
    const qint64 left = until - d->clock.wallTime();
    if (Server *const server = d->relay(relay); server && (until == 0 || left > 0))
        server->pause(reason, std::chrono::milliseconds(until == 0 ? 0 : left));
}

void Engine::resumeRelay(int relay)
{
    if (Server *const server = d->relay(relay))
        server->goOn();
}

void Engine::reviveRelay(int relay)
{
    if (Server *const server = d->relay(relay))
        server->revive();
}

void Engine::wakeRelay(int relay)
{
    if (Server *const server = d->relay(relay))
        server->wake();
}

void Engine::openConsole(int relay)
{
    if (const Server *const server = d->relay(relay))
        openConsoleAs(server->profile());
}

void Engine::openConsoleTo(const QString &host, quint16 port, const QByteArray &domain, int timeOutMs)
{
    ServerProfile profile = profileFor(host, port);
    profile.domain = domain;
    profile.timeOut = std::chrono::milliseconds(timeOutMs);
    openConsoleAs(profile);
}

void Engine::openConsoleAs(const ServerProfile &profile)
{
    d->console.reset();
    SessionSettings settings = sessionSettingsOf(profile);
    settings.relay = -1;
    settings.connection = ++d->consoles;
    d->openConsole(settings);
}

void Engine::sayToConsole(const QByteArray &line)
{
    if (d->console)
        d->console->say(line);
}

void Engine::closeConsole()
{
    if (d->console)
        d->console->close();
}

void Engine::testRelay(const ServerProfile &profile)
{
    d->testRelay(profile);
}

void Engine::stopTest()
{
    if (d->test)
        d->test->stop();
}

void Engine::startPractice(const QList<PracticeOrder> &orders)
{
    QList<quint16> ports;
    QList<QByteArray> prints;
    std::vector<std::unique_ptr<PracticeRelay>> relays; // all of them, or none
    for (const PracticeOrder &order : orders) {
        auto relay = std::make_unique<PracticeRelay>(temperOf(order));
        const bool hasBook = order.book.isEmpty() || relay->keepBook(order.book);
        if (!hasBook || !relay->listen(order.port)) {
            emit refused({Trouble::Kind::PracticeFailed, {}, 0, relay->errorText()});
            return;
        }
        ports.append(relay->port());
        prints.append(relay->fingerprint());
        relays.push_back(std::move(relay));
    }
    std::ranges::move(relays, std::back_inserter(d->practice));
    emit practiceCertified(prints);
    emit practiceStarted(ports);
}

void Engine::stopPractice()
{
    d->practice.clear();
}

void Engine::setWatched(bool watched)
{
    d->transcript.setWatched(watched);
}

} // namespace Relaydeck
