#include "cli/exportcommand.h"

#include "cli/arguments.h"
#include "cli/exchangenotes.h"
#include "cli/remarks.h"
#include "cli/terminal.h"
#include "models/exchangewords.h"
#include "serverfile/serverset.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {

ExportCommand::ExportCommand(Terminal &terminal, QObject *parent) : SubCommand(parent), m_terminal(terminal)
{}

void ExportCommand::start(const QStringList &arguments)
{
    Arguments given({u"export"_s, tr("msmtp|postfix|swaks|csv FILE [--relay NAME]... [--conf FILE]..."),
        tr("Prints the relays of a server file for another program: accounts of an msmtprc, lines of "
           "main.cf,\n"
           "sasl_passwd and tls_policy of a Postfix, a command line of swaks each, or a table with a column "
           "for\n"
           "every key. Passwords are never written. What the other program cannot be told is said on "
           "standard\n"
           "error. The exit status is 1 when a relay was left out."),
        u"relaydeck-cli export msmtp relays.conf --relay north > msmtprc"_s});
    given.setPositionals(2, 2);
    given.addValue(u"relay"_s, u"NAME"_s, tr("Only this relay, by its name or as HOST:PORT. Repeatable."));
    given.addValue(u"conf"_s, u"FILE"_s, tr("A master conf file with defaults. Repeatable."));
    if (const auto status = given.read(arguments, m_terminal)) {
        emit finished(*status);
        return;
    }
    const std::optional<ExchangeFormat> format = exchangeFormat(given.positionals().at(0));
    if (!format)
        given.object(
            tr("export knows msmtp, postfix, swaks and csv, not \"%1\"").arg(given.positionals().at(0)));
    const QList<ServerProfile> chosen = given.isGood() ? relays(given) : QList<ServerProfile>();
    if (!given.isGood()) {
        emit finished(given.complain(m_terminal));
        return;
    }
    const ExportedRelays exported
        = exportRelays(*format, chosen, ExchangeWords::exportWords(given.positionals().at(1)));
    noteRemarks(*format, exported.remarks, m_terminal);
    m_terminal.write(exported.text);
    emit finished(hasErrors(exported.remarks) ? ExitStatus::SomeNotAccepted : ExitStatus::Good);
}

QList<ServerProfile> ExportCommand::relays(Arguments &given)
{
    const QString file = given.positionals().at(1);
    const ServerSet set = loadServers(file, given.values(u"conf"_s));
    noteRemarks(set.diagnostics, Severity::Error, m_terminal);
    if (set.servers.isEmpty())
        given.object(tr("%1 has no relays that can be used").arg(file));
    QList<ServerProfile> chosen;
    for (const QString &name : given.values(u"relay"_s)) {
        const qsizetype before = chosen.size();
        std::copy_if(set.servers.cbegin(), set.servers.cend(), std::back_inserter(chosen),
            [&name](const ServerProfile &relay) {
                return relay.name == name || hostAndPort(relay.host, relay.port) == name;
            });
        if (chosen.size() == before)
            given.object(tr("%1 has no relay called %2").arg(file, name));
    }
    return given.has(u"relay"_s) ? chosen : set.servers;
}

} // namespace Relaydeck
