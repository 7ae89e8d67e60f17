#include "cli/practicecommand.h"

#include "cli/arguments.h"
#include "cli/terminal.h"
#include "engine/enginehost.h"
#include "models/words.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

constexpr int Most = std::numeric_limits<int>::max();
constexpr int LongestLatencyMs = 600'000;

void declare(Arguments &given)
{
    given.addValue(
        u"port"_s, u"N"_s, PracticeCommand::tr("Listens here; otherwise the system picks a port."));
    given.addValue(u"latency-ms"_s, u"N"_s, PracticeCommand::tr("Waits so long before each reply."));
    given.addValue(u"defer-pct"_s, u"N"_s,
        PracticeCommand::tr("Defers (451) so many recipients in a hundred, by chance."));
    given.addValue(u"refuse-pct"_s, u"N"_s,
        PracticeCommand::tr("Refuses (550) so many addresses in a hundred, always the same ones."));
    given.addValue(u"max-recipients"_s, u"N"_s,
        PracticeCommand::tr("Takes so many recipients for a message, then 452."));
    given.addValue(
        u"max-messages"_s, u"N"_s, PracticeCommand::tr("Takes so many messages in a connection, then 421."));
    given.addValue(
        u"close-after"_s, u"N"_s, PracticeCommand::tr("Closes without a word after so many messages."));
    given.addFlag(u"no-pipelining"_s, PracticeCommand::tr("Does not offer PIPELINING."));
}

} // namespace

PracticeCommand::PracticeCommand(EngineHost &host, Terminal &terminal, QObject *parent)
    : SubCommand(parent),
      m_host(host),
      m_terminal(terminal)
{}

void PracticeCommand::start(const QStringList &arguments)
{
    Arguments given({u"practice"_s, tr("[OPTIONS]"),
        tr("A real SMTP server on 127.0.0.1 that takes messages and throws them away, until it is "
           "interrupted.\n"
           "The first line it prints names its port."),
        u"relaydeck-cli practice --port 2525 --latency-ms 20 --defer-pct 5"_s});
    declare(given);
    if (const auto status = given.read(arguments, m_terminal)) {
        emit finished(*status);
        return;
    }
    const PracticeOrder order = readOrder(given);
    if (given.isGood())
        run(order);
    else
        emit finished(given.complain(m_terminal));
}

PracticeOrder PracticeCommand::readOrder(Arguments &given)
{
    PracticeOrder order;
    order.name = u"practice"_s;
    order.port = quint16(given.number(u"port"_s, 0, 0, 65535));
    order.latencyMs = given.number(u"latency-ms"_s, 0, 0, LongestLatencyMs);
    order.deferPct = given.decimal(u"defer-pct"_s, 0, 0, 100);
    order.refusePct = given.decimal(u"refuse-pct"_s, 0, 0, 100);
    order.maxRecipients = given.number(u"max-recipients"_s, 0, 0, Most);
    order.maxMessages = given.number(u"max-messages"_s, 0, 0, Most);
    order.closeAfter = given.number(u"close-after"_s, 0, 0, Most);
    order.pipelining = !given.has(u"no-pipelining"_s);
    return order;
}

void PracticeCommand::run(const PracticeOrder &order)
{
    const Engine *engine = m_host.engine();
    connect(engine, &Engine::practiceStarted, this, [this](const QList<quint16> &ports) {
        for (const quint16 port : ports)
            m_terminal.print(u"practice relay listening on 127.0.0.1:%1"_s.arg(port));
    });
    connect(engine, &Engine::refused, this, [this](const Trouble &trouble) {
        m_terminal.complain(Words::trouble(trouble));
        emit finished(ExitStatus::NothingDone);
    });
    connect(&m_interrupt, &Interrupt::caught, this, [this] { emit finished(ExitStatus::Good); });
    m_host.order(&Engine::startPractice, QList<PracticeOrder>{order});
}

} // namespace Relaydeck
