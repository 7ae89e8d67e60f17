#pragma once

#include "bulk/logfile.h"
#include "session/transcriptline.h"

#include <QString>

#include <map>
#include <memory>

namespace Relaydeck {

/// Writes what relays and we say in the form of Mail::Bulkmail's CONVERSATION (spec section 9), one
/// line end a line. What that form leaves out is left out: greetings, and the name behind EHLO.
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
    [[nodiscard]] LogFile *fileFor(const QString &fileName);

    std::map<QString, std::unique_ptr<LogFile>> m_files;
    std::multimap<int, LogFile *> m_byRow;
    LogFile *m_forAll = nullptr;
    std::map<int, bool> m_greeted; // by connection: the greeting has been heard
    FileFault m_fault;
};

/// The line as it stands in such a log; empty when it has none.
[[nodiscard]] QByteArray classicLine(const TranscriptLine &line);

} // namespace Relaydeck
