#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace Relaydeck {

/// A command of an msmtprc, by what it is to us.
enum class MsmtpCommand : quint8 {
    Host,
    Port,
    Domain,
    TimeOut,
    Protocol,
    Auth,
    User,
    Password,
    PasswordEval,
    Tls,
    StartTls,
    TrustFile,
    Fingerprint,
    CertCheck,
    CertFile,
    KeyFile,
    SourceIp,
    ProxyHost,
    ProxyPort,
    // What follows is not kept.
    Eval,
    NoCounterpart,
    NotOfARelay,
};

inline constexpr std::size_t KeptMsmtpCommands = std::size_t(MsmtpCommand::Eval);

/// Nothing for a word that is none of msmtp 1.8, or of an earlier one.
[[nodiscard]] std::optional<MsmtpCommand> msmtpCommand(QByteArrayView word) noexcept;
/// Its name, for those that are kept.
[[nodiscard]] QByteArray msmtpCommandName(MsmtpCommand command);

} // namespace Relaydeck
