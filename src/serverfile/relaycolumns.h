#pragma once

#include "serverfile/confstore.h"
#include "serverfile/serverprofile.h"

#include <array>
#include <span>

namespace Relaydeck {

/// The class whose servers are made: it decides which packages count.
enum class ServerClass : quint8 { Server, DummyServer };

/// Packages in which a field is looked for, nearest first (spec section 3.2).
[[nodiscard]] std::span<const QByteArrayView> packagesFor(Field field, ServerClass serverClass) noexcept;

/// Who gets what: columns of the server file, position for position, and the defaults of the master
/// confs behind them (spec sections 3.2 to 3.4). Nothing is copied; values are read when asked for.
///
/// Differs from Mail::Bulkmail in two places: a `0` in a nearer package stands, and the nearest
/// package wins for a DummyServer's defaults as it does for a Server's. Both stores must outlive this.
class RelayColumns
{
public:
    RelayColumns(
        const ConfStore &serverFile, const ConfStore &masters, ServerClass serverClass = ServerClass::Server);

    /// Number of relays: the length of the Smtp column.
    [[nodiscard]] qsizetype count() const noexcept { return m_count; }

    /// The column of the server file; nullptr when there is none.
    [[nodiscard]] const ConfColumn *column(Field field) const { return m_columns[std::size_t(field)]; }
    /// What Mail::Bulkmail takes instead of `column(field)`; the same, unless a `0` gives way.
    [[nodiscard]] const ConfColumn *moduleColumn(Field field) const;
    /// The default in the master confs; nullptr when there is none.
    [[nodiscard]] const ConfColumn *masterColumn(Field field) const { return m_masters[std::size_t(field)]; }

    /// The entry in the server file that a relay gets a field from, if any.
    [[nodiscard]] std::optional<EntryRef> entry(qsizetype relay, Field field) const;
    /// The text a relay gets, from the server file or by default; nothing when it is not set or cannot
    /// be decoded.
    [[nodiscard]] std::optional<QByteArray> text(qsizetype relay, Field field) const;
    [[nodiscard]] ServerProfile profile(qsizetype relay) const;
    /// A relay with the defaults of the master confs and these texts on top.
    [[nodiscard]] ServerProfile profileWith(const QList<std::pair<Field, QByteArray>> &given) const;

    [[nodiscard]] const ConfStore &serverFile() const noexcept { return *m_file; }
    [[nodiscard]] const ConfStore &masters() const noexcept { return *m_masterStore; }
    [[nodiscard]] ServerClass serverClass() const noexcept { return m_class; }

private:
    void applyDefault(ServerProfile &profile, Field field) const;

    const ConfStore *m_file;
    const ConfStore *m_masterStore;
    ServerClass m_class;
    std::array<const ConfColumn *, FieldCount> m_columns{};
    std::array<const ConfColumn *, FieldCount> m_masters{};
    qsizetype m_count = 0;
};

} // namespace Relaydeck
