#include "cli/commandlist.h"
#include "cli/subcommand.h"
#include "cli/terminal.h"
#include "engine/enginehost.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include <clocale>
#include <cstring>
#include <memory>

#include <langinfo.h>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

/// Qt wants UTF-8 and says so at length on standard error where the environment has something else.
void settleOnUtf8()
{
    std::setlocale(LC_ALL, "");
    if (std::strcmp(::nl_langinfo(CODESET), "UTF-8") != 0)
        qputenv("LC_ALL", "C.UTF-8");
}

/// The exit status when there is no sub-command to start.
int explain(const QString &word, Terminal &terminal)
{
    if (word == "--help"_L1 || word == "-h"_L1) {
        terminal.print(CommandList::overview());
        return int(ExitStatus::Good);
    }
    if (word == "--version"_L1) {
        terminal.print(u"relaydeck-cli "_s + QCoreApplication::applicationVersion());
        return int(ExitStatus::Good);
    }
    if (!word.isEmpty())
        terminal.complain(CommandList::tr("%1 is not a command").arg(word));
    terminal.note(CommandList::overview());
    return int(ExitStatus::NothingDone);
}

} // namespace

int main(int argc, char *argv[])
{
    settleOnUtf8();
    qputenv("QT_NO_GLIB", "1"); // Qt's own event dispatcher: about a sixth more messages a second
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"relaydeck"_s);
    QCoreApplication::setApplicationVersion(QString::fromLatin1(RELAYDECK_VERSION));
    QTranslator translator;
    if (translator.load(QLocale(), u"relaydeck"_s, u"_"_s, u":/i18n"_s))
        QCoreApplication::installTranslator(&translator);

    Terminal terminal;
    EngineHost host;
    const QStringList words = QCoreApplication::arguments();
    const QString name = words.value(1);
    const std::unique_ptr<SubCommand> command = CommandList::make(name, host, terminal);
    if (!command)
        return explain(name, terminal);

    QObject::connect(
        command.get(), &SubCommand::finished, &app,
        [](ExitStatus status) { QCoreApplication::exit(int(status)); }, Qt::QueuedConnection);
    command->start(words.mid(2));
    return QCoreApplication::exec();
}
