#include "cli/lintcommand.h"

#include "cli/arguments.h"
#include "cli/remarks.h"
#include "cli/terminal.h"
#include "models/words.h"
#include "serverfile/filekeeper.h"
#include "serverfile/fixall.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Relaydeck {

LintCommand::LintCommand(Terminal &terminal, QObject *parent) : SubCommand(parent), m_terminal(terminal)
{}

void LintCommand::start(const QStringList &arguments)
{
    Arguments given({u"lint"_s, tr("FILE [--conf FILE]... [--fix] [--json]"),
        tr("Says what is wrong or odd in a server file, one line each: FILE:LINE:COLUMN: SEVERITY: "
           "SENTENCE.\n"
           "With --fix, what can be mended without changing a relay that is right is mended and saved "
           "first,\n"
           "and told with \"fixed\" for its severity and its place as it was.\n"
           "The exit status is 1 when there are errors (left)."),
        u"relaydeck-cli lint relays.conf"_s});
    given.setPositionals(1, 1);
    given.addValue(u"conf"_s, u"FILE"_s, tr("A master conf file with defaults. Repeatable."));
    given.addFlag(u"fix"_s, tr("Mends what can be mended safely."));
    given.addFlag(u"json"_s, tr("Prints one JSON object."));
    if (const auto status = given.read(arguments, m_terminal)) {
        emit finished(*status);
        return;
    }

    const QString file = given.positionals().constFirst();
    const QStringList masters = given.values(u"conf"_s);
    const auto fixed = given.has(u"fix"_s) ? mend(file, masters) : QList<Diagnostic>();
    if (!fixed) {
        emit finished(ExitStatus::NothingDone);
        return;
    }
    LoadOptions options;
    options.beyondErrors = true;
    const ServerSet set = loadServers(file, masters, options);
    if (given.has(u"json"_s))
        printJson(*fixed, set.diagnostics);
    else
        print(*fixed, set.diagnostics);
    emit finished(set.hasErrors() ? ExitStatus::SomeNotAccepted : ExitStatus::Good);
}

std::optional<QList<Diagnostic>> LintCommand::mend(const QString &file, const QStringList &masters)
{
    FileKeeper keeper(file);
    const FileContent content = keeper.load();
    if (!content.isGood())
        return QList<Diagnostic>();
    LoadOptions options;
    options.beyondErrors = true;
    const FixedDocument mended = fixAll(Document(content.bytes), file, MasterConfs(masters), options);
    if (mended.document.bytes() == content.bytes)
        return QList<Diagnostic>();
    const SaveOutcome outcome = keeper.save(mended.document.bytes());
    if (!outcome.isGood()) {
        m_terminal.complain(Words::saveFlaw(file, outcome));
        return std::nullopt;
    }
    if (const QString remarks = Words::saveRemarks(outcome.remarks); !remarks.isEmpty())
        m_terminal.note(remarks);
    return mended.fixed;
}

void LintCommand::print(const QList<Diagnostic> &fixed, const QList<Diagnostic> &left)
{
    for (const Diagnostic &diagnostic : fixed)
        m_terminal.print(remarkLine(diagnostic, u"fixed"_s));
    for (const Diagnostic &diagnostic : left)
        m_terminal.print(remarkLine(diagnostic));
}

void LintCommand::printJson(const QList<Diagnostic> &fixed, const QList<Diagnostic> &left)
{
    const QJsonObject object{{u"fixed"_s, remarksToJson(fixed)}, {u"remarks"_s, remarksToJson(left)}};
    m_terminal.print(QString::fromUtf8(QJsonDocument(object).toJson()).trimmed());
}

} // namespace Relaydeck
