#include "gui/statusline.h"

#include "gui/colours.h"
#include "gui/deck.h"
#include "models/sendfacts.h"
#include "models/words.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QTextDocumentFragment>

#include <algorithm>
#include <chrono>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Relaydeck {

StatusLine::StatusLine(Deck *deck, QWidget *parent)
    : QWidget(parent),
      m_deck(deck),
      m_text(new QLabel),
      m_rate(new QLabel),
      m_left(new QLabel),
      m_bar(new QProgressBar)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 3, 8, 3);
    row->setSpacing(fontMetrics().averageCharWidth() * 2);
    row->addWidget(m_text, 1);
    row->addWidget(m_rate);
    row->addWidget(m_left);
    row->addWidget(m_bar);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_text->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    for (QLabel *label : {m_rate, m_left})
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    constexpr double fast = 99'999;
    m_rate->setMinimumWidth(fontMetrics().horizontalAdvance(Words::rate(fast)));
    m_left->setMinimumWidth(fontMetrics().horizontalAdvance(tr("%1 left").arg(Words::duration(9min + 59s))));
    m_bar->setFixedWidth(fontMetrics().averageCharWidth() * 16);
    m_bar->setMaximumHeight(fontMetrics().height());
    m_bar->setTextVisible(false);

    connect(m_text, &QLabel::linkActivated, this, [this](const QString &link) {
        if (link == "errors"_L1) {
            emit errorsRequested();
        } else if (link == "dismiss"_L1) {
            tell({});
        } else {
            emit sendRequested();
        }
    });
    connect(deck, &Deck::sendChanged, this, &StatusLine::renew);
    renew();
}

void StatusLine::tell(const QString &sentence)
{
    m_trouble = sentence;
    renew();
}

QString StatusLine::progress() const
{
    const SendSnapshot &send = m_deck->send();
    const Tally &tally = send.tally;
    const auto link = [this](const QString &to, const QString &words, Tone tone) {
        return u"<a href=\"%1\" style=\"color: %2\">%3</a>"_s.arg(
            to, colourOf(tone, palette()).name(), words);
    };
    const auto part = [&](quint64 number, Outcome outcome, Tone tone) {
        return link(u"errors"_s,
            tr("%1 %2", "number, outcome").arg(Words::number(number), Words::outcome(outcome)),
            number ? tone : Tone::Plain);
    };
    QString state = send.state == SendState::Waiting
        ? Words::waiting(m_deck->latest(), QDateTime::currentMSecsSinceEpoch())
        : Words::sendState(send.state);
    state[0] = state[0].toUpper();
    if (send.isTest)
        state = tr("Test: %1").arg(state);
    const QString accepted = link(u"send"_s,
        tr("%1 of %2 accepted").arg(Words::number(tally.accepted), Words::number(tally.recipients)),
        Tone::Plain);
    const QStringList parts{accepted, part(tally.deferred, Outcome::Deferred, Tone::Caution),
        part(tally.refused, Outcome::Refused, Tone::Negative),
        part(tally.inDoubt, Outcome::InDoubt, Tone::Caution)};
    const QString counts = u": "_s + parts.join(u", "_s);
    if (send.subject.isEmpty())
        return state.toHtmlEscaped() + counts;
    const QString shape = state + tr(" \"%1\"");
    const QString around = shape.arg(QString()) + QTextDocumentFragment::fromHtml(counts).toPlainText();
    const int room = m_text->width() - fontMetrics().horizontalAdvance(around);
    const int least = fontMetrics().averageCharWidth() * 8;
    const QString subject = fontMetrics().elidedText(send.subject, Qt::ElideRight, std::max(room, least));
    return shape.toHtmlEscaped().arg(subject.toHtmlEscaped()) + counts;
}

void StatusLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    renew();
}

void StatusLine::renew()
{
    const SendSnapshot &send = m_deck->send();
    const bool begun = send.state != SendState::None;
    if (!m_trouble.isEmpty()) {
        m_text->setText(tr("<span style=\"color: %1\">%2</span> <a href=\"dismiss\">Dismiss</a>")
                            .arg(colourOf(Tone::Negative, palette()).name(), m_trouble.toHtmlEscaped()));
    } else if (begun) {
        m_text->setText(progress());
    } else {
        const int relays = m_deck->servers()->rowCount();
        m_text->setText(
            relays ? tr("%1, nothing sent yet").arg(Words::relays(quint64(relays))) : tr("No relays yet"));
    }
    m_text->setToolTip(m_trouble);
    m_rate->setText(begun ? Words::rate(rateOf(send)) : QString());
    m_left->setText(send.state == SendState::Sending && send.secondsLeft >= 0
            ? tr("%1 left").arg(Words::duration(std::chrono::seconds(std::llround(send.secondsLeft))))
            : QString());
    m_bar->setVisible(m_deck->isSending());
    const quint64 done = doneOf(send.tally);
    m_bar->setRange(0, send.state == SendState::Reading ? 0 : 1000);
    m_bar->setValue(send.tally.recipients ? int(double(done) / double(send.tally.recipients) * 1000) : 0);
}

} // namespace Relaydeck
