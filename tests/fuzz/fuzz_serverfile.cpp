#include "fuzz/expect.h"
#include "serverfile/serverlint.h"
#include "serverfile/serverset.h"

#include <algorithm>
#include <cstdint>

using namespace Relaydeck;
using namespace Qt::StringLiterals;

namespace {

void judgeEdit(Document document, qsizetype offset, qsizetype length, QByteArrayView with)
{
    document.replace(offset, length, with);
    const Document afresh(document.bytes());
    expect(document.lineCount() == afresh.lineCount(),
        "an edited document has the lines of one that was read afresh");
    for (qsizetype line = 0; line < afresh.lineCount(); ++line) {
        expect(document.lineBegin(line) == afresh.lineBegin(line), "they begin where they should");
        expect(document.kind(line) == afresh.kind(line), "they are of the kind they should be");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const Document document(bytes);
    expect(document.bytes() == bytes, "a document keeps every byte");

    LoadOptions options;
    for (const bool beyondErrors : {false, true}) {
        options.beyondErrors = beyondErrors;
        for (const ServerProfile &server : loadServers(document, u"fuzz.conf"_s, {}, options).servers)
            expect(server.fault || (server.tries >= 0 && server.maxConnectionAttempts >= 1),
                "numbers are in their range");
    }

    const qsizetype third = bytes.size() / 3;
    judgeEdit(document, third, third, bytes.last(third));
    judgeEdit(document, 0, third, QByteArrayView());
    return 0;
}
