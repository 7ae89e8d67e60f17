#include "cli/commandlist.h"

#include "cli/composecommand.h"
#include "cli/democommand.h"
#include "cli/exportcommand.h"
#include "cli/importcommand.h"
#include "cli/jobscommand.h"
#include "cli/lintcommand.h"
#include "cli/practicecommand.h"
#include "cli/preflightcommand.h"
#include "cli/previewcommand.h"
#include "cli/reportcommand.h"
#include "cli/resumecommand.h"
#include "cli/secretcommand.h"
#include "cli/sendcommand.h"
#include "cli/serverscommand.h"
#include "cli/talkcommand.h"
#include "cli/testcommand.h"

using namespace Qt::StringLiterals;

namespace Relaydeck {

std::unique_ptr<SubCommand> CommandList::make(const QString &name, EngineHost &host, Terminal &terminal)
{
    if (name == "servers"_L1)
        return std::make_unique<ServersCommand>(terminal);
    if (name == "lint"_L1)
        return std::make_unique<LintCommand>(terminal);
    if (name == "import"_L1)
        return std::make_unique<ImportCommand>(terminal);
    if (name == "export"_L1)
        return std::make_unique<ExportCommand>(terminal);
    if (name == "secret"_L1)
        return std::make_unique<SecretCommand>(terminal);
    if (name == "compose"_L1)
        return std::make_unique<ComposeCommand>(terminal);
    if (name == "preview"_L1)
        return std::make_unique<PreviewCommand>(terminal);
    if (name == "preflight"_L1)
        return std::make_unique<PreflightCommand>(terminal);
    if (name == "send"_L1)
        return std::make_unique<SendCommand>(host, terminal);
    if (name == "resume"_L1)
        return std::make_unique<ResumeCommand>(host, terminal);
    if (name == "report"_L1)
        return std::make_unique<ReportCommand>(terminal);
    if (name == "jobs"_L1)
        return std::make_unique<JobsCommand>(terminal);
    if (name == "talk"_L1)
        return std::make_unique<TalkCommand>(host, terminal);
    if (name == "test"_L1)
        return std::make_unique<TestCommand>(host, terminal);
    if (name == "practice"_L1)
        return std::make_unique<PracticeCommand>(host, terminal);
    if (name == "demo"_L1)
        return std::make_unique<DemoCommand>(host, terminal);
    return nullptr;
}

QString CommandList::overview()
{
    return tr("Usage: relaydeck-cli COMMAND ...\n"
              "\n"
              "  servers FILE     shows the relays of a server file as they really come out\n"
              "  lint FILE        says what is wrong or odd in a server file, and mends it\n"
              "  import WHAT FILE takes over the relays of msmtp, Postfix, swaks or a table\n"
              "  export WHAT FILE prints relays for one of those\n"
              "  secret           keeps passwords of relays in the keyring\n"
              "  compose          builds a message of texts, pictures and files\n"
              "  preview          shows a message with fields as a recipient will get it\n"
              "  preflight        looks at everything that a send needs, and sends nothing\n"
              "  send             sends a message to a list through relays\n"
              "  resume JOB-FILE  goes on with a send that was stopped\n"
              "  report JOB-FILE  tells what became of every recipient\n"
              "  jobs             lists sends whose journals were kept\n"
              "  talk HOST:PORT   says the commands on standard input to a relay\n"
              "  test FILE        tries relays out by their settings, without sending anything\n"
              "  practice         starts a relay on this machine to practise with\n"
              "  demo             three practice relays and a send through them\n"
              "\n"
              "relaydeck-cli COMMAND --help explains each one with an example.\n"
              "Exit status: 0 all accepted, 1 some were not, 2 bad usage or unreadable input,\n"
              "3 stopped before the end, 4 no relay could be used.");
}

} // namespace Relaydeck
