#include "cli/secretcommand.h"

#include "cli/arguments.h"
#include "cli/standardinput.h"
#include "cli/terminal.h"
#include "models/words.h"
#include "net/endpoint.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

/// `user@host:port`, taken apart at the last @: users may have one of their own. The port is not left
/// to guesses.
std::optional<SecretPlace> placeOf(const QString &entry)
{
    const qsizetype at = entry.lastIndexOf(u'@');
    const auto endpoint = at > 0 ? Endpoint::parse(entry.mid(at + 1)) : std::nullopt;
    return endpoint && entry.endsWith(u':' + QString::number(endpoint->port))
        ? std::optional(keyringPlace(entry.left(at).toUtf8(), endpoint->host, endpoint->port))
        : std::nullopt;
}

} // namespace

SecretCommand::SecretCommand(Terminal &terminal, QObject *parent) : SubCommand(parent), m_terminal(terminal)
{
    connect(&m_interrupt, &Interrupt::caught, this, [this] { emit finished(ExitStatus::Unfinished); });
    connect(&m_keyring, &Keyring::answered, this, &SecretCommand::heed);
}

void SecretCommand::start(const QStringList &arguments)
{
    Arguments given({u"secret"_s, tr("set|check|remove USER@HOST:PORT"),
        tr("Keeps the password of a relay in the keyring of the system. set reads it from standard input, "
           "and\n"
           "does not show what is typed; check says whether there is one; no command prints it.\n"
           "The exit status is 1 when there is none to check or remove, and 2 when the keyring refuses."),
        u"relaydeck-cli secret set me@example.org@smtp.example.org:587"_s});
    given.setPositionals(2, 2);
    if (const auto status = given.read(arguments, m_terminal)) {
        emit finished(*status);
        return;
    }
    static const QStringList errands{u"set"_s, u"check"_s, u"remove"_s};
    const qsizetype which = errands.indexOf(given.positionals().at(0));
    const std::optional<SecretPlace> place = placeOf(given.positionals().at(1));
    if (which < 0)
        given.object(tr("secret knows set, check and remove, not \"%1\"").arg(given.positionals().at(0)));
    else if (!place)
        given.object(tr("secret wants USER@HOST:PORT, not \"%1\"").arg(given.positionals().at(1)));
    if (!given.isGood()) {
        emit finished(given.complain(m_terminal));
        return;
    }
    m_errand = Errand(which);
    m_place = *place;
    switch (m_errand) {
    case Errand::Set: askForIt(); break;
    case Errand::Check:
    case Errand::Remove: m_keyring.read(m_place); break; // not every keyring tells whether there was one
    }
}

void SecretCommand::askForIt()
{
    m_line = new TypedLine(LongestSecret, TypedLine::Echo::Hidden, this);
    if (m_line->isTyped())
        m_terminal.note(tr("Password of %1 (it is not shown):").arg(m_place.text));
    connect(m_line, &TypedLine::read, this, &SecretCommand::takeLine);
}

void SecretCommand::takeLine(const std::optional<QByteArray> &line)
{
    if (line && !line->isEmpty()) {
        m_keyring.write(m_place, *line);
        return;
    }
    m_terminal.complain(line ? tr("there is no password on standard input")
                             : tr("what is on standard input is too long for a password"));
    emit finished(ExitStatus::NothingDone);
}

void SecretCommand::heed(const SecretAnswer &answer)
{
    if (answer.flaw) {
        m_terminal.complain(Words::secretFlaw(answer));
        const bool absent = answer.flaw == SecretFlaw::NotInKeyring && m_errand != Errand::Set;
        emit finished(absent ? ExitStatus::SomeNotAccepted : ExitStatus::NothingDone);
        return;
    }
    if (m_errand == Errand::Remove && !std::exchange(m_erasing, true)) {
        m_keyring.erase(m_place);
        return;
    }
    switch (m_errand) {
    case Errand::Set:
        m_terminal.note(tr("The password of %1 is in the keyring now").arg(m_place.text));
        break;
    case Errand::Check: m_terminal.note(tr("The keyring has a password for %1").arg(m_place.text)); break;
    case Errand::Remove:
        m_terminal.note(tr("The keyring has no password for %1 any more").arg(m_place.text));
        break;
    }
    emit finished(ExitStatus::Good);
}

} // namespace Relaydeck
