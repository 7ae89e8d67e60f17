#include "bulk/addresslist.h"

#include "bulk/openfile.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <QSocketNotifier>

#include <poll.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Relaydeck {

namespace {

constexpr qsizetype ReadSize = 128 * 1024; // bytes
constexpr qsizetype SliceSize = 1024 * 1024; // bytes in one call of read
constexpr qsizetype LongestLine = 64 * 1024; // bytes
constexpr qsizetype KeptOfLongLine = 200; // bytes
constexpr QByteArrayView ByteOrderMark = "\xef\xbb\xbf";

bool isBlank(QByteArrayView line)
{
    return std::all_of(
        line.begin(), line.end(), [](char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); });
}

} // namespace

AddressList::AddressList(Address::Rules rules, QObject *parent) : QObject(parent), m_rules(rules)
{}

AddressList::~AddressList() = default;

bool AddressList::openBanned(const QString &fileName)
{
    const bool opened = m_banned.open(fileName);
    m_fault = m_banned.fault();
    return opened;
}

AddressList::Progress AddressList::readBanned()
{
    if (m_banned.readOn())
        return Progress::More;
    m_fault = m_banned.fault();
    return Progress::Failed;
}

bool AddressList::open(const QString &fileName, const ListFormat &format)
{
    m_fault = {fileName, {}};
    if (fileName == "-"_L1) {
        if (!m_file.open(
                STDIN_FILENO, QIODevice::ReadOnly | QIODevice::Unbuffered, QFileDevice::DontCloseHandle))
            m_fault.words = m_file.errorString();
    } else {
        m_fault.words = openForReading(m_file, fileName, Openable::Streams);
    }
    adopt(format, format.kindOf(fileName));
    m_isStream = m_file.isOpen() && m_file.isSequential();
    m_bytesInAll = m_file.isOpen() && !m_isStream ? m_file.size() : -1;
    return !m_fault;
}

bool AddressList::openEntries(const QByteArrayList &entries, const ListFormat &format)
{
    m_entries = entries;
    m_atEnd = true;
    adopt(format, format.kindOf({}));
    return !m_fault;
}

void AddressList::adopt(const ListFormat &format, ListFormat::Kind kind)
{
    if (kind != ListFormat::Kind::Plain)
        m_records.emplace(format, kind);
    if (m_records && !m_fields.isEmpty())
        m_records->want(m_fields);
    else if (!m_records && !m_fault)
        bindPlain();
}

void AddressList::bindPlain()
{
    if (m_fields.isEmpty())
        return;
    m_plainValues.emplace(m_fields);
    if (!m_plainValues->bind({}, -1))
        lackField(m_plainValues->missing(), {u"address"_s, u"name"_s, u"entry"_s});
}

void AddressList::lackField(const QString &field, const QStringList &columns)
{
    m_fault.field = field;
    m_fault.columns = columns;
    m_fault.words = columns.join(u", "_s);
}

AddressList::Progress AddressList::read(std::vector<ListEntry> &into, int maxLines)
{
    if (m_fault)
        return Progress::Failed;
    if (!m_banned.isRead())
        return readBanned();
    if (!m_entries.isEmpty())
        return readEntries(into, maxLines);
    const qint64 lastLine = m_line + maxLines;
    const qint64 lastByte = m_bytesRead + SliceSize;
    while (m_line < lastLine) {
        if (passLine(into)) {
            if (m_fault)
                return Progress::Failed;
            continue;
        }
        if (m_atEnd)
            return end(into);
        if (m_bytesRead >= lastByte)
            break;
        switch (fill()) {
        case Fill::Got: break;
        case Fill::End: m_atEnd = true; break;
        case Fill::Nothing: awaitInput(); return Progress::Waiting;
        case Fill::Error: m_fault.words = qt_error_string(errno); return Progress::Failed;
        }
    }
    return Progress::More;
}

AddressList::Progress AddressList::end(std::vector<ListEntry> &into)
{
    if (m_records)
        takeRecord(m_records->finish(), into);
    return m_fault ? Progress::Failed : Progress::Ended;
}

AddressList::Progress AddressList::readEntries(std::vector<ListEntry> &into, int maxLines)
{
    const qint64 last = std::min(m_line + maxLines, qint64(m_entries.size()));
    while (m_line < last) {
        const QByteArray &entry = m_entries[m_line];
        ++m_line;
        take(entry, into);
    }
    return m_line < m_entries.size() ? Progress::More : Progress::Ended;
}

AddressList::Fill AddressList::fill()
{
    if (m_isStream) {
        pollfd waiting{m_file.handle(), POLLIN, 0};
        if (::poll(&waiting, 1, 0) == 0)
            return Fill::Nothing;
    }
    m_buffer.remove(0, m_at);
    m_searched -= m_at;
    m_at = 0;
    const qsizetype kept = m_buffer.size();
    m_buffer.resize(kept + ReadSize);
    const ssize_t got = ::read(m_file.handle(), m_buffer.data() + kept, size_t(ReadSize));
    m_buffer.truncate(kept + std::max<qsizetype>(got, 0));
    if (got < 0)
        return errno == EAGAIN || errno == EINTR ? Fill::Nothing : Fill::Error;
    m_bytesRead += got;
    return got == 0 ? Fill::End : Fill::Got;
}

bool AddressList::passLine(std::vector<ListEntry> &into)
{
    if (m_atStart)
        passByteOrderMark();
    if (m_atStart)
        return false;
    const char *bytes = m_buffer.constData();
    const void *found = std::memchr(bytes + m_searched, '\n', size_t(m_buffer.size() - m_searched));
    const qsizetype end = found ? static_cast<const char *>(found) - bytes : m_buffer.size();
    m_searched = end;
    const bool isWhole = found || (m_atEnd && (end > m_at || !m_longLine.isEmpty()));
    if (!isWhole || end - m_at > LongestLine) {
        if (m_longLine.isEmpty() && end - m_at > LongestLine)
            m_longLine = m_buffer.sliced(m_at, KeptOfLongLine);
        if (!m_longLine.isEmpty())
            m_at = end;
    }
    if (!isWhole)
        return false;
    ++m_line;
    if (m_longLine.isEmpty())
        take(QByteArrayView(m_buffer).sliced(m_at, end - m_at), into);
    else
        refuseLongLine(into);
    m_at = std::min(end + 1, m_buffer.size());
    m_searched = m_at;
    return true;
}

void AddressList::passByteOrderMark()
{
    const bool mayBe = ByteOrderMark.startsWith(
        QByteArrayView(m_buffer).first(std::min(m_buffer.size(), ByteOrderMark.size())));
    if (mayBe && m_buffer.size() < ByteOrderMark.size() && !m_atEnd)
        return; // cannot tell yet
    m_atStart = false;
    m_hadByteOrderMark = mayBe && m_buffer.size() >= ByteOrderMark.size();
    if (m_hadByteOrderMark)
        m_at = m_searched = ByteOrderMark.size();
}

void AddressList::take(QByteArrayView line, std::vector<ListEntry> &into)
{
    if (line.endsWith('\r'))
        line.chop(1);
    const bool blank = isBlank(line);
    if (blank && m_blankLines++ == 0)
        m_firstBlankLine = m_line;
    if (m_records)
        takeRecord(m_records->take(line), into);
    else if (!blank)
        judge(line, line, m_line, into);
}

void AddressList::takeRecord(ListRecords::Found found, std::vector<ListEntry> &into)
{
    const qint64 begin = m_line - m_records->lines() + 1;
    switch (found) {
    case ListRecords::Found::Nothing: return;
    case ListRecords::Found::Entry: judge(m_records->entry(), m_records->record(), begin, into); return;
    case ListRecords::Found::NoColumn:
        m_fault.columns = m_records->columns();
        m_fault.words = m_fault.columns.join(u", "_s);
        return;
    case ListRecords::Found::NoField: lackField(m_records->values()->missing(), m_records->columns()); return;
    case ListRecords::Found::NoEntry:
    case ListRecords::Found::Misfit:
    case ListRecords::Found::NoRecord: break;
    }
    ListEntry &entry = into.emplace_back();
    entry.line = begin;
    entry.raw = m_records->record();
    entry.leftOut = found == ListRecords::Found::NoEntry ? LeftOut::NoValue
        : found == ListRecords::Found::Misfit            ? LeftOut::Misfit
                                                         : LeftOut::NoRecord;
}

void AddressList::judge(QByteArrayView text, QByteArrayView raw, qint64 line, std::vector<ListEntry> &into)
{
    ParsedAddress parsed = Address::parse(text, m_rules);
    ListEntry &entry = into.emplace_back();
    entry.line = line;
    entry.address = std::move(parsed.address);
    entry.fault = parsed.fault;
    entry.raw = entry.address.wire() == raw ? entry.address.wire() : raw.toByteArray(); // shares the bytes
    if (entry.fault) {
        entry.leftOut = LeftOut::Invalid;
        return;
    }
    if (const auto file = m_banned.find(entry.address)) {
        entry.leftOut = LeftOut::Banned;
        entry.bannedBy = *file;
        return;
    }
    if (!m_duplicatesAllowed)
        entry.firstLine = m_seen.lineOrRemember(entry.address.wire(), line);
    if (entry.firstLine != 0)
        entry.leftOut = LeftOut::Duplicate;
    else if (const auto &values = m_records ? m_records->values() : m_plainValues)
        entry.values = values->values(text, entry.address.wire());
}

void AddressList::refuseLongLine(std::vector<ListEntry> &into)
{
    ListEntry &entry = into.emplace_back();
    entry.line = m_line;
    entry.raw = std::exchange(m_longLine, {});
    entry.leftOut = LeftOut::LineTooLong;
}

void AddressList::awaitInput()
{
    if (!m_notifier) {
        m_notifier = std::make_unique<QSocketNotifier>(m_file.handle(), QSocketNotifier::Read);
        connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
            m_notifier->setEnabled(false);
            emit readable();
        });
    }
    m_notifier->setEnabled(true);
}

} // namespace Relaydeck
