#include "cli/reportcommand.h"

#include "cli/arguments.h"
#include "cli/terminal.h"
#include "cli/texttable.h"
#include "engine/troubles.h"
#include "models/reportexport.h"
#include "models/reportpage.h"
#include "models/reportrow.h"
#include "models/words.h"

#include <QJsonDocument>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

constexpr qsizetype MostCauses = 20; // printed; a page has them all

} // namespace

ReportCommand::ReportCommand(Terminal &terminal, QObject *parent) : SubCommand(parent), m_terminal(terminal)
{}

void ReportCommand::start(const QStringList &arguments)
{
    Arguments given({u"report"_s, tr("JOB-FILE [--json | --csv | --html | --classic BASE] [--outcome NAME]"),
        tr("Counts the recipients of a job by outcome, and says why some were not accepted; with --outcome "
           "lists those\n"
           "of one, with the relay's words. --csv lists all of them, or those of one outcome."),
        u"relaydeck-cli report letter.job --csv --outcome refused > refused.csv"_s});
    given.setPositionals(1, 1);
    given.addFlag(u"json"_s, tr("Prints one JSON object; with --outcome it holds the recipients."));
    given.addFlag(u"csv"_s, tr("Prints a table of recipients, with a heading."));
    given.addFlag(u"html"_s, tr("Prints the summary as a page of HTML."));
    given.addValue(u"classic"_s, u"BASE"_s,
        tr("Writes BASE.good, BASE.bad and BASE.err, as Mail::Bulkmail keeps them."));
    given.addValue(u"outcome"_s, u"NAME"_s, u"accepted, refused, deferred, in-doubt, unsent, left-out."_s);
    if (const auto status = given.read(arguments, m_terminal)) {
        emit finished(*status);
        return;
    }
    const auto outcome = outcomeFor(given.value(u"outcome"_s));
    if (given.has(u"outcome"_s) && !outcome)
        given.object(tr("\"%1\" is no outcome").arg(given.value(u"outcome"_s)));
    const QString base = given.value(u"classic"_s);
    if (int(given.has(u"json"_s)) + int(given.has(u"csv"_s)) + int(given.has(u"html"_s))
            + int(!base.isEmpty())
        > 1)
        given.object(tr("--json, --csv, --html and --classic exclude each other"));
    if (!base.isEmpty() && outcome)
        given.object(tr("The classic files hold all outcomes: leave out --classic or --outcome"));
    if (given.has(u"html"_s) && outcome)
        given.object(tr("The page holds all outcomes: leave out --html or --outcome"));
    if (!given.isGood()) {
        emit finished(given.complain(m_terminal));
        return;
    }
    if (!base.isEmpty()) {
        emit finished(writeClassic(given.positionals().constFirst(), base));
        return;
    }
    const Form form = given.has(u"json"_s) ? Form::Json
        : given.has(u"csv"_s)              ? Form::Csv
        : given.has(u"html"_s)             ? Form::Html
                                           : Form::Text;
    emit finished(report(given.positionals().constFirst(), form, outcome));
}

ExitStatus ReportCommand::writeClassic(const QString &job, const QString &base)
{
    const QString error = ReportExport{job, {}, ReportExport::Form::Classic, base}.write();
    if (!error.isEmpty())
        m_terminal.complain(error);
    return error.isEmpty() ? ExitStatus::Good : ExitStatus::NothingDone;
}

ExitStatus ReportCommand::report(const QString &file, Form form, std::optional<Outcome> outcome)
{
    const Journal::Opened job = Journal::openToRead(file);
    if (!job.journal) {
        m_terminal.complain(Words::trouble(troubleOf(job.fault)));
        return ExitStatus::NothingDone;
    }
    const bool whole = form == Form::Csv ? printCsv(*job.journal, outcome)
        : form == Form::Json             ? printJson(*job.journal, outcome)
        : form == Form::Html             ? printHtml(*job.journal)
                                         : printText(*job.journal, outcome);
    const JournalFault &fault = job.fault ? job.fault : job.journal->fault();
    if (whole && !fault)
        return ExitStatus::Good;
    if (fault)
        m_terminal.complain(Words::trouble(troubleOf(fault)));
    return ExitStatus::NothingDone;
}

bool ReportCommand::printText(Journal &journal, std::optional<Outcome> outcome)
{
    if (!outcome)
        return printSummary(journal);
    bool taken = true;
    const bool read = journal.forEach(outcome, [this, &taken](const JournalRow &row) {
        taken = m_terminal.write((rowText(row) + u'\n').toUtf8());
        return taken;
    });
    return read && taken;
}

bool ReportCommand::printHtml(Journal &journal)
{
    const JobSummary summary = summaryOf(journal);
    return m_terminal.write(ReportPage::html(summary).toUtf8()) && summary.isWhole;
}

bool ReportCommand::printSummary(Journal &journal)
{
    const JobSummary summary = summaryOf(journal);
    const JournalPlan &plan = summary.plan;
    const auto about = [this](const QString &what, const QString &text) {
        if (!text.isEmpty())
            m_terminal.print(u"%1: %2"_s.arg(what, text));
    };
    about(tr("Job"), journal.file());
    about(tr("Begun"),
        QLocale().toString(QDateTime::fromMSecsSinceEpoch(plan.createdAt), QLocale::ShortFormat));
    about(tr("Subject"), plan.subject);
    about(tr("Sender"), Words::bytes(plan.sender));
    about(tr("List"), plan.listFile);
    about(tr("Message"), plan.messageFile);

    TextTable outcomes({tr("Outcome"), tr("Recipients")});
    for (const auto &[name, outcome] : outcomeNames)
        outcomes.add({Words::outcome(outcome), Words::number(journal.tally().of(outcome))});
    outcomes.add({tr("in all"), Words::number(journal.tally().recipients())});
    m_terminal.print(u'\n' + outcomes.toString() + u'\n');

    TextTable causes({tr("Outcome"), tr("Recipients"), tr("Reason"), tr("Domains")});
    for (const Cause &cause : summary.causes.first(std::min(summary.causes.size(), MostCauses)))
        causes.add({Words::outcome(cause.example.outcome), Words::number(cause.recipients),
            ReportPage::reason(cause), ReportPage::domains(cause)});
    if (!summary.causes.isEmpty())
        m_terminal.print(causes.toString() + u'\n');

    TextTable relays({tr("Relay"), tr("Sent"), tr("Messages"), tr("Connections")});
    for (qsizetype i = 0; i < plan.relays.size(); ++i) {
        const RelayRecord &record = summary.relays[i];
        relays.add({plan.relays[i].name, Words::number(record.counters.total), Words::number(record.messages),
            Words::number(record.connectionsMade)});
    }
    m_terminal.print(relays.toString());
    return summary.isWhole;
}

bool ReportCommand::printCsv(Journal &journal, std::optional<Outcome> outcome)
{
    bool taken = m_terminal.write(csvHeading());
    const bool read = journal.forEach(outcome, [this, &taken, &journal](const JournalRow &row) {
        taken = taken && m_terminal.write(csvLine(row, journal.plan()));
        return taken;
    });
    return read && taken;
}

bool ReportCommand::printJson(Journal &journal, std::optional<Outcome> outcome)
{
    const OutcomeCounts &tally = journal.tally();
    QJsonObject counts{{u"job"_s, journal.file()}, {u"subject"_s, journal.plan().subject},
        {u"recipients"_s, qint64(tally.recipients())}};
    for (const auto &[name, known] : outcomeNames)
        counts.insert(QString::fromLatin1(name).replace(u'-', u'_'), qint64(tally.of(known)));
    const QByteArray head = QJsonDocument(counts).toJson(QJsonDocument::Compact);
    if (!outcome)
        return m_terminal.write(head + '\n');

    bool taken = m_terminal.write(head.chopped(1) + ",\"entries\":[");
    bool first = true;
    const bool read = journal.forEach(outcome, [&](const JournalRow &row) {
        const QByteArray entry = QJsonDocument(rowToJson(row, journal.plan())).toJson(QJsonDocument::Compact);
        taken = taken && m_terminal.write((std::exchange(first, false) ? "\n"_ba : ",\n"_ba) + entry);
        return taken;
    });
    return m_terminal.write("\n]}\n") && read && taken;
}

} // namespace Relaydeck
