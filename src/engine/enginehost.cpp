#include "engine/enginehost.h"

namespace Relaydeck {

EngineHost::EngineHost(QObject *parent) : QObject(parent), m_engine(new Engine)
{
    qRegisterMetaType<Snapshot>();
    qRegisterMetaType<Trouble>();
    qRegisterMetaType<TranscriptLines>();
    qRegisterMetaType<RelayVerdict>();
    m_thread.setObjectName(QStringLiteral("engine"));
    m_engine->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_engine, &QObject::deleteLater);
    m_thread.start();
}

EngineHost::~EngineHost()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace Relaydeck
