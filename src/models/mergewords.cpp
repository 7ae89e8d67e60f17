#include "models/mergewords.h"

#include "models/words.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

/// How many characters are to be put in, taken out or changed to make one word of the other.
qsizetype changesBetween(const QString &one, const QString &other)
{
    std::vector<qsizetype> row(std::size_t(other.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < one.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i + 1);
        for (qsizetype j = 0; j < other.size(); ++j) {
            const qsizetype changed = diagonal + (one[i] == other[j] ? 0 : 1);
            qsizetype &cell = row[std::size_t(j) + 1];
            diagonal = cell;
            cell = std::min({changed, cell + 1, row[std::size_t(j)] + 1});
        }
    }
    return row.back();
}

} // namespace

QString MergeWords::fault(const MergeFault &fault, const QString &messageFile)
{
    using enum MergeFault::Kind;
    const QString text = Words::bytes(fault.text.toUtf8());
    const QString place = fault.header.isEmpty()
        ? messageFile
        : tr("%1, header %2").arg(messageFile, Words::bytes(fault.header));
    switch (fault.kind) {
    case None:
    case Unclosed:
        return tr("%1: \"%2\" opens a field that is not closed; write {{{{ for braces that are no field")
            .arg(place, text);
    case BadName: return tr("%1: \"%2\" names no column").arg(place, text);
    case UnknownFilter:
        return tr("%1: there is no \"%2\"; the only thing to put behind a colon is url").arg(place, text);
    case CharsetUnknown:
        return tr("%1: its text is in \"%2\", which cannot be merged; save it as UTF-8").arg(place, text);
    case HeaderFixed: return tr("%1: no field can stand in this header").arg(place);
    case Signed: return tr("%1 is signed or encrypted, which no value could be put into").arg(place);
    }
    return {};
}

QString MergeWords::withoutField(const MergeLack &lack, const QString &listFile)
{
    const QString sentence = listFile.isEmpty()
        ? tr("The message asks for {{%1}}, and addresses given by hand have only: %2")
              .arg(lack.field, lack.columns.join(u", "_s))
        : tr("The message asks for {{%1}}, and %2 has no such column. It has: %3")
              .arg(lack.field, listFile, lack.columns.join(u", "_s));
    const QString near = nearest(lack.field, lack.columns);
    return near.isEmpty() ? sentence : sentence + tr("; did you mean {{%1}}?").arg(near);
}

QString MergeWords::fields(const QStringList &fields)
{
    constexpr qsizetype named = 6;
    QStringList names;
    for (const QString &field : fields.first(std::min(named, fields.size())))
        names << u"{{"_s + field + u"}}"_s;
    const QString list = names.join(u", "_s);
    return fields.size() <= named
        ? list
        : tr("%1 and %2 more").arg(list, Words::number(quint64(fields.size() - named)));
}

QString MergeWords::gaps(const MergeLack &lack)
{
    QStringList gaps;
    for (const MergeGap &gap : lack.gaps)
        gaps += tr("line %1: %2").arg(Words::number(quint64(gap.line)), flaw(gap.flaw));
    if (lack.entries > quint64(gaps.size()))
        gaps += tr("and %1 more").arg(Words::number(lack.entries - quint64(gaps.size())));
    return gaps.join(u"; "_s);
}

QString MergeWords::lacking(const MergeLack &lack, const QString &listFile)
{
    const QString list = listFile.isEmpty() ? tr("the addresses given by hand") : listFile;
    return tr("Nothing was sent, since the message cannot be made for all of %1: %2").arg(list, gaps(lack));
}

QString MergeWords::flaw(const MergeFlaw &flaw)
{
    using enum MergeFlaw::Kind;
    const QString header = Words::bytes(flaw.header);
    switch (flaw.kind) {
    case None: return {};
    case NoValue: return tr("{{%1}} has no value").arg(flaw.field);
    case ControlInHeader:
        return tr("{{%1}} has a line end or a control character, which the header %2 cannot hold")
            .arg(flaw.field, header);
    case UnfitForHeader:
        return tr("{{%1}} has a character that the header %2 cannot hold; perhaps {{%1:url}} is meant")
            .arg(flaw.field, header);
    case NoAddress:
        return flaw.field.isEmpty() ? tr("the header %1 would hold no address").arg(header)
                                    : tr("{{%1}} is no address for the header %2").arg(flaw.field, header);
    case HeaderTooLong: return tr("the header %1 would be too long").arg(header);
    }
    return {};
}

QString MergeWords::nearest(const QString &name, const QStringList &names)
{
    const QString wanted = name.toLower();
    QString best;
    qsizetype fewest = std::min(name.size(), std::max<qsizetype>(3, name.size() / 2 + 1));
    for (const QString &candidate : names) {
        const qsizetype changes = changesBetween(wanted, candidate.toLower());
        if (changes < fewest) {
            fewest = changes;
            best = candidate;
        }
    }
    return best;
}

} // namespace Relaydeck
