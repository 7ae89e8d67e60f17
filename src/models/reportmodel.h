#pragma once

#include "models/reportslice.h"

#include <QAbstractTableModel>

#include <memory>

namespace Relaydeck {

/// Recipients of a job as rows.
class ReportModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : quint8 {
        LineColumn,
        RecipientColumn,
        OutcomeColumn,
        WordsColumn,
        RelayColumn,
        AttemptsColumn,
        TimeColumn,
        ColumnCount,
    };
    enum Role { ToneRole = Qt::UserRole + 1 }; ///< a Tone as int

    using QAbstractTableModel::QAbstractTableModel;

    void show(std::shared_ptr<const ReportSlice> slice);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const JournalRow &row, int column) const;

    std::shared_ptr<const ReportSlice> m_slice;
};

} // namespace Relaydeck
