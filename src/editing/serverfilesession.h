#pragma once

#include "editing/filereading.h"
#include "serverfile/diagnostic.h"
#include "serverfile/filekeeper.h"
#include "serverfile/relayeditor.h"

#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include <functional>
#include <memory>

namespace Relaydeck {

/// One server file while it is edited: the text, what it means, what is wrong with it, and every step
/// back. Text and grid are views of it; each change of either is one step of one history.
///
/// What the text means is read again when it is asked for; diagnostics follow after a pause, from
/// another thread. Thread of the application only.
class ServerFileSession final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServerFileSession)

public:
    explicit ServerFileSession(QObject *parent = nullptr);
    ~ServerFileSession() override;

    [[nodiscard]] const QString &fileName() const noexcept
    {
        return m_keeper.fileName();
    } ///< empty: a new one
    [[nodiscard]] const Document &document() const noexcept { return m_document; }
    [[nodiscard]] const QByteArray &savedBytes() const noexcept { return m_saved; } ///< as last read or saved
    [[nodiscard]] bool isOpen() const noexcept { return m_isOpen; }
    [[nodiscard]] bool isModified() const { return m_isOpen && (m_isLoose || !m_history.isClean()); }
    [[nodiscard]] bool isSaving() const noexcept { return m_isSaving; }
    [[nodiscard]] QUndoStack *history() noexcept { return &m_history; }

    /// What the text says now. Reads it anew when it has changed since.
    [[nodiscard]] std::shared_ptr<const FileReading> reading();
    /// False while somebody types: reading() would have to read.
    [[nodiscard]] bool isRead() const noexcept { return m_reading != nullptr; }
    /// What was noticed, a moment ago while somebody types.
    [[nodiscard]] const QList<Diagnostic> &diagnostics() const noexcept { return m_diagnostics; }
    [[nodiscard]] std::shared_ptr<const MasterConfs> masters() const noexcept { return m_masters; }
    /// The defaults behind the file have changed.
    void setMasters(std::shared_ptr<const MasterConfs> masters);

    /// A file as it was loaded by this keeper.
    void open(const FileKeeper &keeper, std::shared_ptr<const FileReading> reading);
    void begin(const QByteArray &text); ///< a new file
    /// Unsaved work of an earlier run on a file, whose last saved state is `saved`.
    void recover(const QString &file, const QByteArray &saved, const QByteArray &bytes);
    /// The file was changed by somebody else to `theirs`, and what stands here now takes that into account.
    void acknowledge(const FileKeeper &keeper, const QByteArray &theirs);

    /// A change that a text view has made on its own text already.
    void type(const TextEdit &edit);
    /// One step. Nothing happens when there are no edits.
    void change(const QString &title, const TextEdits &edits);
    using Change = std::function<TextEdits(const RelayEditor &)>;
    void changeRelays(const QString &title, const Change &change);
    /// All of the text becomes `bytes`, in one step.
    void rewrite(const QString &title, const QByteArray &bytes);

    /// Starts to save in the background; `saved` or `saveFailed` follows. The text must not change meanwhile.
    void save(bool force = false);
    void saveAs(const QString &file);

signals:
    void replaced(); ///< another text altogether
    void edited(const Relaydeck::TextEdits &edits); ///< apply them from the last to the first
    void readingChanged(); ///< ask for reading()
    void diagnosticsChanged();
    void modifiedChanged(bool modified);
    void savingChanged(bool saving);
    void saved(const QString &file, Relaydeck::SaveRemarks remarks);
    void saveFailed(const QString &file, const Relaydeck::SaveOutcome &outcome);

private:
    void reset(const FileKeeper &keeper, const QByteArray &saved, std::shared_ptr<const FileReading> reading);
    [[nodiscard]] std::shared_ptr<const FileReading> read(const QByteArray &bytes, const QString &file) const;
    void apply(const TextEdits &edits);
    void textChanged();
    void judge();
    void write(FileKeeper keeper, bool force);

    FileKeeper m_keeper;
    QByteArray m_saved;
    Document m_document;
    QUndoStack m_history;
    std::shared_ptr<const MasterConfs> m_masters;
    std::shared_ptr<const FileReading> m_reading; // nullptr: the text has changed since
    QList<Diagnostic> m_diagnostics;
    QTimer m_pause; // since the last change
    quint64 m_revision = 0; // of the text and what it is read with
    quint64 m_turn = 1; // of the event loop
    QTimer m_nextTurn;
    bool m_isOpen = false;
    bool m_isLoose = false; // differs from the file although nothing can be undone: new or recovered
    bool m_isSaving = false;
};

} // namespace Relaydeck
