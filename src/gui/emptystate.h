#pragma once

#include <QList>
#include <QWidget>

class QAction;

namespace Relaydeck {

/// What belongs in a page that is still empty, and the ways to fill it: one button an action.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    EmptyState(
        const QString &title, const QString &text, const QList<QAction *> &doors, QWidget *parent = nullptr);
};

/// Writes a hint into the middle of a view that has nothing to show. Call it from a paint event.
void paintHint(QWidget *surface, const QString &text);

} // namespace Relaydeck
