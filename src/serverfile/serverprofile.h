#pragma once

#include "serverfile/fieldtable.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QDate>
#include <QList>
#include <QObject>
#include <QString>

#include <array>
#include <chrono>
#include <optional>

namespace Relaydeck {

/// Where an effective value comes from.
struct Origin
{
    enum class Kind : quint8 {
        BuiltIn, ///< nobody set it: the default of the field table
        ServerFile,
        MasterConf,
        Order, ///< given by hand, for example with `--time-out`
    };

    Kind kind = Kind::BuiltIn;
    QString file; ///< as the user named it; empty unless kind is ServerFile or MasterConf
    int line = 0; ///< counted from 1; 0 when there is no line

    friend bool operator==(const Origin &, const Origin &) = default;
};

/// One effective setting of one relay: the text as it stands in the file, and from where.
struct Setting
{
    std::optional<QByteArray> text; ///< bytes as read (after decoding of plain escapes); absent: not set
    Origin origin;

    friend bool operator==(const Setting &, const Setting &) = default;
};

inline namespace RouteChoices {
Q_NAMESPACE

/// Which addresses of the relay's name are used (`family`).
enum class FamilyChoice : quint8 { Any, IPv4, IPv6 };
Q_ENUM_NS(FamilyChoice)
} // namespace RouteChoices

/// Who connects us to the relay (`proxy`).
struct ProxyRule
{
    enum class Kind : quint8 { None, Socks5, HttpConnect };

    Kind kind = Kind::None;
    QString host; ///< name or address without brackets
    quint16 port = 0;
    QByteArray user; ///< UTF-8; empty: no login

    friend bool operator==(const ProxyRule &, const ProxyRule &) = default;
};

inline namespace SecurityChoices {
Q_NAMESPACE

/// How a connection is protected (`security`).
enum class Security : quint8 {
    None,
    StartTlsIfOffered, ///< weak: whoever sits in between can take the offer away
    StartTls, ///< required: without it nothing is said
    Tls, ///< from the first byte
};
Q_ENUM_NS(Security)

/// How we log in (`auth`). All but None and Auto are mechanisms of SASL.
enum class AuthChoice : quint8 {
    Auto, ///< the strongest that is offered, when there is a user
    None,
    Plain,
    Login,
    CramMd5,
    ScramSha1,
    ScramSha256,
    XOAuth2,
    OAuthBearer,
};
Q_ENUM_NS(AuthChoice)
} // namespace SecurityChoices

/// How the relay's certificate is judged (`certificate`).
struct CertificateRule
{
    enum class Kind : quint8 {
        System, ///< by the certificate authorities of the system, and by its name
        Off, ///< not at all
        Authority, ///< by the authorities in `file`, and by its name
        Fingerprint, ///< by nothing but its SHA-256
    };

    Kind kind = Kind::System;
    QString file; ///< PEM, for Authority
    QByteArray sha256; ///< 32 bytes, for Fingerprint

    friend bool operator==(const CertificateRule &, const CertificateRule &) = default;
};

/// What one relay really gets: the settings of one server after master confs, packages and
/// columns have been applied (spec sections 3 and 4). A value; copied freely.
///
/// The typed members are the numbers the engine works with. Where the text of a setting is not
/// usable, `fault` names the field and the relay is not used: it is shown, but never connected.
struct ServerProfile
{
    QString name; ///< for eyes: Relaydeck's own `name` if set, else `host:port`

    QString host; ///< host name, IPv4 or IPv6 address without brackets (`Smtp`)
    quint16 port = 25;
    QByteArray domain; ///< said in EHLO; empty: the session falls back on an address literal
    int tries = 1; ///< repeated connects inside one attempt; an attempt makes `tries` + 1 connects
    int maxConnectionAttempts = 5; ///< failed attempts until the relay is worthless, at least 1

    // Limits count recipients; 0 means no limit (spec section 5).
    quint64 maxMessages = 0;
    quint64 maxMessagesPerRobin = 0;
    quint64 maxMessagesPerConnection = 0;
    quint64 maxMessagesWhileAwake = 0;
    quint64 envelopeLimit = 0;
    std::chrono::milliseconds sleepLength{0}; ///< pause after maxMessagesWhileAwake; 0: no pause

    int talkAttempts = 1; ///< how often a command is said in all when the answer is 4yz
    std::chrono::milliseconds timeOut{0}; ///< for one reply; 0: the session's own defaults (RFC 5321 4.5.3.2)
    QString conversation; ///< transcript file to append to; empty: none

    bool enabled = true;
    int maxConnections = 1;

    // Family and source address hold for the connection that we make: to the proxy where there is one.
    FamilyChoice family = FamilyChoice::Any;
    QString sourceAddress; ///< one of ours; empty: the system chooses
    ProxyRule proxy;
    QString proxyPasswordCommand; ///< as passwordCommand
    QString proxyPasswordVariable; ///< as passwordVariable; with neither of the two the keyring is asked

    Security security = Security::None;
    CertificateRule certificate;
    QString clientCertificate; ///< PEM file with our certificate; empty: none
    QString clientKey; ///< PEM file with its key; empty: it stands beside the certificate
    int minimumTls = 12; ///< 12 for TLS 1.2, 13 for TLS 1.3
    AuthChoice auth = AuthChoice::Auto;
    QByteArray user; ///< empty: no login
    QString passwordCommand; ///< its first output line is the password; wins over the variable
    QString passwordVariable; ///< of the environment; wins over the file
    QString passwordFile; ///< its first line is the password; with none of the three the keyring is asked
    bool passwordInClear = false; ///< the password may be said on a line without TLS

    int weight = 1; ///< share in a parallel send, against the weights of the others
    // Recipients in any such stretch of time; 0 means no limit.
    quint64 ratePerSecond = 0;
    quint64 ratePerMinute = 0;
    quint64 ratePerHour = 0;
    quint64 ratePerDay = 0;

    bool pipelining = true; ///< used where the relay offers it (RFC 2920)
    bool chunking = true; ///< used where the relay offers it together with pipelining (RFC 3030)

    bool slowDown = true; ///< after 4yz answers it gets its mail more slowly, until it takes mail again
    QDate warmUpFrom; ///< first day of a warm-up; not valid: there is none
    quint64 warmUpFirstDay = 50; ///< recipients on that day
    int warmUpGrowth = 100; ///< percent by which each day has more than the one before
    /// Addresses and domains in lower case, `<>` for the null sender: it carries mail of these alone, and
    /// they go through relays that name them alone. Empty: of all that no relay names.
    QByteArrayList senders;

    std::array<Setting, FieldCount> settings; ///< by Field: text and origin of each of them
    std::optional<Field> fault; ///< first field whose text cannot be used

    [[nodiscard]] const Setting &setting(Field field) const { return settings[std::size_t(field)]; }

    friend bool operator==(const ServerProfile &, const ServerProfile &) = default;
};

/// `host:port`, with brackets around an IPv6 address.
[[nodiscard]] QString hostAndPort(const QString &host, quint16 port);

/// A relay that stands in no file, for example from `--server HOST:PORT`: one retry inside an attempt,
/// good for two failed attempts, no limits. A host that cannot be one is noted in `fault`.
[[nodiscard]] ServerProfile profileFor(const QString &host, quint16 port);

} // namespace Relaydeck

Q_DECLARE_METATYPE(Relaydeck::ServerProfile)
