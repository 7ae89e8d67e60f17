#include "serverfile/keyadvice.h"

#include "serverfile/confstore.h"

#include <QVarLengthArray>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace Relaydeck {
namespace {

/// Attributes and methods of Mail::Bulkmail::Server that a server file cannot set [conf 61, 62].
constexpr std::array<QByteArrayView, 13> WithoutEffect{"time_of_last_message", "connected", "socket",
    "_not_worthless", "_esmtp", "_sent_messages", "_sent_messages_this_robin",
    "_sent_messages_this_connection", "_sent_messages_this_envelope", "_sent_messages_while_awake",
    "conf_files", "error", "errcode"};

/// Keys that belong to a file, but to no column of it.
constexpr std::array<QByteArrayView, 2> OtherKnown{"server_file", "dummy_file"};

bool isClassic(QByteArrayView package)
{
    return package == ServerPackage || package == DummyServerPackage || package == ObjectPackage;
}

QList<QByteArrayView> knownKeys(QByteArrayView package)
{
    QList<QByteArrayView> keys;
    const bool own = package == RelaydeckPackage;
    for (const FieldInfo &info : fieldTable()) {
        if ((std::size_t(info.field) >= ClassicFieldCount) == own)
            keys.append(QByteArrayView(info.key));
    }
    if (!own)
        keys.append({OtherKnown.cbegin(), OtherKnown.cend()});
    return keys;
}

bool isSecret(QByteArrayView key)
{
    const QByteArray word = key.toByteArray().toLower();
    static constexpr std::array<QByteArrayView, 6> ways{
        "_command", "_cmd", "_variable", "_env", "_file", "_in_clear"}; // lead to the secret, are none
    if (std::any_of(ways.cbegin(), ways.cend(), [&word](QByteArrayView way) { return word.endsWith(way); }))
        return false;
    static constexpr std::array<QByteArrayView, 6> secrets{
        "passw", "passphrase", "secret", "token", "api_key", "apikey"};
    return word == "pass" || word == "pwd"
        || std::any_of(
            secrets.cbegin(), secrets.cend(), [&word](QByteArrayView part) { return word.contains(part); });
}

/// How many letters must be changed, added, left out, or swapped with their neighbour, whatever their case.
qsizetype distance(QByteArrayView a, QByteArrayView b)
{
    using Row = QVarLengthArray<qsizetype, 64>;
    const QByteArray from = a.toByteArray().toLower();
    const QByteArray to = b.toByteArray().toLower();
    Row before(to.size() + 1); // of the letter before the last
    Row last(to.size() + 1);
    std::iota(last.begin(), last.end(), 0);
    for (qsizetype i = 1; i <= from.size(); ++i) {
        Row row(to.size() + 1);
        row[0] = i;
        for (qsizetype j = 1; j <= to.size(); ++j) {
            const qsizetype replaced = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
            row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before = std::exchange(last, row);
    }
    return last.last();
}

std::optional<KeyAdvice> resembling(QByteArrayView key, const QList<QByteArrayView> &known)
{
    static constexpr qsizetype longest = 40; // no key comes near
    if (key.size() > longest)
        return std::nullopt;
    const qsizetype allowed = key.size() < 6 ? 1 : 2;
    qsizetype best = allowed + 1;
    KeyAdvice advice{DiagnosticKind::MisspeltKey, Severity::Warning, {}};
    for (const QByteArrayView candidate : known) {
        if (const qsizetype apart = distance(key, candidate); apart < best) {
            best = apart;
            advice.meant = candidate.toByteArray();
        }
    }
    if (best > allowed)
        return std::nullopt;
    if (best == 0)
        advice.kind = DiagnosticKind::KeyCaseDiffers;
    return advice;
}

} // namespace

std::optional<KeyAdvice> adviseOnKey(QByteArrayView package, QByteArrayView key)
{
    if (isSecret(key))
        return KeyAdvice{DiagnosticKind::SecretInFile, Severity::Warning, {}};
    if (!isClassic(package) && package != RelaydeckPackage)
        return std::nullopt;
    const QList<QByteArrayView> known = knownKeys(package);
    if (known.contains(key))
        return std::nullopt;
    const bool idle = std::find(WithoutEffect.cbegin(), WithoutEffect.cend(), key) != WithoutEffect.cend();
    if (idle && package != RelaydeckPackage)
        return KeyAdvice{DiagnosticKind::KeyWithoutEffect, Severity::Warning, {}};
    if (std::optional<KeyAdvice> near = resembling(key, known))
        return near;
    if (package == ObjectPackage) // also holds keys of all the other classes
        return std::nullopt;
    return KeyAdvice{DiagnosticKind::UnknownKey, Severity::Hint, {}};
}

} // namespace Relaydeck
