#include "secrets/systemsecretfinder.h"

#include "secrets/keyring.h"
#include "secrets/passwordcommand.h"

namespace Relaydeck {

SystemSecretFinder::SystemSecretFinder(std::chrono::milliseconds commandPatience, QObject *parent)
    : SecretFinder(parent),
      m_commandPatience(commandPatience)
{
    m_variableTurn.setSingleShot(true);
    connect(&m_variableTurn, &QTimer::timeout, this, &SystemSecretFinder::askVariable);
}

SystemSecretFinder::~SystemSecretFinder() = default;

void SystemSecretFinder::find(const SecretPlace &place)
{
    m_variableTurn.stop();
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
    case SecretPlace::Kind::Variable: m_variableTurn.start(); break;
    }
}

void SystemSecretFinder::askVariable()
{
    const QByteArray name = m_place.text.toLocal8Bit();
    SecretAnswer found{.place = m_place};
    if (name.isEmpty() || !qEnvironmentVariableIsSet(name.constData()))
        found.flaw = SecretFlaw::VariableNotSet;
    else
        found.secret = qgetenv(name.constData());
    answer(found);
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
