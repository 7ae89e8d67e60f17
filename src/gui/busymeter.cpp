#include "gui/busymeter.h"

#include <QEvent>
#include <QThread>

#include <ctime>
#include <utility>

using namespace Qt::StringLiterals;

namespace Relaydeck {

namespace {

std::chrono::microseconds processorTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_nsec / 1000);
}

} // namespace

bool BusyMeter::notify(QObject *receiver, QEvent *event)
{
    const int loop = QThread::currentThread()->loopLevel();
    if (QThread::currentThread() != thread() || (m_loop > 0 && loop <= m_loop))
        return QApplication::notify(receiver, event);

    if (m_loop > 0)
        m_nested = true;
    const QByteArray who = receiver->metaObject()->className();
    const int type = int(event->type());
    const int outer = std::exchange(m_loop, loop);
    const bool outerNested = std::exchange(m_nested, false);
    const std::chrono::microseconds processorBefore = processorTime();
    QElapsedTimer clock;
    clock.start();
    const bool done = QApplication::notify(receiver, event);
    const std::chrono::microseconds took(clock.nsecsElapsed() / 1000);
    if (!m_nested && took > m_longest) {
        m_longest = took;
        m_processor = processorTime() - processorBefore;
        m_culprit = who + " event " + QByteArray::number(type);
    }
    m_loop = outer;
    m_nested = outerNested;
    return done;
}

void BusyMeter::forget()
{
    m_longest = {};
    m_processor = {};
    m_culprit.clear();
}

} // namespace Relaydeck
