#include "fuzz/expect.h"
#include "net/proxytalk.h"

#include <algorithm>
#include <cstdint>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

struct Course
{
    QByteArray said;
    QByteArray left;
    std::optional<ProxyFlaw> flaw;
    bool through = false;

    friend bool operator==(const Course &, const Course &) = default;
};

Course play(const Proxy &proxy, QByteArrayView bytes, qsizetype slice)
{
    const auto talk = makeProxyTalk(proxy, {u"mx.relay.test"_s, 25});
    ProxyTalk::Next next = talk->begin();
    Course course{next.say, {}, next.flaw, false};
    for (qsizetype at = 0; at < bytes.size(); at += slice) {
        course.left += bytes.sliced(at, std::min(slice, bytes.size() - at));
        while (!course.flaw && !course.through) {
            next = talk->heed(course.left);
            expect(!next.words.contains("pencil") || bytes.contains("pencil"), "the password is not shown");
            course.said += next.say;
            course.flaw = next.flaw;
            course.through = next.through;
            if (next.say.isEmpty())
                break;
        }
    }
    if (course.flaw)
        course.left.clear();
    return course;
}

} // namespace

/// The first byte says which kind of proxy, and whether we have a login; then comes what it says.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    Proxy proxy;
    proxy.kind = data[0] & 1 ? Proxy::Kind::HttpConnect : Proxy::Kind::Socks5;
    if (data[0] & 2)
        proxy.user = "tim"_ba;
    proxy.password = "pencil"_ba;
    const QByteArrayView bytes(data + 1, qsizetype(size - 1));
    const Course whole = play(proxy, bytes, std::max<qsizetype>(1, bytes.size()));
    const Course sliced = play(proxy, bytes, 1 + qsizetype(size % 7));
    expect(whole == sliced, "how bytes are sliced does not matter");
    return 0;
}
