#include "cli/preflightcommand.h"

#include "cli/arguments.h"
#include "cli/relayoptions.h"
#include "cli/sendoptions.h"
#include "cli/terminal.h"

using namespace Qt::StringLiterals;

namespace Relaydeck {

PreflightCommand::PreflightCommand(Terminal &terminal, QObject *parent)
    : SubCommand(parent),
      m_terminal(terminal),
      m_run([this](const QString &line) {
          if (!m_json)
              m_terminal.print(line);
      })
{
    connect(&m_run, &PreflightRun::ended, this, &PreflightCommand::finish);
}

void PreflightCommand::start(const QStringList &arguments)
{
    Arguments given({u"preflight"_s,
        tr("(--servers FILE [--conf FILE]... | --server HOST:PORT ...) (--list FILE | --to ADDR ...)\n"
           "        --message FILE.eml --from ADDR [--dkim-selector NAME] [OPTIONS OF send]"),
        tr("Looks at everything that a send with these options needs, and sends nothing: message, list, "
           "each\n"
           "relay and whether it takes the sender, limits, and SPF, DMARC and DKIM of the sender's domain.\n"
           "Ends with 0 when nothing stands in the way, with 1 when there is an error."),
        u"relaydeck-cli preflight --servers relays.conf --list readers.txt --message letter.eml --from news@example.org"_s});
    RelayOptions::declare(given);
    SendOptions::declare(given);
    PreflightRun::declare(given);
    given.addFlag(u"json"_s, tr("Prints one JSON object."));
    if (const auto status = given.read(arguments, m_terminal)) {
        emit finished(*status);
        return;
    }
    const SendOrder send = SendOptions::read(given);
    const QList<ServerProfile> relays
        = given.isGood() ? RelayOptions::read(given, m_terminal) : QList<ServerProfile>();
    m_json = given.has(u"json"_s);
    if (!given.isGood()) {
        emit finished(given.complain(m_terminal));
        return;
    }
    m_run.start(PreflightRun::read(given, send, relays));
}

void PreflightCommand::finish()
{
    m_terminal.print(m_json ? m_run.toJson() : m_run.counts());
    emit finished(m_run.errors() > 0 ? ExitStatus::SomeNotAccepted : ExitStatus::Good);
}

} // namespace Relaydeck
