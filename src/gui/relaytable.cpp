#include "gui/relaytable.h"

#include "gui/celldelegates.h"
#include "gui/emptystate.h"
#include "gui/roomystyle.h"
#include "models/words.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QRegularExpression>
#include <QSortFilterProxyModel>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Relaydeck {
namespace {

class RelayRows final : public QSortFilterProxyModel
{
public:
    explicit RelayRows(QObject *parent) : QSortFilterProxyModel(parent)
    {
        setSortRole(ServerTableModel::SortRole);
        setSortCaseSensitivity(Qt::CaseInsensitive);
        setSortLocaleAware(true);
        setDynamicSortFilter(false);
        setFilterCaseSensitivity(Qt::CaseInsensitive);
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const QRegularExpression needle = filterRegularExpression();
        if (needle.pattern().isEmpty())
            return true;
        for (const int column : {ServerTableModel::RelayColumn, ServerTableModel::AddressColumn,
                 ServerTableModel::StatusColumn, ServerTableModel::LastReplyColumn}) {
            if (sourceModel()->index(row, column, parent).data().toString().contains(needle))
                return true;
        }
        return false;
    }
};

QString usualContent(int column)
{
    switch (column) {
    case ServerTableModel::RelayColumn: return u"mx1.example.org"_s;
    case ServerTableModel::AddressColumn: return u"127.127.127.127:2525"_s;
    case ServerTableModel::StatusColumn: return Words::standing({Standing::WaitingForTurn, 0, 0, {}});
    case ServerTableModel::SentColumn: return u"#####  10,000/10,000"_s;
    case ServerTableModel::RobinColumn:
    case ServerTableModel::ConnectionColumn:
    case ServerTableModel::AwakeColumn: return u"1,000/1,000"_s;
    case ServerTableModel::EnvelopeColumn: return u"100/100"_s;
    case ServerTableModel::RateColumn: return u"10,000/s"_s;
    default: return u"1,000"_s;
    }
}

} // namespace

RelayTable::RelayTable(QWidget *parent) : QTableView(parent), m_rows(new RelayRows(this))
{
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setFrameShape(QFrame::NoFrame);
    makeRoomy(this);
    m_resort.setInterval(1s);
    connect(&m_resort, &QTimer::timeout, this, &RelayTable::sortWhenFree);
}

void RelayTable::showRelays(ServerTableModel *servers)
{
    m_rows->setSourceModel(servers);
    setModel(m_rows);
    setUpHeaders();
    setDelegates();
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        m_lastRelay = currentRelay();
        emit currentRelayChanged(m_lastRelay);
    });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
        [this] { emit selectionChangedTo(selectedRelays()); });
    connect(m_rows, &QAbstractItemModel::modelReset, this, &RelayTable::goBack);
    connect(m_rows, &QAbstractItemModel::modelReset, this, &RelayTable::fitNames, Qt::QueuedConnection);
    connect(this, &QAbstractItemView::activated, this, [this] { emit relayActivated(currentRelay()); });
}

/// A file that is read again leaves the user where he was.
void RelayTable::goBack()
{
    const int relays = m_rows->sourceModel()->rowCount();
    if (m_lastRelay >= 0 && m_lastRelay < relays)
        setCurrentIndex(m_rows->mapFromSource(m_rows->sourceModel()->index(m_lastRelay, 0)));
    emit currentRelayChanged(currentRelay());
}

void RelayTable::setUpHeaders()
{
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 12);
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    connect(header, &QHeaderView::sortIndicatorChanged, this, [this](int column, Qt::SortOrder order) {
        m_rows->sort(column, order);
        if (column < 0)
            m_resort.stop();
        else
            m_resort.start();
    });
    for (int column = 0; column < ServerTableModel::LastReplyColumn;
         ++column) { // the last one takes the rest
        const int content = fontMetrics().horizontalAdvance(usualContent(column));
        const int padding = style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, this);
        const int sortMark = style()->pixelMetric(QStyle::PM_HeaderMarkSize, nullptr, this);
        const int title
            = fontMetrics().horizontalAdvance(m_rows->headerData(column, Qt::Horizontal).toString());
        const int shape = column == ServerTableModel::StatusColumn ? fontMetrics().height() + 3 * padding : 0;
        setColumnWidth(column, std::max(content + shape, title + sortMark) + 2 * (padding + 2));
    }
}

void RelayTable::setDelegates()
{
    setItemDelegateForColumn(ServerTableModel::StatusColumn, new StatusDelegate(this));
    setItemDelegateForColumn(ServerTableModel::SentColumn, new BarDelegate(BarDelegate::Place::Beside, this));
    auto *line = new BarDelegate(BarDelegate::Place::Below, this);
    for (const int column : {ServerTableModel::RobinColumn, ServerTableModel::ConnectionColumn,
             ServerTableModel::AwakeColumn, ServerTableModel::EnvelopeColumn})
        setItemDelegateForColumn(column, line);
    auto *said = new SaidDelegate(ServerTableModel::ToneRole, ServerTableModel::ReplyCodeRole, this);
    setItemDelegateForColumn(ServerTableModel::LastReplyColumn, said);
    setItemDelegateForColumn(
        ServerTableModel::ErrorsColumn, new ToneDelegate(ServerTableModel::ToneRole, this));
}

void RelayTable::setColumns(const QList<ServerTableModel::Column> &columns)
{
    for (int column = 0; column < ServerTableModel::ColumnCount; ++column)
        setColumnHidden(column, !columns.contains(column));
}

/// Long names get the room that the last column can spare.
void RelayTable::fitNames()
{
    if (!m_fitsNames)
        return;
    for (const int column : {ServerTableModel::RelayColumn, ServerTableModel::AddressColumn}) {
        const int spare
            = columnWidth(ServerTableModel::LastReplyColumn) - fontMetrics().averageCharWidth() * 40;
        const int wanted = sizeHintForColumn(column) - columnWidth(column);
        if (!isColumnHidden(column) && wanted > 0 && spare > 0)
            setColumnWidth(column, columnWidth(column) + std::min(wanted, spare));
    }
}

void RelayTable::restoreColumns(const QByteArray &state)
{
    if (horizontalHeader()->restoreState(state))
        m_fitsNames = false;
}

QByteArray RelayTable::columns() const
{
    return horizontalHeader()->saveState();
}

void RelayTable::setFilter(const QString &text)
{
    m_rows->setFilterFixedString(text);
}

void RelayTable::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

int RelayTable::currentRelay() const
{
    return m_rows->mapToSource(currentIndex()).row();
}

QList<int> RelayTable::selectedRelays() const
{
    QList<int> relays;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        relays.append(m_rows->mapToSource(index).row());
    std::ranges::sort(relays);
    return relays;
}

void RelayTable::sortWhenFree()
{
    const bool busy
        = viewport()->underMouse() || QGuiApplication::mouseButtons() != Qt::NoButton || state() != NoState;
    if (!busy)
        m_rows->sort(horizontalHeader()->sortIndicatorSection(), horizontalHeader()->sortIndicatorOrder());
}

void RelayTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_rows->rowCount() > 0)
        return;
    const bool hidden = m_rows->sourceModel() && m_rows->sourceModel()->rowCount() > 0;
    paintHint(viewport(), hidden ? tr("No relay matches the filter.") : m_emptyText);
}

void RelayTable::leaveEvent(QEvent *event)
{
    QTableView::leaveEvent(event);
    if (m_resort.isActive())
        sortWhenFree();
}

} // namespace Relaydeck
