#include "models/reportexport.h"

#include "engine/troubles.h"
#include "models/classicfiles.h"
#include "models/reportpage.h"
#include "models/reportrow.h"
#include "models/words.h"

#include <QJsonDocument>
#include <QSaveFile>

namespace Relaydeck {
namespace {

QByteArray lineOf(const JournalRow &row, const JournalPlan &plan, ReportExport::Form form)
{
    switch (form) {
    case ReportExport::Form::Csv: return csvLine(row, plan);
    case ReportExport::Form::Json:
        return QJsonDocument(rowToJson(row, plan)).toJson(QJsonDocument::Compact) + '\n';
    default: return rowEntry(row) + '\n';
    }
}

/// False where it could not be written; whether it could be read, the journal knows.
bool writeRows(Journal &journal, const ReportExport &wish, QIODevice &out)
{
    bool written = wish.form != ReportExport::Form::Csv || out.write(csvHeading()) >= 0;
    (void)journal.forEach(wish.filter.outcome, [&](const JournalRow &row) {
        if (wish.filter.takes(row))
            written = written && out.write(lineOf(row, journal.plan(), wish.form)) >= 0;
        return written;
    });
    return written;
}

} // namespace

QString ReportExport::write() const
{
    const Journal::Opened opened = Journal::openToRead(jobFile);
    if (!opened.journal)
        return Words::trouble(troubleOf(opened.fault));
    if (form == Form::Classic) {
        const QString error = ClassicFiles::at(file).write(*opened.journal);
        return error.isEmpty()
            ? Words::trouble(troubleOf(opened.fault ? opened.fault : opened.journal->fault()))
            : error;
    }
    QSaveFile out(file);
    out.setDirectWriteFallback(true);
    bool written = out.open(QIODevice::WriteOnly);
    if (written && form == Form::Page)
        written = out.write(ReportPage::html(summaryOf(*opened.journal)).toUtf8()) >= 0;
    else if (written)
        written = writeRows(*opened.journal, *this, out);
    if (!written || !out.commit())
        return Words::trouble({Trouble::Kind::LogNotWritable, file, 0, out.errorString()});
    return Words::trouble(troubleOf(opened.fault ? opened.fault : opened.journal->fault()));
}

} // namespace Relaydeck
