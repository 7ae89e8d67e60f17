#pragma once

#include <QByteArrayList>
#include <QProcess>
#include <QString>
#include <QTcpSocket>

namespace Relaydeck {

/// A mail server of somebody else's, started on loopback for a test and ended with it.
class Peer
{
    Q_DISABLE_COPY_MOVE(Peer)

public:
    Peer() = default;
    virtual ~Peer();

    [[nodiscard]] quint16 port() const noexcept { return m_port; }
    /// Whether it takes connections. Until then it is starting, or `trouble` says why it will not.
    [[nodiscard]] virtual bool isReady() = 0;
    [[nodiscard]] QString trouble() const;
    /// Every recipient of every message that was taken.
    [[nodiscard]] virtual QByteArrayList recipients() const = 0;

protected:
    QProcess m_process;
    quint16 m_port = 0;
};

/// Debian's python3-aiosmtpd with a few lines round it.
class AiosmtpdPeer final : public Peer
{
public:
    /// Without `how` in clear; with `starttls` or `tls` it wants a login as tim, pencil.
    explicit AiosmtpdPeer(const QString &folder, const QString &how = {}, const QString &certificate = {},
        const QString &key = {});
    [[nodiscard]] bool isReady() override;
    [[nodiscard]] QByteArrayList recipients() const override;
    /// SHA-256 of the text of each message, in hexadecimal digits.
    [[nodiscard]] QByteArrayList hashes() const;
    /// That of the one message for this recipient, or nothing.
    [[nodiscard]] QByteArray hashFor(const QByteArray &recipient) const;

private:
    [[nodiscard]] QList<QByteArrayList> lines() const;
    QString m_book;
};

/// Postfix's smtp-sink, which dumps every message into a file of its own.
class SmtpSinkPeer final : public Peer
{
public:
    explicit SmtpSinkPeer(const QString &program, const QString &folder, const QStringList &options = {});
    [[nodiscard]] bool isReady() override;
    [[nodiscard]] QByteArrayList recipients() const override;
    /// The one message for this recipient: the envelope in front, LF as line end and one more at the end; or nothing.
    [[nodiscard]] QByteArray dumpFor(const QByteArray &recipient) const;

private:
    QString m_dump;
    QTcpSocket m_probe;
};

/// A message as it stands in the queue of a mail server.
struct QueuedMail
{
    QByteArrayList recipients;
    QByteArray body; ///< behind the header, with LF as line end
};

/// A mail server that keeps what it takes in its queue.
class QueuePeer : public Peer
{
public:
    [[nodiscard]] bool isReady() override;
    [[nodiscard]] virtual QList<QueuedMail> queue() const = 0;
    [[nodiscard]] QByteArrayList recipients() const override;

protected:
    [[nodiscard]] static QStringList filesIn(const QString &folder, const QString &pattern);
    [[nodiscard]] static QByteArray contentOf(const QString &name);
    /// What stands in the queue of an Exim.
    [[nodiscard]] static QList<QueuedMail> eximQueue(const QString &spool);

private:
    QTcpSocket m_probe;
};

/// Debian's Exim: STARTTLS on one port, TLS from the first byte on another, and a login as tim, pencil by
/// PLAIN, LOGIN (only when secured) or CRAM-MD5. What it takes stays in its queue.
class EximPeer final : public QueuePeer
{
public:
    EximPeer(const QString &program, const QString &folder, const QString &certificate, const QString &key);
    [[nodiscard]] quint16 tlsPort() const noexcept { return m_tlsPort; }
    [[nodiscard]] QList<QueuedMail> queue() const override { return eximQueue(m_spool); }

private:
    QString m_spool;
    quint16 m_tlsPort = 0;
};

/// Where Exim is, or nothing: see tests/support/fetch-exim.
[[nodiscard]] QString findExim();
/// Where smtp-sink is, or nothing: see tests/support/fetch-smtp-sink.
[[nodiscard]] QString findSmtpSink();
/// A port that was free a moment ago.
[[nodiscard]] quint16 freePort();

} // namespace Relaydeck
