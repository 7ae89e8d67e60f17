#include "bulk/conversationlog.h"

#include "serverfile/fieldvalue.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

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

const char *eventOf(TranscriptLine::NoteKind kind)
{
    using enum TranscriptLine::NoteKind;
    switch (kind) {
    case None: return "";
    case Connecting: return "connecting";
    case ProxyReached: return "proxy-reached";
    case Connected: return "connected";
    case Closed: return "closed";
    case Content: return "content";
    case Secured: return "secured";
    case SecuredUnchecked: return "secured-unchecked";
    case Challenge: return "challenge";
    case Failed: return "failed";
    }
    return "";
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

QByteArray jsonLine(const TranscriptLine &line)
{
    using Direction = TranscriptLine::Direction;
    const QString from = line.direction == Direction::ToRelay ? u"us"_s
        : line.direction == Direction::FromRelay              ? u"relay"_s
                                                              : u"line"_s;
    QJsonObject object{
        {u"time"_s, QDateTime::fromMSecsSinceEpoch(line.at, Qt::UTC).toString(Qt::ISODateWithMs)},
        {u"gap"_s, line.gap}, {u"relay"_s, line.relay + 1}, {u"connection"_s, line.connection},
        {u"from"_s, from}, {u"tls"_s, line.secured}, {u"said"_s, displayText(line.text)}};
    if (line.note == TranscriptLine::NoteKind::Content)
        object.insert(u"size"_s, line.size);
    if (line.note != TranscriptLine::NoteKind::None)
        object.insert(u"event"_s, QLatin1StringView(eventOf(line.note)));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

bool ConversationLog::add(int row, const QString &fileName)
{
    File *const file = fileFor(fileName);
    if (file)
        m_byRow.emplace(row, file);
    return file != nullptr;
}

bool ConversationLog::addForAll(const QString &fileName)
{
    m_forAll = fileFor(fileName);
    return m_forAll != nullptr;
}

ConversationLog::File *ConversationLog::fileFor(const QString &fileName)
{
    std::unique_ptr<File> &file = m_files[fileName];
    if (!file) {
        auto opened = std::make_unique<File>();
        opened->inJson = fileName.endsWith(".jsonl"_L1, Qt::CaseInsensitive);
        if (!opened->log.open(fileName)) {
            m_fault = opened->log.fault();
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
    const bool inClassicForm = isInClassicForm(line);
    const auto append = [&](File &file) {
        if (file.inJson)
            file.log.append(jsonLine(line));
        else if (inClassicForm)
            file.log.append(classicLine(line));
    };
    if (m_forAll)
        append(*m_forAll);
    const auto [first, last] = m_byRow.equal_range(line.relay);
    for (auto at = first; at != last; ++at) {
        if (at->second != m_forAll)
            append(*at->second);
    }
}

/// Neither what happened to the line nor greetings.
bool ConversationLog::isInClassicForm(const TranscriptLine &line)
{
    if (line.direction == TranscriptLine::Direction::Note) {
        m_greeted.erase(line.connection);
        return false;
    }
    if (line.direction == TranscriptLine::Direction::ToRelay)
        m_greeted[line.connection] = true;
    return m_greeted.contains(line.connection);
}

void ConversationLog::flush()
{
    for (const auto &[name, file] : m_files) {
        if (!file->log.flush())
            m_fault = file->log.fault();
    }
}

} // namespace Relaydeck
