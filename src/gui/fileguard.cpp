#include "gui/fileguard.h"

#include "editing/background.h"
#include "gui/mergedialog.h"
#include "gui/noticebar.h"
#include "models/words.h"

#include <QFileInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

struct OnDisk
{
    FileKeeper keeper;
    FileContent content;
};

} // namespace

FileGuard::FileGuard(
    ServerFileSession *session, NoticeBar *notice, const QString &recoveryFolder, QWidget *page)
    : QObject(page),
      m_session(session),
      m_notice(notice),
      m_page(page),
      m_recovery(session, recoveryFolder)
{
    const auto watch = [this] {
        m_refused.clear();
        m_wasGone = false;
        m_watch.watch(m_session->fileName());
    };
    connect(session, &ServerFileSession::replaced, this, watch);
    connect(session, &ServerFileSession::replaced, this, [this] {
        m_notice->hide();
        offerRecovery();
    });
    connect(session, &ServerFileSession::saved, this, watch);
    connect(session, &ServerFileSession::saved, this,
        [this](const QString &, SaveRemarks remarks) { m_notice->say(Words::saveRemarks(remarks)); });
    connect(session, &ServerFileSession::saveFailed, this, &FileGuard::heedSaveFailure);
    connect(&m_watch, &DiskWatch::stirred, this, &FileGuard::compareWithDisk);
}

QString FileGuard::name() const
{
    return QFileInfo(m_session->fileName()).fileName();
}

void FileGuard::compareWithDisk()
{
    const QString file = m_session->fileName();
    if (file.isEmpty() || m_session->isSaving())
        return;
    inBackground(
        this,
        [file] {
            OnDisk found{FileKeeper(file), {}};
            found.content = found.keeper.load();
            return found;
        },
        [this, file](const OnDisk &found) {
            if (file == m_session->fileName() && !m_session->isSaving())
                heedDisk(found.keeper, found.content);
        });
}

void FileGuard::heedDisk(const FileKeeper &onDisk, const FileContent &content)
{
    if (!content.isGood()) {
        if (!m_wasGone && content.flaw == ReadFlaw::Missing)
            m_notice->say(
                tr("%1 is no longer on disk. Its text is still here and can be saved again.").arg(name()));
        m_wasGone = content.flaw == ReadFlaw::Missing;
        return;
    }
    m_wasGone = false;
    const QByteArray &bytes = content.bytes;
    if (bytes == m_session->savedBytes() || bytes == m_refused)
        return;
    if (bytes == m_session->document().bytes()) {
        m_session->acknowledge(onDisk, bytes);
        return;
    }
    if (!m_session->isModified()) {
        reload(onDisk, bytes);
        m_notice->say(
            tr("%1 was changed on disk and read again. Undo brings back the text before.").arg(name()));
        return;
    }
    m_refused = bytes;
    m_notice->say(tr("%1 was changed on disk, and you have changes that are not saved.").arg(name()),
        {{tr("Merge …"), [this, onDisk, bytes] { merge(onDisk, bytes); }},
            {tr("Keep mine"), [this, onDisk, bytes] { m_session->acknowledge(onDisk, bytes); }},
            {tr("Take the one on disk"), [this, onDisk, bytes] { reload(onDisk, bytes); }}});
}

void FileGuard::reload(const FileKeeper &onDisk, const QByteArray &bytes)
{
    m_session->rewrite(tr("Changes on disk"), bytes);
    m_session->acknowledge(onDisk, bytes);
}

void FileGuard::merge(const FileKeeper &onDisk, const QByteArray &bytes)
{
    const QList<MergedLines> pieces
        = mergeLines(m_session->savedBytes(), m_session->document().bytes(), bytes);
    const auto take = [this, onDisk, bytes](const QByteArray &merged) {
        m_session->rewrite(tr("Merge"), merged);
        m_session->acknowledge(onDisk, bytes);
    };
    auto *dialog = new MergeDialog(pieces, m_page);
    if (MergeDialog::conflictsIn(pieces) == 0) {
        take(dialog->merged());
        delete dialog;
        m_notice->say(tr("Both sets of changes went together without a conflict. Nothing is saved yet."));
        return;
    }
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [dialog, take] { take(dialog->merged()); });
    connect(dialog, &QDialog::rejected, this, [this] { m_refused.clear(); });
    dialog->open();
}

void FileGuard::heedSaveFailure(const QString &file, const SaveOutcome &outcome)
{
    const NoticeBar::Answer elsewhere{tr("Save as …"), [this] { emit saveAsWanted(); }};
    const QString why = Words::saveFlaw(file, outcome);
    if (outcome.flaw != SaveFlaw::ChangedOnDisk) {
        m_notice->say(why, {{tr("Try again"), [this] { m_session->save(); }}, elsewhere});
    } else if (QFileInfo::exists(file)) {
        m_refused.clear();
        compareWithDisk(); // which asks what to do
    } else {
        m_notice->say(tr("%1 was not saved: it is no longer on disk").arg(QFileInfo(file).fileName()),
            {{tr("Save it again"), [this] { m_session->save(true); }}, elsewhere});
    }
}

bool FileGuard::offerRecovery()
{
    const QList<UnsavedWork> found = m_recovery.found();
    if (found.isEmpty() || m_session->isModified())
        return false;
    const UnsavedWork work = found.first();
    const QString file = work.file.isEmpty() ? tr("a new server file") : QFileInfo(work.file).fileName();
    const QString when = QLocale().toString(work.at.toLocalTime(), QLocale::ShortFormat);
    m_notice->say(tr("Relaydeck ended while there was unsaved work on %1, last at %2.").arg(file, when),
        {{tr("Go on with it"), [this, work] { m_recovery.takeUp(work); }},
            {tr("Throw it away"), [this, work] {
                 m_recovery.discard(work);
                 offerRecovery();
             }}});
    return true;
}

} // namespace Relaydeck
