#pragma once

#include "serverfile/diagnostic.h"

#include <QAbstractTableModel>
#include <QList>

namespace Relaydeck {

/// What was noticed in the server file and its master confs: one row a remark, in their order.
class DiagnosticModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiagnosticModel)

public:
    enum Column {
        PlaceColumn,
        SentenceColumn,
        FixColumn, ///< what can be done about it at once, or nothing
        ColumnCount
    };
    enum Role {
        SeverityRole = Qt::UserRole, ///< int: Severity
        ToneRole, ///< int: Tone
        FileRole,
        LineRole, ///< int, from 1; 0: the file as a whole
    };

    explicit DiagnosticModel(QObject *parent = nullptr);

    void show(const QList<Relaydeck::Diagnostic> &diagnostics);
    [[nodiscard]] const QList<Diagnostic> &diagnostics() const noexcept { return m_diagnostics; }
    [[nodiscard]] int count(Severity severity) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    QList<Diagnostic> m_diagnostics;
};

} // namespace Relaydeck
