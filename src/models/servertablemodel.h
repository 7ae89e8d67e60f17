#pragma once

#include "engine/snapshot.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <bitset>

namespace Relaydeck {

/// One row a relay, in the order of the pool; what the engine said at its last beat.
///
/// A new snapshot announces only the cells whose values differ, in unbroken runs of rows; while a
/// relay has a time to wait for, its status counts down once a second by itself.
class ServerTableModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServerTableModel)

public:
    enum Column {
        RelayColumn,
        AddressColumn,
        StatusColumn,
        SentColumn,
        RobinColumn,
        ConnectionColumn,
        AwakeColumn,
        EnvelopeColumn,
        ConnectionsColumn,
        RateColumn,
        ErrorsColumn,
        LastReplyColumn,
        ColumnCount
    };

    enum Role {
        SortRole = Qt::UserRole, ///< a number or a text that sorts as eyes expect
        QuotaRole, ///< 0 to 1: how much of the limit is used; without one, of Sent the share of this send
        BindsRole, ///< bool: this limit holds the relay back now
        StandingRole, ///< int: Standing
        ToneRole, ///< int: Tone
        ReplyCodeRole, ///< int; 0: none
    };

    explicit ServerTableModel(QObject *parent = nullptr);

    void show(const Relaydeck::Snapshot &snapshot);

    [[nodiscard]] const QList<ServerSnapshot> &servers() const noexcept { return m_servers; }
    /// The name of a relay by its row in the pool; "console" for -1, empty for rows that are not there.
    [[nodiscard]] QString relayName(int relay) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

signals:
    void relaysChanged(); ///< other relays, other names, or another number of them

private:
    using Cells = std::bitset<ColumnCount>;
    [[nodiscard]] static Cells difference(const ServerSnapshot &was, const ServerSnapshot &is);
    void announce(const QList<Cells> &touched);
    void countDown();
    void keepCounting();
    [[nodiscard]] QVariant quota(const ServerSnapshot &server, int column) const;
    [[nodiscard]] QString text(const ServerSnapshot &server, int column) const;
    [[nodiscard]] QVariant sortKey(const ServerSnapshot &server, int column) const;
    [[nodiscard]] QString explanation(const ServerSnapshot &server, int column) const;

    QList<ServerSnapshot> m_servers;
    quint64 m_recipients = 0; // of the send
    QTimer m_second;
};

} // namespace Relaydeck
