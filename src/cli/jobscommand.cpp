#include "cli/jobscommand.h"

#include "bulk/jobstart.h"
#include "bulk/journal.h"
#include "cli/arguments.h"
#include "cli/terminal.h"
#include "cli/texttable.h"
#include "engine/datafolder.h"
#include "engine/troubles.h"
#include "models/words.h"

#include <QDateTime>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Relaydeck {

JobsCommand::JobsCommand(Terminal &terminal, QObject *parent) : SubCommand(parent), m_terminal(terminal)
{}

void JobsCommand::start(const QStringList &arguments)
{
    Arguments given({u"jobs"_s, tr("[FOLDER] [--json]"),
        tr("Lists the jobs that were kept without --job, or those of a folder, the newest first: what is "
           "still\n"
           "to be sent of each, and its journal, for resume and report."),
        u"relaydeck-cli jobs"_s});
    given.setPositionals(0, 1);
    given.addFlag(u"json"_s, tr("Prints one JSON array."));
    if (const auto status = given.read(arguments, m_terminal)) {
        emit finished(*status);
        return;
    }
    const QString named = given.positionals().value(0);
    const QDir folder(named.isEmpty() ? jobsFolder() : named);
    if (!named.isEmpty() && !folder.exists()) {
        given.object(tr("%1 is no folder").arg(named));
        emit finished(given.complain(m_terminal));
        return;
    }
    TextTable table({tr("Begun"), tr("Subject"), tr("Recipients"), tr("Accepted"), tr("Unsent"),
        tr("Journal"), tr("Remarks")});
    QJsonArray all;
    for (const QFileInfo &file : folder.entryInfoList({u"*.job"_s}, QDir::Files, QDir::Time)) {
        const Journal::Opened job = Journal::openToRead(file.filePath());
        if (job.fault)
            m_terminal.complain(Words::trouble(troubleOf(job.fault)));
        if (job.journal)
            tell(*job.journal, table, all);
    }
    if (given.has(u"json"_s)) {
        m_terminal.write(QJsonDocument(all).toJson(QJsonDocument::Compact) + '\n');
    } else if (all.isEmpty()) {
        m_terminal.note(tr("There are no jobs in %1").arg(folder.path()));
    } else {
        m_terminal.print(table.toString());
    }
    emit finished(ExitStatus::Good);
}

void JobsCommand::tell(const Journal &job, TextTable &table, QJsonArray &all)
{
    const JournalPlan &plan = job.plan();
    const OutcomeCounts &tally = job.tally();
    const QDateTime begun = QDateTime::fromMSecsSinceEpoch(plan.createdAt);
    const qint64 start = awaitedStart(job);
    table.add({QLocale().toString(begun, QLocale::ShortFormat), plan.subject,
        Words::number(tally.recipients()), Words::number(tally.of(Outcome::Accepted)),
        Words::number(tally.of(Outcome::Unsent)), job.file(), remark(job)});
    QJsonObject object{{u"job"_s, job.file()}, {u"subject"_s, plan.subject},
        {u"begun"_s, begun.toUTC().toString(Qt::ISODate)}, {u"recipients"_s, qint64(tally.recipients())},
        {u"accepted"_s, qint64(tally.of(Outcome::Accepted))},
        {u"unsent"_s, qint64(tally.of(Outcome::Unsent))}, {u"test"_s, plan.isTest()}};
    object[u"starts"_s]
        = start == 0 ? QJsonValue() : QDateTime::fromMSecsSinceEpoch(start).toUTC().toString(Qt::ISODate);
    all.append(object);
}

QString JobsCommand::remark(const Journal &job)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const qint64 start = awaitedStart(job);
    if (job.plan().isTest())
        return tr("test");
    if (start > now)
        return tr("starts %1").arg(Words::moment(start, now));
    return start > 0 ? tr("was to start %1").arg(Words::moment(start, now)) : QString();
}

} // namespace Relaydeck
