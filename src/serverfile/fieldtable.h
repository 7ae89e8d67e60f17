#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QObject>

#include <optional>
#include <span>

namespace Relaydeck {
inline namespace ServerFields {
Q_NAMESPACE

/// The keys of a server file.
/// The first fourteen are Mail::Bulkmail's (spec section 3.2); what follows is Relaydeck's own and
/// lives in the package `Relaydeck::Server`, which Mail::Bulkmail ignores.
enum class Field : quint8 {
    Smtp,
    Port,
    Domain,
    Tries,
    MaxConnectionAttempts,
    EnvelopeLimit,
    MaxMessages,
    MaxMessagesPerRobin,
    MaxMessagesPerConnection,
    MaxMessagesWhileAwake,
    SleepLength,
    TalkAttempts,
    TimeOut,
    Conversation,
    Name,
    Note,
    Enabled,
    MaxConnections,
    Family,
    SourceAddress,
    Proxy,
    ProxyPasswordCommand,
    ProxyPasswordVariable,
    Security,
    CertificateCheck,
    ClientCertificate,
    ClientKey,
    MinimumTls,
    Auth,
    User,
    PasswordCommand,
    PasswordVariable,
    PasswordFile,
    PasswordInClear,
    Weight,
    RatePerSecond,
    RatePerMinute,
    RatePerHour,
    RatePerDay,
    Pipelining,
    Chunking,
    SlowDown,
    WarmUpFrom,
    WarmUpFirstDay,
    WarmUpGrowth,
    Senders,
};
Q_ENUM_NS(Field)
} // namespace ServerFields

inline constexpr std::size_t FieldCount = std::size_t(Field::Senders) + 1;
inline constexpr std::size_t ClassicFieldCount = std::size_t(Field::Conversation) + 1;

/// What is known of one key: its spelling in files, its kind of value, unit, range and default.
struct FieldInfo
{
    enum class Kind : quint8 {
        Text,
        HostName,
        Count, ///< a whole number
        Limit, ///< a whole number of recipients; 0: no limit
        Seconds,
        Port,
        FileName,
        YesNo,
        Choice, ///< one of `choices`, whatever its case
        Address, ///< IPv4 or IPv6
        Proxy, ///< `none`, or a URL of scheme `socks5` or `http`
        Date, ///< YYYY-MM-DD
        Senders, ///< addresses and domains, with blanks or commas between them
        Certificate, ///< `system`, `off`, `ca:FILE` or `sha256:` and 64 hexadecimal digits
    };
    enum class Group : quint8 { Connection, Security, Limits, Behaviour };

    Field field;
    const char *key; ///< as written in files; case-sensitive
    Kind kind;
    Group group;
    double minimum; ///< smallest usable number; meaningless for texts
    double maximum; ///< largest usable number
    const char *builtIn; ///< default as text; nullptr: not set
    const char *choices = nullptr; ///< the words of Kind::Choice, with blanks between them
};

/// All fields, in the order of the enum.
[[nodiscard]] std::span<const FieldInfo> fieldTable() noexcept;
[[nodiscard]] const FieldInfo &fieldInfo(Field field) noexcept;
/// The field with exactly this key, case and all.
[[nodiscard]] std::optional<Field> fieldFor(QByteArrayView key) noexcept;

} // namespace Relaydeck
