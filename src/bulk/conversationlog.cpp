#include "bulk/conversationlog.h"

namespace Relaydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype Shown = 50; // bytes of what is said; the cut counts line ends (spec section 9)

/// EHLO and HELO are logged without the name.
QByteArray said(const TranscriptLine &line)
{
    const QByteArray verb = line.text.left(5);
    return verb == "EHLO "_ba || verb == "HELO "_ba ? verb.left(4) : line.text;
}

QByteArray withoutLineEnds(QByteArray text)
{
    return text.replace('\r', QByteArrayView()).replace('\n', QByteArrayView());
}

} // namespace

QByteArray classicLine(const TranscriptLine &line)
{
    switch (line.direction) {
    case TranscriptLine::Direction::FromRelay:
        return "\tServer replied: '"_ba + withoutLineEnds(line.text) + '\'';
    case TranscriptLine::Direction::Note: return {};
    case TranscriptLine::Direction::ToRelay: break;
    }
    const QByteArray text = said(line);
    const bool isCut = text.size() > Shown || line.size > Shown;
    return "Said to server: '"_ba + withoutLineEnds(text.left(Shown))
        + (isCut ? "...(truncated)'"_ba : "'"_ba);
}

bool ConversationLog::add(int row, const QString &fileName)
{
    LogFile *const file = fileFor(fileName);
    if (file)
        m_byRow.emplace(row, file);
    return file != nullptr;
}

bool ConversationLog::addForAll(const QString &fileName)
{
    m_forAll = fileFor(fileName);
    return m_forAll != nullptr;
}

LogFile *ConversationLog::fileFor(const QString &fileName)
{
    std::unique_ptr<LogFile> &file = m_files[fileName];
    if (!file) {
        auto opened = std::make_unique<LogFile>();
        if (!opened->open(fileName)) {
            m_fault = opened->fault();
            m_files.erase(fileName);
            return nullptr;
        }
        file = std::move(opened);
    }
    return file.get();
}

void ConversationLog::write(const TranscriptLine &line)
{
    if (line.relay < 0)
        return; // the console is no part of a send
    if (line.direction == TranscriptLine::Direction::Note) {
        m_greeted.erase(line.connection);
        return;
    }
    if (line.direction == TranscriptLine::Direction::ToRelay)
        m_greeted[line.connection] = true;
    else if (!m_greeted.contains(line.connection))
        return; // the greeting
    const QByteArray text = classicLine(line);
    if (m_forAll)
        m_forAll->append(text);
    const auto [first, last] = m_byRow.equal_range(line.relay);
    for (auto at = first; at != last; ++at) {
        if (at->second != m_forAll)
            at->second->append(text);
    }
}

void ConversationLog::flush()
{
    for (const auto &[name, file] : m_files) {
        if (!file->flush())
            m_fault = file->fault();
    }
}

} // namespace Relaydeck
