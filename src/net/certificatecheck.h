#pragma once

#include "net/tlspolicy.h"
#include "net/tlsreport.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>

#include <optional>

namespace Relaydeck {

/// Whether a certificate is for this host (RFC 6125 section 6, RFC 9525). `host` is a name, in any case
/// and perhaps of other letters than ASCII, or an address.
///
/// Where there are alternative names the common name does not count; an address is only looked for among
/// the alternative addresses. A `*` stands for one whole label at the left, with two more behind it.
[[nodiscard]] bool fitsHost(const QSslCertificate &certificate, const QString &host);
/// Whether a name in a certificate, which may begin with `*.`, covers a host name in ASCII.
[[nodiscard]] bool coversName(const QString &pattern, const QString &host);

[[nodiscard]] CertificateFacts factsOf(const QSslCertificate &certificate);

/// All that is wrong with the peer's certificate for this policy, without doubles.
[[nodiscard]] QList<TlsFlaw> flawsOf(
    const QSslCertificate &own, const QList<QSslError> &errors, const TlsPolicy &policy);
/// The flaw that the policy does not forgive.
[[nodiscard]] std::optional<TlsFlaw> refusalOf(const QList<TlsFlaw> &flaws, const TlsPolicy &policy);

/// What the library is to be told, or which of our files can not be used.
struct TlsPreparation
{
    QSslConfiguration configuration;
    std::optional<TlsFlaw> flaw;
    QString file; ///< the one that can not be used
};
[[nodiscard]] TlsPreparation prepareTls(const TlsPolicy &policy);

/// Why a handshake failed before there was a certificate to judge, from the library's words.
[[nodiscard]] TlsFlaw flawOfHandshake(const QString &words);

} // namespace Relaydeck
