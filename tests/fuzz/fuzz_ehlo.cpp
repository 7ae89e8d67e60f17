#include "fuzz/expect.h"
#include "session/login.h"
#include "smtp/capabilities.h"
#include "smtp/replyreader.h"

#include <algorithm>
#include <cstdint>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

bool isKeyword(const QByteArray &word)
{
    return !word.isEmpty() && word == word.toUpper()
        && std::none_of(word.begin(), word.end(), [](char c) { return quint8(c) <= ' '; });
}

void judge(const Reply &ehlo)
{
    const Capabilities offers(ehlo);
    expect(offers.maximumSize() >= 0, "a maximum size is not negative");
    expect(offers.keywords().size() < ehlo.lines.size() || offers.keywords().isEmpty(),
        "a line offers one thing, and the first one none");
    for (const QByteArray &keyword : offers.keywords()) {
        expect(isKeyword(keyword), "a keyword is one word in capitals");
        expect(offers.has(keyword), "what is listed is offered");
    }
    for (const bool secured : {false, true}) {
        Login login({std::nullopt, "tim"_ba, {}, false}, {u"relay.test"_s, 25});
        const bool possible = !login.choose(offers, secured);
        expect(!possible || offers.has("AUTH"_ba), "who offers no login gets none");
        if (!possible)
            continue;
        const Login::Next next = login.begin({.secret = "pencil-of-tim"_ba});
        const QByteArray said = next.command ? next.command->wire : QByteArray();
        expect(secured || !said.contains(QByteArray("\0tim\0pencil-of-tim", 18).toBase64()),
            "no password in clear");
        expect(!next.command || !next.command->shown.contains("pencil"), "no password is shown");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    ReplyReader reader;
    reader.feed(QByteArrayView(data, qsizetype(size)));
    while (const auto reply = reader.take())
        judge(*reply);
    return 0;
}
