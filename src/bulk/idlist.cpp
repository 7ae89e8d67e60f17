#include "bulk/idlist.h"

#include <charconv>

namespace Relaydeck {

QByteArray idsToJson(std::span<const qint64> ids)
{
    constexpr qsizetype LongestId = 20; // digits of a 64-bit number and a comma
    QByteArray json(2 + qsizetype(ids.size()) * LongestId, Qt::Uninitialized);
    char *at = json.data();
    *at++ = '[';
    for (const qint64 id : ids) {
        if (at[-1] != '[')
            *at++ = ',';
        at = std::to_chars(at, at + LongestId, id).ptr;
    }
    *at++ = ']';
    json.truncate(at - json.constData());
    return json;
}

} // namespace Relaydeck
