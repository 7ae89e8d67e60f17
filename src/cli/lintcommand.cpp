#include "cli/lintcommand.h"

#include "cli/arguments.h"
#include "cli/remarks.h"
#include "cli/terminal.h"
#include "serverfile/serverset.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Relaydeck {

LintCommand::LintCommand(Terminal &terminal, QObject *parent) : SubCommand(parent), m_terminal(terminal)
{}

void LintCommand::start(const QStringList &arguments)
{
    Arguments given({u"lint"_s, tr("FILE [--conf FILE]... [--json]"),
        tr("Says what is wrong or odd in a server file, one line each: FILE:LINE:COLUMN: SEVERITY: "
           "SENTENCE.\n"
           "The exit status is 1 when there are errors."),
        u"relaydeck-cli lint relays.conf"_s});
    given.setPositionals(1, 1);
    given.addValue(u"conf"_s, u"FILE"_s, tr("A master conf file with defaults. Repeatable."));
    given.addFlag(u"json"_s, tr("Prints one JSON object."));
    if (const auto status = given.read(arguments, m_terminal)) {
        emit finished(*status);
        return;
    }

    LoadOptions options;
    options.beyondErrors = true;
    const ServerSet set = loadServers(given.positionals().constFirst(), given.values(u"conf"_s), options);
    if (given.has(u"json"_s)) {
        const QJsonObject object{{u"remarks"_s, remarksToJson(set.diagnostics)}};
        m_terminal.print(QString::fromUtf8(QJsonDocument(object).toJson()).trimmed());
    } else {
        for (const Diagnostic &diagnostic : set.diagnostics)
            m_terminal.print(remarkLine(diagnostic));
    }
    emit finished(set.hasErrors() ? ExitStatus::SomeNotAccepted : ExitStatus::Good);
}

} // namespace Relaydeck
