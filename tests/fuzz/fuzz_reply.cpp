#include "fuzz/expect.h"
#include "smtp/capabilities.h"
#include "smtp/replyreader.h"

#include <algorithm>
#include <cstdint>

using namespace Relaydeck;

namespace {

struct Heard
{
    QList<Reply> replies;
    ReplyReader::Fault fault = ReplyReader::Fault::None;
};

Heard hear(QByteArrayView bytes, qsizetype slice)
{
    ReplyReader reader;
    Heard heard;
    for (qsizetype at = 0; at < bytes.size(); at += slice) {
        reader.feed(bytes.sliced(at, std::min(slice, bytes.size() - at)));
        while (const auto reply = reader.take())
            heard.replies += *reply;
    }
    heard.fault = reader.fault();
    return heard;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes(data, qsizetype(size));
    if (bytes.isEmpty())
        return 0;
    const Heard whole = hear(bytes, bytes.size());
    const Heard sliced = hear(bytes, 1 + size % 7);

    expect(whole.fault == sliced.fault, "how bytes are sliced does not change the fault");
    expect(whole.replies.size() == sliced.replies.size(),
        "how bytes are sliced does not change how many replies there are");
    for (qsizetype i = 0; i < whole.replies.size(); ++i) {
        expect(
            whole.replies[i].code == sliced.replies[i].code, "how bytes are sliced does not change a code");
        expect(
            whole.replies[i].lines == sliced.replies[i].lines, "how bytes are sliced does not change a line");
        expect(Capabilities(whole.replies[i]).maximumSize() >= 0, "a maximum size is not negative");
    }
    return 0;
}
