#include "cli/verdictjson.h"

#include "cli/enumname.h"
#include "models/verdictwords.h"
#include "models/words.h"
#include "session/classiccode.h"

#include <QDateTime>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

using Result = RelayVerdict::Result;

QString nameOf(Result result)
{
    switch (result) {
    case Result::NotReached: return u"not-reached"_s;
    case Result::Skipped: return u"skipped"_s;
    case Result::Passed: return u"passed"_s;
    case Result::Failed: break;
    }
    return u"failed"_s;
}

QString dateOf(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC).toString(Qt::ISODate);
}

QJsonObject certificateToJson(const CertificateFacts &facts, qint64 now)
{
    return {
        {u"common_name"_s, facts.commonName},
        {u"issuer"_s, facts.issuer},
        {u"alternative_names"_s, QJsonArray::fromStringList(facts.alternativeNames)},
        {u"valid_from"_s, dateOf(facts.validFrom)},
        {u"valid_until"_s, dateOf(facts.validUntil)},
        {u"days_left"_s, facts.daysLeft(now)},
        {u"sha256"_s, QString::fromLatin1(facts.sha256.toHex())},
    };
}

QJsonObject tlsToJson(const TlsReport &report, qint64 now)
{
    QJsonArray chain;
    for (const CertificateFacts &facts : report.chain)
        chain.append(certificateToJson(facts, now));
    QJsonArray flaws;
    for (const TlsFlaw flaw : report.flaws)
        flaws.append(nameOf(flaw));
    return {
        {u"secured"_s, report.secured},
        {u"version"_s,
            report.version > 0 ? QJsonValue(VerdictWords::tlsVersion(report.version)) : QJsonValue()},
        {u"cipher"_s, Words::bytes(report.cipher)},
        {u"server_name"_s, report.serverName},
        {u"checked"_s, report.checked},
        {u"flaws"_s, flaws},
        {u"refused_because"_s, report.refusal ? QJsonValue(nameOf(*report.refusal)) : QJsonValue()},
        {u"chain"_s, chain},
    };
}

QJsonObject failureToJson(const Failure &failure)
{
    return {
        {u"kind"_s, nameOf(failure.kind)},
        {u"step"_s, nameOf(failure.step)},
        {u"detail"_s, nameOf(failure.detail)},
        {u"code"_s, failure.code},
        {u"classic_code"_s, QString::fromLatin1(classicCode(failure))},
        {u"words"_s, Words::bytes(failure.raw)},
        {u"sentence"_s, Words::failure(failure)},
    };
}

} // namespace

QJsonObject verdictToJson(const RelayVerdict &verdict, const QStringList &conversation)
{
    static constexpr std::array<const char *, RelayVerdict::StepCount> Steps{
        "reach", "greet", "secure", "log_in", "ready"};
    QJsonObject steps;
    for (std::size_t i = 0; i < Steps.size(); ++i)
        steps.insert(QLatin1StringView(Steps[i]), nameOf(verdict.results[i]));
    QJsonArray sentences;
    for (const VerdictLine &line : VerdictWords::lines(verdict))
        sentences.append(QJsonObject{{u"tone"_s, nameOf(line.tone)}, {u"text"_s, line.text}});
    QJsonArray offers;
    for (const QByteArray &keyword : verdict.capabilities.keywords())
        offers.append(Words::bytes((keyword + ' ' + verdict.capabilities.parameters(keyword)).trimmed()));
    const auto milliseconds = [](std::chrono::milliseconds time) {
        return time.count() < 0 ? QJsonValue() : QJsonValue(qint64(time.count()));
    };
    return {
        {u"name"_s, verdict.name},
        {u"host"_s, verdict.host},
        {u"port"_s, verdict.port},
        {u"good"_s, verdict.isGood()},
        {u"steps"_s, steps},
        {u"failure"_s, verdict.failure ? QJsonValue(failureToJson(*verdict.failure)) : QJsonValue()},
        {u"peer"_s, verdict.peer},
        {u"connect_ms"_s, milliseconds(verdict.connectTime)},
        {u"round_trip_ms"_s, milliseconds(verdict.roundTrip)},
        {u"mechanism"_s, Words::bytes(verdict.mechanism)},
        {u"logged_in_in_clear"_s, verdict.loggedInInClear},
        {u"largest_message"_s, verdict.capabilities.maximumSize()},
        {u"offers"_s, offers},
        {u"tls"_s, verdict.tls ? QJsonValue(tlsToJson(*verdict.tls, verdict.at)) : QJsonValue()},
        {u"sentences"_s, sentences},
        {u"conversation"_s, QJsonArray::fromStringList(conversation)},
    };
}

} // namespace Relaydeck
