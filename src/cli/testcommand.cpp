#include "cli/testcommand.h"

#include "cli/arguments.h"
#include "cli/conversationlines.h"
#include "cli/remarks.h"
#include "cli/routeoptions.h"
#include "cli/securityoptions.h"
#include "cli/settingoverride.h"
#include "cli/terminal.h"
#include "cli/verdictjson.h"
#include "engine/enginehost.h"
#include "models/verdictwords.h"
#include "net/endpoint.h"
#include "serverfile/serverset.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

QString markOf(Tone tone)
{
    switch (tone) {
    case Tone::Positive: return u"  ok  "_s;
    case Tone::Caution: return u"  !   "_s;
    case Tone::Negative: return u"  NO  "_s;
    default: return u"      "_s;
    }
}

} // namespace

TestCommand::TestCommand(EngineHost &host, Terminal &terminal, QObject *parent)
    : SubCommand(parent),
      m_host(host),
      m_terminal(terminal)
{}

void TestCommand::start(const QStringList &arguments)
{
    Arguments given({u"test"_s, tr("FILE | --server HOST:PORT [OPTIONS]"),
        tr("Tries relays out with their settings as they stand: connects, secures the line, logs in, and "
           "says\n"
           "NOOP and QUIT; never a MAIL. Prints each conversation and what was found. Ends with 0 when "
           "every\n"
           "relay is ready for mail, else with 4."),
        u"relaydeck-cli test relays.conf --relay mx1.example.org:587"_s});
    given.setPositionals(0, 1);
    given.addValue(u"conf"_s, u"FILE"_s, tr("A master conf file with defaults. Repeatable."));
    given.addValue(
        u"relay"_s, u"NAME"_s, tr("Only this relay of the file, by its name or HOST:PORT. Repeatable."));
    given.addValue(u"server"_s, u"HOST:PORT"_s, tr("This relay, from no file. Repeatable."));
    given.addValue(u"domain"_s, u"NAME"_s, tr("Our own name, for EHLO."));
    RouteOptions::declare(given);
    SecurityOptions::declare(given);
    given.addFlag(u"json"_s, tr("Prints one JSON object."));
    if (const auto status = given.read(arguments, m_terminal)) {
        emit finished(*status);
        return;
    }
    m_json = given.has(u"json"_s);
    m_relays = readRelays(given);
    if (!given.isGood()) {
        emit finished(given.complain(m_terminal));
        return;
    }
    const Engine *engine = m_host.engine();
    connect(engine, &Engine::testTranscript, this, &TestCommand::show);
    connect(engine, &Engine::relayTested, this, &TestCommand::take);
    connect(&m_interrupt, &Interrupt::caught, this, [this] { emit finished(ExitStatus::Unfinished); });
    testNext();
}

QList<ServerProfile> TestCommand::readRelays(Arguments &given)
{
    if (given.positionals().isEmpty() == given.values(u"server"_s).isEmpty()) {
        given.object(tr("Which relays? Name a server file, or a relay with --server"));
        return {};
    }
    QList<ServerProfile> relays;
    if (!given.positionals().isEmpty())
        relays = fromFile(given);
    for (const QString &text : given.values(u"server"_s)) {
        if (const auto endpoint = Endpoint::parse(text))
            relays.append(profileFor(endpoint->host, endpoint->port));
        else
            given.object(tr("--server wants HOST:PORT, not \"%1\"").arg(text));
    }
    if (given.has(u"domain"_s))
        overrideSetting(given, u"domain"_s, Field::Domain, given.value(u"domain"_s).toUtf8(), relays);
    RouteOptions::apply(given, relays);
    SecurityOptions::apply(given, relays);
    return relays;
}

QList<ServerProfile> TestCommand::fromFile(Arguments &given)
{
    const QString file = given.positionals().constFirst();
    const ServerSet set = loadServers(file, given.values(u"conf"_s));
    noteRemarks(set.diagnostics, Severity::Error, m_terminal);
    const QStringList wanted = given.values(u"relay"_s);
    QList<ServerProfile> relays;
    for (const QString &name : wanted) {
        const qsizetype before = relays.size();
        for (const ServerProfile &relay : set.servers) {
            if (relay.name == name || hostAndPort(relay.host, relay.port) == name)
                relays.append(relay);
        }
        if (relays.size() == before)
            given.object(tr("%1 has no relay %2").arg(file, name));
    }
    if (set.servers.isEmpty())
        given.object(tr("%1 has no relays that can be used").arg(file));
    return wanted.isEmpty() ? set.servers : relays;
}

void TestCommand::testNext()
{
    if (m_relays.isEmpty()) {
        finish();
        return;
    }
    const ServerProfile relay = m_relays.takeFirst();
    m_conversation.clear();
    if (!m_json)
        m_terminal.print(relay.name);
    m_host.order(&Engine::testRelay, relay);
}

void TestCommand::show(const TranscriptLines &lines)
{
    for (const TranscriptLine &line : lines) {
        const QString text = conversationLine(line);
        if (m_json)
            m_conversation.append(text);
        else
            m_terminal.print(text);
    }
}

void TestCommand::take(const RelayVerdict &verdict)
{
    m_allGood = m_allGood && verdict.isGood();
    if (m_json)
        m_verdicts.append(verdictToJson(verdict, m_conversation));
    else
        print(verdict);
    testNext();
}

void TestCommand::print(const RelayVerdict &verdict)
{
    for (const VerdictLine &line : VerdictWords::lines(verdict))
        m_terminal.print(markOf(line.tone) + line.text);
    m_terminal.print({});
}

void TestCommand::finish()
{
    if (m_json)
        m_terminal.print(
            QString::fromUtf8(QJsonDocument(QJsonObject{{u"relays"_s, m_verdicts}}).toJson()).trimmed());
    emit finished(m_allGood ? ExitStatus::Good : ExitStatus::NoRelay);
}

} // namespace Relaydeck
