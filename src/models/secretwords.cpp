#include "models/words.h"

#include "secrets/secretanswer.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

/// The program alone: what follows it may be nobody's business.
QString programOf(const SecretPlace &place)
{
    return QProcess::splitCommand(place.text).value(0);
}

QString visible(const QString &text)
{
    return Words::bytes(text.simplified().toUtf8());
}

QString withDetail(const QString &sentence, const QString &detail)
{
    return detail.isEmpty() ? sentence : u"%1: %2"_s.arg(sentence, visible(detail));
}

} // namespace

QString Words::secretFlaw(const SecretAnswer &answer)
{
    if (!answer.flaw)
        return {};
    switch (answer.place.kind) {
    case SecretPlace::Kind::Keyring: return keyringRemark(answer);
    case SecretPlace::Kind::Command: return commandRemark(answer);
    case SecretPlace::Kind::File: return fileRemark(answer);
    case SecretPlace::Kind::Variable: break;
    }
    const QString name = visible(answer.place.text);
    if (answer.flaw == SecretFlaw::Empty)
        return tr("The environment variable %1 is empty").arg(name);
    if (answer.flaw == SecretFlaw::TooLong)
        return tr("What the environment variable %1 holds is too long for a password").arg(name);
    return tr("The environment variable %1 is not set").arg(name);
}

QString Words::fileRemark(const SecretAnswer &answer)
{
    const QString name = visible(answer.place.text);
    if (answer.flaw == SecretFlaw::Empty)
        return tr("The password file %1 begins with an empty line").arg(name);
    if (answer.flaw == SecretFlaw::TooLong)
        return tr("The password file %1 is too long").arg(name);
    return withDetail(tr("The password file %1 cannot be read").arg(name), answer.detail);
}

QString Words::keyringRemark(const SecretAnswer &answer)
{
    const QString entry = visible(answer.place.text);
    switch (*answer.flaw) {
    case SecretFlaw::NoKeyring:
        return tr("This system has no keyring that answers%1; name a password_command or a "
                  "password_variable for the relay instead")
            .arg(answer.detail.isEmpty() ? QString() : u" (%1)"_s.arg(visible(answer.detail)));
    case SecretFlaw::NotInKeyring:
        return tr("The keyring has no password for %1; keep it there, or name a password_command or a "
                  "password_variable for the relay")
            .arg(entry);
    case SecretFlaw::KeyringDenied:
        return withDetail(tr("The keyring does not open for %1").arg(entry), answer.detail);
    case SecretFlaw::KeyringTooSlow: return tr("The keyring did not answer in time about %1").arg(entry);
    case SecretFlaw::Empty: return tr("The password for %1 is empty").arg(entry);
    case SecretFlaw::TooLong: return tr("The password for %1 is too long").arg(entry);
    case SecretFlaw::NotText: return tr("The password for %1 is not text, so no keyring keeps it").arg(entry);
    default: return {};
    }
}

QString Words::commandRemark(const SecretAnswer &answer)
{
    const QString program = visible(programOf(answer.place));
    if (program.isEmpty())
        return tr("The password command is empty");
    switch (*answer.flaw) {
    case SecretFlaw::CommandNotStarted:
        return withDetail(tr("The password command %1 cannot be started").arg(program), answer.detail);
    case SecretFlaw::CommandFailed:
        return withDetail(tr("The password command %1 failed with status %2")
                              .arg(program, QString::number(answer.exitCode)),
            answer.detail);
    case SecretFlaw::CommandSilent:
        return withDetail(tr("The password command %1 printed no password").arg(program), answer.detail);
    case SecretFlaw::CommandTooSlow:
        return withDetail(
            tr("The password command %1 took too long and was ended").arg(program), answer.detail);
    case SecretFlaw::TooLong:
        return tr("The password command %1 printed far too much and was ended").arg(program);
    default: return {};
    }
}

} // namespace Relaydeck
