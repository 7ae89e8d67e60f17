#include "serverfile/fieldvalue.h"

#include "serverfile/perlnumber.h"
#include "serverfile/routevalue.h"

#include <QStringDecoder>

#include <algorithm>
#include <cmath>

namespace Relaydeck {
namespace {

constexpr qsizetype LongestText = 64 * 1024;
constexpr qsizetype LongestHostName = 1024; // 253 by RFC 1035; escapes of international names are longer
constexpr double AdvisedTimeOut = 300; // RFC 5321 section 4.5.3.2

FieldReading flawed(DiagnosticKind flaw, bool usable, double number = 0)
{
    FieldReading reading;
    reading.usable = usable;
    reading.number = number;
    reading.flaw = flaw;
    return reading;
}

bool isControl(char c) noexcept
{
    return quint8(c) < 0x20 || c == 0x7f;
}

bool hasControl(QByteArrayView text) noexcept
{
    return std::any_of(text.begin(), text.end(), isControl);
}

bool isAscii(QByteArrayView text) noexcept
{
    return std::all_of(text.begin(), text.end(), [](char c) { return quint8(c) < 0x80; });
}

/// A name or an IPv4 address has no colon; an IPv6 address has at least two.
FieldReading readHost(QByteArrayView text)
{
    const QByteArrayView host = withoutBrackets(text);
    const auto colons = std::count(host.begin(), host.end(), ':');
    const bool odd = host.isEmpty() || host.size() > LongestHostName || hasControl(host) || colons == 1
        || std::any_of(
            host.begin(), host.end(), [](char c) { return QByteArrayView(" /@<>\"[]").contains(c); });
    return odd ? flawed(DiagnosticKind::HostUnusable, false) : FieldReading();
}

FieldReading readDomain(QByteArrayView text)
{
    if (text.size() > LongestHostName || hasControl(text) || text.contains(' '))
        return flawed(DiagnosticKind::DomainUnusable, false);
    return isAscii(text) ? FieldReading() : flawed(DiagnosticKind::DomainNotAscii, true);
}

FieldReading readText(QByteArrayView text)
{
    return text.size() > LongestText || text.contains('\0') ? flawed(DiagnosticKind::TextUnusable, false)
                                                            : FieldReading();
}

FieldReading readYesNo(QByteArrayView text)
{
    const QByteArray word = text.toByteArray().toLower();
    FieldReading reading;
    reading.yes = word == "yes" || word == "true" || word == "on" || word == "1";
    const bool no = word == "no" || word == "false" || word == "off" || word == "0";
    return reading.yes || no ? reading : flawed(DiagnosticKind::NotYesNo, false);
}

FieldReading readChoice(const FieldInfo &info, QByteArrayView text)
{
    const QByteArrayList words = QByteArray(info.choices).split(' ');
    const qsizetype which = words.indexOf(text.toByteArray().toLower());
    FieldReading reading;
    reading.choice = int(std::max<qsizetype>(0, which));
    return which >= 0 ? reading : flawed(DiagnosticKind::NotAChoice, false);
}

FieldReading readCertificate(QByteArrayView text)
{
    static constexpr QByteArrayView authority("ca:");
    static constexpr QByteArrayView fingerprint("sha256:");
    static constexpr qsizetype fingerprintBytes = 32;
    FieldReading reading;
    const QByteArray word = text.toByteArray().toLower();
    if (word == "off") {
        reading.certificate.kind = CertificateRule::Kind::Off;
    } else if (word.startsWith(authority) && text.size() > authority.size()) {
        reading.certificate.kind = CertificateRule::Kind::Authority;
        reading.certificate.file = displayText(text.sliced(authority.size()));
    } else if (word.startsWith(fingerprint)) {
        QByteArray digits = word.sliced(fingerprint.size());
        digits.replace(':', "");
        reading.certificate.kind = CertificateRule::Kind::Fingerprint;
        reading.certificate.sha256 = QByteArray::fromHex(digits);
        if (digits.size() != 2 * fingerprintBytes || reading.certificate.sha256.toHex() != digits)
            return flawed(DiagnosticKind::CertificateRuleUnusable, false);
    } else if (word != "system") {
        return flawed(DiagnosticKind::CertificateRuleUnusable, false);
    }
    return reading;
}

FieldReading readDate(QByteArrayView text)
{
    FieldReading reading;
    reading.date = QDate::fromString(QString::fromLatin1(text), Qt::ISODate);
    return reading.date.isValid() ? reading : flawed(DiagnosticKind::NotADate, false);
}

/// `@example.org` and `example.org` are the same. What is no word of this kind would bind nobody, and
/// mail would leave by a relay that it was to be kept from.
FieldReading readSenders(QByteArrayView text)
{
    QByteArray list = text.toByteArray().toLower();
    list.replace(',', ' ');
    FieldReading reading;
    for (QByteArray word : list.simplified().split(' ')) {
        if (word.startsWith('@'))
            word.remove(0, 1);
        const bool isNull = word == "<>";
        const bool odd = word.isEmpty() || word.endsWith('@') || hasControl(word)
            || (!isNull && (word.contains('<') || word.contains('>')))
            || (!word.contains('@') && !isNull && !word.contains('.') && word != "localhost");
        if (odd)
            return flawed(DiagnosticKind::SendersUnusable, false);
        reading.senders.append(word);
    }
    return reading;
}

bool hasTail(QByteArrayView text, qsizetype used)
{
    const QByteArrayView rest = text.sliced(used);
    return !std::all_of(rest.begin(), rest.end(), isConfSpace);
}

FieldReading readNumber(const FieldInfo &info, QByteArrayView text)
{
    const PerlNumber number = perlNumber(text);
    if (!number.isNumeric() || std::isnan(number.value))
        return flawed(DiagnosticKind::NotANumber, false);
    const bool fractional = number.value != std::floor(number.value);
    const bool attemptsInParts = fractional && info.field == Field::MaxConnectionAttempts; // never worn out
    const double wanted = info.kind == FieldInfo::Kind::Seconds ? number.value : std::ceil(number.value);
    if (number.value < info.minimum || wanted > info.maximum || attemptsInParts)
        return flawed(DiagnosticKind::OutOfRange, false, number.value);
    if (fractional && info.kind == FieldInfo::Kind::Port)
        return flawed(DiagnosticKind::NotANumber, false, number.value);

    FieldReading reading;
    reading.number = wanted;
    if (hasTail(text, number.used))
        reading.flaw = DiagnosticKind::NumberWithTail;
    else if (fractional && info.kind != FieldInfo::Kind::Seconds)
        reading.flaw = DiagnosticKind::NotWhole;
    else if (info.field == Field::TimeOut && wanted > 0 && wanted < AdvisedTimeOut)
        reading.flaw = DiagnosticKind::TimeOutShort;
    return reading;
}

std::chrono::milliseconds milliseconds(double seconds)
{
    return std::chrono::milliseconds(qint64(std::ceil(seconds * 1000)));
}

void applyNumber(ServerProfile &profile, Field field, double number)
{
    const quint64 whole = quint64(number);
    switch (field) {
    case Field::Port: profile.port = quint16(whole); break;
    case Field::Tries: profile.tries = int(whole); break;
    case Field::MaxConnectionAttempts: // 0 leaves the built-in number [conf 63]
        profile.maxConnectionAttempts = whole > 0 ? int(whole) : profile.maxConnectionAttempts;
        break;
    case Field::EnvelopeLimit: profile.envelopeLimit = whole; break;
    case Field::MaxMessages: profile.maxMessages = whole; break;
    case Field::MaxMessagesPerRobin: profile.maxMessagesPerRobin = whole; break;
    case Field::MaxMessagesPerConnection: profile.maxMessagesPerConnection = whole; break;
    case Field::MaxMessagesWhileAwake: profile.maxMessagesWhileAwake = whole; break;
    case Field::SleepLength: profile.sleepLength = milliseconds(number); break;
    case Field::TalkAttempts: profile.talkAttempts = std::max(int(whole), 1); break;
    case Field::TimeOut: profile.timeOut = milliseconds(number); break;
    case Field::MaxConnections: profile.maxConnections = int(whole); break;
    case Field::Weight: profile.weight = int(whole); break;
    case Field::RatePerSecond: profile.ratePerSecond = whole; break;
    case Field::RatePerMinute: profile.ratePerMinute = whole; break;
    case Field::RatePerHour: profile.ratePerHour = whole; break;
    case Field::RatePerDay: profile.ratePerDay = whole; break;
    case Field::WarmUpFirstDay: profile.warmUpFirstDay = whole; break;
    case Field::WarmUpGrowth: profile.warmUpGrowth = int(whole); break;
    default: break;
    }
}

void applyText(ServerProfile &profile, Field field, const QByteArray &text)
{
    switch (field) {
    case Field::Smtp: profile.host = displayText(withoutBrackets(text)); break;
    case Field::Domain: profile.domain = text; break;
    case Field::Conversation: profile.conversation = displayText(text); break;
    case Field::Name: profile.name = displayText(text); break;
    case Field::ClientCertificate: profile.clientCertificate = displayText(text); break;
    case Field::ClientKey: profile.clientKey = displayText(text); break;
    case Field::User: profile.user = text; break;
    case Field::PasswordCommand: profile.passwordCommand = displayText(text); break;
    case Field::PasswordVariable: profile.passwordVariable = displayText(text); break;
    case Field::PasswordFile: profile.passwordFile = displayText(text); break;
    case Field::SourceAddress: profile.sourceAddress = displayText(withoutBrackets(text)); break;
    case Field::ProxyPasswordCommand: profile.proxyPasswordCommand = displayText(text); break;
    case Field::ProxyPasswordVariable: profile.proxyPasswordVariable = displayText(text); break;
    default: break;
    }
}

void applyChoice(ServerProfile &profile, Field field, const FieldReading &reading)
{
    static constexpr int oldestTls = 12;
    switch (field) {
    case Field::Enabled: profile.enabled = reading.yes; break;
    case Field::Pipelining: profile.pipelining = reading.yes; break;
    case Field::Chunking: profile.chunking = reading.yes; break;
    case Field::PasswordInClear: profile.passwordInClear = reading.yes; break;
    case Field::Security: profile.security = Security(reading.choice); break;
    case Field::Auth: profile.auth = AuthChoice(reading.choice); break;
    case Field::MinimumTls: profile.minimumTls = oldestTls + reading.choice; break;
    case Field::CertificateCheck: profile.certificate = reading.certificate; break;
    case Field::Family: profile.family = FamilyChoice(reading.choice); break;
    case Field::Proxy: profile.proxy = reading.proxy; break;
    case Field::SlowDown: profile.slowDown = reading.yes; break;
    case Field::WarmUpFrom: profile.warmUpFrom = reading.date; break;
    case Field::Senders: profile.senders = reading.senders; break;
    default: break;
    }
}

bool isChosen(FieldInfo::Kind kind)
{
    using Kind = FieldInfo::Kind;
    return kind == Kind::YesNo || kind == Kind::Choice || kind == Kind::Certificate || kind == Kind::Date
        || kind == Kind::Senders || kind == Kind::Proxy;
}

} // namespace

FieldReading readField(Field field, QByteArrayView text)
{
    const FieldInfo &info = fieldInfo(field);
    switch (info.kind) {
    case FieldInfo::Kind::HostName: return readHost(text);
    case FieldInfo::Kind::YesNo: return readYesNo(text);
    case FieldInfo::Kind::Choice: return readChoice(info, text);
    case FieldInfo::Kind::Certificate: return readCertificate(text);
    case FieldInfo::Kind::Proxy: return readProxy(text);
    case FieldInfo::Kind::Address: return readAddress(text);
    case FieldInfo::Kind::Date: return readDate(text);
    case FieldInfo::Kind::Senders: return readSenders(text);
    case FieldInfo::Kind::Text:
    case FieldInfo::Kind::FileName: return field == Field::Domain ? readDomain(text) : readText(text);
    case FieldInfo::Kind::Count:
    case FieldInfo::Kind::Limit:
    case FieldInfo::Kind::Seconds:
    case FieldInfo::Kind::Port: break;
    }
    return readNumber(info, text);
}

void applySetting(ServerProfile &profile, Field field, Setting setting)
{
    if (setting.text) {
        const FieldReading reading = readField(field, *setting.text);
        if (!reading.usable)
            noteFault(profile, field);
        else if (isChosen(fieldInfo(field).kind))
            applyChoice(profile, field, reading);
        else if (fieldInfo(field).maximum > 0)
            applyNumber(profile, field, reading.number);
        else
            applyText(profile, field, *setting.text);
    }
    profile.settings[std::size_t(field)] = std::move(setting);
}

void noteFault(ServerProfile &profile, Field field)
{
    if (!profile.fault || field < *profile.fault)
        profile.fault = field;
}

QString displayText(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(bytes);
    return decoder.hasError() ? QString::fromLatin1(bytes) : text;
}

} // namespace Relaydeck
