#pragma once

#include "serverfile/diagnostic.h"

#include <QJsonArray>
#include <QList>
#include <QString>

namespace Relaydeck {
class Terminal;

/// `file:line:column: severity: sentence`; `file: severity: sentence` about the file as a whole. The
/// severity is one of `hint`, `warning`, `error` in every language, or what is given in its place.
[[nodiscard]] QString remarkLine(const Diagnostic &diagnostic, const QString &severity = {});
[[nodiscard]] QString severityName(Severity severity);
[[nodiscard]] QJsonArray remarksToJson(const QList<Diagnostic> &diagnostics);

/// One line each on standard error for those of at least this severity.
void noteRemarks(const QList<Diagnostic> &diagnostics, Severity least, Terminal &terminal);

} // namespace Relaydeck
