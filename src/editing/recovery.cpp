#include "editing/recovery.h"

#include "editing/background.h"

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace Relaydeck {

Recovery::Recovery(ServerFileSession *session, const QString &folder, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_copy(folder)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(2s);
    connect(&m_delay, &QTimer::timeout, this, &Recovery::keep);
    const auto changed = [this] {
        if (!m_session->isModified())
            forget();
        else if (!m_delay.isActive())
            m_delay.start();
    };
    connect(session, &ServerFileSession::modifiedChanged, this, changed);
    connect(session, &ServerFileSession::readingChanged, this, changed);
}

void Recovery::takeUp(const UnsavedWork &work)
{
    m_session->recover(work.file, work.saved, work.bytes);
    m_takenUp.append(work);
    keep();
}

void Recovery::keep()
{
    if (m_isKeeping || !m_session->isModified())
        return;
    m_isKeeping = true;
    m_isForgotten = false;
    inBackground(
        this,
        [file = m_copy.fileName(),
            work = UnsavedWork{m_session->fileName(), m_session->savedBytes(), m_session->document().bytes(),
                {}, {}}] { return RecoveryCopy::write(file, work); },
        [this](bool written) {
            m_isKeeping = false;
            if (m_isForgotten)
                m_copy.forget();
            else if (written) {
                for (const UnsavedWork &old : std::exchange(m_takenUp, {}))
                    RecoveryCopy::discard(old);
            }
        });
}

void Recovery::forget()
{
    m_delay.stop();
    m_isForgotten = true;
    if (!m_isKeeping)
        m_copy.forget();
    for (const UnsavedWork &old : std::exchange(m_takenUp, {}))
        RecoveryCopy::discard(old);
}

} // namespace Relaydeck
