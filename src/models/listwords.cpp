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
    case LeftOut::Banned: return tr("banned");
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

} // namespace Relaydeck
