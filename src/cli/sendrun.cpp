#include "cli/sendrun.h"

#include "cli/terminal.h"
#include "engine/enginehost.h"
#include "models/words.h"

#include <QJsonDocument>

namespace Relaydeck {

SendRun::SendRun(EngineHost &host, Terminal &terminal, Progress progress, QObject *parent)
    : QObject(parent),
      m_host(host),
      m_terminal(terminal),
      m_progress(progress),
      m_line(terminal)
{
    const Engine *engine = host.engine();
    connect(engine, &Engine::snapshotTaken, this, &SendRun::take);
    connect(engine, &Engine::sendEnded, this, [this](const Snapshot &last) { end(SendEnding::of(last)); });
    connect(engine, &Engine::refused, this, [this](const Trouble &trouble) { end(SendEnding::of(trouble)); });
    connect(&m_interrupt, &Interrupt::caught, this, &SendRun::stop);
}

void SendRun::begin(const QList<ServerProfile> &relays, const SendOrder &order)
{
    m_host.order(&Engine::useServers, relays);
    m_host.order(&Engine::startSend, order);
}

void SendRun::resume(const QString &jobFile, const QList<Outcome> &again, StartTime when)
{
    m_host.order(&Engine::resumeJob, jobFile, again, when);
}

void SendRun::take(const Snapshot &snapshot)
{
    const int before = std::exchange(m_last, snapshot).send.downRelay;
    if (snapshot.send.downRelay != before && m_progress == Progress::Shown && !m_ended)
        tellAlarm(before);
    using enum SendState;
    const SendState state = snapshot.send.state;
    const bool waits = state == Waiting && snapshot.send.wait.reason == SendWait::Reason::Start;
    const bool runs = waits || state == Reading || state == Sending || state == Stopping;
    if (m_progress == Progress::Shown && runs && !m_ended)
        m_line.show(snapshot);
}

void SendRun::tellAlarm(int before)
{
    const int down = m_last.send.downRelay;
    const QList<ServerSnapshot> &servers = m_last.servers;
    if (down >= 0 && down < servers.size())
        m_terminal.note(Words::relayDown(servers[down]));
    else if (before >= 0 && before < servers.size())
        m_terminal.note(Words::relayBack(servers[before]));
}

void SendRun::stop()
{
    if (std::exchange(m_stopping, true)) {
        m_last.send.state = SendState::Stopped;
        end(SendEnding::of(m_last));
        return;
    }
    m_terminal.note(tr("Stopping: messages under way are finished first. Interrupt again to stop at once."));
    m_host.order(&Engine::stopSend);
}

void SendRun::end(const SendEnding &ending)
{
    if (std::exchange(m_ended, true))
        return;
    m_terminal.clearProgress();
    emit ended(ending);
}

ExitStatus tell(const SendEnding &ending, bool asJson, Terminal &terminal)
{
    const ExitStatus status = ending.status();
    if (asJson)
        terminal.print(
            QString::fromUtf8(QJsonDocument(ending.toJson()).toJson(QJsonDocument::Indented)).trimmed());
    else if (status != ExitStatus::NothingDone && status != ExitStatus::StartMissed)
        terminal.print(ending.toText());
    if (const QString error = ending.error(); status >= ExitStatus::NothingDone && !error.isEmpty())
        terminal.complain(error);
    return status;
}

} // namespace Relaydeck
