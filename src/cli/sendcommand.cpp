#include "cli/sendcommand.h"

#include "cli/arguments.h"
#include "cli/relayoptions.h"
#include "cli/sendoptions.h"
#include "cli/terminal.h"
#include "cli/yesquestion.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

/// Whether this list is the same at a second reading: not what comes through a pipe.
bool isReadTwice(const QString &file)
{
    const QFileInfo list(file);
    return file != u"-" && (!list.exists() || list.isFile());
}

} // namespace

SendCommand::SendCommand(EngineHost &host, Terminal &terminal, QObject *parent)
    : SubCommand(parent),
      m_host(host),
      m_terminal(terminal)
{}

void SendCommand::start(const QStringList &arguments)
{
    Arguments given({u"send"_s,
        tr("(--servers FILE [--conf FILE]... | --server HOST:PORT ...) (--list FILE | --to ADDR ...)\n"
           "        --message FILE.eml --from ADDR [OPTIONS]"),
        tr("Sends a message to a list through relays. Every outcome is kept in a journal, so that a send\n"
           "that was stopped can be resumed and reported on."),
        u"relaydeck-cli send --servers relays.conf --list readers.txt --message letter.eml --from news@example.org"_s});
    RelayOptions::declare(given);
    SendOptions::declare(given);
    given.addFlag(u"preflight"_s,
        tr("Looks at everything first, as preflight does: errors stop the send, warnings ask."));
    given.addFlag(u"yes"_s, tr("With --preflight: sends in spite of warnings, without a question."));
    PreflightRun::declare(given);
    given.addFlag(u"json"_s, tr("Prints one JSON object at the end."));
    given.addFlag(u"quiet"_s, tr("Shows no progress."));
    if (const auto status = given.read(arguments, m_terminal)) {
        emit finished(*status);
        return;
    }

    m_order = SendOptions::read(given);
    const bool looksFirst = given.has(u"preflight"_s);
    if (!looksFirst && (given.has(u"yes"_s) || given.has(u"dkim-selector"_s) || given.has(u"no-dns"_s)))
        given.object(tr("--yes, --dkim-selector and --no-dns mean something only with --preflight"));
    if (looksFirst && !isReadTwice(m_order.listFile))
        given.object(tr("With --preflight the list is read twice: it is to be a file"));
    if (given.isGood())
        m_relays = RelayOptions::read(given, m_terminal);
    if (!given.isGood()) {
        emit finished(given.complain(m_terminal));
        return;
    }
    m_asJson = given.has(u"json"_s);
    m_isQuiet = given.has(u"quiet"_s);
    m_minds = !given.has(u"yes"_s);
    if (looksFirst)
        lookFirst(PreflightRun::read(given, m_order, m_relays));
    else
        send();
}

void SendCommand::lookFirst(const PreflightOrder &order)
{
    auto *run = new PreflightRun([this](const QString &line) { m_terminal.note(line); }, this);
    connect(run, &PreflightRun::ended, this, [this, run] { decide(*run); });
    run->start(order);
}

void SendCommand::decide(const PreflightRun &run)
{
    m_findings = m_asJson ? run.toJson() : QString();
    m_terminal.note(run.counts());
    if (run.errors() > 0)
        leave(tr("Nothing was sent: mend the errors first."), ExitStatus::SomeNotAccepted);
    else if (run.warnings() == 0 || !m_minds)
        send();
    else if (Terminal::canAsk())
        ask(run.warnings());
    else
        leave(tr("Nothing was sent: there are warnings, and nobody to ask. Say --yes to send all the same."),
            ExitStatus::NothingDone);
}

void SendCommand::ask(int warnings)
{
    auto *question = new YesQuestion(m_terminal, this);
    connect(question, &YesQuestion::answered, this, [this](bool yes) {
        if (yes)
            send();
        else
            leave(tr("Nothing was sent."), ExitStatus::NothingDone);
    });
    question->ask(tr("Send all the same, in spite of warnings (%1)? Type %2 to send.")
                      .arg(warnings)
                      .arg(YesQuestion::yes()));
}

void SendCommand::leave(const QString &why, ExitStatus status)
{
    if (m_asJson)
        m_terminal.print(m_findings);
    m_terminal.complain(why);
    emit finished(status);
}

void SendCommand::send()
{
    const auto progress = m_isQuiet ? SendRun::Progress::Hidden : SendRun::Progress::Shown;
    auto *run = new SendRun(m_host, m_terminal, progress, this);
    connect(run, &SendRun::ended, this,
        [this](const SendEnding &ending) { emit finished(tell(ending, m_asJson, m_terminal)); });
    run->begin(m_relays, m_order);
}

} // namespace Relaydeck
