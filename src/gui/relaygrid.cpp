#include "gui/relaygrid.h"

#include "gui/colours.h"
#include "gui/emptystate.h"
#include "gui/fieldeditor.h"
#include "gui/groupheader.h"
#include "gui/roomystyle.h"
#include "models/fieldwords.h"

#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

class FieldDelegate final : public QStyledItemDelegate
{
public:
    explicit FieldDelegate(RelayGrid *grid, RelayGridModel *relays)
        : QStyledItemDelegate(grid),
          m_grid(grid),
          m_relays(relays)
    {}

    QWidget *createEditor(
        QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        auto *editor = new FieldEditor(RelayGridModel::fieldOf(index.column()), parent);
        editor->setAutoFillBackground(true);
        connect(editor, &FieldEditor::committed, this, [this, editor] {
            auto *self = const_cast<FieldDelegate *>(this); // signals of a delegate are not const
            emit self->commitData(editor);
            emit self->closeEditor(editor);
        });
        return editor;
    }

    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        static_cast<FieldEditor *>(editor)->show(m_relays->setting(index).text);
    }

    /// A cell of a row that is selected with others stands for all of them.
    void setModelData(QWidget *editor, QAbstractItemModel *, const QModelIndex &index) const override
    {
        const auto *input = static_cast<FieldEditor *>(editor);
        if (!input->isChanged() || !input->isUsable())
            return;
        QList<qsizetype> relays = m_grid->selectedRelays();
        if (!relays.contains(index.row()))
            relays = {index.row()};
        m_relays->setForAll(relays, input->field(), input->text());
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const bool muted = index.data(RelayGridModel::InheritedRole).toBool()
            || !index.data(RelayGridModel::EnabledRole).toBool();
        if (index.data(RelayGridModel::FaultRole).toBool())
            option->palette.setColor(QPalette::Text, colourOf(Tone::Negative, option->palette));
        else if (muted)
            option->palette.setColor(QPalette::Text, option->palette.color(QPalette::PlaceholderText));
        if (RelayGridModel::fieldOf(index.column()) == Field::Name)
            option->font.setBold(true);
    }

private:
    RelayGrid *m_grid;
    RelayGridModel *m_relays;
};

QString usualContent(Field field)
{
    switch (field) {
    case Field::Name: return u"mx1.relay.example.org:25"_s;
    case Field::Smtp: return u"mx1.example.org:25"_s;
    case Field::Domain:
    case Field::User:
    case Field::Note: return u"relay.example.org"_s;
    case Field::Port: return u"65535"_s;
    case Field::Security: return FieldWords::choice(field, "tls"_ba);
    default: return {};
    }
}

} // namespace

RelayGrid::RelayGrid(RelayGridModel *model, QWidget *parent) : QTableView(parent), m_relays(model)
{
    setHorizontalHeader(new GroupHeader(
        RelayGridModel::GroupRole, [](int group) { return FieldWords::group(FieldInfo::Group(group)); },
        this));
    setModel(model);
    setItemDelegate(new FieldDelegate(this, model));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setFrameShape(QFrame::NoFrame);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setAccessibleName(tr("Relays of the server file"));
    makeRoomy(this);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setSectionsMovable(true);
    verticalHeader()->setToolTip(tr("Drag a number to move the relay"));
    connect(verticalHeader(), &QHeaderView::sectionMoved, this, [this](int, int from, int to) {
        const QSignalBlocker quiet(verticalHeader());
        verticalHeader()->moveSection(to, from); // the text decides about the order
        QMetaObject::invokeMethod(
            this, [this, from, to] { emit moveWanted(from, to); }, Qt::QueuedConnection);
    });
    sizeColumns();
}

void RelayGrid::sizeColumns()
{
    constexpr int air = 24;
    for (int column = 0; column < m_relays->columnCount(); ++column) {
        const QString title = m_relays->headerData(column, Qt::Horizontal).toString();
        const int content = fontMetrics().horizontalAdvance(usualContent(RelayGridModel::fieldOf(column)));
        setColumnWidth(column, std::max(fontMetrics().horizontalAdvance(title), content) + air);
    }
}

QList<qsizetype> RelayGrid::selectedRelays() const
{
    QList<qsizetype> relays;
    for (const QModelIndex &row : selectionModel()->selectedRows())
        relays.append(row.row());
    std::sort(relays.begin(), relays.end());
    return relays;
}

void RelayGrid::showGroup(FieldInfo::Group group, bool shown)
{
    for (int column = 0; column < m_relays->columnCount(); ++column) {
        const Field field = RelayGridModel::fieldOf(column);
        const bool always = field == Field::Name || field == Field::Smtp;
        if (m_relays->headerData(column, Qt::Horizontal, RelayGridModel::GroupRole).toInt() == int(group))
            setColumnHidden(column, !shown && !always);
    }
}

void RelayGrid::goTo(const FileReading::Cell &cell)
{
    const QScopedValueRollback following(m_isFollowing, true);
    const QModelIndex index = m_relays->index(int(cell.relay), RelayGridModel::columnOf(cell.field));
    if (!index.isValid() || index == currentIndex())
        return;
    if (selectionModel()->isRowSelected(index.row()))
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    else
        setCurrentIndex(index);
    if (!isColumnHidden(index.column()))
        scrollTo(index);
}

void RelayGrid::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.isValid() && !m_isFollowing)
        emit currentCellChanged({current.row(), RelayGridModel::fieldOf(current.column())});
}

void RelayGrid::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    emit selectionMoved();
}

/// Delete takes a value out of the file, so that the relay gets what it would get without it.
void RelayGrid::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete && event->modifiers() == Qt::NoModifier && currentIndex().isValid()) {
        m_relays->setForAll(selectedRelays(), RelayGridModel::fieldOf(currentIndex().column()), std::nullopt);
        return;
    }
    QTableView::keyPressEvent(event);
}

void RelayGrid::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_relays->rowCount() == 0)
        paintHint(viewport(), tr("No relay in this file. Add one, or write an Smtp line."));
}

} // namespace Relaydeck
