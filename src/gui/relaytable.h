#pragma once

#include "models/servertablemodel.h"

#include <QTableView>
#include <QTimer>

class QSortFilterProxyModel;

namespace Relaydeck {

/// The relays as a table: bars for counters, shapes and words for standings. Rows sort by what the
/// cells mean, and never while the pointer is over them or a selection is being made.
class RelayTable final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RelayTable)

public:
    explicit RelayTable(QWidget *parent = nullptr);

    void showRelays(ServerTableModel *servers);
    /// Shows these columns only, with widths that fit their usual content.
    void setColumns(const QList<ServerTableModel::Column> &columns);
    void setFilter(const QString &text); ///< rows that have the text in a name, address, status or reply
    void setEmptyText(const QString &text);
    /// Widths and order as the user left them; from then on nothing fits itself to names.
    void restoreColumns(const QByteArray &state);
    [[nodiscard]] QByteArray columns() const;
    /// Row in the pool of the row with the cursor; -1: none.
    [[nodiscard]] int currentRelay() const;
    /// Rows in the pool of the rows that are selected, in the order of the pool.
    [[nodiscard]] QList<int> selectedRelays() const;

signals:
    void relayActivated(int relay);
    void currentRelayChanged(int relay);
    void selectionChangedTo(const QList<int> &relays);

protected:
    void paintEvent(QPaintEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void setUpHeaders();
    void setDelegates();
    void sortWhenFree();
    void goBack();
    void fitNames();

    QSortFilterProxyModel *m_rows;
    QTimer m_resort;
    QString m_emptyText;
    int m_lastRelay = -1;
    bool m_fitsNames = true;
};

} // namespace Relaydeck
