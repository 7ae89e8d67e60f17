#include "models/composewords.h"

#include "models/words.h"

namespace Relaydeck {

QString ComposeWords::fault(const ComposeFault &fault)
{
    using enum ComposeFault::Kind;
    const QString text = Words::bytes(fault.text.toUtf8());
    switch (fault.kind) {
    case NoFrom:
        return fault.text.isEmpty() ? tr("Nobody writes this letter: it needs a From with one address")
                                    : tr("From takes one address, not \"%1\"").arg(text);
    case UnsubscribeUnusable:
        return tr("\"%1\" is no place to unsubscribe: give an address of the web, or one of mail").arg(text);
    case OneClickWithoutHttps:
        return tr("One click to unsubscribe (RFC 8058) needs an https address to do it at");
    case NothingToSay: return tr("This letter is empty: it needs a text, an HTML text or a file");
    case InlineWithoutHtml:
        return tr("%1 is a picture for an HTML text, and there is none; attach it instead").arg(text);
    case TypeUnusable: return tr("\"%1\" is no type of content; image/png is one").arg(text);
    case IdentityUnusable:
        return tr("\"%1\" cannot be the name of a picture: only printable ASCII without blanks can, "
                  "and no more than a line of it")
            .arg(text);
    default: return headerFault(fault);
    }
}

QString ComposeWords::headerFault(const ComposeFault &fault)
{
    using enum ComposeFault::Kind;
    const QString text = Words::bytes(fault.text.toUtf8());
    const QString name = Words::bytes(fault.header);
    switch (fault.kind) {
    case AddressUnusable: return tr("%1: \"%2\" is not what mail can be sent to").arg(name, text);
    case AddressBeyondAscii:
        return tr("%1: \"%2\" has letters beyond ASCII before its @, which most relays do not take; "
                  "give another address")
            .arg(name, text);
    case LineInHeader:
        return tr("%1: \"%2\" has a line end in it, which would begin another header; take it out")
            .arg(name, text);
    case HeaderNameUnusable:
        return tr("\"%1\" cannot be the name of a header: only printable ASCII without colons and blanks can")
            .arg(name);
    case HeaderReserved: return tr("The header %1 cannot be given by hand").arg(name);
    case PrecedenceUnusable: return tr("Precedence is list, bulk or junk, not \"%1\"").arg(text);
    default: return {};
    }
}

} // namespace Relaydeck
