#pragma once

#include <QByteArrayView>
#include <QString>

namespace Relaydeck {

/// Where a secret is to be had. Never the secret itself.
struct SecretPlace
{
    enum class Kind : quint8 {
        Keyring, ///< the system's; `text`: name of the entry, see keyringPlace()
        Command, ///< `text`: a command line; the first line that it prints is the secret
        Variable, ///< `text`: name of an environment variable
        File, ///< `text`: name of a file; its first line is the secret
    };

    Kind kind = Kind::Keyring;
    QString text;

    friend bool operator==(const SecretPlace &, const SecretPlace &) = default;
};

/// The entry `user@host:port` of the keyring. `host` without brackets, in any case; `user` in UTF-8.
[[nodiscard]] SecretPlace keyringPlace(QByteArrayView user, const QString &host, quint16 port);

} // namespace Relaydeck
