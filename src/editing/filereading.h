#pragma once

#include "serverfile/document.h"
#include "serverfile/relaycolumns.h"
#include "serverfile/serverset.h"

#include <QString>

#include <memory>
#include <optional>

namespace Relaydeck {

/// The relays of one state of a text. It never changes, so a thread may make it and any may read it.
/// Lines that stop Mail::Bulkmail are passed over, as for editors (LoadOptions::beyondErrors).
class FileReading final
{
    Q_DISABLE_COPY_MOVE(FileReading)

public:
    FileReading(Document document, QString fileName, std::shared_ptr<const MasterConfs> masters);

    [[nodiscard]] const Document &document() const noexcept { return m_document; }
    [[nodiscard]] const QString &fileName() const noexcept { return m_fileName; }
    [[nodiscard]] const RelayColumns &columns() const noexcept { return m_columns; }
    [[nodiscard]] qsizetype count() const noexcept { return m_columns.count(); }
    /// What stands for Smtp, relay for relay.
    [[nodiscard]] const QByteArrayList &hosts() const noexcept { return m_hosts; }

    /// The effective setting of one relay: what its profile says, without making the whole of it.
    [[nodiscard]] Setting setting(qsizetype relay, Field field) const;
    /// `name`, else `host:port`.
    [[nodiscard]] QString nameOf(qsizetype relay) const;

    struct Cell
    {
        qsizetype relay = 0;
        Field field = Field::Smtp;

        friend bool operator==(const Cell &, const Cell &) = default;
    };
    /// The cell whose value stands in this line (from 0).
    [[nodiscard]] std::optional<Cell> cellAt(qsizetype line) const;
    /// The line (from 0) that holds a cell's value; nothing when it is inherited.
    [[nodiscard]] std::optional<qsizetype> lineOf(Cell cell) const;

private:
    QString m_fileName;
    Document m_document;
    std::shared_ptr<const MasterConfs> m_masters;
    ConfStore m_masterStore;
    ConfStore m_store;
    RelayColumns m_columns;
    QByteArrayList m_hosts;
};

} // namespace Relaydeck
