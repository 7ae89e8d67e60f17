#pragma once

#include "cli/interrupt.h"
#include "cli/progressline.h"
#include "cli/sendending.h"
#include "engine/orders.h"
#include "session/delivery.h"

#include <QCoreApplication>
#include <QObject>

namespace Relaydeck {
class EngineHost;
class Terminal;

/// Follows one send of the engine from its order to its end. The first interrupt stops it in good
/// order, the second one at once.
class SendRun final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SendRun)

public:
    enum class Progress : quint8 { Shown, Hidden };

    SendRun(EngineHost &host, Terminal &terminal, Progress progress, QObject *parent = nullptr);

    void begin(const QList<ServerProfile> &relays, const SendOrder &order);
    void resume(const QString &jobFile, const QList<Outcome> &again, StartTime when);

signals:
    /// Once.
    void ended(const Relaydeck::SendEnding &ending);

private:
    void take(const Snapshot &snapshot);
    void tellAlarm(int before);
    void stop();
    void end(const SendEnding &ending);

    EngineHost &m_host;
    Terminal &m_terminal;
    const Progress m_progress;
    ProgressLine m_line;
    Interrupt m_interrupt;
    Snapshot m_last;
    bool m_stopping = false;
    bool m_ended = false;
};

/// Prints how a send ended, as JSON or as text, and what went wrong on standard error.
ExitStatus tell(const SendEnding &ending, bool asJson, Terminal &terminal);

} // namespace Relaydeck
