#pragma once

#include "engine/snapshot.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace Relaydeck {
class Terminal;

/// Shows on standard error how far a send is: four times a second on a terminal, else once a second.
class ProgressLine final
{
    Q_DECLARE_TR_FUNCTIONS(Relaydeck::ProgressLine)

public:
    explicit ProgressLine(Terminal &terminal) : m_terminal(terminal) {}

    void show(const Snapshot &snapshot);
    /// `now` is in milliseconds since the epoch.
    [[nodiscard]] static QString text(const Snapshot &snapshot, qint64 now);

private:
    Terminal &m_terminal;
    QElapsedTimer m_sinceLast;
    QString m_last;
    SendState m_state = SendState::None; // shown last
};

} // namespace Relaydeck
