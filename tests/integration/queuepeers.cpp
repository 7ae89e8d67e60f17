#include "queuepeers.h"

#include <QFile>

#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Relaydeck {

namespace {

constexpr auto ForAll = QFile::ReadOther | QFile::ExeOther | QFile::ReadGroup | QFile::ExeGroup;

void write(const QString &name, const QByteArray &text)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("a file of the test cannot be written");
    file.close();
    QFile::setPermissions(name, QFile::permissions(name) | QFile::ReadOther | QFile::ReadGroup);
}

/// What stands between two marks, or behind the first one when there is no second; nothing without the first.
QByteArray between(const QByteArray &text, const QByteArray &from, const QByteArray &to)
{
    const qsizetype begin = text.indexOf(from);
    if (begin < 0)
        return {};
    const qsizetype start = begin + from.size();
    const qsizetype end = text.indexOf(to, start);
    return text.sliced(start, (end < 0 ? text.size() : end) - start);
}

} // namespace

// ---- Exim

OpenEximPeer::OpenEximPeer(const QString &program, const QString &folder) : m_spool(folder + u"/exim"_s)
{
    m_port = freePort();
    QDir().mkpath(m_spool);
    QFile::setPermissions(folder, QFile::permissions(folder) | ForAll); // root's Exim is nobody
    QFile::setPermissions(m_spool, QFile::permissions(m_spool) | ForAll | QFile::WriteOther);
    QByteArray settings = R"(spool_directory = SPOOL
log_file_path = SPOOL/%slog
pid_file_path = SPOOL/pid
primary_hostname = exim.test
local_interfaces = 127.0.0.1
daemon_smtp_ports = PORT
tls_advertise_hosts =
acl_smtp_rcpt = accept
queue_only
host_lookup =
rfc1413_hosts =
keep_environment =
)"_ba;
    settings.replace("SPOOL", m_spool.toUtf8()).replace("PORT", QByteArray::number(m_port));
    write(m_spool + u"/conf"_s, settings);
    m_process.start(program, {u"-C"_s, m_spool + u"/conf"_s, u"-bdf"_s});
}

// ---- Postfix

QString findPostfix()
{
    if (::geteuid() != 0 || !::getpwnam("backup")) // its mail owner in this test
        return {};
    for (const QString &root : {QStringLiteral(RELAYDECK_SOURCE_DIR "/build/tools/postfix"), QString()}) {
        if (QFile::exists(root + u"/usr/lib/postfix/sbin/master"_s))
            return root.isEmpty() ? u"/"_s : root;
    }
    return {};
}

PostfixPeer::PostfixPeer(const QString &root, const QString &folder)
    : m_root(root == u"/"_s ? QString() : root),
      m_home(folder + u"/postfix"_s)
{
    m_port = freePort();
    QFile::setPermissions(folder, QFile::permissions(folder) | ForAll);
    makeFolders();
    writeSettings();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LD_LIBRARY_PATH"_s, m_root + u"/usr/lib/postfix"_s);
    m_process.setProcessEnvironment(environment);
    m_process.start(m_root + u"/usr/lib/postfix/sbin/master"_s, {u"-c"_s, m_home + u"/etc"_s, u"-d"_s});
}

PostfixPeer::~PostfixPeer()
{
    m_process.terminate(); // ends its children, too
    m_process.waitForFinished();
    ::close(m_queueManager);
}

void PostfixPeer::makeFolders()
{
    const passwd *const owner = ::getpwnam("backup");
    const uid_t user = owner->pw_uid;
    for (const char *name : {"etc", "data", "queue", "queue/pid", "queue/incoming", "queue/active",
             "queue/deferred", "queue/defer", "queue/bounce", "queue/corrupt", "queue/hold", "queue/maildrop",
             "queue/private", "queue/public", "queue/saved", "queue/flush", "queue/trace"}) {
        const QByteArray path = QFile::encodeName(m_home + u'/' + QString::fromLatin1(name));
        QDir().mkpath(QFile::decodeName(path));
        ::chmod(path.constData(), 0755);
        if (qstrcmp(name, "etc") != 0 && qstrcmp(name, "queue") != 0 && qstrcmp(name, "queue/pid") != 0
            && ::chown(path.constData(), user, gid_t(-1)) != 0)
            qFatal("a folder cannot be given to Postfix");
    }
    const QByteArray pipe = QFile::encodeName(m_home + u"/queue/public/qmgr"_s);
    ::mkfifo(pipe.constData(), 0666);
    ::chmod(pipe.constData(), 0666);
    m_queueManager = ::open(pipe.constData(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
}

void PostfixPeer::writeSettings() const
{
    QByteArray settings = R"(compatibility_level = 3.6
queue_directory = HOME/queue
command_directory = ROOT/usr/sbin
daemon_directory = ROOT/usr/lib/postfix/sbin
shlib_directory = ROOT/usr/lib/postfix
data_directory = HOME/data
import_environment = MAIL_CONFIG TZ LANG=C LD_LIBRARY_PATH=ROOT/usr/lib/postfix
mail_owner = backup
setgid_group = operator
myhostname = postfix.test
mydestination =
local_recipient_maps =
alias_maps =
alias_database =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_peername_lookup = no
in_flow_delay = 0
message_size_limit = 64000000
)"_ba;
    settings.replace("HOME", m_home.toUtf8()).replace("ROOT", m_root.toUtf8());
    write(m_home + u"/etc/main.cf"_s, settings);
    write(m_home + u"/etc/master.cf"_s,
        "127.0.0.1:"_ba + QByteArray::number(m_port)
            + " inet n - n - - smtpd\ncleanup unix n - n - 0 cleanup\n"
              "rewrite unix - - n - - trivial-rewrite\nanvil unix - - n - 1 anvil\n");
}

QList<QueuedMail> PostfixPeer::queue() const
{
    const QStringList files = filesIn(m_home + u"/queue/incoming"_s, u"*"_s);
    QProcess cat;
    cat.setProcessEnvironment(m_process.processEnvironment());
    cat.start(m_root + u"/usr/sbin/postcat"_s, QStringList{u"-c"_s, m_home + u"/etc"_s} + files);
    cat.waitForFinished();
    const QByteArray printed = cat.readAllStandardOutput();
    QList<QueuedMail> all;
    const QByteArray mark = "*** ENVELOPE RECORDS "_ba;
    for (qsizetype at = printed.indexOf(mark); at >= 0;) {
        const qsizetype next = printed.indexOf(mark, at + 1);
        const QByteArray one = printed.sliced(at, (next < 0 ? printed.size() : next) - at);
        QueuedMail mail;
        for (const QByteArray &line : between(one, mark, "*** MESSAGE CONTENTS "_ba).split('\n')) {
            if (line.startsWith("recipient: "))
                mail.recipients.append(line.sliced(11));
        }
        mail.body = between(between(one, "*** MESSAGE CONTENTS "_ba, "*** HEADER EXTRACTED "_ba), "\n\n"_ba,
            "no such mark"_ba);
        all.append(mail);
        at = next;
    }
    return all;
}

} // namespace Relaydeck
