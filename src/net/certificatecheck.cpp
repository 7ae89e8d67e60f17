#include "net/certificatecheck.h"

#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QSslKey>
#include <QUrl>

#include <algorithm>
#include <array>

namespace Relaydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 LargestFile = 4 * 1024 * 1024; // bytes of PEM

/// The address that a host is, without an IPv6 zone; null for a name.
QHostAddress addressIn(const QString &host)
{
    QHostAddress address;
    if (!address.setAddress(host.section(u'%', 0, 0)))
        return {};
    return address;
}

/// In ASCII letters of lower case, without a final dot.
QString plainName(const QString &host)
{
    QString name = QString::fromLatin1(QUrl::toAce(host));
    if (name.isEmpty())
        name = host; // such as my_host, which is no name by the letter
    if (name.endsWith(u'.'))
        name.chop(1);
    return name.toLower();
}

std::optional<TlsFlaw> flawOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::NoError:
    case QSslError::HostNameMismatch: // fitsHost says it better
    case QSslError::OcspNoResponseFound: return std::nullopt; // few relays bring one
    case QSslError::CertificateExpired: return TlsFlaw::Expired;
    case QSslError::CertificateNotYetValid: return TlsFlaw::NotYetValid;
    case QSslError::SelfSignedCertificate: return TlsFlaw::SelfSigned;
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted: return TlsFlaw::UnknownAuthority;
    case QSslError::UnableToDecryptCertificateSignature:
    case QSslError::UnableToDecodeIssuerPublicKey:
    case QSslError::CertificateSignatureFailed:
    case QSslError::InvalidCaCertificate:
    case QSslError::PathLengthExceeded:
    case QSslError::InvalidPurpose:
    case QSslError::CertificateRejected:
    case QSslError::SubjectIssuerMismatch:
    case QSslError::AuthorityIssuerSerialNumberMismatch: return TlsFlaw::BrokenChain;
    case QSslError::CertificateRevoked: return TlsFlaw::Revoked;
    case QSslError::NoPeerCertificate: return TlsFlaw::NoCertificate;
    default: return TlsFlaw::OtherObjection;
    }
}

/// Whole files of a sensible size only: what is named might be a pipe that nobody writes to.
std::optional<QByteArray> readPem(const QString &name)
{
    const QFileInfo info(name);
    QFile file(name);
    if (!info.isFile() || info.size() > LargestFile || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll();
}

QSslKey keyIn(const QByteArray &pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        if (const QSslKey key(pem, algorithm); !key.isNull())
            return key;
    }
    return {};
}

} // namespace

bool coversName(const QString &pattern, const QString &host)
{
    const QString name = plainName(host);
    const QString presented = pattern.toLower();
    if (name.isEmpty() || presented.isEmpty())
        return false;
    if (!presented.contains(u'*'))
        return presented == name;
    const QStringView behind = QStringView(presented).sliced(1);
    const qsizetype dot = name.indexOf(u'.');
    return presented.startsWith("*."_L1) && !behind.contains(u'*') && behind.count(u'.') >= 2
        && !behind.endsWith(u'.') && dot > 0 && QStringView(name).sliced(dot) == behind;
}

bool fitsHost(const QSslCertificate &certificate, const QString &host)
{
    const auto alternatives = certificate.subjectAlternativeNames();
    const QStringList names = alternatives.values(QSsl::DnsEntry);
    const QStringList addresses = alternatives.values(QSsl::IpAddressEntry);
    if (const QHostAddress address = addressIn(host); !address.isNull())
        return std::ranges::any_of(
            addresses, [&](const QString &text) { return QHostAddress(text) == address; });
    const auto covers = [&](const QString &pattern) { return coversName(pattern, host); };
    if (!alternatives.isEmpty())
        return std::ranges::any_of(names, covers);
    return std::ranges::any_of(certificate.subjectInfo(QSslCertificate::CommonName), covers);
}

CertificateFacts factsOf(const QSslCertificate &certificate)
{
    const auto alternatives = certificate.subjectAlternativeNames();
    CertificateFacts facts;
    facts.commonName = certificate.subjectDisplayName();
    facts.issuer = certificate.issuerDisplayName();
    facts.alternativeNames = alternatives.values(QSsl::DnsEntry) + alternatives.values(QSsl::IpAddressEntry);
    facts.alternativeNames.sort();
    facts.validFrom = certificate.effectiveDate().toMSecsSinceEpoch();
    facts.validUntil = certificate.expiryDate().toMSecsSinceEpoch();
    facts.sha256 = certificate.digest(QCryptographicHash::Sha256);
    return facts;
}

QList<TlsFlaw> flawsOf(const QSslCertificate &own, const QList<QSslError> &errors, const TlsPolicy &policy)
{
    QList<TlsFlaw> flaws;
    const auto note = [&flaws](TlsFlaw flaw) {
        if (!flaws.contains(flaw))
            flaws.append(flaw);
    };
    if (own.isNull()) {
        note(TlsFlaw::NoCertificate);
        return flaws;
    }
    if (policy.check == TlsPolicy::Check::Fingerprint
        && own.digest(QCryptographicHash::Sha256) != policy.sha256)
        note(TlsFlaw::FingerprintDiffers);
    if (!fitsHost(own, policy.serverName))
        note(TlsFlaw::WrongName);
    for (const QSslError &error : errors) {
        if (const auto flaw = flawOf(error.error()))
            note(*flaw);
    }
    if (flaws.contains(TlsFlaw::SelfSigned))
        flaws.removeAll(TlsFlaw::UnknownAuthority); // it says the same, and less
    return flaws;
}

std::optional<TlsFlaw> refusalOf(const QList<TlsFlaw> &flaws, const TlsPolicy &policy)
{
    switch (policy.check) {
    case TlsPolicy::Check::Off: return std::nullopt;
    case TlsPolicy::Check::Fingerprint:
        for (const TlsFlaw flaw : {TlsFlaw::NoCertificate, TlsFlaw::FingerprintDiffers}) {
            if (flaws.contains(flaw))
                return flaw;
        }
        return std::nullopt;
    case TlsPolicy::Check::System:
    case TlsPolicy::Check::Authority: break;
    }
    if (flaws.isEmpty())
        return std::nullopt;
    return std::ranges::min(flaws);
}

TlsPreparation prepareTls(const TlsPolicy &policy)
{
    TlsPreparation made{QSslConfiguration::defaultConfiguration(), {}, {}};
    QSslConfiguration &configuration = made.configuration;
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer); // what is forgiven is forgiven by refusalOf
    configuration.setProtocol(policy.minimumVersion >= 13 ? QSsl::TlsV1_3OrLater : QSsl::TlsV1_2OrLater);
    if (policy.check == TlsPolicy::Check::Authority) {
        const auto pem = readPem(policy.authorityFile);
        const auto authorities = pem ? QSslCertificate::fromData(*pem, QSsl::Pem) : QList<QSslCertificate>();
        if (authorities.isEmpty())
            return {{}, TlsFlaw::AuthorityUnusable, policy.authorityFile};
        configuration.setCaCertificates(authorities);
    }
    if (!policy.ownCertificateFile.isEmpty()) {
        const auto pem = readPem(policy.ownCertificateFile);
        const auto chain = pem ? QSslCertificate::fromData(*pem, QSsl::Pem) : QList<QSslCertificate>();
        const auto keyPem = policy.ownKeyFile.isEmpty() ? pem : readPem(policy.ownKeyFile);
        const QSslKey key = keyPem ? keyIn(*keyPem) : QSslKey();
        if (chain.isEmpty() || key.isNull())
            return {{}, TlsFlaw::OwnCertificateUnusable,
                chain.isEmpty() || policy.ownKeyFile.isEmpty() ? policy.ownCertificateFile
                                                               : policy.ownKeyFile};
        configuration.setLocalCertificateChain(chain);
        configuration.setPrivateKey(key);
    }
    return made;
}

TlsFlaw flawOfHandshake(const QString &words)
{
    const auto says = [&words](const char *reason) { return words.contains(QLatin1StringView(reason)); };
    constexpr std::array clear{"wrong version number", "http request", "packet length too long",
        "https proxy request", "record layer failure"};
    constexpr std::array versions{"protocol version", "unsupported protocol", "unsupported version",
        "no protocols available", "version too low"};
    if (std::ranges::any_of(clear, says))
        return TlsFlaw::NotTls;
    if (std::ranges::any_of(versions, says))
        return TlsFlaw::NoCommonVersion;
    return TlsFlaw::HandshakeFailed;
}

} // namespace Relaydeck
