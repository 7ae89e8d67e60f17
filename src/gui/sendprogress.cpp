#include "gui/sendprogress.h"

#include "gui/colours.h"
#include "models/sendfacts.h"
#include "models/words.h"
#include "ui_sendprogress.h"

#include <QDateTime>

#include <chrono>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

enum Count { Accepted, Refused, Deferred, InDoubt, Unsent, LeftOut, Messages, Rate, Elapsed, Left };

QString seconds(double seconds)
{
    return Words::duration(std::chrono::seconds(std::llround(seconds)));
}

} // namespace

SendProgress::SendProgress(QWidget *parent) : QGroupBox(parent), m_ui(std::make_unique<Ui::SendProgress>())
{
    m_ui->setupUi(this);
    const QString titles[] = {tr("accepted"), tr("refused"), tr("deferred"), tr("in doubt"), tr("unsent"),
        tr("left out"), tr("messages"), tr("rate"), tr("running for"), tr("time left")};
    constexpr int perColumn = 5;
    for (int i = 0; i < int(m_counts.size()); ++i) {
        auto *number = new QLabel;
        number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        number->setMinimumWidth(fontMetrics().horizontalAdvance(u"10,000,000"_s));
        m_counts[std::size_t(i)] = number;
        m_ui->counts->addWidget(new QLabel(titles[i]), i % perColumn, i / perColumn * 3);
        m_ui->counts->addWidget(number, i % perColumn, i / perColumn * 3 + 1);
    }
    m_ui->counts->setColumnStretch(2, 1);
    m_ui->counts->setHorizontalSpacing(fontMetrics().averageCharWidth() * 2);
    QFont bold = m_ui->state->font();
    bold.setBold(true);
    m_ui->state->setFont(bold);
    m_ui->why->setMinimumHeight(2 * fontMetrics().lineSpacing());
}

SendProgress::~SendProgress() = default;

void SendProgress::showSend(const Snapshot &latest)
{
    const SendSnapshot &send = latest.send;
    showWhy(latest);
    showState(send);
    showBar(send);
    showCounts(send);
}

void SendProgress::showState(const SendSnapshot &send)
{
    const bool begun = send.state != SendState::None;
    QString state = begun ? Words::sendState(send.state) : tr("Nothing sent yet");
    state[0] = state[0].toUpper();
    if (send.isTest)
        state = tr("Test: %1").arg(state);
    if (begun && !send.subject.isEmpty())
        state = tr("%1: %2", "state, subject").arg(state, send.subject);
    if (const QString trouble = Words::trouble(send.trouble); !trouble.isEmpty())
        state += u'\n' + trouble;
    m_ui->state->setText(state);
}

/// What a send that does nothing waits for. Its room is there all the time, so that nothing jumps.
void SendProgress::showWhy(const Snapshot &latest)
{
    QString why = isRunning(latest.send.state) ? Words::waiting(latest, QDateTime::currentMSecsSinceEpoch())
                                               : QString();
    if (!why.isEmpty())
        why[0] = why[0].toUpper();
    m_ui->why->setText(why);
}

void SendProgress::showBar(const SendSnapshot &send)
{
    const quint64 done = doneOf(send.tally);
    constexpr int whole = 1000;
    const bool reading = send.state == SendState::Reading;
    m_ui->bar->setRange(0, reading ? 0 : whole);
    m_ui->bar->setValue(
        send.tally.recipients ? int(double(done) / double(send.tally.recipients) * whole) : 0);
    m_ui->bar->setFormat(send.state == SendState::None
            ? QString()
            : tr("%1 of %2").arg(Words::number(done), Words::number(send.tally.recipients)));
}

void SendProgress::showCounts(const SendSnapshot &send)
{
    const Tally &tally = send.tally;
    const bool begun = send.state != SendState::None;
    const quint64 numbers[] = {tally.accepted, tally.refused, tally.deferred, tally.inDoubt, tally.unsent,
        tally.leftOut, send.messages};
    for (std::size_t i = 0; i < std::size(numbers); ++i)
        m_counts[i]->setText(begun ? Words::number(numbers[i]) : u"–"_s);
    const auto tint = [this](Count count, quint64 number, Tone tone) {
        QPalette palette = this->palette();
        if (number > 0)
            palette.setColor(QPalette::WindowText, colourOf(tone, palette));
        m_counts[count]->setPalette(palette);
    };
    tint(Refused, tally.refused, Tone::Negative);
    tint(Deferred, tally.deferred, Tone::Caution);
    tint(InDoubt, tally.inDoubt, Tone::Caution);
    m_counts[Rate]->setText(begun ? Words::rate(rateOf(send)) : u"–"_s);
    m_counts[Elapsed]->setText(begun ? seconds(send.seconds) : u"–"_s);
    m_counts[Left]->setText(
        send.state == SendState::Sending && send.secondsLeft >= 0 ? seconds(send.secondsLeft) : u"–"_s);
}

} // namespace Relaydeck
