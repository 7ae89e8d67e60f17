#pragma once

#include "bulk/logfile.h"
#include "session/transcriptline.h"

#include <QString>

#include <map>
#include <memory>

namespace Relaydeck {

/// Writes what relays and we say in the form of Mail::Bulkmail's CONVERSATION (spec section 9), one
/// line end a line. What that form leaves out is left out: greetings, and the name behind EHLO.
/// A file whose name ends in `.jsonl` gets all there is as lines of JSON instead, see jsonLine.
class ConversationLog final
{
public:
    /// Lines of relay `row` go to this file, too; several relays may share one. False: `fault`.
    [[nodiscard]] bool add(int row, const QString &fileName);
    /// Lines of relay `row` go to no file of their own any more.
    void remove(int row) { m_byRow.erase(row); }
    /// Lines of all relays go to this file. False: `fault`.
    [[nodiscard]] bool addForAll(const QString &fileName);
    [[nodiscard]] bool isEmpty() const { return m_files.empty(); }

    void write(const TranscriptLine &line);
    void flush();
    [[nodiscard]] const FileFault &fault() const noexcept { return m_fault; }

private:
    struct File
    {
        LogFile log;
        bool inJson = false;
    };

    [[nodiscard]] File *fileFor(const QString &fileName);
    [[nodiscard]] bool isInClassicForm(const TranscriptLine &line);

    std::map<QString, std::unique_ptr<File>> m_files;
    std::multimap<int, File *> m_byRow;
    File *m_forAll = nullptr;
    std::map<int, bool> m_greeted; // by connection: the greeting has been heard
    FileFault m_fault;
};

/// One object without a line end: `time` (ISO 8601, UTC), `gap` in milliseconds, `relay` from 1 in the order of
/// the job, `connection`, `from` ("us", "relay", or "line" for what happened to it), `event` (a NoteKind, where it
/// is one), `tls`, `size` of a text, `said`. Bytes that are no UTF-8 and control characters are escaped.
[[nodiscard]] QByteArray jsonLine(const TranscriptLine &line);
/// The line as it stands in a classic log; empty when it has none.
[[nodiscard]] QByteArray classicLine(const TranscriptLine &line);

} // namespace Relaydeck
