#include "gui/emptystate.h"

#include "gui/colours.h"

#include <QAction>
#include <QApplication>
#include <QCommandLinkButton>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace Relaydeck {

EmptyState::EmptyState(
    const QString &title, const QString &text, const QList<QAction *> &doors, QWidget *parent)
    : QWidget(parent)
{
    auto *heading = new QLabel(title);
    QFont large = heading->font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    heading->setFont(large);
    auto *body = new QLabel(text);
    body->setWordWrap(true);

    auto *column = new QVBoxLayout;
    column->addStretch(2);
    column->addWidget(heading);
    column->addWidget(body);
    column->addSpacing(fontMetrics().height() / 2);
    for (QAction *door : doors) {
        auto *button = new QCommandLinkButton(door->text().remove(u'&'), door->toolTip());
        button->setIcon(door->icon());
        button->setIconSize(QSize(20, 20));
        connect(button, &QCommandLinkButton::clicked, door, &QAction::trigger);
        connect(door, &QAction::changed, button, [button, door] { button->setEnabled(door->isEnabled()); });
        column->addWidget(button);
    }
    column->addStretch(3);

    auto *row = new QHBoxLayout(this);
    row->addStretch();
    auto *middle = new QWidget;
    middle->setLayout(column);
    middle->setFixedWidth(fontMetrics().averageCharWidth() * 70);
    row->addWidget(middle);
    row->addStretch();
}

void paintHint(QWidget *surface, const QString &text)
{
    QPainter painter(surface);
    painter.setPen(colourOf(Tone::Muted, surface->palette()));
    // A font without attributes of its own would take on those of the surface.
    QFont font = QApplication::font();
    font.setFamilies(QApplication::font().families());
    painter.setFont(font);
    const int margin = surface->fontMetrics().height();
    painter.drawText(
        surface->rect().adjusted(margin, margin, -margin, -margin), Qt::AlignCenter | Qt::TextWordWrap, text);
}

} // namespace Relaydeck
