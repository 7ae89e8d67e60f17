#include "serverfile/relayeditor.h"

#include <algorithm>
#include <limits>

namespace Relaydeck {
namespace {

bool isOwn(Field field)
{
    return std::size_t(field) >= ClassicFieldCount;
}

bool isFalse(const QByteArray &raw)
{
    return !isTrueValue(raw);
}

bool countsIn(const ConfColumn &column, qsizetype line)
{
    return std::binary_search(column.entries.cbegin(), column.entries.cend(), EntryRef{0, quint32(line)},
        [](EntryRef a, EntryRef b) { return a.line < b.line; });
}

} // namespace

RelayEditor::RelayEditor(const RelayColumns &columns)
    : m_columns(columns),
      m_document(*columns.serverFile().sources().first().document)
{
    findPackageEnds();
    for (const FieldInfo &info : fieldTable()) {
        if (m_columns.column(info.field) && homePackage(info.field) == homePackage(Field::Smtp))
            m_homeFields.append(info.field);
    }
    for (qsizetype relay = 1; relay <= m_columns.count() && m_groupedByRelay;
         ++relay) // and what is left over
        m_groupedByRelay = lastLine(relay - 1) < firstLine(relay);
}

TextEdits RelayEditor::setValue(qsizetype relay, Field field, const std::optional<QByteArray> &text) const
{
    return setValues(field, {{relay, text}});
}

TextEdits RelayEditor::setValues(Field field, const Texts &texts) const
{
    EditBuilder builder(m_document);
    const bool saysAnything
        = std::any_of(texts.cbegin(), texts.cend(), [](const auto &text) { return text.has_value(); });
    if (m_columns.column(field))
        changeColumn(builder, field, texts);
    else if (saysAnything)
        beginColumn(builder, field, texts);
    return builder.take();
}

void RelayEditor::beginColumn(EditBuilder &builder, Field field, const Texts &texts) const
{
    retireDeadEntries(builder, field, homePackage(field));
    for (qsizetype relay = 0; relay < m_columns.count(); ++relay) {
        const std::optional<QByteArray> text = texts.value(relay);
        write(builder, placeFor(relay, field), field, text ? encodeValue(*text) : filler(field));
    }
}

void RelayEditor::changeColumn(EditBuilder &builder, Field field, const Texts &texts) const
{
    const ConfColumn &column = *m_columns.column(field);
    const qsizetype old = column.entries.size();
    qsizetype wanted = old;
    for (auto it = texts.cbegin(); it != texts.cend(); ++it) {
        if (it->has_value())
            wanted = std::max(wanted, it.key() + 1);
    }
    qsizetype kept = old; // without the end that nothing is said about any more
    while (wanted == old && kept > 0 && kept <= m_columns.count() && texts.contains(kept - 1)
        && !texts.value(kept - 1))
        --kept;

    bool becomesArray = wanted > old;
    for (auto it = texts.cbegin(); it != texts.cend() && it.key() < kept; ++it) {
        const QByteArray raw = it->has_value() ? encodeValue(**it) : filler(field);
        builder.setRawValue(lineOf(it.key(), field), raw);
        becomesArray = becomesArray || isFalse(raw); // a false scalar gives way
    }
    if (becomesArray)
        makeArray(builder, field);
    for (qsizetype relay = old; relay < wanted; ++relay) {
        const std::optional<QByteArray> text = texts.value(relay);
        write(builder, placeFor(relay, field), field, text ? encodeValue(*text) : filler(field));
    }
    QList<qsizetype> removed;
    for (qsizetype relay = kept; relay < old; ++relay)
        removed.append(relay);
    if (!removed.isEmpty())
        removeFrom(builder, field, removed);
}

TextEdits RelayEditor::insertRelay(qsizetype at, const Values &values) const
{
    RawValues raw;
    for (const auto &[field, text] : values)
        raw.append({field, encodeValue(text)});
    return insertRaw(at, raw);
}

TextEdits RelayEditor::duplicateRelay(qsizetype relay) const
{
    return insertRaw(relay + 1, rawValuesOf(relay));
}

TextEdits RelayEditor::insertRaw(qsizetype at, const RawValues &values) const
{
    const auto rawFor = [&values](Field field) {
        const auto found = std::find_if(
            values.cbegin(), values.cend(), [field](const auto &value) { return value.first == field; });
        return found == values.cend() ? std::nullopt : std::optional(found->second);
    };
    EditBuilder builder(m_document);
    const QList<Field> fields = fieldsInFileOrder(std::max<qsizetype>(at - 1, 0));
    for (const Field field : fields) // the lines of other relays first, so that the new ones stay together
        makeRoom(builder, at, field, rawFor(field));
    for (const Field field : fields) {
        const std::optional<QByteArray> raw = rawFor(field);
        const bool begun = !m_columns.column(field) && !isAtHome(field);
        if (isNeeded(at, field, raw) && !begun)
            write(builder, placeOfNewRelay(at, field), field, raw.value_or(filler(field)));
    }
    return builder.take();
}

bool RelayEditor::isNeeded(qsizetype at, Field field, const std::optional<QByteArray> &raw) const
{
    const ConfColumn *column = m_columns.column(field);
    if (raw || !column)
        return raw.has_value();
    const bool isFull = at == m_columns.count() && size(field) == at && (column->isArray || at == 1);
    return size(field) > at || isFull;
}

/// Gives the relays in front of the new one (and, in a new column, those behind it) what a column needs.
void RelayEditor::makeRoom(
    EditBuilder &builder, qsizetype at, Field field, const std::optional<QByteArray> &raw) const
{
    if (!isNeeded(at, field, raw))
        return;
    const bool isNew = !m_columns.column(field);
    if (isNew)
        retireDeadEntries(builder, field, homePackage(field));
    else
        makeArray(builder, field);
    const qsizetype end = isNew ? m_columns.count() : at;
    const bool together = isNew && !isAtHome(field); // then the new relay's line is written here, in its turn
    for (qsizetype relay = size(field); relay < end; ++relay) {
        if (together && relay == at)
            write(builder, placeFor(relay, field), field, *raw);
        write(builder, placeFor(relay, field), field, filler(field));
    }
    if (together && at == m_columns.count())
        write(builder, placeFor(at, field), field, *raw);
}

TextEdits RelayEditor::removeRelays(const QList<qsizetype> &relays) const
{
    QList<qsizetype> sorted = relays;
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    EditBuilder builder(m_document);
    for (const FieldInfo &info : fieldTable())
        removeFrom(builder, info.field, sorted);
    return builder.take();
}

void RelayEditor::removeFrom(EditBuilder &builder, Field field, const QList<qsizetype> &relays) const
{
    const auto end = std::lower_bound(relays.cbegin(), relays.cend(), size(field));
    const qsizetype removed = end - relays.cbegin();
    const bool emptied = removed > 0 && removed == size(field);
    const bool keepsOne = emptied && removed < m_columns.count() && hidesAnother(field);
    if (keepsOne) {
        makeArray(builder, field);
        builder.setRawValue(lineOf(relays.first(), field), filler(field));
    } else if (emptied) {
        retireDeadEntries(builder, field, homePackage(field));
    }
    for (const QByteArrayView package : packagesFor(field, m_columns.serverClass())) {
        if (emptied && field == Field::Smtp && package != homePackage(field)) // else its relays would appear
            retireDeadEntries(builder, field, package);
    }
    for (auto relay = relays.cbegin() + (keepsOne ? 1 : 0); relay < end; ++relay)
        builder.removeLine(lineOf(*relay, field));
}

TextEdits RelayEditor::moveRelay(qsizetype from, qsizetype to) const
{
    if (from == to)
        return {};
    const qsizetype gap = to > from ? to + 1 : to;
    Document moved = m_document;
    moved.apply(insertRaw(gap, rawValuesOf(from)));
    const ConfStore store(
        {{m_columns.serverFile().sources().first().file, &moved}}, m_columns.serverFile().euid(), true);
    const RelayColumns columns(store, m_columns.masters(), m_columns.serverClass());
    moved.apply(RelayEditor(columns).removeRelays({gap < from ? from + 1 : from}));
    return difference(m_document.bytes(), moved.bytes());
}

QByteArray RelayEditor::filler(Field field) const
{
    const ConfColumn *byDefault = m_columns.masterColumn(field);
    if (byDefault && !byDefault->isArray)
        return m_columns.masters().rawValue(byDefault->entries.first()).toByteArray();
    if (isOwn(field))
        return QByteArray("undef"); // Mail::Bulkmail does not look here
    if (field == Field::Conversation)
        return QByteArray("/dev/null"); // an empty name fails there
    const char *builtIn = fieldInfo(field).builtIn;
    return builtIn ? QByteArray(builtIn) : field == Field::TimeOut ? QByteArray("0") : QByteArray("\\E");
}

RelayEditor::Values RelayEditor::valuesOf(qsizetype relay) const
{
    Values values;
    for (const auto &[field, raw] : rawValuesOf(relay)) {
        const ConfValue value = decodeValue(raw);
        if (value.isText())
            values.append({field, value.text});
    }
    return values;
}

RelayEditor::RawValues RelayEditor::rawValuesOf(qsizetype relay) const
{
    RawValues values;
    for (const FieldInfo &info : fieldTable()) {
        if (const std::optional<EntryRef> entry = m_columns.entry(relay, info.field))
            values.append({info.field, m_columns.serverFile().rawValue(*entry).toByteArray()});
    }
    return values;
}

void RelayEditor::makeArray(EditBuilder &builder, Field field) const
{
    if (m_columns.column(field)->isArray)
        return;
    retireDeadEntries(builder, field, homePackage(field));
    builder.makeAppend(lineOf(0, field));
}

/// Entries of the key that count for nothing would count again beside `@=`, or stop the module.
void RelayEditor::retireDeadEntries(EditBuilder &builder, Field field, QByteArrayView wanted) const
{
    const ConfColumn *column = m_columns.column(field);
    QByteArrayView package = ObjectPackage;
    for (qsizetype line = 0; line < m_document.lineCount(); ++line) {
        const LineKind kind = m_document.kind(line);
        if (kind == LineKind::Package)
            package = m_document.names()[m_document.nameId(line)];
        const bool isKey = kind == LineKind::Entry && package == wanted
            && m_document.names()[m_document.nameId(line)] == fieldInfo(field).key;
        if (!isKey || (column && countsIn(*column, line)))
            continue;
        const ConfLine parts = m_document.parts(line);
        if (!parts.user || isForUser(parts.user->of(m_document.line(line)), m_columns.serverFile().euid()))
            builder.commentOut(line);
    }
}

void RelayEditor::write(EditBuilder &builder, Place place, Field field, const QByteArray &raw) const
{
    const bool likePlace = place.line >= 0 && m_document.kind(place.line) == LineKind::Entry;
    const qsizetype like = likePlace ? place.line : m_columns.count() > 0 ? lineOf(0, Field::Smtp) : -1;
    const QByteArray line = builder.entryLine(fieldInfo(field).key, raw, like);
    if (place.line < 0)
        builder.appendToNewPackage(homePackage(field), line);
    else if (place.before)
        builder.insertBefore(place.line, line);
    else
        builder.insertAfter(place.line, line);
}

RelayEditor::Place RelayEditor::placeFor(qsizetype relay, Field field) const
{
    if (isAtHome(field) && relay < m_columns.count())
        return {lastLine(relay), false};
    if (const ConfColumn *column = m_columns.column(field))
        return {qsizetype(column->entries.last().line), false};
    return endOfPackage(homePackage(field));
}

RelayEditor::Place RelayEditor::placeOfNewRelay(qsizetype at, Field field) const
{
    const bool hasNeighbours = m_columns.count() > 0;
    if (isAtHome(field) && hasNeighbours)
        return at > 0 ? Place{lastLine(at - 1), false} : Place{firstLine(0), true};
    if (m_columns.column(field) && at == 0)
        return {lineOf(0, field), true};
    if (m_columns.column(field))
        return {lineOf(std::min(at, size(field)) - 1, field), false};
    return endOfPackage(homePackage(field));
}

void RelayEditor::findPackageEnds()
{
    QByteArray package = ObjectPackage.toByteArray();
    qsizetype end = -1;
    for (qsizetype line = 0; line < m_document.lineCount(); ++line) {
        const LineKind kind = m_document.kind(line);
        if (kind == LineKind::Package) {
            m_packageEnds.insert(package, end);
            package = m_document.names()[m_document.nameId(line)];
        }
        if (kind == LineKind::Package || kind == LineKind::Entry)
            end = line;
    }
    m_packageEnds.insert(package, end);
}

RelayEditor::Place RelayEditor::endOfPackage(QByteArrayView package) const
{
    Place place;
    place.line = m_packageEnds.value(package.toByteArray(), -1);
    return place;
}

/// The package a field is written in: where its column stands, else where the relays stand.
QByteArrayView RelayEditor::homePackage(Field field) const
{
    const ConfColumn *column = m_columns.column(field);
    if (!column && !isOwn(field))
        column = m_columns.column(Field::Smtp);
    if (column)
        return m_columns.serverFile().names()[column->package];
    return packagesFor(field, m_columns.serverClass()).front();
}

/// Whether the field's lines stand, or would stand, among the other lines of each relay.
bool RelayEditor::isAtHome(Field field) const
{
    return m_groupedByRelay && m_columns.count() > 0 && homePackage(field) == homePackage(Field::Smtp);
}

qsizetype RelayEditor::size(Field field) const
{
    const ConfColumn *column = m_columns.column(field);
    return column ? column->entries.size() : 0;
}

qsizetype RelayEditor::lineOf(qsizetype relay, Field field) const
{
    return m_columns.column(field)->entries[relay].line;
}

qsizetype RelayEditor::firstLine(qsizetype relay) const
{
    qsizetype first = std::numeric_limits<qsizetype>::max();
    for (const Field field : m_homeFields) {
        if (relay < size(field))
            first = std::min(first, lineOf(relay, field));
    }
    return first;
}

qsizetype RelayEditor::lastLine(qsizetype relay) const
{
    qsizetype last = -1;
    for (const Field field : m_homeFields) {
        if (relay < size(field))
            last = std::max(last, lineOf(relay, field));
    }
    return last;
}

/// Whether a package further off would be looked at if this column were gone.
bool RelayEditor::hidesAnother(Field field) const
{
    const auto packages = packagesFor(field, m_columns.serverClass());
    return std::any_of(packages.begin(), packages.end(), [&](QByteArrayView package) {
        return package != homePackage(field) && m_columns.serverFile().column(package, fieldInfo(field).key);
    });
}

QList<Field> RelayEditor::fieldsInFileOrder(qsizetype relay) const
{
    QList<Field> fields;
    for (const FieldInfo &info : fieldTable())
        fields.append(info.field);
    const auto place = [&](Field field) {
        return relay < size(field) ? lineOf(relay, field) : std::numeric_limits<qsizetype>::max();
    };
    std::stable_sort(fields.begin(), fields.end(), [&](Field a, Field b) { return place(a) < place(b); });
    return fields;
}

} // namespace Relaydeck
