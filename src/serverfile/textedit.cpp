#include "serverfile/textedit.h"

#include <algorithm>
#include <tuple>

namespace Relaydeck {

void sortEdits(TextEdits &edits)
{
    std::stable_sort(edits.begin(), edits.end(), [](const TextEdit &a, const TextEdit &b) {
        return std::tuple(a.offset, a.length > 0) < std::tuple(b.offset, b.length > 0);
    });
}

TextEdits inverseOf(const TextEdits &edits, const QByteArray &before)
{
    TextEdits inverse;
    inverse.reserve(edits.size());
    qsizetype growth = 0;
    for (const TextEdit &edit : edits) {
        inverse.append({edit.offset + growth, edit.text.size(), before.mid(edit.offset, edit.length)});
        growth += edit.text.size() - edit.length;
    }
    return inverse;
}

TextEdits difference(QByteArrayView before, QByteArrayView after)
{
    const auto [endBefore, endAfter]
        = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    const qsizetype head = endBefore - before.begin();
    const qsizetype most = std::min(before.size(), after.size()) - head;
    qsizetype tail = 0;
    while (tail < most && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    const qsizetype length = before.size() - head - tail;
    const QByteArrayView text = after.sliced(head, after.size() - head - tail);
    if (length == 0 && text.isEmpty())
        return {};
    return {{head, length, text.toByteArray()}};
}

} // namespace Relaydeck
