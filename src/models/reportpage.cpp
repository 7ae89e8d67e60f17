#include "models/reportpage.h"

#include "models/listwords.h"
#include "models/words.h"
#include "serverfile/fieldvalue.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

QString cells(const QStringList &texts, const QString &tag)
{
    QString row = u"<tr>"_s;
    for (const QString &text : texts)
        row += u"<%1>%2</%1>"_s.arg(tag, text.toHtmlEscaped());
    return row + u"</tr>\n"_s;
}

QString table(const QStringList &headings, const QList<QStringList> &rows)
{
    QString html = u"<table>\n"_s + cells(headings, u"th"_s);
    for (const QStringList &row : rows)
        html += cells(row, u"td"_s);
    return html + u"</table>\n"_s;
}

constexpr QLatin1StringView Style(
    "body{font:15px/1.5 system-ui,sans-serif;margin:2em auto;max-width:60em;padding:0 "
    "1em;color:#222;background:#fff}"
    "h1{font-size:1.4em}h2{font-size:1.1em;margin-top:2em}table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;padding:.3em .6em;border-bottom:1px solid #ddd;vertical-align:top}"
    "@media(prefers-color-scheme:dark){body{color:#ddd;background:#1e2227}th,td{border-color:#444}}");

} // namespace

QString ReportPage::reason(const Cause &cause)
{
    const JournalRow &row = cause.example;
    if (row.leftOut == LeftOut::Duplicate)
        return tr("the same address stands further up");
    if (row.leftOut != LeftOut::No)
        return ListWords::leftOut(row);
    if (row.outcome == Outcome::Refused && row.code == 0)
        return Words::localRule(row.words);
    const QString said = displayText(row.words).replace(u'\n', u' ');
    if (row.code == 0)
        return said.isEmpty() ? Words::noAnswer() : said;
    return u"%1 %2"_s.arg(QString::number(row.code), said).trimmed();
}

QString ReportPage::domains(const Cause &cause)
{
    QStringList named;
    for (const auto &[domain, count] : cause.mostOften)
        named << u"%1 (%2)"_s.arg(Words::bytes(domain), Words::number(count));
    const quint64 more = cause.domains - quint64(cause.mostOften.size());
    const QString list = named.join(u", "_s);
    return more == 0 ? list : tr("%1 and %2 more").arg(list, Words::number(more));
}

QString ReportPage::outcomeTable(const JobSummary &summary)
{
    QList<QStringList> rows;
    for (const Outcome outcome : {Outcome::Accepted, Outcome::Refused, Outcome::Deferred, Outcome::InDoubt,
             Outcome::Unsent, Outcome::LeftOut})
        rows.append({Words::outcome(outcome), Words::number(summary.tally.of(outcome))});
    rows.append({tr("in all"), Words::number(summary.tally.recipients())});
    return table({tr("Outcome"), tr("Recipients")}, rows);
}

QString ReportPage::causeTable(const JobSummary &summary)
{
    QList<QStringList> rows;
    for (const Cause &cause : summary.causes)
        rows.append({Words::outcome(cause.example.outcome), Words::number(cause.recipients), reason(cause),
            domains(cause)});
    return table(
        {tr("Outcome"), tr("Recipients"), tr("Reason, in the words of the first"), tr("Domains")}, rows);
}

QString ReportPage::relayTable(const JobSummary &summary)
{
    QList<QStringList> rows;
    for (qsizetype i = 0; i < summary.relays.size(); ++i) {
        const RelayRecord &record = summary.relays[i];
        rows.append({summary.plan.relays[i].name, Words::number(record.counters.total),
            Words::number(record.messages), Words::number(record.connectionsMade)});
    }
    return table({tr("Relay"), tr("Sent"), tr("Messages"), tr("Connections")}, rows);
}

QString ReportPage::html(const JobSummary &summary)
{
    const JournalPlan &plan = summary.plan;
    const QString title = plan.subject.isEmpty() ? tr("A send without a subject") : plan.subject;
    const QString begun
        = QLocale().toString(QDateTime::fromMSecsSinceEpoch(plan.createdAt), QLocale::LongFormat);
    QString page
        = u"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%1</title><style>%2</style></head><body>\n"_s
              .arg(title.toHtmlEscaped(), QString(Style));
    page += u"<h1>%1</h1>\n<p>%2</p>\n"_s.arg(title.toHtmlEscaped(),
        tr("Begun on %1 by %2, list %3.")
            .arg(begun, Words::bytes(plan.sender), plan.listFile)
            .toHtmlEscaped());
    if (!summary.isWhole)
        page += u"<p><strong>%1</strong></p>\n"_s.arg(
            tr("The journal is damaged: this is what could be read of it.").toHtmlEscaped());
    page += outcomeTable(summary);
    if (!summary.causes.isEmpty())
        page += u"<h2>%1</h2>\n"_s.arg(tr("Why not all were accepted").toHtmlEscaped()) + causeTable(summary);
    page += u"<h2>%1</h2>\n"_s.arg(tr("Relays").toHtmlEscaped()) + relayTable(summary);
    return page + u"</body></html>\n"_s;
}

} // namespace Relaydeck
