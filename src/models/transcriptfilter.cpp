#include "models/transcriptfilter.h"

#include <algorithm>

namespace Relaydeck {
namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c;
}

} // namespace

TranscriptFilter::TranscriptFilter(TranscriptModel *lines, QObject *parent)
    : QAbstractProxyModel(parent),
      m_lines(lines)
{
    setSourceModel(lines);
    connect(lines, &QAbstractItemModel::rowsInserted, this,
        [this](const QModelIndex &, int first, int last) { take(first, last); });
    connect(lines, &QAbstractItemModel::rowsAboutToBeRemoved, this,
        [this](const QModelIndex &, int, int last) { lose(last); });
    connect(lines, &QAbstractItemModel::rowsRemoved, this, [this] {
        if (m_leaving == 0)
            return;
        m_numbers.erase(m_numbers.begin(), m_numbers.begin() + m_leaving);
        m_leaving = 0;
        endRemoveRows();
    });
    connect(lines, &QAbstractItemModel::modelReset, this, &TranscriptFilter::refilter);
    connect(lines, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex &from, const QModelIndex &to, const QList<int> &roles) {
            if (!m_numbers.empty())
                emit dataChanged(index(0, from.column()), index(rowCount() - 1, to.column()), roles);
        });
    refilter();
}

void TranscriptFilter::setRelay(std::optional<int> relay)
{
    if (m_relay == relay)
        return;
    m_relay = relay;
    refilter();
}

void TranscriptFilter::setErrorsOnly(bool only)
{
    if (m_errorsOnly == only)
        return;
    m_errorsOnly = only;
    refilter();
}

void TranscriptFilter::setNeedle(const QString &needle)
{
    QByteArray bytes = needle.toUtf8();
    std::transform(bytes.cbegin(), bytes.cend(), bytes.begin(), lower);
    if (m_needle == bytes)
        return;
    m_needle = bytes;
    refilter();
}

bool TranscriptFilter::keeps(const TranscriptLine &line) const
{
    if (m_relay && line.relay != *m_relay)
        return false;
    if (m_errorsOnly && !TranscriptModel::isError(line))
        return false;
    return m_needle.isEmpty()
        || std::search(line.text.cbegin(), line.text.cend(), m_needle.cbegin(), m_needle.cend(),
               [](char said, char wanted) { return lower(said) == wanted; })
        != line.text.cend();
}

std::deque<quint64> TranscriptFilter::kept(int first, int last) const
{
    std::deque<quint64> numbers;
    for (int row = first; row <= last; ++row) {
        if (keeps(m_lines->line(row)))
            numbers.push_back(m_lines->firstNumber() + quint64(row));
    }
    return numbers;
}

void TranscriptFilter::refilter()
{
    beginResetModel();
    m_numbers = kept(0, m_lines->rowCount() - 1);
    endResetModel();
}

void TranscriptFilter::take(int first, int last)
{
    const auto numbers = kept(first, last);
    if (numbers.empty())
        return;
    const int row = rowCount();
    beginInsertRows({}, row, row + int(numbers.size()) - 1);
    m_numbers.insert(m_numbers.end(), numbers.cbegin(), numbers.cend());
    endInsertRows();
}

void TranscriptFilter::lose(int last)
{
    const quint64 stays = m_lines->firstNumber() + quint64(last) + 1;
    m_leaving = std::lower_bound(m_numbers.cbegin(), m_numbers.cend(), stays) - m_numbers.cbegin();
    if (m_leaving > 0)
        beginRemoveRows({}, 0, int(m_leaving) - 1);
}

QModelIndex TranscriptFilter::mapToSource(const QModelIndex &proxyIndex) const
{
    if (!proxyIndex.isValid() || std::size_t(proxyIndex.row()) >= m_numbers.size())
        return {};
    const quint64 number = m_numbers[std::size_t(proxyIndex.row())];
    return m_lines->index(int(number - m_lines->firstNumber()), proxyIndex.column());
}

QModelIndex TranscriptFilter::mapFromSource(const QModelIndex &sourceIndex) const
{
    if (!sourceIndex.isValid())
        return {};
    const quint64 number = m_lines->firstNumber() + quint64(sourceIndex.row());
    const auto at = std::lower_bound(m_numbers.cbegin(), m_numbers.cend(), number);
    if (at == m_numbers.cend() || *at != number)
        return {};
    return createIndex(int(at - m_numbers.cbegin()), sourceIndex.column());
}

QModelIndex TranscriptFilter::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex TranscriptFilter::parent(const QModelIndex &) const
{
    return {};
}

bool TranscriptFilter::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0; // the source may be between two states when we are asked
}

int TranscriptFilter::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_numbers.size());
}

int TranscriptFilter::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(TranscriptModel::ColumnCount);
}

QVariant TranscriptFilter::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_lines->headerData(section, orientation, role);
}

} // namespace Relaydeck
