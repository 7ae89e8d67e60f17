#pragma once

#include "exchange/relaydraft.h"

#include <QByteArrayList>

namespace Relaydeck {

/// A new server file with these relays. Every relay has a line in every column that one of them needs,
/// and `Tries`, without which Mail::Bulkmail uses no relay.
/// `heading` and `comments` (one for each relay) are written as comments, in UTF-8.
[[nodiscard]] QByteArray writeServerFile(
    const QList<RelayDraft> &relays, const QByteArrayList &heading, const QByteArrayList &comments);

} // namespace Relaydeck
