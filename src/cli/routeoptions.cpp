#include "cli/routeoptions.h"

#include "cli/arguments.h"
#include "cli/settingoverride.h"
#include "serverfile/fieldvalue.h"

using namespace Qt::StringLiterals;

namespace Relaydeck {

void RouteOptions::declare(Arguments &arguments)
{
    arguments.addFlag(u"4"_s, tr("Uses IPv4 only."));
    arguments.addFlag(u"6"_s, tr("Uses IPv6 only."));
    arguments.addValue(u"source-address"_s, u"ADDRESS"_s, tr("Connections come from this address of ours."));
    arguments.addValue(u"proxy"_s, u"URL"_s,
        tr("Connects through socks5://[USER@]HOST:PORT or http://[USER@]HOST:PORT; none overrules a file."));
    arguments.addValue(u"proxy-password-command"_s, u"COMMAND"_s,
        tr("The first line that it prints is the proxy's password; else the keyring is asked."));
    arguments.addValue(
        u"proxy-password-env"_s, u"VARIABLE"_s, tr("This environment variable holds the proxy's password."));
}

void RouteOptions::apply(Arguments &arguments, QList<ServerProfile> &relays)
{
    if (!arguments.isAlone({u"4"_s, u"6"_s}))
        return;
    if (arguments.has(u"4"_s))
        overrideSetting(arguments, u"4"_s, Field::Family, "ipv4"_ba, relays);
    if (arguments.has(u"6"_s))
        overrideSetting(arguments, u"6"_s, Field::Family, "ipv6"_ba, relays);
    if (arguments.has(u"source-address"_s))
        overrideSetting(arguments, u"source-address"_s, Field::SourceAddress,
            arguments.value(u"source-address"_s).toUtf8(), relays);
    applyProxy(arguments, relays);
}

/// A password in the URL is not repeated: the command line has shown it to too many already.
void RouteOptions::applyProxy(Arguments &arguments, QList<ServerProfile> &relays)
{
    const QByteArray url = arguments.value(u"proxy"_s).toUtf8();
    if (readField(Field::Proxy, url).flaw == DiagnosticKind::ProxyWithPassword) {
        arguments.object(tr("--proxy takes no password; name a --proxy-password-command or a "
                            "--proxy-password-env, or keep it in the keyring"));
        return;
    }
    if (arguments.has(u"proxy"_s))
        overrideSetting(arguments, u"proxy"_s, Field::Proxy, url, relays);
    const QString command = u"proxy-password-command"_s;
    const QString variable = u"proxy-password-env"_s;
    if (!arguments.isAlone({command, variable}))
        return;
    if (arguments.has(command))
        overrideSetting(
            arguments, command, Field::ProxyPasswordCommand, arguments.value(command).toUtf8(), relays);
    if (arguments.has(variable)) {
        overrideSetting(
            arguments, variable, Field::ProxyPasswordVariable, arguments.value(variable).toUtf8(), relays);
        for (ServerProfile &relay : relays) // a command of the file would win
            relay.proxyPasswordCommand.clear();
    }
}

} // namespace Relaydeck
