#include "fuzz/expect.h"
#include "serverfile/fixall.h"
#include "serverfile/fixit.h"
#include "serverfile/serverset.h"

#include <cstdint>

using namespace Relaydeck;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostFixes = 20; // of one document, each made by itself

void judgePlace(const Diagnostic &diagnostic, const Document &document)
{
    expect(diagnostic.line >= 0 && diagnostic.line <= document.lineCount(), "lines are in the document");
    expect(diagnostic.column >= 0 && diagnostic.length >= 0, "columns are none, or count from 1");
    if (diagnostic.line == 0 || diagnostic.column == 0)
        return;
    const qsizetype length = document.lineEnd(diagnostic.line - 1) - document.lineBegin(diagnostic.line - 1);
    expect(diagnostic.column - 1 + diagnostic.length <= length, "what is meant is within its line");
}

void judgeEdits(const TextEdits &edits, const QByteArray &bytes)
{
    qsizetype end = 0;
    for (const TextEdit &edit : edits) {
        expect(edit.offset >= end && edit.length >= 0, "edits ascend and do not overlap");
        end = edit.offset + edit.length;
    }
    expect(end <= bytes.size(), "and are within the document");
}

/// Every fix that is offered, made by itself.
void judgeFixes(const Document &document, const QList<Diagnostic> &diagnostics)
{
    const ConfStore store({{u"fuzz.conf"_s, &document}}, 0, true);
    const ConfStore masters;
    const RelayColumns columns(store, masters);
    qsizetype made = 0;
    for (const Diagnostic &diagnostic : diagnostics) {
        const TextEdits edits = fixFor(diagnostic, columns);
        judgeEdits(edits, document.bytes());
        if (edits.isEmpty() || ++made > MostFixes)
            continue;
        Document fixed = document;
        fixed.apply(edits);
        expect(fixed == Document(fixed.bytes()), "a fixed document reads like one that was read afresh");
        LoadOptions options;
        options.beyondErrors = true;
        for (const Diagnostic &left : lintServerFile(fixed, u"fuzz.conf"_s, {}, options))
            judgePlace(left, fixed);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Document document(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    LoadOptions options;
    options.beyondErrors = true;
    options.euid = 0;
    const QList<Diagnostic> diagnostics = lintServerFile(document, u"fuzz.conf"_s, {}, options);
    for (const Diagnostic &diagnostic : diagnostics)
        judgePlace(diagnostic, document);
    judgeFixes(document, diagnostics);

    const FixedDocument mended = fixAll(document, u"fuzz.conf"_s, {}, options);
    for (const Diagnostic &fixed : mended.fixed)
        judgePlace(fixed, document);
    const FixedDocument again = fixAll(mended.document, u"fuzz.conf"_s, {}, options);
    expect(again.document == mended.document, "what is mended needs no mending");
    return 0;
}
