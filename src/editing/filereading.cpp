#include "editing/filereading.h"

#include "serverfile/fieldvalue.h"

#include <algorithm>

namespace Relaydeck {
namespace {

constexpr bool BeyondErrors = true;

std::optional<QByteArray> builtIn(Field field)
{
    const char *text = fieldInfo(field).builtIn;
    return text ? std::optional(QByteArray(text)) : std::nullopt;
}

} // namespace

FileReading::FileReading(Document document, QString fileName, std::shared_ptr<const MasterConfs> masters)
    : m_fileName(std::move(fileName)),
      m_document(std::move(document)),
      m_masters(std::move(masters)),
      m_masterStore(m_masters->store(effectiveUserId(), BeyondErrors)),
      m_store({{m_fileName, &m_document}}, effectiveUserId(), BeyondErrors),
      m_columns(m_store, m_masterStore)
{
    m_hosts.reserve(count());
    for (qsizetype relay = 0; relay < count(); ++relay)
        m_hosts.append(m_columns.text(relay, Field::Smtp).value_or(QByteArray()));
}

Setting FileReading::setting(qsizetype relay, Field field) const
{
    using Kind = ConfValue::Kind;
    const auto read = [](const ConfStore &store, EntryRef entry, Origin::Kind kind) {
        const ConfValue value = store.value(entry);
        const QByteArray text = value.isText() ? value.text : store.rawValue(entry).toByteArray();
        return Setting{text, {kind, store.file(entry), int(entry.line) + 1}};
    };
    if (const auto own = m_columns.entry(relay, field); own && m_store.value(*own).kind != Kind::Undef)
        return read(m_store, *own, Origin::Kind::ServerFile);
    if (const ConfColumn *column = m_columns.masterColumn(field))
        return read(m_masterStore, column->entries.first(), Origin::Kind::MasterConf);
    return {builtIn(field), {}};
}

QString FileReading::nameOf(qsizetype relay) const
{
    const auto text
        = [&](Field field) { return displayText(setting(relay, field).text.value_or(QByteArray())); };
    const QString name = text(Field::Name);
    return name.isEmpty() ? text(Field::Smtp) + u':' + text(Field::Port) : name;
}

std::optional<FileReading::Cell> FileReading::cellAt(qsizetype line) const
{
    if (line < 0 || line >= m_document.lineCount() || m_document.kind(line) != LineKind::Entry)
        return std::nullopt;
    const std::optional<Field> field = fieldFor(m_document.names()[m_document.nameId(line)]);
    const ConfColumn *column = field ? m_columns.column(*field) : nullptr;
    if (!column)
        return std::nullopt;
    const auto found = std::lower_bound(column->entries.cbegin(), column->entries.cend(), line,
        [](EntryRef entry, qsizetype wanted) { return entry.line < wanted; });
    const qsizetype relay = found - column->entries.cbegin();
    if (found == column->entries.cend() || found->line != line || relay >= count())
        return std::nullopt;
    return Cell{relay, *field};
}

std::optional<qsizetype> FileReading::lineOf(Cell cell) const
{
    const std::optional<EntryRef> entry = m_columns.entry(cell.relay, cell.field);
    return entry ? std::optional(qsizetype(entry->line)) : std::nullopt;
}

} // namespace Relaydeck
