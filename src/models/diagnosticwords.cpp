#include "models/words.h"

#include "serverfile/diagnostic.h"

using namespace Qt::StringLiterals;

namespace Relaydeck {

QString Words::severity(Severity severity)
{
    switch (severity) {
    case Severity::Hint: return tr("hint");
    case Severity::Warning: return tr("warning");
    case Severity::Error: return tr("error");
    }
    return {};
}

QString Words::diagnostic(const Diagnostic &diagnostic)
{
    using enum DiagnosticKind;
    if (diagnostic.kind <= NoRelays)
        return fileRemark(diagnostic);
    if (diagnostic.kind < ColumnTooShort)
        return lineRemark(diagnostic);
    if (diagnostic.kind < ValueUndecodable)
        return columnRemark(diagnostic);
    if (diagnostic.kind >= PortAndSecurity && diagnostic.kind < TooMany)
        return securityRemark(diagnostic);
    return valueRemark(diagnostic);
}

QString Words::fileRemark(const Diagnostic &diagnostic)
{
    using enum DiagnosticKind;
    const QString name = diagnostic.subject.isEmpty() ? diagnostic.file : bytes(diagnostic.subject);
    const auto about = [&name](const QString &sentence) { return sentence.arg(name); };
    const auto limit = number(quint64(diagnostic.number));
    switch (diagnostic.kind) {
    case FileMissing: return about(tr("%1 is not there"));
    case FileUnreadable: return tr("%1 cannot be read: %2").arg(name, bytes(diagnostic.extra));
    case FileNotAFile:
        return about(tr("%1 is not a file that can be read: it is a folder, a pipe or a device"));
    case FileTooLarge:
        return tr("%1 is too large to be a server file: the limit is %2 bytes").arg(name, limit);
    case FileTooManyLines:
        return tr("%1 has too many lines to be a server file: the limit is %2").arg(name, limit);
    case FileIsBinary: return about(tr("%1 is not a text file"));
    case FileIsUtf16: return about(tr("%1 is in UTF-16; save it as UTF-8"));
    case NoServerFile: return tr("No server file was given, and no master conf names one");
    case NoRelays:
        return tr(
            "There is no relay in this file: it has no Smtp entry in the package Mail::Bulkmail::Server");
    default: return {};
    }
}

QString Words::lineRemark(const Diagnostic &diagnostic)
{
    using enum DiagnosticKind;
    const QString subject = bytes(diagnostic.subject);
    const auto about = [&subject](const QString &sentence) { return sentence.arg(subject); };
    switch (diagnostic.kind) {
    case InvalidLine: return about(tr("Not a line of a conf file, reading ends here: %1"));
    case AppendAfterScalar: return about(tr("%1 @= after %1 =: Mail::Bulkmail dies here"));
    case ScalarAfterArray: return about(tr("%1 = after %1 @= throws away what was collected"));
    case PackageInsideLine: return about(tr("The text before \"define package %1\" is ignored"));
    case ByteOrderMark:
        return tr("The file begins with a byte order mark, which Mail::Bulkmail does not skip");
    case LoneCarriageReturn:
        return tr("A carriage return without a line feed; Mail::Bulkmail does not end a line there");
    case ForAnotherUser:
        return tr("%1 is for the user with the number %2 only")
            .arg(subject, QString::number(diagnostic.number));
    case NulByte: return tr("There is a NUL byte in this line");
    case UnknownKey: return about(tr("Nobody knows the key %1"));
    case MisspeltKey: return tr("%1 is not a key; did you mean %2?").arg(subject, bytes(diagnostic.extra));
    case KeyCaseDiffers: return tr("%1 is spelt %2").arg(subject, bytes(diagnostic.extra));
    case KeyWithoutEffect: return about(tr("%1 cannot be set in a file"));
    case SecretInFile:
        return about(tr("%1 looks like a secret; everybody who may read this file can read it"));
    default: return {};
    }
}

QString Words::columnRemark(const Diagnostic &diagnostic)
{
    using enum DiagnosticKind;
    const QString subject = bytes(diagnostic.subject);
    const QString extra = bytes(diagnostic.extra);
    const QString concerned = relays(quint64(std::max<qint64>(0, diagnostic.number)));
    switch (diagnostic.kind) {
    case ColumnTooShort:
        return tr("The column %1 is too short: it does not reach %2 at the end").arg(subject, concerned);
    case ColumnTooLong:
        return tr("The column %1 is too long: %2 values belong to no relay")
            .arg(subject, number(quint64(diagnostic.number)));
    case ScalarReachesFirstOnly:
        return tr("%1 = reaches the first relay only, not the other %2; write %1 @= once for each")
            .arg(subject, concerned);
    case ZeroGivesWay:
        return extra.isEmpty() ? tr("Mail::Bulkmail takes this 0 for no value at all")
                               : tr("Mail::Bulkmail uses %1 in place of this 0").arg(extra);
    case UndefInColumn: return tr("undef in the column %1 is an error for Mail::Bulkmail").arg(subject);
    case UndefInMaster: return tr("undef as the default of %1 is an error for Mail::Bulkmail").arg(subject);
    case ArrayInMaster: return tr("%1 @= in a master conf gives every relay the whole list").arg(subject);
    case NoTries:
        return tr("Tries is missing for %1; Mail::Bulkmail takes such a relay for worthless").arg(concerned);
    case NoDomain:
        return tr("Domain is missing for %1: there is no name to introduce ourselves with").arg(concerned);
    case RelayTwice:
        return tr("%1 was listed before, in line %2").arg(subject, QString::number(diagnostic.number));
    default: return {};
    }
}

QString Words::rangeRemark(const Diagnostic &diagnostic)
{
    const QString subject = bytes(diagnostic.subject);
    if (!diagnostic.field)
        return tr("%1 is out of range").arg(subject);
    const FieldInfo &info = fieldInfo(*diagnostic.field);
    const QString range = info.kind == FieldInfo::Kind::Seconds
        ? tr("%1: %2 is not a number of seconds from %3 to %4")
        : tr("%1: %2 is not a whole number from %3 to %4");
    return range.arg(
        QString::fromLatin1(info.key), subject, number(quint64(info.minimum)), number(quint64(info.maximum)));
}

QString Words::valueRemark(const Diagnostic &diagnostic)
{
    using enum DiagnosticKind;
    const QString subject = bytes(diagnostic.subject);
    const QString used = QString::number(diagnostic.number);
    const QString key
        = diagnostic.field ? QString::fromLatin1(fieldInfo(*diagnostic.field).key) : tr("the value");
    switch (diagnostic.kind) {
    case ValueUndecodable:
        return tr("%1 would have to be run by Perl to be read, which Relaydeck does not do").arg(subject);
    case NotANumber: return tr("%1: \"%2\" is not a number; Mail::Bulkmail uses %3").arg(key, subject, used);
    case NumberWithTail: return tr("%1: of \"%2\" only %3 counts").arg(key, subject, used);
    case NotWhole: return tr("%1: %2 is not a whole number, %3 is used").arg(key, subject, used);
    case OutOfRange: return rangeRemark(diagnostic);
    case HostUnusable: return tr("\"%1\" is neither a host name nor an address").arg(subject);
    case DomainUnusable: return tr("\"%1\" cannot be said in EHLO").arg(subject);
    case DomainNotAscii: return tr("The domain %1 is not ASCII; write it in its xn-- form").arg(subject);
    case NotYesNo: return tr("%1: \"%2\" is neither yes nor no").arg(key, subject);
    case NotAChoice: {
        const QString words = bytes(diagnostic.extra).replace(u' ', u", "_s);
        return tr("%1: \"%2\" is not one of %3").arg(key, subject, words);
    }
    case CertificateRuleUnusable:
        return tr("%1: \"%2\" is neither system, off, ca:FILE nor sha256: with 64 hexadecimal digits")
            .arg(key, subject);
    case AddressUnusable: return tr("%1: \"%2\" is no IPv4 or IPv6 address").arg(key, subject);
    case ProxyUnusable:
        return tr("%1: \"%2\" is neither none, socks5://HOST:PORT nor http://HOST:PORT").arg(key, subject);
    case ProxyWithPassword:
        return tr("%1: a password has no place here; name a proxy_password_command or a "
                  "proxy_password_variable, or keep it in the keyring")
            .arg(key);
    case NotADate: return tr("%1: \"%2\" is not a date such as 2026-05-31").arg(key, subject);
    case SendersUnusable:
        return tr("%1: in \"%2\" there is a word that is neither an address nor a domain").arg(key, subject);
    case TextUnusable: return tr("%1: this text is too long or has characters that cannot be used").arg(key);
    case TimeOutShort:
        return tr("A time-out of %1 is short: RFC 5321 wants at least 300 s")
            .arg(duration(std::chrono::seconds(diagnostic.number)));
    case ConversationNotWritable:
        return tr("The conversation file %1 cannot be written; the relay is used without it").arg(subject);
    case TooMany: return tr("%1 more remarks of this kind").arg(number(quint64(diagnostic.number)));
    default: return {};
    }
}

QString Words::securityRemark(const Diagnostic &diagnostic)
{
    using enum DiagnosticKind;
    const QString subject = bytes(diagnostic.subject);
    const QString now = subject.isEmpty() ? u"none"_s : subject;
    const QString extra = bytes(diagnostic.extra);
    const QString port = QString::number(diagnostic.number);
    switch (diagnostic.kind) {
    case PortAndSecurity:
        if (diagnostic.extra == "tls")
            return tr("On port %1 TLS begins with the first byte: security should be tls, not %2")
                .arg(port, now);
        if (diagnostic.number == 25)
            return tr("On port %1 TLS does not begin with the first byte: security should be %2, not %3, or "
                      "the port 465")
                .arg(port, extra, now);
        return tr("On port %1 TLS begins with STARTTLS: security should be %2, not %3").arg(port, extra, now);
    case LoginWithoutTls:
        return tr("There is a user, but no TLS: the login will be given up before the password is said in "
                  "clear; security should be %1")
            .arg(extra);
    case PasswordReadable:
        return tr("The password may be said without TLS: everybody on the way can read it");
    case SecurityDeniable:
        return tr(
            "Whoever stands between can hide the offer of STARTTLS; with a login, security should be %1")
            .arg(extra);
    case CertificateUnchecked:
        return tr("The certificate is not checked: nobody knows who is at the other end of the line");
    case CertificateFileMissing: return tr("The certificate file %1 is not there").arg(subject);
    case TwoPasswordSources:
        return tr(
            "The password is to be had in two ways: a password_command wins over a password_variable, and "
            "that over a password_file");
    case LoginWithoutUser: return tr("%1 is set, but no user: there will be no login").arg(subject);
    default: return {};
    }
}

} // namespace Relaydeck
