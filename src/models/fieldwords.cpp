#include "models/fieldwords.h"

#include "models/words.h"
#include "serverfile/fieldvalue.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Relaydeck {

QString FieldWords::group(FieldInfo::Group group)
{
    switch (group) {
    case FieldInfo::Group::Connection: return tr("Connection");
    case FieldInfo::Group::Security: return tr("Security");
    case FieldInfo::Group::Limits: return tr("Limits");
    case FieldInfo::Group::Behaviour: return tr("Behaviour");
    }
    return {};
}

QString FieldWords::title(Field field)
{
    switch (field) {
    case Field::Smtp: return tr("Host");
    case Field::Port: return tr("Port");
    case Field::Domain: return tr("Our name");
    case Field::Tries: return tr("Tries");
    case Field::MaxConnectionAttempts: return tr("Attempts");
    case Field::EnvelopeLimit: return tr("Per envelope");
    case Field::MaxMessages: return tr("In all");
    case Field::MaxMessagesPerRobin: return tr("Per turn");
    case Field::MaxMessagesPerConnection: return tr("Per connection");
    case Field::MaxMessagesWhileAwake: return tr("While awake");
    case Field::SleepLength: return tr("Sleep");
    case Field::TalkAttempts: return tr("Talk attempts");
    case Field::TimeOut: return tr("Time-out");
    case Field::Conversation: return tr("Conversation file");
    case Field::Name: return tr("Name");
    case Field::Note: return tr("Note");
    case Field::Enabled: return tr("Enabled");
    case Field::MaxConnections: return tr("Connections");
    case Field::Family: return tr("IPv4 or IPv6");
    case Field::SourceAddress: return tr("Our address");
    case Field::Proxy: return tr("Proxy");
    case Field::ProxyPasswordCommand: return tr("Proxy's password command");
    case Field::ProxyPasswordVariable: return tr("Proxy's password variable");
    case Field::Security: return tr("Encryption");
    case Field::CertificateCheck: return tr("Certificate");
    case Field::ClientCertificate: return tr("Our certificate");
    case Field::ClientKey: return tr("Its key");
    case Field::MinimumTls: return tr("Oldest TLS");
    case Field::Auth: return tr("Log-in");
    case Field::User: return tr("User");
    case Field::PasswordCommand: return tr("Password command");
    case Field::PasswordVariable: return tr("Password variable");
    case Field::PasswordFile: return tr("Password file");
    case Field::PasswordInClear: return tr("Password in clear");
    case Field::Weight: return tr("Weight");
    case Field::RatePerSecond: return tr("Per second");
    case Field::RatePerMinute: return tr("Per minute");
    case Field::RatePerHour: return tr("Per hour");
    case Field::RatePerDay: return tr("Per day");
    case Field::Pipelining: return tr("Pipelining");
    case Field::Chunking: return tr("Chunking");
    case Field::SlowDown: return tr("Slow down");
    case Field::WarmUpFrom: return tr("Warm-up from");
    case Field::WarmUpFirstDay: return tr("On the first day");
    case Field::WarmUpGrowth: return tr("Growth a day");
    case Field::Senders: return tr("Senders");
    }
    return {};
}

QString FieldWords::unit(Field field)
{
    switch (fieldInfo(field).kind) {
    case FieldInfo::Kind::Seconds: return tr("s", "seconds");
    case FieldInfo::Kind::Limit: return tr("recipients");
    default: return {};
    }
}

QString FieldWords::titleWithUnit(Field field)
{
    const QString unit = FieldWords::unit(field);
    return unit.isEmpty() ? title(field) : tr("%1 (%2)").arg(title(field), unit);
}

QString FieldWords::explanation(Field field)
{
    return std::size_t(field) < ClassicFieldCount ? classicExplanation(field) : ownExplanation(field);
}

QString FieldWords::classicExplanation(Field field)
{
    switch (field) {
    case Field::Smtp: return tr("Name or address of the relay.");
    case Field::Port: return tr("25 between servers, 587 with STARTTLS and 465 with TLS for customers.");
    case Field::Domain: return tr("What we call ourselves in EHLO; some relays check it.");
    case Field::Tries: return tr("Further connects within one attempt, when the first one fails.");
    case Field::MaxConnectionAttempts:
        return tr("Failed attempts until the relay counts as worthless and is left out.");
    case Field::EnvelopeLimit: return tr("Recipients of one message; many relays take 100 at most.");
    case Field::MaxMessages: return tr("Recipients that this relay gets in one send.");
    case Field::MaxMessagesPerRobin:
        return tr("Recipients in one turn of the robin, before the next relay has its turn.");
    case Field::MaxMessagesPerConnection:
        return tr("Recipients on one connection; then it is closed and opened anew.");
    case Field::MaxMessagesWhileAwake: return tr("Recipients until the relay is given a rest.");
    case Field::SleepLength: return tr("How long that rest is.");
    case Field::TalkAttempts: return tr("How often in all something is tried while the answer is \"later\".");
    case Field::TimeOut: return tr("How long we wait for each reply; not set: as RFC 5321 advises.");
    case Field::Conversation: return tr("All that is said to and by this relay is appended to this file.");
    default: return {};
    }
}

QString FieldWords::ownExplanation(Field field)
{
    switch (field) {
    case Field::Name: return tr("What the relay is called in tables and reports.");
    case Field::Note: return tr("For yourself.");
    case Field::Enabled: return tr("Switched off it stays in the file, but nothing is sent through it.");
    case Field::MaxConnections: return tr("Connections at the same time.");
    case Field::Family: return tr("Both are tried unless one is named.");
    case Field::SourceAddress:
        return tr("Which of our addresses connections come from; some relays check it.");
    case Field::Proxy: return tr("socks5:// or http:// and who connects us to the relay: user@host:port.");
    case Field::ProxyPasswordCommand:
        return tr(
            "A command whose first line of output is the proxy's password. Without command and variable "
            "it is looked up in the keyring.");
    case Field::ProxyPasswordVariable: return tr("Environment variable that holds the proxy's password.");
    case Field::Security:
        return tr("STARTTLS begins in clear and is the rule on port 587; TLS from the start on port 465.");
    case Field::CertificateCheck:
        return tr("system, off, ca: and a file of authorities, or sha256: and the fingerprint.");
    case Field::ClientCertificate: return tr("PEM file with a certificate of ours and its key.");
    case Field::ClientKey:
        return tr("PEM file with the key, where it does not stand beside our certificate.");
    case Field::MinimumTls: return tr("Older versions are refused.");
    case Field::Auth: return tr("Automatic takes the strongest way that the relay offers.");
    case Field::User: return tr("Name for the log-in; without one there is none.");
    case Field::PasswordCommand:
        return tr("A command whose first line of output is the password. Without command and variable it is "
                  "looked up in the keyring.");
    case Field::PasswordVariable: return tr("Environment variable that holds the password.");
    case Field::PasswordFile: return tr("A file whose first line is the password; let nobody else read it.");
    case Field::PasswordInClear: return tr("Say the password even where everybody on the way can read it.");
    case Field::Weight: return tr("Share in a parallel send: a relay of weight 2 gets twice as much.");
    case Field::RatePerSecond: return tr("Recipients in any one second.");
    case Field::RatePerMinute: return tr("Recipients in any 60 seconds.");
    case Field::RatePerHour: return tr("Recipients in any 60 minutes.");
    case Field::RatePerDay: return tr("Recipients in any 24 hours.");
    case Field::Pipelining:
        return tr("Where the relay offers it, commands are said without waiting for each answer.");
    case Field::Chunking:
        return tr("Where the relay offers it, too, whole messages are sent without waiting for each answer.");
    case Field::SlowDown:
        return tr(
            "Pause between messages while the relay answers \"later\", and speed up again when it does not.");
    case Field::WarmUpFrom:
        return tr("First day of a warm-up, as 2026-05-31: from then on the relay gets more mail every day.");
    case Field::WarmUpFirstDay: return tr("Recipients in 24 hours on the first day of the warm-up.");
    case Field::WarmUpGrowth:
        return tr("Percent by which each day of the warm-up has more than the one before.");
    case Field::Senders:
        return tr(
            "Addresses and domains of senders. It carries their mail alone, and their mail goes through "
            "relays that name them alone.");
    default: return {};
    }
}

QString FieldWords::help(Field field)
{
    const FieldInfo &info = fieldInfo(field);
    const bool own = std::size_t(field) >= ClassicFieldCount;
    QStringList lines{explanation(field)};
    lines << tr("%1 in %2")
                 .arg(QString::fromLatin1(info.key),
                     own ? u"Relaydeck::Server"_s : u"Mail::Bulkmail::Server"_s);
    if (info.maximum > 0 && info.maximum < 1e9)
        lines
            << tr("%1 to %2").arg(Words::number(quint64(info.minimum)), Words::number(quint64(info.maximum)));
    return lines.join(u"\n"_s);
}

QString FieldWords::choice(Field field, QByteArrayView word)
{
    static constexpr struct
    {
        Field field;
        const char *word;
        const char *text;
    } table[] = {
        {Field::Security, "none", QT_TR_NOOP("none")},
        {Field::Security, "starttls-if-offered", QT_TR_NOOP("STARTTLS if offered (weak)")},
        {Field::Security, "starttls", QT_TR_NOOP("STARTTLS")},
        {Field::Security, "tls", QT_TR_NOOP("TLS from the start")},
        {Field::Auth, "auto", QT_TR_NOOP("automatic")},
        {Field::Auth, "none", QT_TR_NOOP("none")},
        {Field::Family, "any", QT_TR_NOOP("both")},
        {Field::Family, "ipv4", QT_TR_NOOP("IPv4 only")},
        {Field::Family, "ipv6", QT_TR_NOOP("IPv6 only")},
        {Field::MinimumTls, "1.2", QT_TR_NOOP("TLS 1.2")},
        {Field::MinimumTls, "1.3", QT_TR_NOOP("TLS 1.3")},
    };
    for (const auto &[of, spelt, text] : table) {
        if (of == field && word.compare(QByteArrayView(spelt), Qt::CaseInsensitive) == 0)
            return tr(text);
    }
    return displayText(word).toUpper(); // mechanisms of SASL are spelt so
}

QString FieldWords::value(Field field, const std::optional<QByteArray> &text)
{
    const FieldInfo &info = fieldInfo(field);
    if (!text)
        return info.kind == FieldInfo::Kind::Seconds ? tr("not set") : QString();
    const FieldReading reading = readField(field, *text);
    if (!reading.usable)
        return displayText(*text);
    switch (info.kind) {
    case FieldInfo::Kind::Limit: return Words::limit(quint64(reading.number));
    case FieldInfo::Kind::Count: return Words::number(quint64(reading.number));
    case FieldInfo::Kind::YesNo: return reading.yes ? tr("yes") : tr("no");
    case FieldInfo::Kind::Choice: return choice(field, *text);
    default: return displayText(*text);
    }
}

QString FieldWords::origin(const Origin &origin)
{
    const QString file = QFileInfo(origin.file).fileName();
    switch (origin.kind) {
    case Origin::Kind::BuiltIn: return tr("built-in default");
    case Origin::Kind::ServerFile:
        return file.isEmpty() ? tr("from line %1").arg(origin.line)
                              : tr("from line %1 of %2").arg(QString::number(origin.line), file);
    case Origin::Kind::MasterConf:
        return tr("default of the master conf %1, line %2").arg(file, QString::number(origin.line));
    case Origin::Kind::Order: return tr("given by hand");
    }
    return {};
}

} // namespace Relaydeck
