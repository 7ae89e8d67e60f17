#pragma once

#include "serverfile/diagnostic.h"
#include "serverfile/document.h"
#include "serverfile/relaycolumns.h"

#include <QList>

namespace Relaydeck {

/// What is to be said about the lines and keys of one file, whatever it is used for.
[[nodiscard]] DiagnosticList lintDocument(const Document &document, const QString &file, quint32 euid);

enum class EntryPart : quint8 { Key, Value };

/// A diagnostic at the key or the value of an entry.
[[nodiscard]] Diagnostic diagnosticAt(
    const ConfStore &store, EntryRef entry, EntryPart part, Severity severity, DiagnosticKind kind);

/// Relays for which nothing, or nothing but an empty text, is said anywhere.
[[nodiscard]] QList<qsizetype> relaysWithout(const RelayColumns &columns, Field field);

/// What is to be said about columns and the values that relays get from them. `others` is the number
/// of relays beside those of the file, which use the defaults of the masters too.
[[nodiscard]] DiagnosticList lintColumns(const RelayColumns &columns, qsizetype others = 0);

/// What is to be said about ports, TLS and logins.
[[nodiscard]] DiagnosticList lintSecurity(const RelayColumns &columns);

/// Where `=` and `@=` for one key meet.
[[nodiscard]] QList<Diagnostic> lintMixedSigns(const ConfStore &store);

} // namespace Relaydeck
