#pragma once

#include <QDialog>
#include <QStringList>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QSortFilterProxyModel;
class QStandardItemModel;

namespace Relaydeck {

/// Asks which relays one send goes through.
class RelayChoice final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RelayChoice)

public:
    /// `chosen` are ticked at first; all of them when it is empty.
    RelayChoice(const QStringList &relays, const QStringList &chosen, QWidget *parent = nullptr);

    /// In the order of the file; empty when all of them are ticked.
    [[nodiscard]] QStringList chosen() const;

private:
    void tickShown(bool ticked);
    void renew();

    QStandardItemModel *m_relays;
    QSortFilterProxyModel *m_shown;
    QLineEdit *m_find;
    QListView *m_list;
    QLabel *m_count;
    QPushButton *m_accept;
    bool m_tickingMany = false; // the sum is looked at once, behind them all
};

} // namespace Relaydeck
