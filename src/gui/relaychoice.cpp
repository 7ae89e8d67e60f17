#include "gui/relaychoice.h"

#include "models/words.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSet>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace Relaydeck {

RelayChoice::RelayChoice(const QStringList &relays, const QStringList &chosen, QWidget *parent)
    : QDialog(parent),
      m_relays(new QStandardItemModel(this)),
      m_shown(new QSortFilterProxyModel(this)),
      m_find(new QLineEdit),
      m_list(new QListView),
      m_count(new QLabel)
{
    setWindowTitle(tr("Relays of this send"));
    const QSet<QString> ticked(chosen.begin(), chosen.end());
    for (const QString &relay : relays) {
        auto *item = new QStandardItem(relay);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(ticked.isEmpty() || ticked.contains(relay) ? Qt::Checked : Qt::Unchecked);
        m_relays->appendRow(item);
    }
    m_shown->setSourceModel(m_relays);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setModel(m_shown);
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(windowTitle());
    m_find->setPlaceholderText(tr("Find a relay"));
    m_find->setClearButtonEnabled(true);
    connect(m_find, &QLineEdit::textChanged, m_shown, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_relays, &QStandardItemModel::itemChanged, this, [this] {
        if (!m_tickingMany)
            renew();
    });

    auto *all = new QPushButton(tr("&All"));
    auto *none = new QPushButton(tr("&None"));
    connect(all, &QPushButton::clicked, this, [this] { tickShown(true); });
    connect(none, &QPushButton::clicked, this, [this] { tickShown(false); });
    for (QPushButton *button : {all, none})
        button->setAutoDefault(false);
    auto *ticks = new QHBoxLayout;
    ticks->addWidget(m_find, 1);
    ticks->addWidget(all);
    ticks->addWidget(none);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_accept = buttons->button(QDialogButtonBox::Ok);
    m_accept->setText(tr("Use these"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_count->setForegroundRole(QPalette::PlaceholderText);

    auto *column = new QVBoxLayout(this);
    column->addLayout(ticks);
    column->addWidget(m_list, 1);
    column->addWidget(m_count);
    column->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 64, fontMetrics().height() * 24);
    renew();
}

QStringList RelayChoice::chosen() const
{
    QStringList names;
    for (int row = 0; row < m_relays->rowCount(); ++row) {
        if (m_relays->item(row)->checkState() == Qt::Checked)
            names.append(m_relays->item(row)->text());
    }
    return names.size() == m_relays->rowCount() ? QStringList() : names;
}

/// Those that are found, so that a word and two buttons choose among hundreds.
void RelayChoice::tickShown(bool ticked)
{
    m_tickingMany = true;
    for (int row = 0; row < m_shown->rowCount(); ++row) {
        const QModelIndex source = m_shown->mapToSource(m_shown->index(row, 0));
        m_relays->itemFromIndex(source)->setCheckState(ticked ? Qt::Checked : Qt::Unchecked);
    }
    m_tickingMany = false;
    renew();
}

void RelayChoice::renew()
{
    quint64 ticked = 0;
    for (int row = 0; row < m_relays->rowCount(); ++row)
        ticked += m_relays->item(row)->checkState() == Qt::Checked ? 1 : 0;
    m_count->setText(ticked == 0
            ? tr("Tick at least one.")
            : tr("%1 of %2").arg(Words::number(ticked), Words::relays(quint64(m_relays->rowCount()))));
    m_accept->setEnabled(ticked > 0);
}

} // namespace Relaydeck
