#include "models/listwords.h"

#include "models/words.h"

namespace Relaydeck {

QString ListWords::leftOut(const JournalRow &row)
{
    switch (row.leftOut) {
    case LeftOut::No: return {};
    case LeftOut::Invalid: return tr("no address: %1").arg(addressFault(row.fault));
    case LeftOut::Duplicate:
        return tr("the same address as in line %1").arg(Words::number(quint64(row.firstLine)));
    case LeftOut::Banned: return row.bannedBy.isEmpty() ? tr("banned") : tr("banned by %1").arg(row.bannedBy);
    case LeftOut::NoValue: return tr("no address: nothing stands in its column");
    case LeftOut::NoRecord: return tr("no address: the line is no JSON object");
    case LeftOut::Misfit:
        return tr("it has fewer values than there are merge keys, or chooses what there is not");
    case LeftOut::LineTooLong: return tr("no address: the line is too long");
    }
    return {};
}

QString ListWords::addressFault(const AddressFault &fault)
{
    using enum AddressFault::Kind;
    switch (fault.kind) {
    case None: return {};
    case Empty: return tr("there is nothing between the brackets");
    case NoAt: return tr("the @ is missing");
    case BadLocalPart: return tr("what stands before the @ cannot be part of an address");
    case BadDomain: return tr("what stands behind the @ is no domain");
    case BadLiteral: return tr("what stands in [ ] is no address of a host");
    case LocalPartTooLong: return tr("what stands before the @ is too long");
    case DomainTooLong: return tr("the domain is too long");
    case LineEnd: return tr("a line end stands in it");
    case ControlByte: return tr("a control character stands in it");
    case UnbalancedBracket: return tr("a bracket has no partner");
    case UnbalancedQuote: return tr("a quotation mark has no partner");
    case TrailingText: return tr("something stands behind the address");
    case SeveralAddresses: return tr("these are several addresses");
    case NotUtf8: return tr("it is not UTF-8");
    case NotAscii: return tr("it has characters that are not ASCII");
    case BadTopLevel: return tr("the domain ends in no top level domain of 2003");
    }
    return {};
}

QString ListWords::format(const ListFacts &facts)
{
    using Kind = ListFormat::Kind;
    QStringList words;
    if (facts.kind == Kind::Table)
        words << (facts.columns.size() > 1
                ? tr("table with %1 between columns").arg(delimiter(facts.delimiter))
                : tr("table of one column"));
    else if (facts.kind == Kind::JsonLines)
        words << tr("lines of JSON");
    else
        words << (facts.kind == Kind::Classic ? tr("entries cut by delimiters") : tr("one entry a line"));
    if (facts.kind == Kind::Table || facts.kind == Kind::JsonLines)
        words << (facts.isLatin1 ? tr("Latin-1") : tr("UTF-8"));
    const QString column = facts.columns.value(facts.addressColumn);
    if (facts.kind == Kind::Table && facts.addressColumn >= 0 && !facts.hasHeader)
        words << tr("no header, addresses in column %1").arg(facts.addressColumn + 1);
    else if (facts.addressColumn >= 0)
        words << (facts.kind == Kind::JsonLines ? tr("addresses under %1") : tr("addresses in column %1"))
                     .arg(column);
    return words.join(QStringLiteral(", "));
}

QString ListWords::delimiter(char delimiter)
{
    if (delimiter == '\t')
        return tr("tabs");
    return QString(QLatin1Char(delimiter));
}

QString ListWords::entries(qint64 number)
{
    return number == 1 ? tr("1 entry") : tr("%1 entries").arg(Words::number(quint64(number)));
}

QString ListWords::leftOut(const ListFacts &facts)
{
    qint64 none = 0;
    qint64 sum = 0;
    for (auto reason = facts.leftOut.cbegin(); reason != facts.leftOut.cend(); ++reason) {
        sum += *reason;
        if (reason.key() != LeftOut::Duplicate && reason.key() != LeftOut::Banned)
            none += *reason;
    }
    if (sum == 0)
        return {};
    const auto counted = [](qint64 number) { return Words::number(quint64(number)); };
    QStringList reasons;
    if (const qint64 twice = facts.leftOut.value(LeftOut::Duplicate))
        reasons << (twice == 1 ? tr("1 duplicate") : tr("%1 duplicates").arg(counted(twice)));
    if (const qint64 banned = facts.leftOut.value(LeftOut::Banned))
        reasons << tr("%1 banned").arg(counted(banned));
    if (none > 0)
        reasons << tr("%1 without an address").arg(counted(none));
    return tr("%1 of them left out: %2").arg(counted(sum), reasons.join(QStringLiteral(", ")));
}

} // namespace Relaydeck
