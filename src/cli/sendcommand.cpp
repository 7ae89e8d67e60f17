#include "cli/sendcommand.h"

#include "cli/arguments.h"
#include "cli/relayoptions.h"
#include "cli/sendoptions.h"

using namespace Qt::StringLiterals;

namespace Relaydeck {

SendCommand::SendCommand(EngineHost &host, Terminal &terminal, QObject *parent)
    : SubCommand(parent),
      m_host(host),
      m_terminal(terminal)
{}

void SendCommand::start(const QStringList &arguments)
{
    Arguments given({u"send"_s,
        tr("(--servers FILE [--conf FILE]... | --server HOST:PORT ...) (--list FILE | --to ADDR ...)\n"
           "        --message FILE.eml --from ADDR [OPTIONS]"),
        tr("Sends a message to a list through relays. Every outcome is kept in a journal, so that a send\n"
           "that was stopped can be resumed and reported on."),
        u"relaydeck-cli send --servers relays.conf --list readers.txt --message letter.eml --from news@example.org"_s});
    RelayOptions::declare(given);
    SendOptions::declare(given);
    given.addFlag(u"json"_s, tr("Prints one JSON object at the end."));
    given.addFlag(u"quiet"_s, tr("Shows no progress."));
    if (const auto status = given.read(arguments, m_terminal)) {
        emit finished(*status);
        return;
    }

    const SendOrder order = SendOptions::read(given);
    const QList<ServerProfile> relays
        = given.isGood() ? RelayOptions::read(given, m_terminal) : QList<ServerProfile>();
    if (!given.isGood()) {
        emit finished(given.complain(m_terminal));
        return;
    }
    const bool asJson = given.has(u"json"_s);
    const auto progress = given.has(u"quiet"_s) ? SendRun::Progress::Hidden : SendRun::Progress::Shown;
    auto *run = new SendRun(m_host, m_terminal, progress, this);
    connect(run, &SendRun::ended, this,
        [this, asJson](const SendEnding &ending) { emit finished(tell(ending, asJson, m_terminal)); });
    run->begin(relays, order);
}

} // namespace Relaydeck
