#include "cli/resumecommand.h"

#include "bulk/journal.h"
#include "cli/arguments.h"
#include "cli/terminal.h"
#include "cli/yesquestion.h"
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
    Arguments given({u"resume"_s, tr("JOB-FILE [--again OUTCOME]... [--now] [--dry-run] [--json] [--quiet]"),
        tr("Goes on with a send where its journal stops, through the relays it was begun with.\n"
           "Recipients that were refused, deferred or left in doubt are sent to again only with --again."),
        u"relaydeck-cli resume letter.job --again deferred"_s});
    given.setPositionals(1, 1);
    given.addValue(u"again"_s, u"refused|deferred|in-doubt"_s,
        tr("Sends once more to the recipients with this outcome. Repeatable."));
    given.addFlag(u"now"_s,
        tr("Starts at once a job that was to start at a time. Without it, the job waits for that time; where "
           "it is\n"
           "past, nothing is sent unless you say so."));
    given.addFlag(u"dry-run"_s, tr("Says how many recipients it would be, and sends nothing."));
    given.addFlag(u"json"_s, tr("Prints one JSON object at the end."));
    given.addFlag(u"quiet"_s, tr("Shows no progress."));
    if (const auto status = given.read(arguments, m_terminal)) {
        emit finished(*status);
        return;
    }
    m_jobFile = given.positionals().constFirst();
    m_again = readAgain(given);
    m_asJson = given.has(u"json"_s);
    if (!given.isGood()) {
        emit finished(given.complain(m_terminal));
        return;
    }
    if (given.has(u"dry-run"_s)) {
        emit finished(foretell(m_jobFile, m_again, m_asJson));
        return;
    }
    m_progress = given.has(u"quiet"_s) ? SendRun::Progress::Hidden : SendRun::Progress::Shown;
    resume(given.has(u"now"_s) ? StartTime::Now : StartTime::AsPlanned);
}

void ResumeCommand::resume(StartTime when)
{
    auto *run = new SendRun(m_host, m_terminal, m_progress, this);
    connect(run, &SendRun::ended, this, [this, run](const SendEnding &ending) {
        run->deleteLater(); // it is speaking at the moment
        if (ending.status() == ExitStatus::StartMissed && Terminal::canAsk())
            askWhetherNow(ending);
        else
            emit finished(tell(ending, m_asJson, m_terminal));
    });
    run->resume(m_jobFile, m_again, when);
}

void ResumeCommand::askWhetherNow(const SendEnding &missed)
{
    auto *question = new YesQuestion(m_terminal, this);
    connect(question, &YesQuestion::answered, this, [this](bool yes) {
        if (yes)
            resume(StartTime::Now);
        else
            emit finished(ExitStatus::StartMissed);
    });
    question->ask(tr("%1. Start it now? Type %2 to start.").arg(missed.error(), YesQuestion::yes()));
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
