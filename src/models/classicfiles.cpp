#include "models/classicfiles.h"

#include "models/reportrow.h"
#include "models/words.h"

#include <QSaveFile>

#include <array>

namespace Relaydeck {

using namespace Qt::StringLiterals;

namespace {

QByteArray leftOutLine(const JournalRow &row)
{
    const QByteArray invalid = "Invalid email address : " + rowEntry(row);
    switch (row.leftOut) {
    case LeftOut::Duplicate: return invalid + " : duplicate\tcode : MB017";
    case LeftOut::Banned: return invalid + " : banned address\tcode : MB018";
    case LeftOut::Misfit: return "different number of keys and values : " + rowEntry(row) + "\tcode : MBD003";
    default: return invalid + "\tcode : MB007";
    }
}

QByteArray problemOf(const JournalRow &row)
{
    QByteArray words = rowEntry(row) + " : " + rowReason(row).toUtf8();
    switch (row.outcome) {
    case Outcome::Accepted:
    case Outcome::Unsent: return {};
    case Outcome::LeftOut: return leftOutLine(row);
    case Outcome::Refused: return words + "\tcode : MBS008";
    case Outcome::Deferred: return words + "\tcode : MBS013";
    case Outcome::InDoubt: break;
    }
    return words;
}

} // namespace

ClassicFiles ClassicFiles::at(const QString &base)
{
    return {base + u".good"_s, base + u".bad"_s, base + u".err"_s};
}

QByteArray ClassicFiles::errorLine(const JournalRow &row)
{
    const QByteArray problem = problemOf(row);
    return problem.isEmpty() ? QByteArray() : "error: " + problem;
}

QString ClassicFiles::write(Journal &journal) const
{
    std::array<QSaveFile, 3> files;
    const QStringList wanted = names();
    const auto fault = [&](std::size_t at) {
        return Words::trouble(
            {Trouble::Kind::LogNotWritable, wanted[qsizetype(at)], 0, files[at].errorString()});
    };
    for (std::size_t at = 0; at < files.size(); ++at) {
        files[at].setFileName(wanted[qsizetype(at)]);
        if (!files[at].open(QIODevice::WriteOnly))
            return fault(at);
    }
    (void)journal.forEach(std::nullopt, [&files](const JournalRow &row) {
        if (row.outcome == Outcome::Accepted)
            files[0].write(rowEntry(row) + '\n');
        if (row.outcome == Outcome::Refused || row.outcome == Outcome::LeftOut)
            files[1].write(rowEntry(row) + '\n');
        if (const QByteArray line = errorLine(row); !line.isEmpty())
            files[2].write(line + '\n');
        return true;
    });
    for (std::size_t at = 0; at < files.size(); ++at) {
        if (!files[at].commit()) // which also says whether a write failed
            return fault(at);
    }
    return {};
}

} // namespace Relaydeck
