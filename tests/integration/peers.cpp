#include "peers.h"

#include <QDir>
#include <QFile>
#include <QTcpServer>

namespace Relaydeck {

using namespace Qt::StringLiterals;

Peer::~Peer() = default; // QProcess kills what it started

QString Peer::trouble() const
{
    return m_process.errorString() + u": "_s
        + QString::fromUtf8(const_cast<QProcess &>(m_process).readAllStandardError());
}

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

QString findSmtpSink()
{
    for (const QString &place :
        {u"/usr/sbin/smtp-sink"_s, QStringLiteral(RELAYDECK_SOURCE_DIR "/build/tools/smtp-sink")}) {
        if (QFile::exists(place))
            return place;
    }
    return {};
}

AiosmtpdPeer::AiosmtpdPeer(const QString &folder) : m_book(folder + u"/aiosmtpd"_s)
{
    m_process.start(u"/usr/bin/python3"_s,
        {QStringLiteral(RELAYDECK_SOURCE_DIR "/tests/integration/aiosmtpd_sink.py"), m_book});
}

bool AiosmtpdPeer::isReady()
{
    if (m_port == 0 && m_process.canReadLine())
        m_port = m_process.readLine().trimmed().toUShort();
    return m_port != 0;
}

QList<QByteArrayList> AiosmtpdPeer::lines() const
{
    QFile file(m_book);
    QList<QByteArrayList> lines;
    if (!file.open(QIODevice::ReadOnly))
        return lines;
    while (!file.atEnd())
        lines.append(file.readLine().trimmed().split(' '));
    return lines;
}

QByteArrayList AiosmtpdPeer::recipients() const
{
    QByteArrayList all;
    for (const QByteArrayList &line : lines())
        all += line.sliced(1);
    return all;
}

QByteArrayList AiosmtpdPeer::hashes() const
{
    QByteArrayList all;
    for (const QByteArrayList &line : lines())
        all.append(line.first());
    return all;
}

SmtpSinkPeer::SmtpSinkPeer(const QString &program, const QString &folder) : m_dump(folder + u"/sink"_s)
{
    QDir().mkpath(m_dump);
    m_port = freePort();
    m_process.setWorkingDirectory(m_dump);
    m_process.start(program,
        {u"-u"_s, qEnvironmentVariable("USER", u"root"_s), u"-D"_s, u"%M"_s, u"127.0.0.1:%1"_s.arg(m_port),
            u"100"_s});
}

bool SmtpSinkPeer::isReady()
{
    if (m_probe.state() == QAbstractSocket::UnconnectedState)
        m_probe.connectToHost(QHostAddress::LocalHost, m_port);
    return m_probe.state() == QAbstractSocket::ConnectedState;
}

/// smtp-sink writes the envelope before the message: `X-Rcpt-Args: <address>`.
QByteArrayList SmtpSinkPeer::recipients() const
{
    const QByteArray mark = "X-Rcpt-Args: <"_ba;
    QByteArrayList all;
    for (const QString &name : QDir(m_dump).entryList(QDir::Files)) {
        QFile file(m_dump + u'/' + name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line.startsWith(mark))
                all.append(line.mid(mark.size(), line.indexOf('>') - mark.size()));
        }
    }
    return all;
}

} // namespace Relaydeck
