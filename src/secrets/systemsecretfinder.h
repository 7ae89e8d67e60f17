#pragma once

#include "secrets/secretfinder.h"

#include <QTimer>

#include <chrono>
#include <memory>

namespace Relaydeck {

class Keyring;
class PasswordCommand;

/// Looks where secrets really are: keyring, commands, environment, files.
///
/// A command is started without a shell, its words split at blanks as QProcess::splitCommand does it,
/// with nothing to read; its first line counts, without its CR or LF. Whoever wants a shell writes
/// `sh -c "..."`.
class SystemSecretFinder final : public SecretFinder
{
    Q_OBJECT

public:
    /// How long a command may take. Whoever has to type a passphrase must be able to.
    static constexpr std::chrono::milliseconds CommandPatience = std::chrono::seconds(30);

    explicit SystemSecretFinder(
        std::chrono::milliseconds commandPatience = CommandPatience, QObject *parent = nullptr);
    ~SystemSecretFinder() override; ///< ends the command

    void find(const SecretPlace &place) override;

private:
    void askAtHand();
    [[nodiscard]] SecretAnswer askVariable() const;
    [[nodiscard]] SecretAnswer askFile() const;
    void answer(SecretAnswer answer);

    std::chrono::milliseconds m_commandPatience;
    SecretPlace m_place;
    QTimer m_turn; // of what is at hand: rings at the next turn of the event loop
    std::unique_ptr<PasswordCommand> m_command;
    std::unique_ptr<Keyring> m_keyring;
};

} // namespace Relaydeck
