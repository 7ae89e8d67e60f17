#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace Relaydeck {

/// Whether a reader can leave a list by one click (RFC 8058), by the headers of a message.
enum class OneClick : quint8 {
    Good,
    Half, ///< it is promised, and there is no https address for it, or the promise is none
    Missing,
};

[[nodiscard]] OneClick oneClickOf(const QByteArray &message);
/// Of a message, the headers that decide on it: nothing else is needed for oneClickOf.
[[nodiscard]] QByteArray oneClickHeadersOf(const QByteArray &message);

/// How the recipients of a send can leave its list.
struct OneClickTally
{
    quint64 good = 0;
    quint64 half = 0;
    quint64 missing = 0;
    qint64 firstLine = 0; ///< of the list, of somebody for whom it is not good; 0: it is the same for all

    /// All of them have the same message.
    [[nodiscard]] static OneClickTally of(OneClick all, quint64 recipients);
    void add(OneClick one, qint64 line);
};

} // namespace Relaydeck
