#pragma once

#include "editing/recoverycopy.h"
#include "editing/serverfilesession.h"

#include <QObject>
#include <QTimer>

namespace Relaydeck {

/// Copies unsaved work of a session aside every few seconds, and forgets the copy when it is saved or
/// thrown away on purpose.
class Recovery final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Recovery)

public:
    Recovery(ServerFileSession *session, const QString &folder, QObject *parent = nullptr);

    [[nodiscard]] QList<UnsavedWork> found() const { return m_copy.found(); }
    /// Takes up where the work ended. Its copy is kept until there is a new one.
    void takeUp(const UnsavedWork &work);
    void discard(const UnsavedWork &work) { RecoveryCopy::discard(work); }
    /// The user has thrown the work away.
    void forget();

private:
    void keep();

    ServerFileSession *m_session;
    RecoveryCopy m_copy;
    QTimer m_delay;
    bool m_isKeeping = false;
    bool m_isForgotten = true;
    QList<UnsavedWork> m_takenUp;
};

} // namespace Relaydeck
