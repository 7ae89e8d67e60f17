#include "fuzz/expect.h"
#include "smtp/address.h"

#include <algorithm>
#include <cstdint>

using namespace Relaydeck;

namespace {

bool isSafe(const QByteArray &wire)
{
    return std::none_of(
        wire.cbegin(), wire.cend(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView entry(data, qsizetype(size));
    for (const auto rules : {Address::Rules::Current, Address::Rules::Classic}) {
        const ParsedAddress parsed = Address::parse(entry, rules);
        if (!parsed) {
            expect(parsed.address.isEmpty(), "where there is a fault there is no address");
            expect(parsed.fault.position >= 0 && parsed.fault.position <= entry.size(),
                "a fault is inside the entry");
            continue;
        }
        expect(!parsed.address.isEmpty(), "where there is no fault there is an address");
        expect(isSafe(parsed.address.wire()), "no line end and no NUL gets into a command");
        expect(!parsed.address.domain().isEmpty(), "an address has a domain");
    }
    if (const ParsedAddress parsed = Address::parse(entry)) {
        const ParsedAddress again = Address::parse('<' + parsed.address.wire() + '>');
        expect(again && again.address == parsed.address, "what goes on the wire reads as the same address");
    }
    return 0;
}
