#pragma once

#include "secrets/secretanswer.h"

#include <QObject>

#include <chrono>

namespace Relaydeck {

/// The system's keyring (Secret Service, KWallet); entries are kept under the name "relaydeck".
///
/// Several errands may be under way; they are done one after the other. Whoever deletes this object
/// hears no more of them, though what was begun may still happen. Works on any thread that has an
/// event loop, while the main thread has one.
class Keyring final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Keyring)

public:
    /// Long enough for somebody to unlock the keyring when it asks.
    static constexpr std::chrono::milliseconds Patience = std::chrono::seconds(60);
    /// For probe(), which asks nobody.
    static constexpr std::chrono::milliseconds ProbePatience = std::chrono::seconds(20);

    explicit Keyring(std::chrono::milliseconds patience = Patience, QObject *parent = nullptr);

    /// Whether there is a keyring: the answer has no secret, and a flaw where there is none.
    void probe();
    void read(const SecretPlace &place);
    /// The answer has no secret.
    void write(const SecretPlace &place, const QByteArray &secret);
    /// The answer has no secret. What is not there is as good as erased.
    void erase(const SecretPlace &place);

signals:
    /// Once for each errand, never from within the call.
    void answered(const Relaydeck::SecretAnswer &answer);

private:
    void answerThoughNothingIsThere(SecretAnswer answer);

    std::chrono::milliseconds m_patience;
};

} // namespace Relaydeck
