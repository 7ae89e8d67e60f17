#pragma once

#include "models/diagnosticmodel.h"

#include <QTableView>

namespace Relaydeck {

/// The list of what was noticed in the server file.
class ProblemsView final : public QTableView
{
    Q_OBJECT

public:
    explicit ProblemsView(DiagnosticModel *problems, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Relaydeck
