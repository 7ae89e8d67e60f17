#pragma once

#include "secrets/secretplace.h"

#include <QByteArray>
#include <QObject>

#include <optional>

namespace Relaydeck {
inline namespace SecretFlaws {
Q_NAMESPACE

/// Why there is no secret, or why the keyring did not do what it was asked.
enum class SecretFlaw : quint8 {
    NoKeyring, ///< none can be reached
    NotInKeyring,
    KeyringDenied, ///< it is locked, or the user or the system said no
    KeyringTooSlow, ///< no answer in time
    CommandNotStarted,
    CommandFailed, ///< `exitCode` says how
    CommandSilent, ///< it printed nothing, or an empty first line
    CommandTooSlow, ///< it was ended
    VariableNotSet,
    FileNotReadable, ///< or no plain file
    Empty, ///< the entry, the variable or the file is there, with nothing in it
    TooLong, ///< more than LongestSecret bytes; for a command and a file, in all
    NotText, ///< not UTF-8, which the keyring wants
};
Q_ENUM_NS(SecretFlaw)
} // namespace SecretFlaws

/// In bytes.
inline constexpr qsizetype LongestSecret = 64 * 1024;

/// A secret, or why there is none. A value, for one pair of eyes: it must not be logged or kept.
struct SecretAnswer
{
    SecretPlace place = {}; ///< that was asked
    QByteArray secret = {}; ///< empty where there is a flaw, and after errands that bring none
    std::optional<SecretFlaw> flaw = {};
    int exitCode = 0; ///< for CommandFailed: 1 to 255; 128 and the signal when it was killed
    QString detail = {}; ///< the system's words, or the command's first on standard error; may be empty

    [[nodiscard]] bool isGood() const noexcept { return !flaw; }
};

} // namespace Relaydeck

Q_DECLARE_METATYPE(Relaydeck::SecretAnswer)
