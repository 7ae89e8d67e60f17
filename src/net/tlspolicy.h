#pragma once

#include <QByteArray>
#include <QString>

namespace Relaydeck {

/// What we ask of a secured line.
struct TlsPolicy
{
    /// How the peer's certificate is judged.
    enum class Check : quint8 {
        System, ///< by the certificate authorities of the system, and by its name
        Off, ///< not at all; its flaws are reported
        Authority, ///< by the authorities in `authorityFile` alone, and by its name
        Fingerprint, ///< by `sha256` and nothing else
    };

    Check check = Check::System;
    QString authorityFile; ///< PEM, up to 4 MiB
    QByteArray sha256; ///< of the certificate, 32 bytes
    QString
        ownCertificateFile; ///< PEM with our certificate, its chain and its key without a passphrase; empty: none
    QString ownKeyFile; ///< PEM with the key alone; empty: it is in ownCertificateFile
    int minimumVersion = 12; ///< 12 for TLS 1.2, 13 for TLS 1.3
    QString serverName; ///< host name or address that we mean: for the check, and said in the handshake (SNI)

    friend bool operator==(const TlsPolicy &, const TlsPolicy &) = default;
};

} // namespace Relaydeck
