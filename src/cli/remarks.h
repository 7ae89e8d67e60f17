#pragma once

#include "serverfile/diagnostic.h"

#include <QJsonArray>
#include <QList>
#include <QString>

namespace Relaydeck {
class Terminal;

/// `file:line:column: severity: sentence`; line and column only where there are some. The severity is
/// one of `hint`, `warning`, `error` in every language.
[[nodiscard]] QString remarkLine(const Diagnostic &diagnostic);
[[nodiscard]] QString severityName(Severity severity);
[[nodiscard]] QJsonArray remarksToJson(const QList<Diagnostic> &diagnostics);

/// One line each on standard error for those of at least this severity.
void noteRemarks(const QList<Diagnostic> &diagnostics, Severity least, Terminal &terminal);

} // namespace Relaydeck
