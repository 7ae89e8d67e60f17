#pragma once

#include "models/diagnosticmodel.h"

#include <QTableView>

namespace Relaydeck {

/// The list of what was noticed in the server file.
class ProblemsView final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProblemsView)

public:
    explicit ProblemsView(DiagnosticModel *problems, QWidget *parent = nullptr);

signals:
    void jumpWanted(const Relaydeck::Diagnostic &problem);
    void fixWanted(const Relaydeck::Diagnostic &problem);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] const Diagnostic &at(const QModelIndex &index) const;

    DiagnosticModel *m_problems;
};

} // namespace Relaydeck
