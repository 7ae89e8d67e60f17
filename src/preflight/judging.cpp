#include "preflight/judging.h"

#include "preflight/senderrecords.h"
#include "server/warmup.h"

#include <algorithm>
#include <limits>
#include <vector>

using namespace Qt::StringLiterals;

namespace Relaydeck {

using Kind = Finding::Kind;
using Severity = Finding::Severity;

namespace {

constexpr quint64 Day = 24ULL * 3600; // seconds
constexpr quint64 Horizon = 365 * Day;
constexpr quint64 Endless = std::numeric_limits<quint32>::max();

Finding finding(Kind kind, Severity severity, const QString &relay = {})
{
    Finding found;
    found.kind = kind;
    found.severity = severity;
    found.relay = relay;
    return found;
}

/// How many recipients one relay takes in so many seconds.
class Capacity final
{
public:
    Capacity(const ServerProfile &relay, qint64 now) : m_relay(relay)
    {
        const WarmUp warmUp(relay);
        quint64 sum = 0;
        for (quint64 day = 0; warmUp.isOn() && day <= Horizon / Day; ++day) {
            const quint64 quota = warmUp.quotaAt(now + qint64(day * Day * 1000));
            if (quota == 0)
                break; // warm from now on
            m_warmUp.push_back(sum += quota);
        }
    }

    [[nodiscard]] quint64 within(quint64 seconds) const
    {
        quint64 most = m_relay.maxMessages > 0 ? m_relay.maxMessages : Endless;
        const auto limit = [&most, seconds](quint64 count, quint64 window) {
            if (count > 0 && window > 0)
                most = std::min(most, std::min(count, Endless) * (seconds / window + 1));
        };
        limit(m_relay.ratePerSecond, 1);
        limit(m_relay.ratePerMinute, 60);
        limit(m_relay.ratePerHour, 3600);
        limit(m_relay.ratePerDay, Day);
        limit(m_relay.maxMessagesWhileAwake, quint64(m_relay.sleepLength.count()) / 1000);
        if (const quint64 day = seconds / Day; day < m_warmUp.size())
            most = std::min(most, m_warmUp[day]);
        return most;
    }

private:
    const ServerProfile &m_relay;
    std::vector<quint64> m_warmUp; // by the day, recipients up to its end
};

quint64 together(const std::vector<Capacity> &relays, quint64 seconds)
{
    quint64 sum = 0;
    for (const Capacity &relay : relays)
        sum += relay.within(seconds);
    return sum;
}

} // namespace

QList<Finding> judgeRelay(const RelayVerdict &verdict, quint64 utf8Recipients)
{
    QList<Finding> found;
    if (!verdict.isGood()) {
        found.append(finding(Kind::RelayNotReady, Severity::Error, verdict.name));
        found.last().failure = verdict.failure;
        return found;
    }
    found.append(finding(Kind::RelayReady, Severity::Note, verdict.name));
    if (verdict.result(RelayVerdict::Step::Secure) != RelayVerdict::Result::Passed)
        found.append(finding(Kind::RelayInClear, Severity::Warning, verdict.name));
    if (verdict.senderTaken)
        found.append(finding(Kind::SenderTaken, Severity::Note, verdict.name));
    if (verdict.senderFailure) {
        const bool later = verdict.senderFailure->kind == Failure::Kind::Deferred;
        found.append(
            finding(Kind::SenderNotTaken, later ? Severity::Warning : Severity::Error, verdict.name));
        found.last().failure = verdict.senderFailure;
        found.last().raw = verdict.senderFailure->raw;
    }
    if (utf8Recipients > 0 && !verdict.capabilities.has("SMTPUTF8"_ba)) {
        found.append(finding(Kind::RecipientsNeedUtf8, Severity::Error, verdict.name));
        found.last().number = utf8Recipients;
    }
    return found;
}

QList<Finding> judgeOneClick(const OneClickTally &tally)
{
    const quint64 recipients = tally.good + tally.half + tally.missing;
    if (tally.half == 0 && (tally.missing == 0 || recipients <= BigList))
        return tally.good > 0 && tally.missing == 0 ? QList{finding(Kind::OneClickGood, Severity::Note)}
                                                    : QList<Finding>();
    Finding found = finding(tally.half > 0 ? Kind::OneClickHalf : Kind::OneClickMissing, Severity::Warning);
    found.number = tally.half > 0 ? tally.half : tally.missing;
    found.other = quint64(tally.firstLine);
    return {found};
}

QList<Finding> judgeMerging(const MergeLack &lack, const QString &listFile)
{
    if (!lack)
        return {};
    Finding found = finding(Kind::NotMergeable, Severity::Error);
    found.number = lack.entries;
    found.trouble.file = listFile;
    found.trouble.mergeLack = lack;
    QStringList fields;
    for (const MergeGap &gap : lack.gaps)
        fields.append(gap.flaw.field);
    fields.removeAll(QString());
    fields.removeDuplicates();
    found.detail = fields.join(u", "_s);
    return {found};
}

QList<Finding> judgeLimits(const QList<ServerProfile> &relays, quint64 recipients, qint64 now)
{
    std::vector<Capacity> capacities;
    for (const ServerProfile &relay : relays)
        capacities.emplace_back(relay, now);
    quint64 ever = 0;
    for (const ServerProfile &relay : relays)
        ever += relay.maxMessages > 0 ? relay.maxMessages : Endless;
    if (ever < recipients) {
        Finding found = finding(Kind::LimitsTooSmall, Severity::Error);
        found.number = ever;
        found.other = recipients;
        return {found};
    }
    if (together(capacities, Horizon) < recipients) {
        Finding found = finding(Kind::TakesTooLong, Severity::Warning);
        found.number = Horizon;
        return {found};
    }
    quint64 least = 0;
    for (quint64 most = Horizon; least < most;) {
        const quint64 middle = (least + most) / 2;
        if (together(capacities, middle) >= recipients)
            most = middle;
        else
            least = middle + 1;
    }
    Finding found = finding(Kind::TakesTime, least > Day ? Severity::Warning : Severity::Note);
    found.number = least;
    return least > 0 ? QList{found} : QList<Finding>();
}

Finding judgeSpf(const SpfVerdict &verdict, const QString &address)
{
    using Result = SpfVerdict::Result;
    Finding found;
    switch (verdict.result) {
    case Result::None: found = finding(Kind::SpfNone, Severity::Warning); break;
    case Result::Neutral: found = finding(Kind::SpfNeutral, Severity::Warning); break;
    case Result::Pass: found = finding(Kind::SpfPass, Severity::Note); break;
    case Result::Fail: // a relay may send on from another address than the one it is reached at
        found = finding(Kind::SpfFail, Severity::Warning);
        break;
    case Result::SoftFail: found = finding(Kind::SpfSoftFail, Severity::Warning); break;
    case Result::TempError: found = finding(Kind::SpfNotAnswered, Severity::Warning); break;
    case Result::PermError: found = finding(Kind::SpfBroken, Severity::Error); break;
    case Result::Unknown: found = finding(Kind::SpfUnknown, Severity::Warning); break;
    }
    found.detail = address;
    found.raw = verdict.term;
    return found;
}

QByteArray nextDmarcName(const QByteArray &from, const DnsAnswers &answers)
{
    for (const QByteArray &name : dmarcNamesFor(from)) {
        const auto answer = answers.constFind({DnsQuestion::Type::Text, name});
        if (answer == answers.constEnd())
            return name;
        if (answer->fate == DnsAnswer::Fate::Failed || std::ranges::any_of(answer->values, isDmarcRecord))
            break;
    }
    return {};
}

QList<Finding> judgeDmarc(const QByteArray &from, const QByteArray &sender, const DnsAnswers &answers)
{
    for (const QByteArray &name : dmarcNamesFor(from)) {
        const DnsAnswer answer = answers.value({DnsQuestion::Type::Text, name});
        if (answer.fate == DnsAnswer::Fate::Failed)
            return {finding(Kind::DmarcNotAnswered, Severity::Warning)};
        QByteArrayList records = answer.values;
        records.removeIf([](const QByteArray &text) { return !isDmarcRecord(text); });
        if (records.isEmpty())
            continue;
        const auto record = parseDmarcRecord(records.front());
        const bool isGood = record && records.size() == 1;
        Finding policy = finding(
            isGood ? Kind::DmarcPolicy : Kind::DmarcBroken, isGood ? Severity::Note : Severity::Warning);
        policy.raw = records.front();
        policy.detail = QString::fromLatin1(name);
        QList<Finding> found{policy};
        const bool isOwn = name == "_dmarc." + from.toLower();
        if (isGood && (isOwn ? record->policy : record->subdomains) != DmarcRecord::Policy::None
            && !areAligned(from, sender, record->strictSpf)) {
            found.append(finding(Kind::DmarcNotAligned, Severity::Warning));
            found.last().detail = QString::fromLatin1(from);
            found.last().raw = sender;
        }
        return found;
    }
    return {finding(Kind::DmarcNone, Severity::Warning)};
}

Finding judgeDkim(const QByteArray &name, const DnsAnswer &answer)
{
    const auto keys = [&answer] {
        QByteArrayList texts = answer.values;
        texts.removeIf([](const QByteArray &text) { return !parseDkimKey(text); });
        return texts;
    }();
    const bool isRevoked = !keys.isEmpty() && parseDkimKey(keys.front())->isRevoked;
    Finding found = finding(Kind::DkimGood, Severity::Note);
    if (answer.fate == DnsAnswer::Fate::Failed)
        found = finding(Kind::DkimNotAnswered, Severity::Warning);
    else if (answer.values.isEmpty())
        found = finding(Kind::DkimMissing, Severity::Error);
    else if (keys.isEmpty())
        found = finding(Kind::DkimBroken, Severity::Error);
    else if (isRevoked)
        found = finding(Kind::DkimRevoked, Severity::Error);
    found.detail = QString::fromLatin1(name);
    found.raw = answer.values.value(0);
    return found;
}

} // namespace Relaydeck
