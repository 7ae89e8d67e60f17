#include "models/exchangewords.h"

#include "models/words.h"

using namespace Qt::StringLiterals;

namespace Relaydeck {

QString ExchangeWords::remark(ExchangeFormat format, const ExchangeRemark &remark)
{
    using enum ExchangeKind;
    if (remark.kind == TooMany) {
        ExchangeRemark last = remark;
        last.kind = remark.of;
        return tr("%1 more like this: %2")
            .arg(Words::number(quint64(remark.number)), ExchangeWords::remark(format, last));
    }
    if (remark.kind < Unknown)
        return fileRemark(remark);
    if (remark.kind < NoHost)
        return settingRemark(program(format), remark);
    if (remark.kind < NotSayable)
        return relayRemark(remark);
    return exportRemark(program(format), remark);
}

QString ExchangeWords::program(ExchangeFormat format)
{
    switch (format) {
    case ExchangeFormat::Msmtp: return u"msmtp"_s;
    case ExchangeFormat::Postfix: return u"Postfix"_s;
    case ExchangeFormat::Swaks: return u"swaks"_s;
    case ExchangeFormat::Csv: break;
    }
    return u"CSV"_s;
}

QString ExchangeWords::fileRemark(const ExchangeRemark &remark)
{
    using enum ExchangeKind;
    const QString name = remark.subject.isEmpty() ? remark.file : Words::bytes(remark.subject);
    const QString number = Words::number(quint64(remark.number));
    switch (remark.kind) {
    case FileMissing: return tr("%1 is not there").arg(name);
    case FileNotAFile:
        return tr("%1 is not a file that can be read: it is a folder, a pipe or a device").arg(name);
    case FileUnreadable: return tr("%1 cannot be read: %2").arg(name, Words::bytes(remark.extra));
    case FileTooLarge: return tr("%1 is too large: the limit is %2 bytes").arg(name, number);
    case FileTooManyLines: return tr("%1 has too many lines: the limit is %2").arg(name, number);
    case NoRelays: return tr("There is no relay in %1").arg(name);
    case TooManyRelays: return tr("There are more than %1 relays; the rest is left out").arg(number);
    case TableKindUnread:
        return tr("%1: a table of the kind %2 is not a text file and is not read")
            .arg(name, Words::bytes(remark.extra));
    default: return {};
    }
}

QString ExchangeWords::settingRemark(const QString &program, const ExchangeRemark &remark)
{
    using enum ExchangeKind;
    const QString subject = Words::bytes(remark.subject);
    const QString extra = Words::bytes(remark.extra);
    switch (remark.kind) {
    case Unknown: return tr("%1 is nothing that %2 knows").arg(subject, program);
    case NotOfARelay:
        return subject.isEmpty() ? tr("This has nothing to do with a relay")
                                 : tr("%1 has nothing to do with a relay").arg(subject);
    case NoCounterpart:
        return extra.isEmpty() ? tr("Relaydeck has nothing like %1").arg(subject)
                               : tr("Relaydeck has nothing like %1: %2").arg(subject, extra);
    case ValueMissing: return tr("%1 is missing, or has no value").arg(subject);
    case ValueUnusable: return tr("%1 cannot be \"%2\"").arg(subject, extra);
    case DaneLevel:
        return tr(
            "%1: Relaydeck knows no DANE (%2); the authorities of the system must vouch for the certificate")
            .arg(subject, extra);
    case WouldRun: return tr("%1 would run a command; nothing is run here").arg(subject);
    case NeedsShell:
        return extra.isEmpty()
            ? tr("%1 stands for something that is only known when it is used").arg(subject)
            : tr("%1: %2 stands for something that is only known when it is used").arg(subject, extra);
    case QuoteOpen: return tr("A quotation mark has no partner");
    case StrayWord: return tr("Number %1 on this line belongs to nothing").arg(remark.number);
    case LineUnreadable: return tr("This line cannot be understood");
    case Overridden:
        return tr("%1 is said again in line %2, which is what counts").arg(subject).arg(remark.number);
    case NameLoop: return tr("%1 stands for itself, or for far too much").arg(subject);
    default: return {};
    }
}

QString ExchangeWords::relayRemark(const ExchangeRemark &remark)
{
    using enum ExchangeKind;
    const QString subject = Words::bytes(remark.subject);
    const QString extra = Words::bytes(remark.extra);
    switch (remark.kind) {
    case NoHost:
        return subject.isEmpty() ? tr("No host is named, so this is no relay")
                                 : tr("%1 names no host, so it is no relay").arg(subject);
    case NotSmtp: return tr("%1 speaks %2, not SMTP").arg(Words::bytes(remark.relay), extra);
    case ParentUnknown: return tr("There is no account %1 above this line").arg(subject);
    case NameTaken: return tr("There is an account %1 already; this one is left out").arg(subject);
    case SameRelay: return tr("%1 is the same relay as %2").arg(subject, extra);
    case HostOfDomain:
        return tr("%1 is taken for the relay itself; Postfix asks for its MX records").arg(extra);
    case ByAddress: return tr("Which addresses go through %1 is not taken over: %2").arg(extra, subject);
    case EntryUnused: return tr("No relay here is called %1").arg(subject);
    case WeakFingerprint:
        return tr(
            "%1 is no SHA-256 fingerprint of a certificate; the authorities of the system must vouch for it")
            .arg(subject);
    case SeparateKey:
        return tr("The certificate and its key %1 must stand in one file for Relaydeck").arg(extra);
    case CleartextPassword:
        return tr("The password would be said without TLS; Relaydeck does that only with password_in_clear");
    case SecretLeft:
    case SecretWithoutRelay: return secretRemark(remark);
    default: return {};
    }
}

QString ExchangeWords::secretRemark(const ExchangeRemark &remark)
{
    const QString subject = Words::bytes(remark.subject);
    if (remark.kind == ExchangeKind::SecretWithoutRelay)
        return tr("A login for %1, which is no relay here, is not taken over").arg(subject);
    if (subject.isEmpty())
        return tr("The password was not taken over, and there is no user that it could belong to");
    return tr("The password of %1 was not taken over: store it with \"relaydeck-cli secret set %1\", or use "
              "password_command or password_variable")
        .arg(subject);
}

QString ExchangeWords::exportRemark(const QString &program, const ExchangeRemark &remark)
{
    using enum ExchangeKind;
    const QString subject = Words::bytes(remark.subject);
    const QString extra = Words::bytes(remark.extra);
    const QString relay = Words::bytes(remark.relay);
    switch (remark.kind) {
    case NotSayable: return tr("%1: %2 cannot be told what %3 = %4 says").arg(relay, program, subject, extra);
    case SaidStricter:
        return tr("%1: %2 gets something stricter than %3 = %4").arg(relay, program, subject, extra);
    case RelayUnusable: return tr("%1 is left out: its %2 cannot be used").arg(relay, subject);
    case OnlyOneRelay:
        return tr("%1 hands its mail to one relay; %2 more are in comments")
            .arg(program, Words::number(quint64(remark.number)));
    case FillInSecret:
        return tr("The password of %1 is not written; %2 must be given it").arg(subject, program);
    default: return {};
    }
}

QString ExchangeWords::importHeading(ExchangeFormat format, const QString &input)
{
    return tr("Relays taken over from %1: %2").arg(program(format), input);
}

QString ExchangeWords::origin(const RelayDraft &relay)
{
    const QString place = relay.line > 0 ? tr("%1, line %2").arg(relay.file).arg(relay.line) : relay.file;
    return relay.label.isEmpty() ? place : tr("%1 (%2)").arg(Words::bytes(relay.label), place);
}

ExportWords ExchangeWords::exportWords(const QString &serverFile)
{
    return {tr("Relays of %1").arg(serverFile).toUtf8(),
        tr("Put the password behind each colon, take the # away, and run postmap").toUtf8(),
        tr("Other relays").toUtf8()};
}

} // namespace Relaydeck
