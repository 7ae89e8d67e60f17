#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <span>

namespace Relaydeck {

/// Ids as a JSON array, the form in which a journal keeps them: `[1,2,3]`.
[[nodiscard]] QByteArray idsToJson(std::span<const qint64> ids);

/// Calls `visit` for each id; false when the text is no such array or an id is not from 1 to `last`.
template <typename Visit>
[[nodiscard]] bool eachId(QByteArrayView json, qint64 last, Visit &&visit)
{
    if (json.size() < 2 || json.front() != '[' || json.back() != ']')
        return false;
    qint64 id = 0;
    for (qsizetype i = 1; i < json.size(); ++i) {
        const char byte = json[i];
        if (byte >= '0' && byte <= '9') {
            id = id * 10 + (byte - '0');
            if (id > last)
                return false;
        } else if ((byte == ',' || (byte == ']' && i == json.size() - 1)) && id > 0) {
            visit(id);
            id = 0;
        } else {
            return false;
        }
    }
    return true;
}

} // namespace Relaydeck
