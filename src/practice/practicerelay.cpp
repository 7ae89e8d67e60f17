#include "practice/practicerelay.h"

#include "practice/certificatemaker.h"
#include "practice/practiceline.h"

#include <QMetaMethod>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>

#include <functional>

using namespace Qt::StringLiterals;

namespace Relaydeck {

/// Hands raw descriptors on, so that each line can open its socket unbuffered.
class PracticeRelay::Door final : public QTcpServer
{
public:
    explicit Door(std::function<void(qintptr)> welcome) : m_welcome(std::move(welcome))
    {
        setListenBacklogSize(1024);
    }

protected:
    void incomingConnection(qintptr descriptor) override { m_welcome(descriptor); }

private:
    std::function<void(qintptr)> m_welcome;
};

PracticeRelay::PracticeRelay(const Temper &temper, QObject *parent)
    : QObject(parent),
      m_temper(temper),
      m_door(std::make_unique<Door>([this](qintptr descriptor) { welcome(descriptor); }))
{
    prepareTls();
}

PracticeRelay::~PracticeRelay()
{
    stop();
}

bool PracticeRelay::listen(quint16 port, const QHostAddress &address)
{
    return m_door->listen(address, port);
}

QString PracticeRelay::errorText() const
{
    return m_book.error() == QFileDevice::NoError ? m_door->errorString()
                                                  : m_book.fileName() + u": "_s + m_book.errorString();
}

bool PracticeRelay::keepBook(const QString &file)
{
    m_book.close();
    m_book.setFileName(file);
    return m_book.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered);
}

void PracticeRelay::note(QByteArrayView bytes)
{
    m_book.write(bytes.data(), bytes.size());
}

QHostAddress PracticeRelay::address() const
{
    return m_door->serverAddress();
}

quint16 PracticeRelay::port() const
{
    return m_door->serverPort();
}

void PracticeRelay::stop()
{
    m_door->close();
    qDeleteAll(std::exchange(m_lines, {}));
}

void PracticeRelay::setTemper(const Temper &temper)
{
    const bool otherCertificate = temper.certificateDays != m_temper.certificateDays;
    m_temper = temper;
    if (m_certificate.isEmpty() || otherCertificate)
        prepareTls();
}

void PracticeRelay::prepareTls()
{
    if (m_temper.tls == PracticeTls::None)
        return;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    CertificateOrder order;
    order.commonName = u"practice.relaydeck.test"_s;
    order.alternativeNames = {u"localhost"_s, u"127.0.0.1"_s, u"::1"_s, order.commonName};
    order.validUntil = now.addDays(m_temper.certificateDays);
    order.validFrom = std::min(now, order.validUntil).addDays(-1);
    const std::optional<MadeCertificate> made = makeCertificate(order);
    if (!made)
        return; // the handshakes will fail, and say so
    m_certificate = made->certificate;
    m_tls = QSslConfiguration::defaultConfiguration();
    m_tls.setLocalCertificate(QSslCertificate(made->certificate));
    m_tls.setPrivateKey(QSslKey(made->key, QSsl::Ec));
    m_tls.setPeerVerifyMode(QSslSocket::VerifyNone);
}

QByteArray PracticeRelay::fingerprint() const
{
    const QSslCertificate certificate(m_certificate);
    return certificate.isNull() ? QByteArray() : certificate.digest(QCryptographicHash::Sha256);
}

void PracticeRelay::welcome(qintptr descriptor)
{
    ++m_tally.connections;
    auto *line = new PracticeLine(descriptor, m_temper, m_tls, m_tally.connections, *this, this);
    m_lines.insert(line);
    connect(line, &PracticeLine::closed, this, [this, line] {
        m_lines.remove(line);
        line->deleteLater();
    });
}

void PracticeRelay::takeMessage(const PracticeEnvelope &envelope)
{
    emit messageTaken(envelope);
}

void PracticeRelay::connectNotify(const QMetaMethod &signal)
{
    if (signal == QMetaMethod::fromSignal(&PracticeRelay::messageTaken) && m_keeping == Keeping::Counts)
        m_keeping = Keeping::Envelopes;
}

} // namespace Relaydeck
