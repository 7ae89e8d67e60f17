#include "preflight/senderrecords.h"

#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

using Policy = DmarcRecord::Policy;

/// `name=value; name=value` (RFC 6376 section 3.2); nothing when a tag is not written so, or stands twice.
std::optional<QMap<QByteArray, QByteArray>> readTags(const QByteArray &text)
{
    QMap<QByteArray, QByteArray> tags;
    for (const QByteArray &piece : text.split(';')) {
        const QByteArray tag = piece.trimmed();
        if (tag.isEmpty())
            continue;
        const qsizetype equals = tag.indexOf('=');
        const QByteArray name = tag.left(std::max<qsizetype>(equals, 0)).trimmed().toLower();
        if (name.isEmpty() || tags.contains(name))
            return std::nullopt;
        tags.insert(name, tag.mid(equals + 1).trimmed());
    }
    return tags;
}

std::optional<Policy> policyOf(const QByteArray &word)
{
    const QByteArray name = word.toLower();
    if (name == "none")
        return Policy::None;
    if (name == "quarantine")
        return Policy::Quarantine;
    return name == "reject" ? std::optional(Policy::Reject) : std::nullopt;
}

bool isBelow(const QByteArray &one, const QByteArray &other)
{
    return one.size() > other.size() && one.endsWith('.' + other);
}

} // namespace

bool isDmarcRecord(const QByteArray &text)
{
    const QByteArray version = text.left(text.indexOf(';')).simplified();
    return version == "v=DMARC1" || version == "v = DMARC1";
}

std::optional<DmarcRecord> parseDmarcRecord(const QByteArray &text)
{
    const auto tags = readTags(text);
    if (!isDmarcRecord(text) || !tags)
        return std::nullopt;
    DmarcRecord record;
    record.hasReports = !tags->value("rua"_ba).isEmpty();
    const auto policy = policyOf(tags->value("p"_ba));
    if (!policy && !record.hasReports)
        return std::nullopt; // RFC 7489 section 6.6.3: with reports it is as good as none
    record.policy = policy.value_or(Policy::None);
    record.subdomains = policyOf(tags->value("sp"_ba)).value_or(record.policy);
    record.strictSpf = tags->value("aspf"_ba).toLower() == "s";
    record.strictDkim = tags->value("adkim"_ba).toLower() == "s";
    bool isNumber = false;
    const int percent = tags->value("pct"_ba).toInt(&isNumber);
    if (isNumber && percent >= 0 && percent <= 100)
        record.percent = percent;
    return record;
}

QByteArrayList dmarcNamesFor(const QByteArray &domain)
{
    constexpr qsizetype MostLabels = 8; // asked for; no domain of mail has more
    QByteArrayList labels = domain.toLower().split('.');
    QByteArrayList names;
    for (bool first = true; first || labels.size() >= 2; first = false) {
        if (first || labels.size() <= MostLabels)
            names.append("_dmarc." + labels.join('.'));
        labels.removeFirst();
    }
    return names;
}

bool areAligned(const QByteArray &one, const QByteArray &other, bool strict)
{
    const QByteArray a = one.toLower();
    const QByteArray b = other.toLower();
    return a == b || (!strict && (isBelow(a, b) || isBelow(b, a)));
}

std::optional<DkimKey> parseDkimKey(const QByteArray &text)
{
    const auto tags = readTags(text);
    if (!tags || !tags->contains("p"_ba) || tags->value("v"_ba, "DKIM1"_ba) != "DKIM1")
        return std::nullopt;
    DkimKey key;
    key.type = tags->value("k"_ba, "rsa"_ba).toLower();
    key.isRevoked = tags->value("p"_ba).isEmpty();
    const QByteArrayList flags = tags->value("t"_ba).toLower().split(':');
    key.isTest = std::ranges::any_of(flags, [](const QByteArray &flag) { return flag.trimmed() == "y"; });
    return key;
}

} // namespace Relaydeck
