#include "serverfile/storedsecret.h"

#include "serverfile/editbuilder.h"
#include "serverfile/fieldvalue.h"

#include <algorithm>
#include <array>

namespace Relaydeck {
namespace {

/// The secret's line, looked up.
struct Place
{
    const Document *document = nullptr;
    QByteArray package;
    QByteArray key;
    const ConfColumn *column = nullptr; ///< nullptr: what stands there does not count
};

std::optional<Place> placeOf(const Diagnostic &diagnostic, const RelayColumns &columns)
{
    const ConfStore &file = columns.serverFile();
    if (diagnostic.kind != DiagnosticKind::SecretInFile || file.sources().isEmpty()
        || diagnostic.file != file.sources().first().file)
        return std::nullopt;
    Place place;
    place.document = file.sources().first().document;
    const qsizetype line = diagnostic.line - 1;
    if (line < 0 || line >= place.document->lineCount() || place.document->kind(line) != LineKind::Entry)
        return std::nullopt;
    place.key = place.document->names()[place.document->nameId(line)];
    place.package = ObjectPackage.toByteArray();
    for (qsizetype above = line; above >= 0; --above) {
        if (place.document->kind(above) == LineKind::Package) {
            place.package = place.document->names()[place.document->nameId(above)];
            break;
        }
    }
    place.column = file.column(place.package, place.key);
    return place;
}

/// What a column outside the table says to a relay; a scalar says the same to all.
std::optional<QByteArray> valueFor(const ConfStore &file, const ConfColumn &column, qsizetype relay)
{
    const qsizetype at = column.isArray ? relay : 0;
    if (at >= column.entries.size())
        return std::nullopt;
    const ConfValue value = file.value(column.entries[at]);
    return value.isText() ? std::optional(value.text) : std::nullopt;
}

bool namesAUser(QByteArrayView key)
{
    static constexpr std::array<QByteArrayView, 4> words{"user", "username", "login", "user_name"};
    const QByteArray word = key.toByteArray().toLower();
    return std::any_of(words.cbegin(), words.cend(),
        [&word](QByteArrayView name) { return word == name || word.endsWith('_' + name.toByteArray()); });
}

qsizetype sameLetters(QByteArrayView a, QByteArrayView b)
{
    return std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
}

/// The column beside the secret that says who logs in with it: of several the one whose key begins most
/// like the secret's.
const ConfColumn *userColumn(const ConfStore &file, const Place &place)
{
    const ConfColumn *best = nullptr;
    qsizetype bestLetters = -1;
    for (const ConfColumn &column : file.columns()) {
        const QByteArray &key = file.names()[column.key];
        if (file.names()[column.package] != place.package || !namesAUser(key))
            continue;
        if (const qsizetype letters = sameLetters(key, place.key); letters > bestLetters) {
            best = &column;
            bestLetters = letters;
        }
    }
    return best;
}

} // namespace

QList<StoredSecret> secretsAt(const Diagnostic &diagnostic, const RelayColumns &columns)
{
    const std::optional<Place> place = placeOf(diagnostic, columns);
    if (!place || !place->column)
        return {};
    const ConfStore &file = columns.serverFile();
    const ConfColumn *users = userColumn(file, *place);
    QList<StoredSecret> secrets;
    for (qsizetype relay = 0; relay < columns.count(); ++relay) {
        const std::optional<QByteArray> value = valueFor(file, *place->column, relay);
        if (!value || value->isEmpty())
            continue;
        const ServerProfile profile = columns.profile(relay);
        QByteArray user = profile.user;
        if (user.isEmpty() && users)
            user = valueFor(file, *users, relay).value_or(QByteArray());
        if (user.isEmpty() || (profile.fault && *profile.fault <= Field::Port))
            return {};
        secrets.append({relay, user, profile.host, profile.port, *value});
    }
    const auto &entries = place->column->entries;
    const bool isUnreadable = std::any_of(entries.cbegin(), entries.cend(),
        [&file](EntryRef entry) { return file.value(entry).kind == ConfValue::Kind::Undecodable; });
    return isUnreadable || entries.size() > columns.count() ? QList<StoredSecret>() : secrets;
}

TextEdits removalOf(const Diagnostic &diagnostic, const RelayColumns &columns)
{
    if (secretsAt(diagnostic, columns).isEmpty())
        return {};
    const Place place = *placeOf(diagnostic, columns);
    const Document &document = *place.document;
    EditBuilder builder(document);
    QByteArrayView package = ObjectPackage;
    for (qsizetype line = 0; line < document.lineCount(); ++line) {
        const LineKind kind = document.kind(line);
        if (kind == LineKind::Package)
            package = document.names()[document.nameId(line)];
        if (kind != LineKind::Entry || package != place.package
            || document.names()[document.nameId(line)] != place.key)
            continue;
        const ConfLine parts = document.parts(line);
        if (!parts.user || isForUser(parts.user->of(document.line(line)), columns.serverFile().euid()))
            builder.removeLine(line);
    }
    return builder.take();
}

} // namespace Relaydeck
