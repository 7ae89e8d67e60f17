#include "bulk/profilejson.h"

#include <concepts>
#include <utility>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Relaydeck {

namespace {

/// Numbers go through text: JSON's own are doubles and lose what is above 2^53.
class JsonReader final
{
public:
    explicit JsonReader(const QByteArray &json)
    {
        const QJsonDocument document = QJsonDocument::fromJson(json);
        m_object = document.object();
        m_good = document.isObject();
    }

    [[nodiscard]] bool isGood() const { return m_good; }

    // A key that is not there leaves the default: it is younger than the file.
    void read(QLatin1StringView key, QString &into)
    {
        if (const QJsonValue found = value(key, QJsonValue::String); !found.isUndefined())
            into = found.toString();
    }
    void read(QLatin1StringView key, QByteArray &into)
    {
        QString text;
        read(key, text);
        into = QByteArray::fromPercentEncoding(text.toLatin1());
    }
    void read(QLatin1StringView key, QStringList &into)
    {
        if (const QJsonValue found = value(key, QJsonValue::Array); !found.isUndefined())
            into = found.toVariant().toStringList();
    }
    void read(QLatin1StringView key, bool &into)
    {
        if (const QJsonValue found = value(key, QJsonValue::Bool); !found.isUndefined())
            into = found.toBool();
    }
    void read(QLatin1StringView key, std::chrono::milliseconds &into)
    {
        qint64 count = into.count();
        read(key, count);
        into = std::chrono::milliseconds(count);
    }
    template <std::integral Number>
    void read(QLatin1StringView key, Number &into)
    {
        const QJsonValue found = value(key, QJsonValue::String);
        if (found.isUndefined())
            return;
        bool good = false;
        if constexpr (std::is_unsigned_v<Number>) {
            const qulonglong number = found.toString().toULongLong(&good);
            good = good && std::in_range<Number>(number);
            into = Number(number);
        } else {
            const qlonglong number = found.toString().toLongLong(&good);
            good = good && number >= 0 && std::in_range<Number>(number);
            into = Number(number);
        }
        m_good = m_good && good;
    }

    template <typename Choice>
    void readChoice(QLatin1StringView key, Choice &into, Choice last)
    {
        auto number = quint8(into);
        read(key, number);
        m_good = m_good && number <= quint8(last);
        into = m_good ? Choice(number) : into;
    }

private:
    QJsonValue value(QLatin1StringView key, QJsonValue::Type type)
    {
        QJsonValue found = m_object.value(key);
        m_good = m_good && (found.isUndefined() || found.type() == type);
        return found;
    }

    QJsonObject m_object;
    bool m_good = false;
};

/// Choices that are not known here must not be taken for weaker ones: the object is not good then.
void readSecurity(JsonReader &reader, ServerProfile &profile)
{
    reader.readChoice("security"_L1, profile.security, Security::Tls);
    reader.readChoice("certificate"_L1, profile.certificate.kind, CertificateRule::Kind::Fingerprint);
    reader.read("certificateFile"_L1, profile.certificate.file);
    QString sha256;
    reader.read("certificateSha256"_L1, sha256);
    profile.certificate.sha256 = QByteArray::fromHex(sha256.toLatin1());
    reader.read("clientCertificate"_L1, profile.clientCertificate);
    reader.read("clientKey"_L1, profile.clientKey);
    reader.read("minimumTls"_L1, profile.minimumTls);
    reader.readChoice("auth"_L1, profile.auth, AuthChoice::OAuthBearer);
    reader.read("user"_L1, profile.user);
    reader.read("passwordCommand"_L1, profile.passwordCommand);
    reader.read("passwordVariable"_L1, profile.passwordVariable);
    reader.read("passwordFile"_L1, profile.passwordFile);
    reader.read("passwordInClear"_L1, profile.passwordInClear);
}

/// The same holds for a proxy, which may be there to hide somebody.
void readRoute(JsonReader &reader, ServerProfile &profile)
{
    reader.readChoice("family"_L1, profile.family, FamilyChoice::IPv6);
    reader.read("sourceAddress"_L1, profile.sourceAddress);
    reader.readChoice("proxy"_L1, profile.proxy.kind, ProxyRule::Kind::HttpConnect);
    reader.read("proxyHost"_L1, profile.proxy.host);
    reader.read("proxyPort"_L1, profile.proxy.port);
    reader.read("proxyUser"_L1, profile.proxy.user);
    reader.read("proxyPasswordCommand"_L1, profile.proxyPasswordCommand);
    reader.read("proxyPasswordVariable"_L1, profile.proxyPasswordVariable);
}

void readWarmUp(JsonReader &reader, ServerProfile &profile)
{
    QString from;
    reader.read("warmUpFrom"_L1, from);
    profile.warmUpFrom = QDate::fromString(from, Qt::ISODate);
    reader.read("warmUpFirstDay"_L1, profile.warmUpFirstDay);
    reader.read("warmUpGrowth"_L1, profile.warmUpGrowth);
}

QString bytes(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toPercentEncoding("@!#$&'*+/=?^`{|}:[] ()<>,;\""));
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

QByteArray profileToJson(const ServerProfile &profile)
{
    const auto number = [](auto count) { return QString::number(count); };
    return compact({
        {u"name"_s, profile.name},
        {u"host"_s, profile.host},
        {u"port"_s, number(profile.port)},
        {u"domain"_s, bytes(profile.domain)},
        {u"tries"_s, number(profile.tries)},
        {u"maxConnectionAttempts"_s, number(profile.maxConnectionAttempts)},
        {u"maxMessages"_s, number(profile.maxMessages)},
        {u"maxMessagesPerRobin"_s, number(profile.maxMessagesPerRobin)},
        {u"maxMessagesPerConnection"_s, number(profile.maxMessagesPerConnection)},
        {u"maxMessagesWhileAwake"_s, number(profile.maxMessagesWhileAwake)},
        {u"envelopeLimit"_s, number(profile.envelopeLimit)},
        {u"sleepLengthMs"_s, number(qint64(profile.sleepLength.count()))},
        {u"talkAttempts"_s, number(profile.talkAttempts)},
        {u"timeOutMs"_s, number(qint64(profile.timeOut.count()))},
        {u"conversation"_s, profile.conversation},
        {u"enabled"_s, profile.enabled},
        {u"maxConnections"_s, number(profile.maxConnections)},
        {u"family"_s, number(int(profile.family))},
        {u"sourceAddress"_s, profile.sourceAddress},
        {u"proxy"_s, number(int(profile.proxy.kind))},
        {u"proxyHost"_s, profile.proxy.host},
        {u"proxyPort"_s, number(profile.proxy.port)},
        {u"proxyUser"_s, bytes(profile.proxy.user)},
        {u"proxyPasswordCommand"_s, profile.proxyPasswordCommand},
        {u"proxyPasswordVariable"_s, profile.proxyPasswordVariable},
        {u"security"_s, number(int(profile.security))},
        {u"certificate"_s, number(int(profile.certificate.kind))},
        {u"certificateFile"_s, profile.certificate.file},
        {u"certificateSha256"_s, QString::fromLatin1(profile.certificate.sha256.toHex())},
        {u"clientCertificate"_s, profile.clientCertificate},
        {u"clientKey"_s, profile.clientKey},
        {u"minimumTls"_s, number(profile.minimumTls)},
        {u"auth"_s, number(int(profile.auth))},
        {u"user"_s, bytes(profile.user)},
        {u"passwordCommand"_s, profile.passwordCommand},
        {u"passwordVariable"_s, profile.passwordVariable},
        {u"passwordFile"_s, profile.passwordFile},
        {u"passwordInClear"_s, profile.passwordInClear},
        {u"weight"_s, number(profile.weight)},
        {u"ratePerSecond"_s, number(profile.ratePerSecond)},
        {u"ratePerMinute"_s, number(profile.ratePerMinute)},
        {u"ratePerHour"_s, number(profile.ratePerHour)},
        {u"ratePerDay"_s, number(profile.ratePerDay)},
        {u"pipelining"_s, profile.pipelining},
        {u"chunking"_s, profile.chunking},
        {u"slowDown"_s, profile.slowDown},
        {u"warmUpFrom"_s, profile.warmUpFrom.toString(Qt::ISODate)},
        {u"warmUpFirstDay"_s, number(profile.warmUpFirstDay)},
        {u"warmUpGrowth"_s, number(profile.warmUpGrowth)},
        {u"senders"_s, bytes(profile.senders.join(' '))},
        {u"fault"_s, profile.fault ? QString::fromLatin1(fieldInfo(*profile.fault).key) : QString()},
    });
}

std::optional<ServerProfile> profileFromJson(const QByteArray &json)
{
    JsonReader reader(json);
    ServerProfile profile;
    reader.read("name"_L1, profile.name);
    reader.read("host"_L1, profile.host);
    reader.read("port"_L1, profile.port);
    reader.read("domain"_L1, profile.domain);
    reader.read("tries"_L1, profile.tries);
    reader.read("maxConnectionAttempts"_L1, profile.maxConnectionAttempts);
    reader.read("maxMessages"_L1, profile.maxMessages);
    reader.read("maxMessagesPerRobin"_L1, profile.maxMessagesPerRobin);
    reader.read("maxMessagesPerConnection"_L1, profile.maxMessagesPerConnection);
    reader.read("maxMessagesWhileAwake"_L1, profile.maxMessagesWhileAwake);
    reader.read("envelopeLimit"_L1, profile.envelopeLimit);
    reader.read("sleepLengthMs"_L1, profile.sleepLength);
    reader.read("talkAttempts"_L1, profile.talkAttempts);
    reader.read("timeOutMs"_L1, profile.timeOut);
    reader.read("conversation"_L1, profile.conversation);
    reader.read("enabled"_L1, profile.enabled);
    reader.read("maxConnections"_L1, profile.maxConnections);
    readRoute(reader, profile);
    readSecurity(reader, profile);
    reader.read("weight"_L1, profile.weight);
    reader.read("ratePerSecond"_L1, profile.ratePerSecond);
    reader.read("ratePerMinute"_L1, profile.ratePerMinute);
    reader.read("ratePerHour"_L1, profile.ratePerHour);
    reader.read("ratePerDay"_L1, profile.ratePerDay);
    reader.read("pipelining"_L1, profile.pipelining);
    reader.read("chunking"_L1, profile.chunking);
    readWarmUp(reader, profile);
    reader.read("slowDown"_L1, profile.slowDown);
    QByteArray senders;
    reader.read("senders"_L1, senders);
    profile.senders = senders.isEmpty() ? QByteArrayList() : senders.split(' ');
    QString fault;
    reader.read("fault"_L1, fault);
    if (!fault.isEmpty())
        profile.fault = fieldFor(fault.toLatin1());
    return reader.isGood() ? std::optional(profile) : std::nullopt;
}

QByteArray planToJson(const JournalPlan &plan)
{
    return compact({
        {u"createdAt"_s, QString::number(plan.createdAt)},
        {u"sender"_s, bytes(plan.sender)},
        {u"dsnReturn"_s, QString::number(int(plan.dsn.what))},
        {u"dsnNotify"_s, QString::number(plan.dsn.notify)},
        {u"dsnEnvelopeId"_s, bytes(plan.dsn.envelopeId)},
        {u"envelopes"_s, plan.envelopes},
        {u"envelopeLimit"_s, QString::number(plan.envelopeLimit)},
        {u"policy"_s, QString::number(plan.policy)},
        {u"deadlineMs"_s, QString::number(qint64(plan.deadline.count()))},
        {u"chosenRelays"_s, plan.chosenRelays.join(u'\n')},
        {u"attempts"_s, QString::number(plan.attempts)},
        {u"retryPauseMs"_s, QString::number(qint64(plan.retryPause.count()))},
        {u"startAt"_s, QString::number(plan.startAt)},
        {u"testRow"_s, QString::number(plan.testRow)},
        {u"keepAwake"_s, plan.keepAwake},
        {u"listFile"_s, plan.listFile},
        {u"bannedFiles"_s, QJsonArray::fromStringList(plan.bannedFiles)},
        {u"messageFile"_s, plan.messageFile},
        {u"conversationFile"_s, plan.conversationFile},
        {u"goodFile"_s, plan.goodFile},
        {u"badFile"_s, plan.badFile},
        {u"subject"_s, plan.subject},
        {u"classicMerge"_s, bytes(plan.classicMerge)},
        {u"mergeFields"_s, plan.mergeFields.join(u'\n')},
    });
}

std::optional<JournalPlan> planFromJson(const QByteArray &json)
{
    JsonReader reader(json);
    JournalPlan plan;
    reader.read("createdAt"_L1, plan.createdAt);
    reader.read("sender"_L1, plan.sender);
    reader.readChoice("dsnReturn"_L1, plan.dsn.what, DsnRequest::Return::Headers);
    reader.read("dsnNotify"_L1, plan.dsn.notify);
    reader.read("dsnEnvelopeId"_L1, plan.dsn.envelopeId);
    reader.read("envelopes"_L1, plan.envelopes);
    reader.read("envelopeLimit"_L1, plan.envelopeLimit);
    reader.read("policy"_L1, plan.policy);
    reader.read("deadlineMs"_L1, plan.deadline);
    QString chosen;
    reader.read("chosenRelays"_L1, chosen);
    plan.chosenRelays = chosen.isEmpty() ? QStringList() : chosen.split(u'\n');
    reader.read("attempts"_L1, plan.attempts);
    reader.read("retryPauseMs"_L1, plan.retryPause);
    reader.read("startAt"_L1, plan.startAt);
    reader.read("testRow"_L1, plan.testRow);
    reader.read("keepAwake"_L1, plan.keepAwake);
    reader.read("listFile"_L1, plan.listFile);
    reader.read("bannedFiles"_L1, plan.bannedFiles);
    reader.read("messageFile"_L1, plan.messageFile);
    reader.read("conversationFile"_L1, plan.conversationFile);
    reader.read("goodFile"_L1, plan.goodFile);
    reader.read("badFile"_L1, plan.badFile);
    reader.read("subject"_L1, plan.subject);
    reader.read("classicMerge"_L1, plan.classicMerge);
    QString fields;
    reader.read("mergeFields"_L1, fields);
    plan.mergeFields = fields.split(u'\n', Qt::SkipEmptyParts);
    return reader.isGood() ? std::optional(plan) : std::nullopt;
}

} // namespace Relaydeck
