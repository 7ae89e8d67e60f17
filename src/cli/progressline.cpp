#include "cli/progressline.h"

#include "cli/terminal.h"
#include "models/words.h"

#include <QDateTime>

#include <utility>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

constexpr qint64 RewritePauseMs = 250;
constexpr qint64 LinePauseMs = 1000;

} // namespace

void ProgressLine::show(const Snapshot &snapshot)
{
    const qint64 pause = m_terminal.rewritesProgress() ? RewritePauseMs : LinePauseMs;
    const bool isNews = std::exchange(m_state, snapshot.send.state) != snapshot.send.state;
    if (!isNews && m_sinceLast.isValid() && m_sinceLast.elapsed() < pause)
        return;
    m_sinceLast.start();
    const QString now = text(snapshot, QDateTime::currentMSecsSinceEpoch());
    if (m_terminal.rewritesProgress()
        || now != m_last) // a line that says nothing new is worth none of its own
        m_terminal.showProgress(now);
    m_last = now;
}

QString ProgressLine::text(const Snapshot &snapshot, qint64 now)
{
    const SendSnapshot &send = snapshot.send;
    const Tally &tally = send.tally;
    if (send.state == SendState::Reading)
        return tr("reading the list: %1").arg(Words::recipients(tally.recipients));
    if (send.state == SendState::Waiting)
        return tr("%1 ready, %2").arg(Words::recipients(tally.unsent), Words::waiting(snapshot, now));

    const quint64 done = tally.recipients - tally.unsent;
    QStringList parts{
        tr("%1 of %2").arg(Words::number(done), Words::recipients(tally.recipients)), Words::rate(send.rate)};
    if (send.state != SendState::Sending)
        parts += Words::sendState(send.state);
    else if (send.secondsLeft >= 0)
        parts
            += tr("%1 left").arg(Words::duration(std::chrono::milliseconds(qint64(send.secondsLeft * 1000))));
    const auto add = [&parts](quint64 count, const QString &sentence) {
        if (count > 0)
            parts += sentence.arg(Words::number(count));
    };
    add(tally.refused, tr("%1 refused"));
    add(tally.deferred, tr("%1 deferred"));
    add(tally.inDoubt, tr("%1 in doubt"));
    if (const QString waiting = Words::waiting(snapshot, now); !waiting.isEmpty())
        parts += waiting;
    return parts.join(u", "_s);
}

} // namespace Relaydeck
