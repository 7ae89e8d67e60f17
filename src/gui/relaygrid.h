#pragma once

#include "editing/relaygridmodel.h"

#include <QTableView>

namespace Relaydeck {

/// The relays of the open file, one row each, with every setting. Rows are dragged by their numbers.
class RelayGrid final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RelayGrid)

public:
    explicit RelayGrid(RelayGridModel *model, QWidget *parent = nullptr);

    [[nodiscard]] QList<qsizetype> selectedRelays() const; ///< ascending
    [[nodiscard]] int currentRelay() const { return currentIndex().isValid() ? currentIndex().row() : -1; }
    void showGroup(FieldInfo::Group group, bool shown);
    /// Moves the cursor without a word to those who follow it.
    void goTo(const FileReading::Cell &cell);

signals:
    void currentCellChanged(const Relaydeck::FileReading::Cell &cell); ///< by the user
    void selectionMoved();
    void moveWanted(qsizetype from, qsizetype to); ///< a row was dragged

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void sizeColumns();

    RelayGridModel *m_relays;
    bool m_isFollowing = false;
};

} // namespace Relaydeck
