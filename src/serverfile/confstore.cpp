#include "serverfile/confstore.h"

#include <algorithm>

namespace Relaydeck {
namespace {

quint64 columnName(quint32 package, quint32 key) noexcept
{
    return quint64(package) << 32 | key;
}

} // namespace

ConfStore::ConfStore(QList<ConfSource> sources, quint32 euid, bool beyondErrors)
    : m_sources(std::move(sources)),
      m_euid(euid)
{
    for (quint32 i = 0; i < quint32(m_sources.size()); ++i) {
        if (!readSource(i, beyondErrors))
            return;
    }
}

bool ConfStore::readSource(quint32 number, bool beyondErrors)
{
    const Document &document = *m_sources[number].document;
    QList<quint32> ids; // the document's numbers of names to ours
    ids.reserve(document.names().size());
    for (const QByteArray &name : document.names())
        ids.append(intern(name));

    quint32 package = intern(ObjectPackage.toByteArray());
    for (quint32 line = 0; line < quint32(document.lineCount()); ++line) {
        const LineKind kind = document.kind(line);
        const EntryRef entry{number, line};
        if (kind == LineKind::Package)
            package = ids[document.nameId(line)];
        if (kind == LineKind::Invalid && !beyondErrors) {
            m_stop = Stop::InvalidLine;
            m_stoppedAt = entry;
            return false;
        }
        if (kind != LineKind::Entry)
            continue;
        if (!isForUs(document, line))
            continue;
        if (!addEntry(
                columnFor(package, ids[document.nameId(line)]), entry, document.appends(line), beyondErrors))
            return false;
    }
    return true;
}

bool ConfStore::isForUs(const Document &document, qsizetype line) const
{
    return !document.hasUser(line) || isForUser(document.parts(line).user->of(document.line(line)), m_euid);
}

bool ConfStore::addEntry(ConfColumn &column, EntryRef entry, bool appends, bool beyondErrors)
{
    if (!appends) {
        if (column.isArray)
            m_replacedArrays.append(entry);
        column.isArray = false;
        column.entries = {entry};
        return true;
    }
    if (!column.isArray && !column.entries.isEmpty()) {
        const bool replaces = isTrueValue(rawValue(column.entries.first()));
        if (replaces)
            m_replacedScalars.append(entry);
        if (replaces && !beyondErrors) {
            m_stop = Stop::AppendAfterScalar;
            m_stoppedAt = entry;
            return false;
        }
        column.entries.clear();
    }
    column.isArray = true;
    column.entries.append(entry);
    return true;
}

quint32 ConfStore::intern(const QByteArray &name)
{
    const auto known = m_nameIds.constFind(name);
    if (known != m_nameIds.cend())
        return *known;
    const quint32 id = quint32(m_names.size());
    m_names.append(name);
    m_nameIds.insert(name, id);
    return id;
}

ConfColumn &ConfStore::columnFor(quint32 package, quint32 key)
{
    qsizetype &number = m_columnByName[columnName(package, key)]; // 0: none yet, else one too many
    if (number == 0) {
        m_columns.append(ConfColumn{package, key, false, {}});
        number = m_columns.size();
    }
    return m_columns[number - 1];
}

const ConfColumn *ConfStore::column(QByteArrayView package, QByteArrayView key) const
{
    const auto packageId = m_nameIds.constFind(QByteArray::fromRawData(package.data(), package.size()));
    const auto keyId = m_nameIds.constFind(QByteArray::fromRawData(key.data(), key.size()));
    if (packageId == m_nameIds.cend() || keyId == m_nameIds.cend())
        return nullptr;
    const qsizetype number = m_columnByName.value(columnName(*packageId, *keyId));
    return number == 0 ? nullptr : &m_columns[number - 1];
}

bool ConfStore::hasPackage(QByteArrayView package) const
{
    return std::any_of(m_columns.cbegin(), m_columns.cend(),
        [&](const ConfColumn &column) { return m_names[column.package] == package; });
}

QByteArrayView ConfStore::rawValue(EntryRef entry) const
{
    return document(entry).rawValue(entry.line);
}

} // namespace Relaydeck
