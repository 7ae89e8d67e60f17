#pragma once

#include "preflight/preflight.h"

#include <QObject>
#include <QThread>

namespace Relaydeck {

/// One preflight on a thread of its own, for a window that must not wait for relays and name servers. Lives on the
/// caller's thread; findings arrive there, queued.
class PreflightHost final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreflightHost)

public:
    explicit PreflightHost(QObject *parent = nullptr);
    /// Ends it where it stands: connections are dropped. Waits for the thread.
    ~PreflightHost() override;

    /// Once.
    void start(const PreflightOrder &order);

signals:
    void found(const Relaydeck::Finding &finding);
    void ended(); ///< once, the last signal

private:
    class Worker;

    QThread m_thread;
    Worker *m_worker; // lives on m_thread, deleted there
};

} // namespace Relaydeck
