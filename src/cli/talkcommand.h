#pragma once

#include "cli/interrupt.h"
#include "cli/subcommand.h"
#include "session/transcriptline.h"

#include <QByteArray>

QT_BEGIN_NAMESPACE
class QSocketNotifier;
QT_END_NAMESPACE

namespace Relaydeck {
class EngineHost;
class Terminal;

/// `relaydeck-cli talk`: commands from standard input, the conversation on standard output.
class TalkCommand final : public SubCommand
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TalkCommand)

public:
    TalkCommand(EngineHost &host, Terminal &terminal, QObject *parent = nullptr);
    void start(const QStringList &arguments) override;

private:
    void listen();
    void readInput();
    void sayWholeLines();
    void endInput();
    void show(const TranscriptLines &lines, quint64 dropped);
    void heedChange(bool open);

    EngineHost &m_host;
    Terminal &m_terminal;
    Interrupt m_interrupt;
    QSocketNotifier *m_notifier = nullptr; // a child, while there is input
    QByteArray m_input; // read, and not a whole line yet
    bool m_wasOpen = false;
};

} // namespace Relaydeck
