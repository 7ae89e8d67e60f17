#pragma once

#include "practice/certificatemaker.h"

#include <QSslConfiguration>
#include <QTemporaryDir>

namespace Relaydeck {

/// Certificates for tests, and files to put them in.
class CertificateShop final
{
public:
    CertificateShop();

    /// Whoever signs what `issue` makes.
    [[nodiscard]] const MadeCertificate &authority() const noexcept { return m_authority; }
    /// Good for 127.0.0.1 and relay.test; `order` changes that.
    [[nodiscard]] MadeCertificate issue(CertificateOrder order = usual()) const;
    [[nodiscard]] static MadeCertificate selfSigned(const CertificateOrder &order = usual());
    [[nodiscard]] static CertificateOrder usual();

    /// For a server: the certificate, its key, and what stands between it and the authority.
    [[nodiscard]] static QSslConfiguration serverWith(
        const MadeCertificate &made, const QByteArray &more = {});
    [[nodiscard]] static QByteArray sha256(const MadeCertificate &made);

    /// The name of a file with these bytes.
    [[nodiscard]] QString file(const QByteArray &bytes);
    [[nodiscard]] QString authorityFile() { return file(m_authority.certificate); }

private:
    QTemporaryDir m_folder;
    MadeCertificate m_authority;
    int m_files = 0;
};

} // namespace Relaydeck
