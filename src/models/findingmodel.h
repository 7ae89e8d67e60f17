#pragma once

#include "preflight/finding.h"

#include <QAbstractTableModel>
#include <QList>

namespace Relaydeck {

/// What a preflight has found: one row a finding, in the order they came until `sortBySeverity`.
class FindingModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FindingModel)

public:
    enum Column {
        SeverityColumn,
        SentenceColumn,
        AdviceColumn, ///< what to do next, or nothing
        ColumnCount
    };
    enum Role {
        ToneRole = Qt::UserRole, ///< int: Tone
        RawRole, ///< QString: what a relay or name server said; may be empty
    };

    explicit FindingModel(QObject *parent = nullptr);

    void clear();
    void append(const Relaydeck::Finding &finding);
    void sortBySeverity(); ///< errors first; within a severity as they came
    [[nodiscard]] int count(Finding::Severity severity) const;
    /// All of it as text, a finding a line.
    [[nodiscard]] QString text() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] static QString rawOf(const Finding &finding);

    QList<Finding> m_findings;
};

} // namespace Relaydeck
