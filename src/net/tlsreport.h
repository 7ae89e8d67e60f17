#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace Relaydeck {
inline namespace TlsFlaws {
Q_NAMESPACE

/// What can be wrong with a secured line, or keep it from being one.
enum class TlsFlaw : quint8 {
    // of the peer's certificate; of several the first one decides
    NoCertificate,
    Revoked,
    BrokenChain, ///< a signature in the chain is wrong, or stands for what it may not sign
    Expired,
    NotYetValid,
    SelfSigned,
    UnknownAuthority, ///< signed by nobody we trust, or the link to somebody we trust is missing
    WrongName, ///< it is for other hosts
    FingerprintDiffers,
    OtherObjection, ///< the library's words say which

    // of our own files
    AuthorityUnusable, ///< the file of authorities cannot be read or holds none
    OwnCertificateUnusable, ///< the file with our certificate lacks it or its key

    // of the handshake
    ClearBytesLeft, ///< bytes came in clear where only TLS may come: somebody put them there
    NotTls, ///< the peer speaks in clear
    NoCommonVersion, ///< its versions of TLS are older than we allow, or ours older than it does
    HandshakeFailed, ///< any other reason; the library's words say which
};
Q_ENUM_NS(TlsFlaw)
} // namespace TlsFlaws

/// What one certificate says of itself.
struct CertificateFacts
{
    QString commonName;
    QString issuer; ///< common name of whoever signed it
    QStringList
        alternativeNames; ///< host names and addresses; where there are any, the common name does not count
    qint64 validFrom = 0; ///< milliseconds since the epoch
    qint64 validUntil = 0; ///< milliseconds since the epoch
    QByteArray sha256; ///< of the whole certificate, 32 bytes

    /// Whole days from `now` (milliseconds since the epoch) to its end; negative when that is over.
    [[nodiscard]] int daysLeft(qint64 now) const;

    friend bool operator==(const CertificateFacts &, const CertificateFacts &) = default;
};

/// How a line was secured, or why not.
struct TlsReport
{
    bool secured = false;
    int version = 0; ///< 10 to 13 for TLS 1.0 to 1.3; 0 before they agreed
    QByteArray cipher; ///< its name
    int cipherBits = 0;
    QString serverName; ///< that was asked for, and that the certificate was compared with
    QList<CertificateFacts> chain; ///< the peer's own first
    bool checked = false; ///< a flaw of the certificate would have ended the line
    QList<TlsFlaw> flaws; ///< all that were found in the certificate, also those that were forgiven
    std::optional<TlsFlaw> refusal; ///< the one that ended the line
    QByteArray words; ///< the library's, UTF-8; may be empty

    friend bool operator==(const TlsReport &, const TlsReport &) = default;
};

} // namespace Relaydeck

Q_DECLARE_METATYPE(Relaydeck::TlsReport)
