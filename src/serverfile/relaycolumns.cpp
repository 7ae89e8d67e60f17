#include "serverfile/relaycolumns.h"

#include "serverfile/fieldvalue.h"

namespace Relaydeck {
namespace {

constexpr std::array ServerPath{ServerPackage, ObjectPackage};
constexpr std::array DummyServerPath{DummyServerPackage, ServerPackage, ObjectPackage};
constexpr std::array OwnPath{RelaydeckPackage};

bool isSet(const ConfStore &store, const ConfColumn &column)
{
    return column.isArray || store.value(column.entries.first()).kind != ConfValue::Kind::Undef;
}

const ConfColumn *nearest(const ConfStore &store, Field field, ServerClass serverClass)
{
    for (const QByteArrayView package : packagesFor(field, serverClass)) {
        const ConfColumn *column = store.column(package, fieldInfo(field).key);
        if (column && isSet(store, *column))
            return column;
    }
    return nullptr;
}

Origin originOf(const ConfStore &store, EntryRef entry, Origin::Kind kind)
{
    return {kind, store.file(entry), int(entry.line) + 1};
}

/// False, and nothing done, when the value says that nothing is set.
bool applyEntry(
    ServerProfile &profile, Field field, const ConfStore &store, EntryRef entry, Origin::Kind kind)
{
    const ConfValue value = store.value(entry);
    if (value.kind == ConfValue::Kind::Undef)
        return false;
    if (value.isText()) {
        applySetting(profile, field, {value.text, originOf(store, entry, kind)});
    } else {
        noteFault(profile, field);
        applySetting(profile, field, {std::nullopt, originOf(store, entry, kind)});
    }
    return true;
}

void nameByAddress(ServerProfile &profile)
{
    if (profile.name.isEmpty())
        profile.name = hostAndPort(profile.host, profile.port);
}

} // namespace

std::span<const QByteArrayView> packagesFor(Field field, ServerClass serverClass) noexcept
{
    if (std::size_t(field) >= ClassicFieldCount)
        return OwnPath;
    if (serverClass == ServerClass::DummyServer)
        return DummyServerPath;
    return ServerPath;
}

RelayColumns::RelayColumns(const ConfStore &serverFile, const ConfStore &masters, ServerClass serverClass)
    : m_file(&serverFile),
      m_masterStore(&masters),
      m_class(serverClass)
{
    for (const FieldInfo &info : fieldTable()) {
        m_columns[std::size_t(info.field)] = nearest(serverFile, info.field, serverClass);
        m_masters[std::size_t(info.field)] = nearest(masters, info.field, serverClass);
    }
    if (const ConfColumn *hosts = column(Field::Smtp))
        m_count = hosts->entries.size();
}

const ConfColumn *RelayColumns::moduleColumn(Field field) const
{
    const auto isTrue = [this](const ConfColumn *column) {
        return column && (column->isArray || isTrueValue(m_file->rawValue(column->entries.first())));
    };
    const auto packages = packagesFor(field, m_class);
    const ConfColumn *chosen = m_file->column(packages.front(), fieldInfo(field).key);
    for (const QByteArrayView package : packages.subspan(1)) {
        if (!isTrue(chosen) && m_file->hasPackage(package))
            chosen = m_file->column(package, fieldInfo(field).key);
    }
    return chosen && isSet(*m_file, *chosen) ? chosen : nullptr;
}

std::optional<EntryRef> RelayColumns::entry(qsizetype relay, Field field) const
{
    const ConfColumn *column = this->column(field);
    return column && relay < column->entries.size() ? std::optional(column->entries[relay]) : std::nullopt;
}

std::optional<QByteArray> RelayColumns::text(qsizetype relay, Field field) const
{
    ConfValue value;
    if (const std::optional<EntryRef> own = entry(relay, field))
        value = m_file->value(*own);
    const ConfColumn *byDefault = masterColumn(field);
    if (value.kind == ConfValue::Kind::Undef && byDefault && !byDefault->isArray)
        value = m_masterStore->value(byDefault->entries.first());
    return value.isText() ? std::optional(value.text) : std::nullopt;
}

void RelayColumns::applyDefault(ServerProfile &profile, Field field) const
{
    const ConfColumn *column = masterColumn(field);
    if (!column)
        return;
    if (!column->isArray) {
        applyEntry(profile, field, *m_masterStore, column->entries.first(), Origin::Kind::MasterConf);
        return;
    }
    const EntryRef entry = column->entries.first();
    noteFault(profile, field);
    applySetting(profile, field, {std::nullopt, originOf(*m_masterStore, entry, Origin::Kind::MasterConf)});
}

ServerProfile RelayColumns::profile(qsizetype relay) const
{
    ServerProfile profile;
    for (const FieldInfo &info : fieldTable()) {
        const std::optional<EntryRef> own = entry(relay, info.field);
        if (!own || !applyEntry(profile, info.field, *m_file, *own, Origin::Kind::ServerFile))
            applyDefault(profile, info.field);
    }
    nameByAddress(profile);
    return profile;
}

ServerProfile RelayColumns::profileWith(const QList<std::pair<Field, QByteArray>> &given) const
{
    ServerProfile profile;
    for (const FieldInfo &info : fieldTable()) {
        const auto own = std::find_if(given.cbegin(), given.cend(),
            [&info](const auto &setting) { return setting.first == info.field; });
        if (own != given.cend())
            applySetting(profile, info.field, {own->second, {Origin::Kind::Order, {}, 0}});
        else
            applyDefault(profile, info.field);
    }
    nameByAddress(profile);
    return profile;
}

} // namespace Relaydeck
