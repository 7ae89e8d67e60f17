#pragma once

#include "engine/engine.h"

#include <QObject>
#include <QThread>

namespace Relaydeck {

/// Runs an Engine on a thread of its own and passes orders to it. Lives on the caller's thread.
///
/// Connect to `engine()`'s signals (they arrive queued); give orders with `order`:
///     host.order(&Engine::startSend, order);
class EngineHost final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EngineHost)

public:
    explicit EngineHost(QObject *parent = nullptr);
    /// Ends the thread: open connections are dropped, the journal is closed. Waits for it.
    ~EngineHost() override;

    [[nodiscard]] const Engine *engine() const noexcept { return m_engine; }

    template <typename... Takes, typename... Given>
    void order(void (Engine::*slot)(Takes...), Given &&...given)
    {
        QMetaObject::invokeMethod(
            m_engine,
            [engine = m_engine, slot, ... args = std::decay_t<Given>(std::forward<Given>(given))] {
                (engine->*slot)(args...);
            },
            Qt::QueuedConnection);
    }

private:
    QThread m_thread;
    Engine *m_engine = nullptr; // lives on m_thread, deleted there
};

} // namespace Relaydeck
