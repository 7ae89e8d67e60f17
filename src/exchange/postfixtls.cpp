#include "exchange/postfixtls.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

QByteArrayList split(const QByteArray &text, char separator)
{
    QByteArrayList parts = text.split(separator);
    parts.removeAll(QByteArray());
    return parts;
}

/// Whether nothing below TLS 1.3 is allowed: `>=TLSv1.3`, `TLSv1.3`, or all others excluded.
bool wantsTls13(const QByteArray &protocols)
{
    const QByteArray text = protocols.toLower();
    const bool excluded = text.contains("!tlsv1.2") && !text.contains(">=tlsv1.2");
    return text.contains(">=tlsv1.3") || text.trimmed() == "tlsv1.3" || excluded;
}

void applyFingerprint(const PostfixTls &tls, DraftBuilder &builder)
{
    static constexpr qsizetype sha256Digits = 64;
    QByteArray digits = tls.matches.value(0);
    digits.replace(':', "");
    if (digits.size() == sha256Digits)
        builder.take(Field::CertificateCheck, "sha256:" + digits, tls.place);
    else
        builder.remark(ExchangeKind::WeakFingerprint, tls.place);
    if (tls.matches.size() > 1)
        builder.remark(ExchangeKind::NoCounterpart, tls.place);
}

/// Names other than the destination's own.
bool hasOtherNames(const QByteArrayList &matches)
{
    static const QByteArrayList own{"nexthop"_ba, "dot-nexthop"_ba, "hostname"_ba};
    return std::any_of(
        matches.cbegin(), matches.cend(), [](const QByteArray &match) { return !own.contains(match); });
}

void applyChecked(const PostfixTls &tls, DraftBuilder &builder)
{
    if (!tls.authorities.isEmpty())
        builder.take(Field::CertificateCheck, "ca:" + tls.authorities, tls.place);
    if (hasOtherNames(tls.matches))
        builder.remark(
            ExchangeKind::NoCounterpart, {"match"_ba, tls.place.line, tls.place.file}, tls.matches.join(':'));
}

void applyAttribute(
    PostfixTls &tls, const QByteArray &attribute, const PostfixEntry &entry, DraftBuilder &builder)
{
    const qsizetype sign = attribute.indexOf('=');
    const QByteArray name = attribute.left(std::max<qsizetype>(sign, 0)).toLower();
    const QByteArray value = attribute.mid(sign + 1);
    if (name == "match")
        tls.matches += split(value, tls.level == "fingerprint" ? '|' : ':');
    else if (name == "protocols")
        tls.protocols = value;
    else if (name == "tafile")
        tls.authorities = value;
    else
        builder.remark(
            ExchangeKind::NoCounterpart, {sign < 0 ? attribute : name, entry.line, entry.file}, value);
}

} // namespace

PostfixTls postfixTls(PostfixConfig &config)
{
    PostfixTls tls;
    tls.place.name = "smtp_tls_security_level"_ba;
    tls.level = config.value(tls.place.name).toLower();
    const bool enforced = config.isYes("smtp_enforce_tls"); // what there was before levels
    const bool used = config.isYes("smtp_use_tls");
    if (tls.level.isEmpty()) {
        tls.place.name = enforced ? "smtp_enforce_tls"_ba : "smtp_use_tls"_ba;
        tls.level = enforced ? "verify"_ba : used ? "may"_ba : "none"_ba;
    }
    tls.place.line = config.line(tls.place.name);
    tls.atOnce = config.isYes("smtp_tls_wrappermode");
    const QByteArray opportunistic = config.value("smtp_tls_protocols");
    const QByteArray mandatory = config.value("smtp_tls_mandatory_protocols");
    tls.protocols = tls.level == "may" ? opportunistic : mandatory;
    tls.authorities = config.value("smtp_tls_CAfile");
    const QByteArray fingerprints = config.words("smtp_tls_fingerprint_cert_match").join('|');
    if (tls.level == "fingerprint")
        tls.matches = split(fingerprints, '|');
    return tls;
}

PostfixTls withPolicy(PostfixTls tls, const PostfixEntry &entry, DraftBuilder &builder)
{
    QByteArrayList words = split(QByteArray(entry.value).replace('\t', ' '), ' ');
    tls.level = words.takeFirst().toLower();
    tls.matches.clear();
    tls.place = {entry.key, entry.line, entry.file};
    for (const QByteArray &word : std::as_const(words))
        applyAttribute(tls, word, entry, builder);
    return tls;
}

void applyTls(const PostfixTls &tls, DraftBuilder &builder)
{
    static const QByteArrayList unchecked{"may"_ba, "encrypt"_ba};
    static const QByteArrayList checked{"verify"_ba, "secure"_ba, "dane"_ba, "dane-only"_ba, "half-dane"_ba};
    const bool known = unchecked.contains(tls.level) || checked.contains(tls.level)
        || tls.level == "fingerprint" || tls.level == "none";
    const bool required = tls.level != "may" && tls.level != "none"; // also of what is misspelt
    if (!known)
        builder.remark(ExchangeKind::ValueUnusable, tls.place, tls.level);
    if (tls.atOnce)
        builder.set(Field::Security, "tls"_ba);
    else if (required)
        builder.set(Field::Security, "starttls"_ba);
    else
        builder.set(Field::Security, tls.level == "may" ? "starttls-if-offered"_ba : "none"_ba);
    if (!tls.atOnce && !required && tls.level != "may")
        return;
    if (wantsTls13(tls.protocols))
        builder.set(Field::MinimumTls, "1.3"_ba);
    if (unchecked.contains(tls.level) || tls.level == "none")
        builder.set(Field::CertificateCheck, "off"_ba);
    else if (tls.level == "fingerprint")
        applyFingerprint(tls, builder);
    else
        applyChecked(tls, builder);
    if (tls.level.contains("dane"))
        builder.remark(ExchangeKind::DaneLevel, tls.place, tls.level);
}

} // namespace Relaydeck
