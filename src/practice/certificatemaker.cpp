#include "practice/certificatemaker.h"

#include <QHostAddress>

#include <memory>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace Relaydeck {
namespace {

using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Memory = std::unique_ptr<BIO, decltype(&BIO_free)>;
using Extension = std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)>;

Memory memoryOf(const QByteArray &pem)
{
    return {BIO_new_mem_buf(pem.constData(), int(pem.size())), &BIO_free};
}

QByteArray bytesIn(BIO *memory)
{
    QByteArray bytes(qsizetype(BIO_ctrl_pending(memory)), Qt::Uninitialized);
    bytes.resize(std::max(0, BIO_read(memory, bytes.data(), int(bytes.size()))));
    return bytes;
}

/// `DNS:relay.test,IP:127.0.0.1`, as OpenSSL wants it.
QByteArray alternativesIn(const QStringList &names)
{
    QByteArrayList parts;
    for (const QString &name : names)
        parts.append((QHostAddress(name).isNull() ? "DNS:" : "IP:") + name.toUtf8());
    return parts.join(',');
}

bool addExtension(X509 *certificate, X509V3_CTX *context, int kind, const QByteArray &value)
{
    const Extension extension(
        X509V3_EXT_conf_nid(nullptr, context, kind, value.constData()), &X509_EXTENSION_free);
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool addExtensions(X509 *certificate, X509 *signer, const CertificateOrder &order)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, signer, certificate, nullptr, nullptr, 0);
    X509V3_set_ctx_nodb(&context);
    if (!addExtension(certificate, &context, NID_basic_constraints,
            order.authority ? "critical,CA:TRUE" : "critical,CA:FALSE"))
        return false;
    const QByteArray alternatives = alternativesIn(order.alternativeNames);
    return alternatives.isEmpty() || addExtension(certificate, &context, NID_subject_alt_name, alternatives);
}

bool fill(X509 *certificate, EVP_PKEY *key, const CertificateOrder &order)
{
    qint64 number = 0;
    const QByteArray name = order.commonName.toUtf8();
    X509_NAME *const subject = X509_get_subject_name(certificate);
    return RAND_bytes(reinterpret_cast<unsigned char *>(&number), sizeof number) == 1
        && ASN1_INTEGER_set_int64(X509_get_serialNumber(certificate), (number >> 1) & 0x3fff'ffff'ffff'ffff)
        == 1
        && X509_set_version(certificate, 2) == 1
        && ASN1_TIME_set(X509_getm_notBefore(certificate), order.validFrom.toSecsSinceEpoch())
        && ASN1_TIME_set(X509_getm_notAfter(certificate), order.validUntil.toSecsSinceEpoch())
        && X509_set_pubkey(certificate, key) == 1
        && X509_NAME_add_entry_by_NID(subject, NID_commonName, MBSTRING_UTF8,
               reinterpret_cast<const unsigned char *>(name.constData()), int(name.size()), -1, 0)
        == 1;
}

} // namespace

std::optional<MadeCertificate> makeCertificate(const CertificateOrder &order, const MadeCertificate *signer)
{
    const Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"), &EVP_PKEY_free);
    const Certificate certificate(X509_new(), &X509_free);
    if (!key || !certificate || !fill(certificate.get(), key.get(), order))
        return std::nullopt;
    Certificate signerCertificate(nullptr, &X509_free);
    Key signerKey(nullptr, &EVP_PKEY_free);
    if (signer) {
        signerCertificate.reset(
            PEM_read_bio_X509(memoryOf(signer->certificate).get(), nullptr, nullptr, nullptr));
        signerKey.reset(PEM_read_bio_PrivateKey(memoryOf(signer->key).get(), nullptr, nullptr, nullptr));
        if (!signerCertificate || !signerKey)
            return std::nullopt;
    }
    X509 *const issuer = signer ? signerCertificate.get() : certificate.get();
    if (X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer)) != 1
        || !addExtensions(certificate.get(), issuer, order)
        || X509_sign(certificate.get(), signer ? signerKey.get() : key.get(), EVP_sha256()) == 0)
        return std::nullopt;

    const Memory shownCertificate(BIO_new(BIO_s_mem()), &BIO_free);
    const Memory shownKey(BIO_new(BIO_s_mem()), &BIO_free);
    if (PEM_write_bio_X509(shownCertificate.get(), certificate.get()) != 1
        || PEM_write_bio_PKCS8PrivateKey(shownKey.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr)
            != 1)
        return std::nullopt;
    return MadeCertificate{bytesIn(shownCertificate.get()), bytesIn(shownKey.get())};
}

} // namespace Relaydeck
