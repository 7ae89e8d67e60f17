#pragma once

#include <QByteArrayView>

#include <optional>

namespace Relaydeck {

/// What an option of swaks is to us.
enum class SwaksMeaning : quint8 {
    Server,
    Port,
    Helo,
    TimeOut,
    Protocol,
    Auth,
    AuthOptional,
    User,
    Password,
    StartTls,
    StartTlsOptional,
    TlsOnConnect,
    CertFile,
    KeyFile,
    TlsProtocol,
    TlsVerify,
    CaPath,
    LocalInterface,
    IPv4,
    IPv6,
    NoCounterpart,
    NotOfARelay,
};

/// An option of swaks 20201014, with all its names.
struct SwaksOption
{
    enum class Argument : quint8 { None, Optional, Required };

    const char *names; ///< with blanks between them, the long one first
    Argument argument;
    SwaksMeaning meaning;

    [[nodiscard]] QByteArrayView name() const noexcept; ///< the long one
};

/// `word` comes without its hyphens; a beginning that fits one option only will do, as it does for swaks.
/// nullptr: there is none, or several fit.
[[nodiscard]] const SwaksOption *swaksOption(QByteArrayView word) noexcept;

} // namespace Relaydeck
