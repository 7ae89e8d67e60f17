#pragma once

#include "net/transport.h"

namespace Relaydeck {

/// Goes nowhere; the test says what the system took and what the relay said.
class StillTransport final : public Transport
{
public:
    void open(const Endpoint &) override { emit opened(); }
    void write(QByteArrayView bytes) override
    {
        written += bytes;
        unsent += bytes.size();
    }
    void close() override { emit closed({}); }
    void abort() override { unsent = 0; }
    void startTls(const TlsPolicy &) override {}
    [[nodiscard]] const TlsReport &tlsReport() const override { return tls; }
    [[nodiscard]] qint64 pending() const override { return unsent; }
    [[nodiscard]] QString peer() const override { return QStringLiteral("192.0.2.1:25"); }
    [[nodiscard]] QString localAddress() const override { return address; }

    void hear(const QByteArray &bytes) { emit arrived(bytes); }
    void takeAll()
    {
        unsent = 0;
        emit drained();
    }
    void lose() { emit closed({LineLoss::Kind::Reset, QByteArrayLiteral("reset")}); }

    QByteArray written;
    qint64 unsent = 0;
    TlsReport tls;
    QString address = QStringLiteral("192.0.2.7");
};

} // namespace Relaydeck
