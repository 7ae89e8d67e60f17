#pragma once

#include "editing/diskwatch.h"
#include "editing/recovery.h"
#include "editing/serverfilesession.h"

#include <QObject>

namespace Relaydeck {
class NoticeBar;

/// Sees to it that no work on the open file is lost: notices what happens to it on disk, says why a
/// save failed and what can be done, keeps a recovery copy and offers what an earlier run has left.
class FileGuard final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileGuard)

public:
    FileGuard(ServerFileSession *session, NoticeBar *notice, const QString &recoveryFolder, QWidget *page);

    bool offerRecovery(); ///< what an earlier run has left; false: nothing
    void look() { m_watch.look(); } ///< now, for instance when the window becomes active
    void discardWork() { m_recovery.forget(); } ///< the user has said so

signals:
    void saveAsWanted();

private:
    void compareWithDisk();
    void heedDisk(const FileKeeper &onDisk, const FileContent &content);
    void heedSaveFailure(const QString &file, const SaveOutcome &outcome);
    void reload(const FileKeeper &onDisk, const QByteArray &bytes);
    void merge(const FileKeeper &onDisk, const QByteArray &bytes);
    [[nodiscard]] QString name() const;

    ServerFileSession *m_session;
    NoticeBar *m_notice;
    QWidget *m_page;
    DiskWatch m_watch;
    Recovery m_recovery;
    QByteArray m_refused; // a state of the file that the user has seen and not taken over
    bool m_wasGone = false;
};

} // namespace Relaydeck
