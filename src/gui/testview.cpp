#include "gui/testview.h"

#include "gui/colours.h"
#include "gui/conversationview.h"
#include "gui/deck.h"
#include "models/verdictwords.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Relaydeck {

TestView::TestView(Deck *deck, QWidget *parent)
    : QWidget(parent),
      m_deck(deck),
      m_verdict(new QLabel),
      m_stop(new QPushButton(tr("Stop the test")))
{
    m_verdict->setTextFormat(Qt::RichText);
    m_verdict->setWordWrap(true);
    m_verdict->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_verdict->setMargin(8);
    m_verdict->setText(
        tr("Test connects to the selected relay with the settings as they stand, saved or not, "
           "and says here what came of it. No mail is sent."));
    m_stop->hide();
    auto *side = new QWidget;
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    auto *area = new QScrollArea;
    area->setWidget(m_verdict);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    column->addWidget(area, 1);
    column->addWidget(m_stop, 0, Qt::AlignLeft);
    auto *lines = new ConversationView(&m_lines);
    lines->setColumnHidden(TranscriptModel::RelayColumn, true);
    lines->setEmptyText(tr("What is said to and by the relay is shown here."));
    auto *halves = new QSplitter;
    halves->addWidget(side);
    halves->addWidget(lines);
    halves->setStretchFactor(0, 2);
    halves->setStretchFactor(1, 3);
    halves->setChildrenCollapsible(false);
    auto *row = new QVBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(halves);
    connect(m_stop, &QPushButton::clicked, deck, &Deck::stopTest);
    connect(deck, &Deck::testSaid, this, [this](const TranscriptLines &said) { m_lines.append(said); });
    connect(deck, &Deck::relayTested, this, &TestView::show);
}

void TestView::begin(const ServerProfile &profile)
{
    m_isRunning = true;
    m_lines.clear();
    m_verdict->setText(tr("Testing %1 …").arg(profile.name.toHtmlEscaped()));
    m_stop->show();
    m_deck->testRelay(profile);
}

void TestView::show(const RelayVerdict &verdict)
{
    m_isRunning = false;
    m_stop->hide();
    QString text;
    for (const VerdictLine &line : VerdictWords::lines(verdict)) {
        const QString weight = text.isEmpty() ? u"bold"_s : u"normal"_s; // the first one sums up
        text += u"<p style=\"color: %1; font-weight: %2; margin: 3px 0\">%3</p>"_s.arg(
            colourOf(line.tone, palette()).name(), weight, line.text.toHtmlEscaped());
    }
    m_verdict->setText(text);
}

} // namespace Relaydeck
