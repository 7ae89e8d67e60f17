#include "compose/people.h"

#include "compose/rawheader.h"
#include "smtp/address.h"

#undef signals // GLib has a member of this name
#include <gmime/gmime.h>

namespace Relaydeck {

Held<InternetAddressList> addressesOf(const QString &text)
{
    beginGMime();
    return Held<InternetAddressList>(internet_address_list_parse(nullptr, text.toUtf8().constData()));
}

std::optional<ComposeFault::Kind> faultOf(InternetAddressList *list, Groups groups)
{
    using Kind = ComposeFault::Kind;
    if (!list)
        return Kind::AddressUnusable;
    for (int i = 0; i < internet_address_list_length(list); ++i) {
        InternetAddress *one = internet_address_list_get_address(list, i);
        if (groups == Groups::Taken && INTERNET_ADDRESS_IS_GROUP(one)) {
            InternetAddressGroup *group = INTERNET_ADDRESS_GROUP(one);
            if (const auto kind = faultOf(internet_address_group_get_members(group)))
                return kind;
            continue;
        }
        if (!INTERNET_ADDRESS_IS_MAILBOX(one))
            return Kind::AddressUnusable;
        const char *address = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one));
        const ParsedAddress parsed = Address::parse(QByteArrayView(address));
        if (!address || !parsed)
            return Kind::AddressUnusable;
        if (!isPrintable(parsed.address.localPart().toByteArray()))
            return Kind::AddressBeyondAscii;
    }
    return std::nullopt;
}

std::optional<QByteArray> peopleHeader(const QByteArray &name, const QString &text)
{
    const Held<InternetAddressList> people = addressesOf(text);
    if (faultOf(people.get()) || internet_address_list_length(people.get()) == 0)
        return std::nullopt;
    GString *line = g_string_new((name + ": ").constData());
    internet_address_list_encode(people.get(), nullptr, line);
    QByteArray bytes(line->str, qsizetype(line->len));
    g_string_free(line, TRUE);
    bytes = bytes.trimmed().replace("\r\n", "\n").replace("\n", "\r\n") + "\r\n";
    return bytes;
}

} // namespace Relaydeck
