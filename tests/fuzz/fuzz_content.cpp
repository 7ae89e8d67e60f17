#include "fuzz/expect.h"
#include "smtp/content.h"

#include <cstdint>

using namespace Relaydeck;

namespace {

void judgeLine(QByteArrayView line)
{
    expect(!line.contains('\r') && !line.contains('\n'), "no CR and no LF stands alone");
    expect(line.isEmpty() || line.front() != '.' || (line.size() > 1 && line[1] == '.'),
        "a dot at a line start is doubled");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Content content(QByteArrayView(data, qsizetype(size)));
    const QByteArray &dotted = content.dotted();
    expect(dotted.endsWith(".\r\n"), "the final dot ends the data");

    QByteArray plain;
    const qsizetype end = dotted.size() - 3;
    for (qsizetype at = 0; at < end;) {
        const qsizetype lineEnd = dotted.indexOf("\r\n", at);
        expect(lineEnd >= 0 && lineEnd + 2 <= end, "every line has its end");
        const QByteArrayView line = QByteArrayView(dotted).sliced(at, lineEnd - at);
        judgeLine(line);
        plain.append(line.startsWith('.') ? line.sliced(1) : line).append("\r\n");
        at = lineEnd + 2;
    }
    expect(content.plain() == plain, "without doubled dots it is the plain text");
    expect(content.size() == plain.size(), "the size is that of the plain text");
    return 0;
}
