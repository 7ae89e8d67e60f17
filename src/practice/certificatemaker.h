#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

namespace Relaydeck {

/// A certificate with its key, both as PEM.
struct MadeCertificate
{
    QByteArray certificate;
    QByteArray key; ///< P-256, without a passphrase
};

/// What a certificate is to say.
struct CertificateOrder
{
    QString commonName;
    QStringList alternativeNames; ///< host names and addresses; empty: the certificate has none
    QDateTime validFrom = QDateTime::currentDateTimeUtc().addSecs(-3600);
    QDateTime validUntil = QDateTime::currentDateTimeUtc().addDays(30);
    bool authority = false; ///< it may sign others
};

/// Makes a certificate to practise with, signed by `signer` or, without one, by itself. Takes about a
/// millisecond. Nothing when it can not be made: a name is no name, `signer` is none.
[[nodiscard]] std::optional<MadeCertificate> makeCertificate(
    const CertificateOrder &order, const MadeCertificate *signer = nullptr);

} // namespace Relaydeck
