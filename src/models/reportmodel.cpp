#include "models/reportmodel.h"

#include "models/reportrow.h"
#include "models/tone.h"
#include "models/words.h"

#include <QDateTime>
#include <QLocale>

namespace Relaydeck {

void ReportModel::show(std::shared_ptr<const ReportSlice> slice)
{
    beginResetModel();
    m_slice = std::move(slice);
    endResetModel();
}

int ReportModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_slice ? 0 : int(m_slice->rows.size());
}

int ReportModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ReportModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const JournalRow &row = m_slice->rows[std::size_t(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return text(row, column);
    case Qt::TextAlignmentRole:
        return column == LineColumn || column == AttemptsColumn
            ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter))
            : QVariant();
    case ToneRole: return int(column == OutcomeColumn ? toneOf(row.outcome) : Tone::Plain);
    default: return {};
    }
}

QString ReportModel::text(const JournalRow &row, int column) const
{
    switch (column) {
    case LineColumn: return Words::number(quint64(row.line));
    case RecipientColumn: return rowRecipient(row);
    case OutcomeColumn: return Words::outcome(row.outcome);
    case WordsColumn: return rowReason(row);
    case RelayColumn: return rowRelay(row, m_slice->plan);
    case AttemptsColumn: return row.attempts > 0 ? Words::number(quint64(row.attempts)) : QString();
    case TimeColumn:
        return row.at > 0 ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(row.at), QLocale::ShortFormat)
                          : QString();
    default: return {};
    }
}

QVariant ReportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == LineColumn || section == AttemptsColumn))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case LineColumn: return tr("Line");
    case RecipientColumn: return tr("Recipient");
    case OutcomeColumn: return tr("Outcome");
    case WordsColumn: return tr("What was said");
    case RelayColumn: return tr("Relay");
    case AttemptsColumn: return tr("Attempts");
    case TimeColumn: return tr("Time");
    default: return {};
    }
}

} // namespace Relaydeck
