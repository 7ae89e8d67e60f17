#include "support/certificateshop.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

using namespace Qt::StringLiterals;

namespace Relaydeck {

CertificateShop::CertificateShop()
{
    CertificateOrder order;
    order.commonName = u"Authority of the test"_s;
    order.authority = true;
    m_authority = makeCertificate(order).value();
}

CertificateOrder CertificateShop::usual()
{
    CertificateOrder order;
    order.commonName = u"relay.test"_s;
    order.alternativeNames = {u"relay.test"_s, u"127.0.0.1"_s};
    return order;
}

MadeCertificate CertificateShop::issue(CertificateOrder order) const
{
    return makeCertificate(order, &m_authority).value();
}

MadeCertificate CertificateShop::selfSigned(const CertificateOrder &order)
{
    return makeCertificate(order).value();
}

QSslConfiguration CertificateShop::serverWith(const MadeCertificate &made, const QByteArray &more)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(QSslCertificate::fromData(made.certificate + more));
    configuration.setPrivateKey(QSslKey(made.key, QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

QByteArray CertificateShop::sha256(const MadeCertificate &made)
{
    return QSslCertificate(made.certificate).digest(QCryptographicHash::Sha256);
}

QString CertificateShop::file(const QByteArray &bytes)
{
    QFile file(m_folder.filePath(QString::number(++m_files) + u".pem"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("no room for a certificate");
    return file.fileName();
}

} // namespace Relaydeck
