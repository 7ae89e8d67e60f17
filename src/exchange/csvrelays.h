#pragma once

#include "exchange/relaydraft.h"
#include "serverfile/serverprofile.h"

#include <QHash>

namespace Relaydeck {

/// Reads a table of relays. The first record names the columns: by our keys, by common words such as
/// `host` and `username`, or by `titles` (in lower case); a column `password` is never taken over.
/// An empty cell says nothing.
[[nodiscard]] ImportedRelays readCsvRelays(
    const QByteArray &bytes, const QString &fileName, const QHash<QString, Field> &titles);

/// A table with a column for every key and a row for every relay. Cells are empty where a relay has
/// nothing but the built-in default. Texts are in UTF-8.
[[nodiscard]] QByteArray writeCsvRelays(const QList<ServerProfile> &relays);

} // namespace Relaydeck
