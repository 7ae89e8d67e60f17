#include "cli/talkcommand.h"

#include "cli/arguments.h"
#include "cli/conversationlines.h"
#include "cli/routeoptions.h"
#include "cli/securityoptions.h"
#include "cli/terminal.h"
#include "engine/enginehost.h"
#include "models/words.h"
#include "net/endpoint.h"

#include <QSocketNotifier>

#include <array>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

constexpr qsizetype LongestLine = 64 * 1024;

} // namespace

TalkCommand::TalkCommand(EngineHost &host, Terminal &terminal, QObject *parent)
    : SubCommand(parent),
      m_host(host),
      m_terminal(terminal)
{}

void TalkCommand::start(const QStringList &arguments)
{
    Arguments given({u"talk"_s, tr("HOST:PORT [OPTIONS]"),
        tr("Connects to a relay, says EHLO, then each line of standard input as a command, and prints the\n"
           "conversation: C: is what we said, S: what the relay said. A line is said when the one before "
           "was\n"
           "answered. The end of the input says QUIT."),
        u"printf 'VRFY someone\\nQUIT\\n' | relaydeck-cli talk 127.0.0.1:2525"_s});
    given.setPositionals(1, 1);
    given.addValue(u"domain"_s, u"NAME"_s, tr("Our own name, for EHLO."));
    RouteOptions::declare(given);
    SecurityOptions::declare(given);
    if (const auto status = given.read(arguments, m_terminal)) {
        emit finished(*status);
        return;
    }
    const auto endpoint = Endpoint::parse(given.positionals().constFirst());
    if (!endpoint) {
        given.object(tr("talk wants HOST:PORT, not \"%1\"").arg(given.positionals().constFirst()));
        emit finished(given.complain(m_terminal));
        return;
    }

    QList<ServerProfile> relays{profileFor(endpoint->host, endpoint->port)};
    relays.first().domain = given.value(u"domain"_s).toUtf8();
    RouteOptions::apply(given, relays);
    SecurityOptions::apply(given, relays);
    if (!given.isGood()) {
        emit finished(given.complain(m_terminal));
        return;
    }

    const Engine *engine = m_host.engine();
    connect(engine, &Engine::transcriptGrew, this, &TalkCommand::show);
    connect(engine, &Engine::consoleChanged, this, &TalkCommand::heedChange);
    connect(engine, &Engine::refused, this,
        [this](const Trouble &trouble) { m_terminal.complain(Words::trouble(trouble)); });
    connect(&m_interrupt, &Interrupt::caught, this, [this] { emit finished(ExitStatus::Unfinished); });
    m_host.order(&Engine::setWatched, true);
    m_host.order(&Engine::openConsoleAs, relays.first());
    listen();
}

void TalkCommand::listen()
{
    m_notifier = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &TalkCommand::readInput);
}

void TalkCommand::readInput()
{
    std::array<char, 16 * 1024> slice;
    const ssize_t size = ::read(STDIN_FILENO, slice.data(), slice.size());
    if (size <= 0) {
        endInput();
        return;
    }
    m_input.append(slice.data(), size);
    sayWholeLines();
    if (m_input.size() > LongestLine) {
        m_terminal.complain(tr("a line of the input is longer than 64 KiB"));
        emit finished(ExitStatus::NothingDone);
    }
}

void TalkCommand::sayWholeLines()
{
    qsizetype begin = 0;
    for (qsizetype end = m_input.indexOf('\n'); end >= 0; end = m_input.indexOf('\n', begin)) {
        const qsizetype size = end > begin && m_input[end - 1] == '\r' ? end - 1 - begin : end - begin;
        m_host.order(&Engine::sayToConsole, m_input.sliced(begin, size));
        begin = end + 1;
    }
    m_input.remove(0, begin);
}

void TalkCommand::endInput()
{
    m_notifier->setEnabled(false);
    if (!m_input.isEmpty())
        m_host.order(&Engine::sayToConsole, std::exchange(m_input, {}));
    m_host.order(&Engine::closeConsole);
}

void TalkCommand::show(const TranscriptLines &lines, quint64 dropped)
{
    if (dropped > 0)
        m_terminal.note(tr("%1 lines were too fast to be shown").arg(Words::number(dropped)));
    for (const TranscriptLine &line : lines)
        m_terminal.print(conversationLine(line));
}

void TalkCommand::heedChange(bool open)
{
    if (open)
        m_wasOpen = true;
    else
        emit finished(m_wasOpen ? ExitStatus::Good : ExitStatus::NoRelay);
}

} // namespace Relaydeck
