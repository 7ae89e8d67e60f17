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
    given.addFlag(u"chunking"_s, PracticeCommand::tr("Offers CHUNKING (RFC 3030)."));
    given.addFlag(u"no-dsn"_s, PracticeCommand::tr("Does not offer DSN (RFC 3461)."));
    given.addValue(u"book"_s, u"FILE"_s,
        PracticeCommand::tr("Writes what clients say to the end of this file, without their passwords."));
    given.addFlag(
        u"starttls"_s, PracticeCommand::tr("Offers STARTTLS, with a certificate made for this run."));
    given.addFlag(u"tls"_s, PracticeCommand::tr("Speaks TLS from the first byte."));
    given.addValue(u"certificate-days"_s, u"N"_s,
        PracticeCommand::tr("The certificate is valid for so many days; 0 or less: it has expired."));
    given.addValue(u"user"_s, u"NAME"_s,
        PracticeCommand::tr("Wants a login by this user, in any way that Relaydeck knows."));
    given.addValue(u"password-env"_s, u"VARIABLE"_s,
        PracticeCommand::tr("The password is in this environment variable; otherwise it is \"practice\"."));
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
    order.chunking = given.has(u"chunking"_s);
    order.dsn = !given.has(u"no-dsn"_s);
    order.book = given.value(u"book"_s);
    readSecurity(given, order);
    return order;
}

void PracticeCommand::readSecurity(Arguments &given, PracticeOrder &order)
{
    constexpr int Century = 36'500; // days
    if (given.has(u"tls"_s) && given.has(u"starttls"_s))
        given.object(tr("--tls and --starttls exclude each other"));
    if (given.has(u"tls"_s))
        order.tls = PracticeTls::FromTheStart;
    else if (given.has(u"starttls"_s))
        order.tls = PracticeTls::StartTls;
    order.certificateDays = given.number(u"certificate-days"_s, order.certificateDays, -Century, Century);
    order.user = given.value(u"user"_s).toUtf8();
    order.password = "practice"_ba;
    if (const QString variable = given.value(u"password-env"_s); !variable.isEmpty()) {
        order.password = qgetenv(variable.toLocal8Bit().constData());
        if (order.password.isEmpty())
            given.object(tr("the environment variable %1 is not set, or empty").arg(variable));
    }
}

void PracticeCommand::run(const PracticeOrder &order)
{
    const Engine *engine = m_host.engine();
    connect(engine, &Engine::practiceCertified, this, [this](const QList<QByteArray> &prints) {
        for (const QByteArray &sha256 : prints) {
            if (!sha256.isEmpty())
                m_terminal.note(u"certificate sha256:%1"_s.arg(QString::fromLatin1(sha256.toHex(':'))));
        }
    });
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
