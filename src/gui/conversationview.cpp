#include "gui/conversationview.h"

#include "gui/celldelegates.h"
#include "gui/emptystate.h"
#include "gui/icons.h"
#include "gui/roomystyle.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QHeaderView>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {

ConversationView::ConversationView(TranscriptModel *lines, QWidget *parent)
    : QTableView(parent),
      m_filter(lines),
      m_followButton(new QToolButton(this))
{
    // Before the view and its selection hear of it, which go to the next line when the current one leaves.
    connect(&m_filter, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { setAutoScroll(false); });
    setModel(&m_filter);
    setItemDelegate(new SaidDelegate(TranscriptModel::ToneRole, TranscriptModel::ReplyCodeRole, this));
    for (const int column :
        {TranscriptModel::TimeColumn, TranscriptModel::RelayColumn, TranscriptModel::GapColumn})
        setItemDelegateForColumn(column, new QStyledItemDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setSectionResizeMode(TranscriptModel::TextColumn, QHeaderView::Stretch);
    horizontalHeader()->setFont(QApplication::font());
    makeRoomy(this);
    fitToFont();

    auto *copy = new QAction(icon(u"copy"_s), tr("&Copy"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &ConversationView::copySelection);
    addAction(copy);
    setContextMenuPolicy(Qt::ActionsContextMenu);

    m_followButton->setText(tr("Follow"));
    m_followButton->setIcon(icon(u"follow"_s));
    m_followButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_followButton->setToolTip(tr("Go to the last line and stay there"));
    m_followButton->hide();
    connect(m_followButton, &QToolButton::clicked, this, &ConversationView::follow);

    QScrollBar *bar = verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this,
        [this, bar](int value) { setFollowing(value >= bar->maximum()); });
    connect(bar, &QScrollBar::rangeChanged, this, [this, bar](int, int maximum) {
        if (m_following)
            bar->setValue(maximum);
    });
    // Lines that leave the ring must not move the lines that are being read, even if the current one is among them.
    connect(&m_filter, &QAbstractItemModel::rowsRemoved, this,
        [this, bar](const QModelIndex &, int first, int last) {
            setAutoScroll(true);
            if (!m_following)
                bar->setValue(std::max(0, bar->value() - (last - first + 1)));
        });
}

void ConversationView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

void ConversationView::follow()
{
    setFollowing(true);
    scrollToBottom();
}

void ConversationView::copySelection()
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList texts;
    for (const QModelIndex &row : rows)
        texts << m_filter.lines().plainText(m_filter.mapToSource(row).row());
    if (!texts.isEmpty())
        QApplication::clipboard()->setText(texts.join(u'\n'));
}

void ConversationView::setFollowing(bool following)
{
    if (m_following == following)
        return;
    m_following = following;
    m_followButton->setVisible(!following);
    placeFollowButton();
    emit followingChanged(following);
}

void ConversationView::fitToFont()
{
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    const QFontMetrics metrics(font());
    verticalHeader()->setMinimumSectionSize(0);
    verticalHeader()->setDefaultSectionSize(metrics.height() + 3);
    const int gap = 2 * style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, this) + 6;
    const auto wide = [&](const QString &usual) { return metrics.horizontalAdvance(usual) + gap; };
    setColumnWidth(TranscriptModel::TimeColumn, wide(u"00:00:00.000"_s));
    setColumnWidth(TranscriptModel::RelayColumn, wide(u"mx1.example.org #12"_s));
    setColumnWidth(TranscriptModel::DirectionColumn, wide(u">"_s));
    setColumnWidth(TranscriptModel::GapColumn, wide(u"9 min 59 s"_s));
}

void ConversationView::placeFollowButton()
{
    m_followButton->adjustSize();
    const QRect place = viewport()->geometry();
    m_followButton->move(
        place.right() - m_followButton->width() - 8, place.bottom() - m_followButton->height() - 8);
    m_followButton->raise();
}

void ConversationView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_filter.rowCount() > 0)
        return;
    const bool hidden = m_filter.filters() && m_filter.lines().rowCount() > 0;
    paintHint(viewport(), hidden ? tr("No line matches the filter.") : m_emptyText);
}

void ConversationView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    placeFollowButton();
}

void ConversationView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        fitToFont();
}

} // namespace Relaydeck
