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

QByteArray AiosmtpdPeer::hashFor(const QByteArray &recipient) const
{
    for (const QByteArrayList &line : lines()) {
        if (line.sliced(1) == QByteArrayList{recipient})
            return line.first();
    }
    return {};
}

SmtpSinkPeer::SmtpSinkPeer(const QString &program, const QString &folder, const QStringList &options)
    : m_dump(folder + u"/sink"_s)
{
    QDir().mkpath(m_dump);
    m_port = freePort();
    m_process.setWorkingDirectory(m_dump);
    m_process.start(program,
        options
            + QStringList{u"-u"_s, qEnvironmentVariable("USER", u"root"_s), u"-d"_s, u"mail."_s,
                u"127.0.0.1:%1"_s.arg(m_port), u"100"_s});
}

bool SmtpSinkPeer::isReady()
{
    if (m_probe.state() == QAbstractSocket::UnconnectedState)
        m_probe.connectToHost(QHostAddress::LocalHost, m_port);
    return m_probe.state() == QAbstractSocket::ConnectedState;
}

namespace {

const QByteArray RecipientMark
    = "X-Rcpt-Args: <"_ba; // in the envelope that smtp-sink writes before the message

} // namespace

QByteArrayList SmtpSinkPeer::recipients() const
{
    QByteArrayList all;
    for (const QString &name : QDir(m_dump).entryList(QDir::Files)) {
        QFile file(m_dump + u'/' + name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &line : file.readAll().split('\n')) {
            if (line.startsWith(RecipientMark))
                all.append(line.mid(RecipientMark.size(), line.indexOf('>') - RecipientMark.size()));
        }
    }
    return all;
}

QByteArray SmtpSinkPeer::dumpFor(const QByteArray &recipient) const
{
    constexpr qint64 envelope = 1000; // bytes; more than one has
    for (const QString &name : QDir(m_dump).entryList(QDir::Files)) {
        QFile file(m_dump + u'/' + name);
        if (file.open(QIODevice::ReadOnly) && file.peek(envelope).contains(RecipientMark + recipient + '>'))
            return file.readAll();
    }
    return {};
}

bool QueuePeer::isReady()
{
    if (m_probe.state() == QAbstractSocket::UnconnectedState)
        m_probe.connectToHost(u"127.0.0.1"_s, m_port);
    return m_probe.canReadLine();
}

QByteArrayList QueuePeer::recipients() const
{
    QByteArrayList all;
    for (const QueuedMail &mail : queue())
        all += mail.recipients;
    return all;
}

QStringList QueuePeer::filesIn(const QString &folder, const QString &pattern)
{
    QStringList files;
    for (QDirIterator at(folder, {pattern}, QDir::Files, QDirIterator::Subdirectories); at.hasNext();)
        files.append(at.next());
    return files;
}

QByteArray QueuePeer::contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Each message is a pair of files, ID-H and ID-D; the first line of either is its name. In the former the number
/// of the recipients stands on a line, then each on one of its own, then an empty line.
QList<QueuedMail> QueuePeer::eximQueue(const QString &spool)
{
    QList<QueuedMail> all;
    for (const QString &file : filesIn(spool + u"/input"_s, u"*-H"_s)) {
        QueuedMail mail;
        const QByteArrayList envelope = contentOf(file).split('\n');
        bool count = false; // of recipients, which stand behind it
        for (qsizetype i = 0; i < envelope.size() && !envelope[i].isEmpty(); ++i) {
            if (count)
                mail.recipients.append(envelope[i]);
            else
                (void)envelope[i].toInt(&count);
        }
        const QByteArray data = contentOf(file.chopped(1) + u'D');
        mail.body = data.sliced(data.indexOf('\n') + 1);
        all.append(mail);
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

} // namespace Relaydeck
