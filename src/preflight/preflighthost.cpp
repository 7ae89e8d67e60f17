#include "preflight/preflighthost.h"

#include "clock/systemclock.h"
#include "net/sockettransport.h"
#include "preflight/systemnameservice.h"

namespace Relaydeck {

/// Makes clocks, sockets and name service on the thread that uses them.
class PreflightHost::Worker : public QObject
{
public:
    void start(const PreflightOrder &order, PreflightHost *host)
    {
        m_names = std::make_unique<SystemNameService>(m_clock);
        m_preflight = std::make_unique<Preflight>(
            m_clock, *m_names, [] { return std::make_unique<SocketTransport>(); });
        connect(m_preflight.get(), &Preflight::found, host, &PreflightHost::found);
        connect(m_preflight.get(), &Preflight::ended, host, &PreflightHost::ended);
        m_preflight->start(order);
    }

private:
    SystemClock m_clock;
    std::unique_ptr<SystemNameService> m_names;
    std::unique_ptr<Preflight> m_preflight;
};

PreflightHost::PreflightHost(QObject *parent) : QObject(parent), m_worker(new Worker)
{
    qRegisterMetaType<Finding>();
    m_thread.setObjectName(QStringLiteral("preflight"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

PreflightHost::~PreflightHost()
{
    m_thread.quit();
    m_thread.wait();
}

void PreflightHost::start(const PreflightOrder &order)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, order, this] { worker->start(order, this); }, Qt::QueuedConnection);
}

} // namespace Relaydeck
