#include "gui/conversationpane.h"

#include "gui/conversationview.h"
#include "gui/deck.h"
#include "gui/icons.h"
#include "models/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QTimer>
#include <QToolButton>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Relaydeck {

ConversationPane::ConversationPane(Deck *deck, QWidget *parent)
    : QWidget(parent),
      m_deck(deck),
      m_view(new ConversationView(deck->transcript())),
      m_relay(new QComboBox),
      m_errorsOnly(new QCheckBox(tr("&Errors only"))),
      m_find(new QLineEdit),
      m_count(new QLabel)
{
    m_view->setEmptyText(tr("What relays and Relaydeck say to each other appears here, as soon as there is a "
                            "connection: start a send, or connect in the console."));
    m_relay->setToolTip(tr("Show one relay only"));
    constexpr int usualName = 20;
    m_relay->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_relay->setMinimumContentsLength(usualName);
    m_find->setPlaceholderText(tr("Find in the conversation"));
    m_find->setClearButtonEnabled(true);
    m_find->addAction(icon(u"find"_s), QLineEdit::LeadingPosition);
    m_find->setMaximumWidth(fontMetrics().averageCharWidth() * 36);
    auto *clear = new QToolButton;
    clear->setText(tr("Clear"));
    clear->setToolTip(tr("Forget the lines shown so far; log files keep theirs"));
    clear->setAutoRaise(true);
    connect(clear, &QToolButton::clicked, deck->transcript(), &TranscriptModel::clear);

    auto *row = new QHBoxLayout;
    row->setContentsMargins(6, 4, 6, 4);
    row->setSpacing(10);
    row->addWidget(m_relay);
    row->addWidget(m_errorsOnly);
    row->addWidget(m_find, 1);
    row->addWidget(clear);
    row->addStretch(1);
    row->addWidget(m_count);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_view, 1);
    m_view->setFrameShape(QFrame::NoFrame);

    TranscriptFilter *filter = m_view->filter();
    connect(m_relay, &QComboBox::currentIndexChanged, this, [this, filter] {
        const QVariant relay = m_relay->currentData();
        filter->setRelay(relay.isValid() ? std::optional(relay.toInt()) : std::nullopt);
    });
    connect(m_errorsOnly, &QCheckBox::toggled, this, [filter](bool only) { filter->setErrorsOnly(only); });
    auto *typed = new QTimer(this); // a search over the whole ring waits for the end of a word
    typed->setSingleShot(true);
    typed->setInterval(150ms);
    connect(m_find, &QLineEdit::textChanged, typed, qOverload<>(&QTimer::start));
    connect(typed, &QTimer::timeout, this, [this, filter] { filter->setNeedle(m_find->text()); });
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(filter, changed, this, &ConversationPane::count);
    connect(filter, &QAbstractItemModel::modelReset, this, &ConversationPane::count);
    connect(filter, &QAbstractItemModel::modelReset, m_view, &ConversationView::follow);
    connect(deck->servers(), &ServerTableModel::relaysChanged, this, &ConversationPane::fillRelays);
    fillRelays();
    count();
}

void ConversationPane::showErrors()
{
    m_relay->setCurrentIndex(0);
    m_find->clear();
    m_errorsOnly->setChecked(true);
}

void ConversationPane::find()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void ConversationPane::fillRelays()
{
    const QVariant chosen = m_relay->currentData();
    m_relay->clear();
    m_relay->addItem(tr("All relays"));
    for (int i = 0; i < m_deck->servers()->rowCount(); ++i)
        m_relay->addItem(m_deck->servers()->relayName(i), i);
    m_relay->addItem(m_deck->servers()->relayName(-1), -1);
    m_relay->setCurrentIndex(chosen.isValid() ? std::max(0, m_relay->findData(chosen)) : 0);
}

void ConversationPane::count()
{
    const TranscriptFilter *filter = m_view->filter();
    const auto shown = quint64(filter->rowCount());
    const auto all = quint64(filter->lines().rowCount());
    QString text;
    if (all > 0)
        text = shown == all ? tr("%1 lines").arg(Words::number(all))
                            : tr("%1 of %2 lines").arg(Words::number(shown), Words::number(all));
    if (const quint64 dropped = filter->lines().dropped())
        text += tr(", %1 not shown").arg(Words::number(dropped));
    m_count->setText(text);
}

} // namespace Relaydeck
