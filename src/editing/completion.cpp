#include "editing/completion.h"

#include "serverfile/confstore.h"
#include "serverfile/fieldtable.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

QByteArray packageAt(const Document &document, qsizetype line)
{
    while (--line >= 0) {
        if (document.kind(line) == LineKind::Package)
            return document.names()[document.nameId(line)];
    }
    return ObjectPackage.toByteArray();
}

QByteArrayList keysOf(const QByteArray &package)
{
    QByteArrayList keys;
    const bool own = package == RelaydeckPackage;
    const bool classic
        = package == ServerPackage || package == ObjectPackage || package == DummyServerPackage;
    for (const FieldInfo &info : fieldTable()) {
        const bool isClassic = std::size_t(info.field) < ClassicFieldCount;
        if (isClassic ? classic : own)
            keys.append(info.key);
    }
    if (classic)
        keys.append("server_file"_ba);
    keys.append("define package"_ba);
    return keys;
}

QByteArrayList valuesOf(Field field)
{
    switch (fieldInfo(field).kind) {
    case FieldInfo::Kind::Choice: return QByteArray(fieldInfo(field).choices).split(' ');
    case FieldInfo::Kind::YesNo: return {"no"_ba, "yes"_ba};
    case FieldInfo::Kind::Certificate: return {"ca:"_ba, "off"_ba, "sha256:"_ba, "system"_ba};
    case FieldInfo::Kind::Port: return {"25"_ba, "465"_ba, "587"_ba};
    default: return {};
    }
}

Completion matching(QByteArrayView typed, QByteArrayList words)
{
    words.removeIf([typed](const QByteArray &word) {
        return word.size() < typed.size()
            || QByteArrayView(word).first(typed.size()).compare(typed, Qt::CaseInsensitive) != 0;
    });
    if (words.isEmpty() || (words.size() == 1 && words.first() == typed))
        return {};
    std::sort(words.begin(), words.end());
    return {typed.size(), words};
}

std::optional<qsizetype> behindDefine(QByteArrayView line)
{
    static constexpr QByteArrayView define("define package ");
    return line.startsWith(define) ? std::optional(define.size()) : std::nullopt;
}

} // namespace

Completion completionAt(const Document &document, qsizetype offset)
{
    const qsizetype line = document.lineAt(offset);
    if (line < 0)
        return matching({}, keysOf(packageAt(document, 0)));
    const qsizetype begin = document.lineBegin(line);
    QByteArrayView before = QByteArrayView(document.bytes()).sliced(begin, offset - begin);
    while (!before.isEmpty() && (before.front() == ' ' || before.front() == '\t'))
        before = before.sliced(1);
    if (before.startsWith('#'))
        return {};
    if (const auto package = behindDefine(before))
        return matching(before.sliced(*package),
            {ServerPackage.toByteArray(), RelaydeckPackage.toByteArray(), ObjectPackage.toByteArray()});
    const qsizetype sign = before.indexOf('=');
    if (sign < 0)
        return matching(before, keysOf(packageAt(document, line)));
    QByteArrayView key = before.first(sign);
    while (!key.isEmpty() && (key.back() == ' ' || key.back() == '\t' || key.back() == '@'))
        key.chop(1);
    QByteArrayView value = before.sliced(sign + 1);
    while (!value.isEmpty() && (value.front() == ' ' || value.front() == '\t'))
        value = value.sliced(1);
    const std::optional<Field> field = fieldFor(key);
    return field ? matching(value, valuesOf(*field)) : Completion();
}

} // namespace Relaydeck
