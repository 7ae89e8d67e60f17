#include "cli/resumecommand.h"

#include "cli/arguments.h"

using namespace Qt::StringLiterals;

namespace Relaydeck {

ResumeCommand::ResumeCommand(EngineHost &host, Terminal &terminal, QObject *parent)
    : SubCommand(parent),
      m_host(host),
      m_terminal(terminal)
{}

void ResumeCommand::start(const QStringList &arguments)
{
    Arguments given({u"resume"_s, tr("JOB-FILE [--json] [--quiet]"),
        tr("Goes on with a send where its journal stops, through the relays it was begun with.\n"
           "Recipients in doubt are not sent again."),
        u"relaydeck-cli resume letter.job"_s});
    given.setPositionals(1, 1);
    given.addFlag(u"json"_s, tr("Prints one JSON object at the end."));
    given.addFlag(u"quiet"_s, tr("Shows no progress."));
    if (const auto status = given.read(arguments, m_terminal)) {
        emit finished(*status);
        return;
    }
    const bool asJson = given.has(u"json"_s);
    const auto progress = given.has(u"quiet"_s) ? SendRun::Progress::Hidden : SendRun::Progress::Shown;
    auto *run = new SendRun(m_host, m_terminal, progress, this);
    connect(run, &SendRun::ended, this,
        [this, asJson](const SendEnding &ending) { emit finished(tell(ending, asJson, m_terminal)); });
    run->resume(given.positionals().constFirst());
}

} // namespace Relaydeck
