#include "cli/remarks.h"

#include "cli/terminal.h"
#include "models/words.h"

#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::Hint: return u"hint"_s;
    case Severity::Warning: return u"warning"_s;
    case Severity::Error: break;
    }
    return u"error"_s;
}

QString remarkLine(const Diagnostic &diagnostic, const QString &severity)
{
    QStringList parts{diagnostic.file};
    if (diagnostic.line > 0)
        parts += {QString::number(diagnostic.line), QString::number(std::max(diagnostic.column, 1))};
    return u"%1: %2: %3"_s.arg(parts.join(u':'),
        severity.isEmpty() ? severityName(diagnostic.severity) : severity, Words::diagnostic(diagnostic));
}

QJsonArray remarksToJson(const QList<Diagnostic> &diagnostics)
{
    QJsonArray array;
    for (const Diagnostic &diagnostic : diagnostics) {
        array.append(QJsonObject{
            {u"file"_s, diagnostic.file},
            {u"line"_s, diagnostic.line},
            {u"column"_s, diagnostic.column},
            {u"severity"_s, severityName(diagnostic.severity)},
            {u"sentence"_s, Words::diagnostic(diagnostic)},
        });
    }
    return array;
}

void noteRemarks(const QList<Diagnostic> &diagnostics, Severity least, Terminal &terminal)
{
    for (const Diagnostic &diagnostic : diagnostics) {
        if (diagnostic.severity >= least)
            terminal.note(remarkLine(diagnostic));
    }
}

} // namespace Relaydeck
