#include "peers.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
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

QString findExim()
{
    const QString place = QStringLiteral(RELAYDECK_SOURCE_DIR "/build/tools/exim");
    return QFile::exists(place) ? place : QString();
}

AiosmtpdPeer::AiosmtpdPeer(
    const QString &folder, const QString &how, const QString &certificate, const QString &key)
    : m_book(folder + u"/aiosmtpd"_s + how)
{
    QStringList arguments{QStringLiteral(RELAYDECK_SOURCE_DIR "/tests/integration/aiosmtpd_sink.py"), m_book};
    if (!how.isEmpty())
        arguments += {how, certificate, key};
    m_process.start(u"/usr/bin/python3"_s, arguments);
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

EximPeer::EximPeer(
    const QString &program, const QString &folder, const QString &certificate, const QString &key)
    : m_spool(folder + u"/exim"_s),
      m_tlsPort(freePort())
{
    m_port = freePort();
    QDir().mkpath(m_spool);
    const auto forAll = QFile::ReadOther | QFile::ExeOther; // root's Exim is nobody
    for (const QString &place : {certificate, key}) {
        const QString copy = m_spool + u'/' + QFileInfo(place).fileName();
        QFile::copy(place, copy);
        QFile::setPermissions(copy, QFile::permissions(copy) | forAll);
    }
    QFile::setPermissions(folder, QFile::permissions(folder) | forAll);
    QFile::setPermissions(m_spool, QFile::permissions(m_spool) | forAll | QFile::WriteOther);
    const QByteArray settings = R"(spool_directory = SPOOL
log_file_path = SPOOL/%slog
pid_file_path = SPOOL/pid
primary_hostname = exim.test
local_interfaces = 127.0.0.1
daemon_smtp_ports = CLEAR : SECURED
tls_on_connect_ports = SECURED
tls_advertise_hosts = *
tls_certificate = SPOOL/CERTIFICATE
tls_privatekey = SPOOL/KEY
acl_smtp_rcpt = rcpt
queue_only
host_lookup =
rfc1413_hosts =
keep_environment =
begin acl
rcpt:
  accept authenticated = *
  deny message = a login comes first
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_advertise_condition = ${if def:tls_in_cipher}
  server_condition = ${if and{{eq{$auth2}{tim}}{eq{$auth3}{pencil}}}}
login:
  driver = plaintext
  public_name = LOGIN
  server_advertise_condition = ${if def:tls_in_cipher}
  server_prompts = Username:: : Password::
  server_condition = ${if and{{eq{$auth1}{tim}}{eq{$auth2}{pencil}}}}
cram:
  driver = cram_md5
  public_name = CRAM-MD5
  server_secret = ${if eq{$auth1}{tim}{pencil}fail}
)"_ba.replace("SPOOL", m_spool.toLocal8Bit())
                                    .replace("CLEAR", QByteArray::number(m_port))
                                    .replace("SECURED", QByteArray::number(m_tlsPort))
                                    .replace("CERTIFICATE", QFileInfo(certificate).fileName().toLocal8Bit())
                                    .replace("KEY", QFileInfo(key).fileName().toLocal8Bit());
    QFile file(folder + u"/exim.conf"_s);
    if (file.open(QIODevice::WriteOnly))
        file.write(settings);
    file.close();
    m_process.start(program, {u"-C"_s, file.fileName(), u"-bdf"_s});
}

bool EximPeer::isReady()
{
    if (m_probe.state() == QAbstractSocket::UnconnectedState)
        m_probe.connectToHost(QHostAddress::LocalHost, m_port);
    return m_probe.state() == QAbstractSocket::ConnectedState;
}

QByteArrayList EximPeer::spooled(const QString &pattern) const
{
    QByteArrayList all;
    QDirIterator files(m_spool + u"/input"_s, {pattern}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            all.append(file.readAll());
    }
    return all;
}

/// A header file has the number of the recipients on a line, then each on one of its own.
QByteArrayList EximPeer::recipients() const
{
    QByteArrayList all;
    for (const QByteArray &header : spooled(u"*-H"_s)) {
        const QByteArrayList lines = header.split('\n');
        const qsizetype end = lines.indexOf(QByteArray());
        for (qsizetype i = 0; i < end; ++i) {
            bool isNumber = false;
            const int count = lines[i].toInt(&isNumber);
            if (isNumber && i + count + 1 == end)
                all += lines.sliced(i + 1, count);
        }
    }
    return all;
}

/// A data file begins with its own name.
QByteArrayList EximPeer::bodies() const
{
    QByteArrayList all = spooled(u"*-D"_s);
    for (QByteArray &body : all)
        body.remove(0, body.indexOf('\n') + 1);
    return all;
}

} // namespace Relaydeck
