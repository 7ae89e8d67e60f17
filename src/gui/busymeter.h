#pragma once

#include <QApplication>
#include <QElapsedTimer>

#include <chrono>

namespace Relaydeck {

/// An application that knows the longest time for which one event kept it busy.
///
/// The time of an event that runs a loop of its own (a dialog) is not counted; the events of that
/// loop are.
class BusyMeter final : public QApplication
{
    Q_OBJECT

public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override;

    [[nodiscard]] std::chrono::microseconds longest() const noexcept { return m_longest; }
    /// Processor time of that event on the GUI thread: less than `longest` where the thread had to wait for a core.
    [[nodiscard]] std::chrono::microseconds processor() const noexcept { return m_processor; }
    [[nodiscard]] const QByteArray &culprit() const noexcept { return m_culprit; } ///< class and event type
    void forget(); ///< begins anew

private:
    std::chrono::microseconds m_longest{0};
    std::chrono::microseconds m_processor{0};
    QByteArray m_culprit;
    int m_loop = 0; // level of the event loop whose event is being measured
    bool m_nested = false; // that event has run a loop of its own
};

} // namespace Relaydeck
