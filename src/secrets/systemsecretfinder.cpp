#include "secrets/systemsecretfinder.h"

#include "secrets/keyring.h"
#include "secrets/passwordcommand.h"

#include <QFile>
#include <QFileInfo>

namespace Relaydeck {

SystemSecretFinder::SystemSecretFinder(std::chrono::milliseconds commandPatience, QObject *parent)
    : SecretFinder(parent),
      m_commandPatience(commandPatience)
{
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, &SystemSecretFinder::askAtHand);
}

SystemSecretFinder::~SystemSecretFinder() = default;

void SystemSecretFinder::find(const SecretPlace &place)
{
    m_turn.stop();
    m_command.reset();
    m_keyring.reset();
    m_place = place;

    switch (place.kind) {
    case SecretPlace::Kind::Keyring:
        m_keyring = std::make_unique<Keyring>();
        connect(m_keyring.get(), &Keyring::answered, this, &SystemSecretFinder::answer);
        m_keyring->read(place);
        break;
    case SecretPlace::Kind::Command:
        m_command = std::make_unique<PasswordCommand>(place.text, m_commandPatience);
        connect(m_command.get(), &PasswordCommand::ended, this, &SystemSecretFinder::answer,
            Qt::QueuedConnection);
        m_command->start();
        break;
    case SecretPlace::Kind::Variable:
    case SecretPlace::Kind::File: m_turn.start(); break;
    }
}

void SystemSecretFinder::askAtHand()
{
    answer(m_place.kind == SecretPlace::Kind::File ? askFile() : askVariable());
}

SecretAnswer SystemSecretFinder::askVariable() const
{
    const QByteArray name = m_place.text.toLocal8Bit();
    SecretAnswer found{.place = m_place};
    if (name.isEmpty() || !qEnvironmentVariableIsSet(name.constData()))
        found.flaw = SecretFlaw::VariableNotSet;
    else
        found.secret = qgetenv(name.constData());
    return found;
}

/// Plain files only: a pipe might never be written to.
SecretAnswer SystemSecretFinder::askFile() const
{
    SecretAnswer found{.place = m_place};
    QFile file(m_place.text);
    if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly)) {
        found.flaw = SecretFlaw::FileNotReadable;
        found.detail = file.error() == QFile::NoError ? QString() : file.errorString();
        return found;
    }
    found.secret = file.read(LongestSecret + 1);
    if (found.secret.size() <= LongestSecret)
        found.secret = firstLine(found.secret);
    return found;
}

void SystemSecretFinder::answer(SecretAnswer answer)
{
    if (answer.isGood() && answer.secret.isEmpty())
        answer.flaw = SecretFlaw::Empty;
    else if (answer.secret.size() > LongestSecret)
        answer.flaw = SecretFlaw::TooLong;
    if (answer.flaw)
        answer.secret.clear();
    emit found(answer);
}

} // namespace Relaydeck
