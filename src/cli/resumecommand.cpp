#include "cli/resumecommand.h"

#include "bulk/journal.h"
#include "cli/arguments.h"
#include "cli/terminal.h"
#include "engine/troubles.h"
#include "models/reportrow.h"
#include "models/words.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Relaydeck {

ResumeCommand::ResumeCommand(EngineHost &host, Terminal &terminal, QObject *parent)
    : SubCommand(parent),
      m_host(host),
      m_terminal(terminal)
{}

void ResumeCommand::start(const QStringList &arguments)
{
    Arguments given({u"resume"_s, tr("JOB-FILE [--again OUTCOME]... [--dry-run] [--json] [--quiet]"),
        tr("Goes on with a send where its journal stops, through the relays it was begun with.\n"
           "Recipients that were refused, deferred or left in doubt are sent to again only with --again."),
        u"relaydeck-cli resume letter.job --again deferred"_s});
    given.setPositionals(1, 1);
    given.addValue(u"again"_s, u"refused|deferred|in-doubt"_s,
        tr("Sends once more to the recipients with this outcome. Repeatable."));
    given.addFlag(u"dry-run"_s, tr("Says how many recipients it would be, and sends nothing."));
    given.addFlag(u"json"_s, tr("Prints one JSON object at the end."));
    given.addFlag(u"quiet"_s, tr("Shows no progress."));
    if (const auto status = given.read(arguments, m_terminal)) {
        emit finished(*status);
        return;
    }
    const QString jobFile = given.positionals().constFirst();
    const QList<Outcome> again = readAgain(given);
    const bool asJson = given.has(u"json"_s);
    if (!given.isGood()) {
        emit finished(given.complain(m_terminal));
        return;
    }
    if (given.has(u"dry-run"_s)) {
        emit finished(foretell(jobFile, again, asJson));
        return;
    }
    const auto progress = given.has(u"quiet"_s) ? SendRun::Progress::Hidden : SendRun::Progress::Shown;
    auto *run = new SendRun(m_host, m_terminal, progress, this);
    connect(run, &SendRun::ended, this,
        [this, asJson](const SendEnding &ending) { emit finished(tell(ending, asJson, m_terminal)); });
    run->resume(jobFile, again);
}

QList<Outcome> ResumeCommand::readAgain(Arguments &arguments)
{
    QList<Outcome> again;
    for (const QString &name : arguments.values(u"again"_s)) {
        const auto outcome = outcomeFor(name);
        if (outcome == Outcome::Refused || outcome == Outcome::Deferred || outcome == Outcome::InDoubt)
            again.append(*outcome);
        else
            arguments.object(tr("--again is refused, deferred or in-doubt, not \"%1\"").arg(name));
    }
    return again;
}

ExitStatus ResumeCommand::foretell(const QString &jobFile, const QList<Outcome> &again, bool asJson)
{
    const Journal::Opened job = Journal::openToRead(jobFile);
    if (!job.journal || job.fault) {
        m_terminal.complain(Words::trouble(troubleOf(job.fault)));
        return ExitStatus::NothingDone;
    }
    const OutcomeCounts &tally = job.journal->tally();
    quint64 toSend = 0;
    QJsonObject counts;
    QStringList parts;
    for (const auto &[name, outcome] : outcomeNames) {
        if (outcome != Outcome::Unsent && !again.contains(outcome))
            continue;
        toSend += tally.of(outcome);
        counts[QString::fromLatin1(name).replace(u'-', u'_')] = qint64(tally.of(outcome));
        parts += tr("%1 %2", "a number and an outcome")
                     .arg(Words::number(tally.of(outcome)), Words::outcome(outcome));
    }
    counts[u"to_send"_s] = qint64(toSend);
    m_terminal.print(asJson
            ? QString::fromUtf8(QJsonDocument(counts).toJson(QJsonDocument::Indented)).trimmed()
            : tr("%1 would be sent to: %2").arg(Words::recipients(toSend), parts.join(u", "_s)));
    return ExitStatus::Good;
}

} // namespace Relaydeck
