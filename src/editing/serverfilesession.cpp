#include "editing/serverfilesession.h"

#include "editing/background.h"
#include "editing/linediff.h"
#include "editing/texthistory.h"

#include <QFileInfo>

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace Relaydeck {
namespace {

constexpr auto TypingPause = 250ms;

struct Judged
{
    std::shared_ptr<const FileReading> reading;
    QList<Diagnostic> diagnostics;
};

struct Written
{
    FileKeeper keeper;
    SaveOutcome outcome;
};

} // namespace

ServerFileSession::ServerFileSession(QObject *parent)
    : QObject(parent),
      m_masters(std::make_shared<const MasterConfs>())
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(TypingPause);
    connect(&m_pause, &QTimer::timeout, this, &ServerFileSession::judge);
    m_nextTurn.setSingleShot(true);
    m_nextTurn.setInterval(0);
    connect(&m_nextTurn, &QTimer::timeout, this, [this] { ++m_turn; });
    connect(&m_history, &QUndoStack::cleanChanged, this, [this] { emit modifiedChanged(isModified()); });
}

ServerFileSession::~ServerFileSession()
{
    m_history.disconnect(this);
}

std::shared_ptr<const FileReading> ServerFileSession::reading()
{
    if (!m_reading)
        m_reading = std::make_shared<const FileReading>(m_document, fileName(), m_masters);
    return m_reading;
}

void ServerFileSession::setMasters(std::shared_ptr<const MasterConfs> masters)
{
    m_masters = std::move(masters);
    ++m_revision;
    m_reading.reset();
    if (m_isOpen)
        judge();
}

std::shared_ptr<const FileReading> ServerFileSession::read(const QByteArray &bytes, const QString &file) const
{
    return std::make_shared<const FileReading>(Document(bytes), file, m_masters);
}

void ServerFileSession::open(const FileKeeper &keeper, std::shared_ptr<const FileReading> reading)
{
    m_isLoose = false;
    const QByteArray saved = reading->document().bytes();
    reset(keeper, saved, std::move(reading));
}

void ServerFileSession::begin(const QByteArray &text)
{
    m_isLoose = true;
    reset(FileKeeper(), {}, read(text, {}));
}

void ServerFileSession::recover(const QString &file, const QByteArray &saved, const QByteArray &bytes)
{
    FileKeeper keeper(file);
    const FileContent onDisk = keeper.load();
    m_isLoose = true;
    reset(onDisk.isGood() && onDisk.bytes == saved ? keeper : FileKeeper(file), saved, read(bytes, file));
}

void ServerFileSession::acknowledge(const FileKeeper &keeper, const QByteArray &theirs)
{
    m_keeper = keeper;
    m_saved = theirs;
    m_history.resetClean();
    m_isLoose = m_document.bytes() != theirs;
    if (!m_isLoose)
        m_history.setClean();
    emit modifiedChanged(isModified());
}

void ServerFileSession::reset(
    const FileKeeper &keeper, const QByteArray &saved, std::shared_ptr<const FileReading> reading)
{
    m_keeper = keeper;
    m_saved = saved;
    m_document = reading->document();
    m_reading = std::move(reading);
    ++m_revision;
    m_diagnostics.clear();
    m_isOpen = true;
    m_history.clear();
    emit replaced();
    emit readingChanged();
    emit diagnosticsChanged();
    emit modifiedChanged(isModified());
    judge();
}

void ServerFileSession::type(const TextEdit &edit)
{
    const QByteArray removed = m_document.bytes().sliced(edit.offset, edit.length);
    m_document.replace(edit.offset, edit.length, edit.text);
    textChanged();
    if (!m_nextTurn.isActive())
        m_nextTurn.start();
    m_history.push(
        new TextStep(tr("Typing"), edit, removed, m_turn, [this](const TextEdits &edits) { apply(edits); }));
}

void ServerFileSession::change(const QString &title, const TextEdits &edits)
{
    if (edits.isEmpty() || m_isSaving)
        return;
    m_history.push(
        new TextStep(title, edits, m_document.bytes(), [this](const TextEdits &made) { apply(made); }));
}

void ServerFileSession::changeRelays(const QString &title, const Change &change)
{
    const auto now = reading();
    this->change(title, change(RelayEditor(now->columns())));
}

void ServerFileSession::rewrite(const QString &title, const QByteArray &bytes)
{
    change(title, lineEdits(m_document.bytes(), bytes));
}

void ServerFileSession::apply(const TextEdits &edits)
{
    m_document.apply(edits);
    textChanged();
    emit edited(edits);
    emit readingChanged(); // a grid must show at once what it was told
}

void ServerFileSession::textChanged()
{
    m_reading.reset();
    ++m_revision;
    m_pause.start();
}

/// Reads and lints on another thread; what was changed meanwhile is judged after the next pause.
void ServerFileSession::judge()
{
    m_pause.stop();
    inBackground(
        this,
        [known = m_reading, document = m_document, file = fileName(), masters = m_masters] {
            return Judged{known ? known : std::make_shared<const FileReading>(document, file, masters),
                lintServerFile(document, file, *masters)};
        },
        [this, revision = m_revision](const Judged &judged) {
            if (revision != m_revision)
                return;
            if (!m_reading) {
                m_reading = judged.reading;
                emit readingChanged();
            }
            m_diagnostics = judged.diagnostics;
            emit diagnosticsChanged();
        });
}

void ServerFileSession::save(bool force)
{
    write(m_keeper, force);
}

void ServerFileSession::saveAs(const QString &file)
{
    write(FileKeeper(file), true); // the file dialog has asked before
}

void ServerFileSession::write(FileKeeper keeper, bool force)
{
    if (m_isSaving || !m_isOpen)
        return;
    m_isSaving = true;
    emit savingChanged(true);
    inBackground(
        this,
        [keeper = std::move(keeper), bytes = m_document.bytes(), force]() mutable {
            SaveOutcome outcome = keeper.save(bytes, force);
            return Written{std::move(keeper), std::move(outcome)};
        },
        [this](const Written &written) {
            m_isSaving = false;
            const QString file = written.keeper.fileName();
            if (!written.outcome.isGood()) {
                emit savingChanged(false);
                emit saveFailed(file, written.outcome);
                return;
            }
            const bool renamed = file != fileName();
            m_keeper = written.keeper;
            m_saved = m_document.bytes();
            m_isLoose = false;
            m_history.setClean();
            if (renamed) { // remarks bear the new name
                ++m_revision;
                m_reading.reset();
                judge();
            }
            emit savingChanged(false);
            emit modifiedChanged(false);
            emit saved(file, written.outcome.remarks);
        });
}

} // namespace Relaydeck
