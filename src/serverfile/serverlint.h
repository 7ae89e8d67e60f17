#pragma once

#include "serverfile/diagnostic.h"
#include "serverfile/document.h"
#include "serverfile/relaycolumns.h"

#include <QList>

namespace Relaydeck {

/// What is to be said about the lines and keys of one file, whatever it is used for.
[[nodiscard]] DiagnosticList lintDocument(const Document &document, const QString &file, quint32 euid);

/// What is to be said about columns and the values that relays get from them. `servers` are the
/// profiles of `columns`, in the same order, possibly followed by others.
[[nodiscard]] DiagnosticList lintColumns(const RelayColumns &columns, const QList<ServerProfile> &servers);

/// Each `undef` that makes Mail::Bulkmail fail: in a column of the server file, or as a default.
[[nodiscard]] QList<Diagnostic> lintUndef(const RelayColumns &columns);

/// Where `=` and `@=` for one key meet.
[[nodiscard]] QList<Diagnostic> lintMixedSigns(const ConfStore &store);

} // namespace Relaydeck
