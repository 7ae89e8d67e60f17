#include "cli/relayoptions.h"

#include "cli/arguments.h"
#include "cli/remarks.h"
#include "cli/routeoptions.h"
#include "cli/securityoptions.h"
#include "cli/settingoverride.h"
#include "net/endpoint.h"
#include "serverfile/serverset.h"

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

constexpr int MostConnections = 1000;
constexpr double Year = 365.0 * 24 * 3600; // seconds

} // namespace

void RelayOptions::declare(Arguments &arguments)
{
    arguments.addValue(u"servers"_s, u"FILE"_s, tr("Uses the relays of this server file."));
    arguments.addValue(u"conf"_s, u"FILE"_s, tr("A master conf file with defaults for them. Repeatable."));
    arguments.addValue(
        u"server"_s, u"HOST:PORT"_s, tr("Uses this relay; [::1]:25 for an IPv6 address. Repeatable."));
    arguments.addValue(u"domain"_s, u"NAME"_s, tr("Our own name, for EHLO."));
    arguments.addValue(u"envelope-limit"_s, u"N"_s, tr("At most N recipients to a message; 0 is no limit."));
    arguments.addValue(u"connections"_s, u"N"_s, tr("At most N connections to each relay."));
    arguments.addValue(u"time-out"_s, u"S"_s, tr("Waits S seconds for each reply."));
    arguments.addFlag(u"no-pipelining"_s, tr("Waits for each answer, even where the relay need not."));
    arguments.addFlag(
        u"no-chunking"_s, tr("Waits for the answer to each message before the text of the next is sent."));
    RouteOptions::declare(arguments);
    SecurityOptions::declare(arguments);
}

QList<ServerProfile> RelayOptions::read(Arguments &arguments, Terminal &terminal)
{
    const bool file = arguments.has(u"servers"_s);
    const bool names = arguments.has(u"server"_s);
    if (file == names) {
        arguments.object(file ? tr("--servers and --server exclude each other")
                              : tr("Which relays? Name a file with --servers or a relay with --server"));
        return {};
    }
    [[maybe_unused]] const int limit = arguments.number(u"envelope-limit"_s, 0, 0, 1'000'000'000);
    [[maybe_unused]] const int connections = arguments.number(u"connections"_s, 1, 1, MostConnections);
    [[maybe_unused]] const double timeOut = arguments.decimal(u"time-out"_s, 0, 0, Year);
    if (!arguments.isGood())
        return {};

    QList<ServerProfile> relays = file ? fromFile(arguments, terminal) : byName(arguments);
    const auto take = [&](const QString &option, Field field) {
        if (arguments.has(option))
            overrideSetting(arguments, option, field, arguments.value(option).toUtf8(), relays);
    };
    take(u"domain"_s, Field::Domain);
    take(u"envelope-limit"_s, Field::EnvelopeLimit);
    take(u"connections"_s, Field::MaxConnections);
    take(u"time-out"_s, Field::TimeOut);
    if (arguments.has(u"no-pipelining"_s))
        overrideSetting(arguments, u"no-pipelining"_s, Field::Pipelining, "no"_ba, relays);
    if (arguments.has(u"no-chunking"_s))
        overrideSetting(arguments, u"no-chunking"_s, Field::Chunking, "no"_ba, relays);
    RouteOptions::apply(arguments, relays);
    SecurityOptions::apply(arguments, relays);
    return relays;
}

QList<ServerProfile> RelayOptions::fromFile(Arguments &arguments, Terminal &terminal)
{
    const QString file = arguments.value(u"servers"_s);
    const ServerSet set = loadServers(file, arguments.values(u"conf"_s));
    noteRemarks(set.diagnostics, set.servers.isEmpty() ? Severity::Warning : Severity::Error, terminal);
    if (set.servers.isEmpty())
        arguments.object(tr("%1 has no relays that can be used").arg(file));
    return set.servers;
}

QList<ServerProfile> RelayOptions::byName(Arguments &arguments)
{
    QList<ServerProfile> relays;
    for (const QString &text : arguments.values(u"server"_s)) {
        if (const auto endpoint = Endpoint::parse(text))
            relays.append(profileFor(endpoint->host, endpoint->port));
        else
            arguments.object(tr("--server wants HOST:PORT, not \"%1\"").arg(text));
    }
    return relays;
}

} // namespace Relaydeck
