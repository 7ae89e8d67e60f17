#include "fuzz/expect.h"
#include "merge/mergetemplate.h"
#include "smtp/content.h"

#include <cstdint>

using namespace Relaydeck;

namespace {

/// Headers that merging neither makes nor changes the number of.
QByteArrayList namesOf(const QByteArray &message)
{
    QByteArrayList names;
    const std::vector<MimeEntity> entities = mimeWalk(message);
    for (const MimeHeader &header : entities.front().headers) {
        if (!HeaderTemplate::isFixed(header.name))
            names.append(header.name);
    }
    return names;
}

void judge(const MergeTemplate &letter, const QByteArray &message, const QStringList &values)
{
    if (letter.judge(values))
        return;
    const QByteArray merged = letter.rendered(values, 1);
    expect(merged == letter.rendered(values, 1), "the same values make the same message");
    expect(QByteArray(merged).replace("\r\n", "").count('\n') == 0, "no line feed stands alone");
    expect(namesOf(merged) == namesOf(message), "no value makes or unmakes a header");
}

} // namespace

/// Up to the first NUL a message, then values, a NUL between them.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const QByteArrayList pieces = bytes.split('\0');
    const QByteArray message = Content(pieces.first()).plain().toByteArray();
    const MergeTemplate::Compiled made = MergeTemplate::compile(message);
    expect((made.letter == nullptr) == (made.fault.kind != MergeFault::Kind::None), "a fault or a letter");
    if (!made.letter)
        return 0;
    QStringList values;
    for (qsizetype i = 0; i < made.letter->fields().size(); ++i)
        values.append(QString::fromUtf8(pieces.value(i + 1)));
    judge(*made.letter, message, values);
    return 0;
}
