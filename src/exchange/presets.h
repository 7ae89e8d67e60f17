#pragma once

#include "serverfile/fieldtable.h"

#include <QByteArray>
#include <QList>
#include <QObject>

#include <span>
#include <utility>

namespace Relaydeck {
inline namespace PresetHints {
Q_NAMESPACE

/// What the user name is at a service.
enum class PresetUser : quint8 {
    None, ///< no login
    MailAddress, ///< the whole address of the mailbox
    Given, ///< shown in the account, or made there
    ApiKey, ///< the public half of a pair of keys
    SameAsPassword, ///< the secret is said twice
    Fixed, ///< a word that is the same for everybody; it is among the values
};
Q_ENUM_NS(PresetUser)

/// What the service wants for a password.
enum class PresetPassword : quint8 {
    None, ///< no login
    OfMailbox, ///< the one the mailbox is read with
    ForApps, ///< one made in the account for a single program
    SmtpOnly, ///< one made in the account for SMTP, or a token for it
    ApiKey, ///< a key made in the account
    SecretKey, ///< the secret half of a pair of keys
    ServerToken, ///< the token of a server in the account
    AccessToken, ///< an OAuth 2 access token, made anew every hour or so by a command
};
Q_ENUM_NS(PresetPassword)

/// What must be done before the service accepts anything.
enum class PresetNeed : quint8 {
    Nothing,
    Region, ///< `REGION` in the host name is to be replaced
    SwitchOn, ///< sending from other programs is switched on in the account
    Administrator, ///< an administrator sets up who may send, and how
    DataCentre, ///< other data centres have other hosts: the account says which one it is
};
Q_ENUM_NS(PresetNeed)
} // namespace PresetHints

/// How to reach one well-known service that takes mail for delivery.
struct RelayPreset
{
    const char *id; ///< lower case letters, digits and hyphens; stays the same
    const char *name; ///< what the service calls itself; UTF-8
    const char *host;
    const char *port;
    const char *security; ///< a choice of Field::Security
    const char *auth; ///< a choice of Field::Auth; nullptr: the default will do
    const char *fixedUser; ///< nullptr: everybody has their own
    PresetUser user;
    PresetPassword password;
    PresetNeed need;

    /// What a relay's form is filled in with.
    [[nodiscard]] QList<std::pair<Field, QByteArray>> values() const;
};

/// All of them, in the order of their names but for the machine's own relay, which comes first.
[[nodiscard]] std::span<const RelayPreset> relayPresets() noexcept;

} // namespace Relaydeck
