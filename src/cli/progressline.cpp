#include "cli/progressline.h"

#include "cli/terminal.h"
#include "models/words.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

constexpr qint64 RewritePauseMs = 250;
constexpr qint64 LinePauseMs = 1000;

} // namespace

void ProgressLine::show(const Snapshot &snapshot)
{
    const qint64 pause = m_terminal.rewritesProgress() ? RewritePauseMs : LinePauseMs;
    if (m_sinceLast.isValid() && m_sinceLast.elapsed() < pause)
        return;
    m_sinceLast.start();
    m_terminal.showProgress(text(snapshot, QDateTime::currentMSecsSinceEpoch()));
}

QString ProgressLine::text(const Snapshot &snapshot, qint64 now)
{
    const SendSnapshot &send = snapshot.send;
    const Tally &tally = send.tally;
    if (send.state == SendState::Reading)
        return tr("reading the list: %1").arg(Words::recipients(tally.recipients));

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
