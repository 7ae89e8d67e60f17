#pragma once

#include "serverfile/confvalue.h"
#include "serverfile/document.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace Relaydeck {

/// The package of entries before the first package line.
inline constexpr QByteArrayView ObjectPackage("Mail::Bulkmail::Object");
inline constexpr QByteArrayView ServerPackage("Mail::Bulkmail::Server");
inline constexpr QByteArrayView DummyServerPackage("Mail::Bulkmail::DummyServer");
/// Relaydeck's own; Mail::Bulkmail passes it over.
inline constexpr QByteArrayView RelaydeckPackage("Relaydeck::Server");

/// One file that a store is read from.
struct ConfSource
{
    QString file; ///< as the user named it
    const Document *document = nullptr;
};

/// One line of one of the sources of a store.
struct EntryRef
{
    quint32 source = 0;
    quint32 line = 0;

    friend bool operator==(const EntryRef &, const EntryRef &) = default;
};

/// What the entries of one key in one package add up to: a scalar (one entry) or an array.
struct ConfColumn
{
    quint32 package = 0; ///< index into ConfStore::names()
    quint32 key = 0; ///< index into ConfStore::names()
    bool isArray = false;
    QList<EntryRef> entries;
};

/// The entries of one or more documents after reading: last scalar wins, `@=` appends, entries for
/// other users leave no trace (spec sections 2.2, 2.4, 2.7).
///
/// Holds line numbers, not texts. The documents must outlive the store and stay unedited.
class ConfStore
{
public:
    enum class Stop : quint8 {
        None,
        InvalidLine, ///< MBO002
        AppendAfterScalar, ///< `@=` where a true scalar stands; Mail::Bulkmail dies of it
    };

    ConfStore() = default;
    /// `sources` least important first. Reading ends at the first line that stops it, unless
    /// `beyondErrors`: then invalid lines are passed over and `@=` after `=` begins an array.
    ConfStore(QList<ConfSource> sources, quint32 euid, bool beyondErrors = false);

    [[nodiscard]] Stop stop() const noexcept { return m_stop; }
    /// The line that stopped the reading.
    [[nodiscard]] EntryRef stoppedAt() const noexcept { return m_stoppedAt; }

    /// Nullptr when nothing was read for this key.
    [[nodiscard]] const ConfColumn *column(QByteArrayView package, QByteArrayView key) const;
    [[nodiscard]] const QList<ConfColumn> &columns() const noexcept { return m_columns; }
    [[nodiscard]] const QByteArrayList &names() const noexcept { return m_names; }
    /// Whether any entry of the package was read.
    [[nodiscard]] bool hasPackage(QByteArrayView package) const;

    [[nodiscard]] quint32 euid() const noexcept { return m_euid; }
    /// Whether the entry of this line counts for the effective user.
    [[nodiscard]] bool isForUs(const Document &document, qsizetype line) const;
    [[nodiscard]] const QList<ConfSource> &sources() const noexcept { return m_sources; }
    [[nodiscard]] const QString &file(EntryRef entry) const { return m_sources[entry.source].file; }
    [[nodiscard]] const Document &document(EntryRef entry) const { return *m_sources[entry.source].document; }
    [[nodiscard]] QByteArrayView rawValue(EntryRef entry) const;
    [[nodiscard]] ConfValue value(EntryRef entry) const { return decodeValue(rawValue(entry)); }

    /// Lines with `=` that threw an array away.
    [[nodiscard]] const QList<EntryRef> &replacedArrays() const noexcept { return m_replacedArrays; }
    /// Lines with `@=` where a true scalar stood.
    [[nodiscard]] const QList<EntryRef> &replacedScalars() const noexcept { return m_replacedScalars; }

private:
    [[nodiscard]] bool readSource(quint32 number, bool beyondErrors);
    [[nodiscard]] bool addEntry(ConfColumn &column, EntryRef entry, bool appends, bool beyondErrors);
    [[nodiscard]] quint32 intern(const QByteArray &name);
    [[nodiscard]] ConfColumn &columnFor(quint32 package, quint32 key);

    QList<ConfSource> m_sources;
    QList<ConfColumn> m_columns;
    QHash<quint64, qsizetype> m_columnByName;
    QByteArrayList m_names;
    QHash<QByteArray, quint32> m_nameIds;
    QList<EntryRef> m_replacedArrays;
    QList<EntryRef> m_replacedScalars;
    Stop m_stop = Stop::None;
    EntryRef m_stoppedAt;
    quint32 m_euid = 0;
};

} // namespace Relaydeck
