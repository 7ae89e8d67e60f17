#pragma once

#include "bulk/bannedaddresses.h"
#include "bulk/filefault.h"
#include "bulk/listentry.h"
#include "bulk/listrecords.h"
#include "bulk/seenaddresses.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QFile>
#include <QObject>

#include <memory>
#include <optional>
#include <vector>

QT_BEGIN_NAMESPACE
class QSocketNotifier;
QT_END_NAMESPACE

namespace Relaydeck {

/// Reads a list of recipients, one entry a line, a slice at a time, so that an event loop can do
/// other things in between. Tables and lines of JSON are read by their column of addresses (`ListFormat`); an entry's line is
/// then the one where its record begins.
///
/// Lines end in LF or CR LF; a byte order mark at the start is skipped. Blank lines are counted
/// and give no entry (spec MB006); every other line gives one, with the reason where it is left out.
/// There are no comment lines: one that begins with `#` is an invalid address, as it always was.
/// Memory: the address and about 25 bytes for each recipient, to know duplicates by.
class AddressList final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AddressList)

public:
    enum class Progress : quint8 {
        More, ///< call `read` again when convenient
        Waiting, ///< nothing there yet; `readable` will say when there is
        Ended,
        Failed, ///< `fault` says why; what was read so far stands
    };

    explicit AddressList(Address::Rules rules = Address::Rules::Current, QObject *parent = nullptr);
    ~AddressList() override;

    /// Nothing is sent to the addresses and domains of this file, see BannedAddresses; any number of files. They are
    /// read before the list. False: `fault`, and there is no list to be read, since nobody would be kept out.
    [[nodiscard]] bool openBanned(const QString &fileName);
    void ban(const QByteArrayList &entries) { m_banned.add(entries); }
    /// An address that stands in the list several times gets the message as often.
    void allowDuplicates() { m_duplicatesAllowed = true; }

    /// Entries are to bring values for these fields of a message. Before it is opened.
    void wantFields(const QStringList &fields) { m_fields = fields; }

    /// A file, a pipe, or `-` for standard input. Never waits, not even for the writer of a FIFO.
    [[nodiscard]] bool open(const QString &fileName, const ListFormat &format = {});
    /// Entries given by hand; a line end in one of them is a fault of that entry. False: they have no such fields.
    bool openEntries(const QByteArrayList &entries, const ListFormat &format = {});

    /// Goes on for at most `maxLines` lines and 1 MiB, and appends their entries to `into`.
    [[nodiscard]] Progress read(std::vector<ListEntry> &into, int maxLines);

    [[nodiscard]] const FileFault &fault() const noexcept { return m_fault; }
    /// What was found of a table or lines of JSON; nothing for a plain list.
    [[nodiscard]] const std::optional<ListRecords> &records() const noexcept { return m_records; }
    [[nodiscard]] qint64 lines() const noexcept { return m_line; } ///< read so far, blank ones included
    [[nodiscard]] qint64 blankLines() const noexcept { return m_blankLines; }
    [[nodiscard]] qint64 firstBlankLine() const noexcept { return m_firstBlankLine; } ///< 0: none
    [[nodiscard]] bool hadByteOrderMark() const noexcept { return m_hadByteOrderMark; }
    [[nodiscard]] qint64 bytesRead() const noexcept { return m_bytesRead; }
    [[nodiscard]] qint64 bytesInAll() const noexcept
    {
        return m_bytesInAll;
    } ///< -1: not known before the end

signals:
    /// After `Waiting`: reading makes sense again. Said once.
    void readable();

private:
    enum class Fill : quint8 { Got, Nothing, End, Error };

    [[nodiscard]] Progress readBanned();
    [[nodiscard]] Progress readEntries(std::vector<ListEntry> &into, int maxLines);
    [[nodiscard]] Fill fill();
    [[nodiscard]] bool passLine(std::vector<ListEntry> &into); // false: none is whole yet
    void passByteOrderMark();
    void take(QByteArrayView line, std::vector<ListEntry> &into);
    void takeRecord(ListRecords::Found found, std::vector<ListEntry> &into);
    [[nodiscard]] Progress end(std::vector<ListEntry> &into);
    void adopt(const ListFormat &format, ListFormat::Kind kind);
    void bindPlain();
    void lackField(const QString &field, const QStringList &columns);
    void judge(QByteArrayView text, QByteArrayView raw, qint64 line, std::vector<ListEntry> &into);
    void refuseLongLine(std::vector<ListEntry> &into);
    void awaitInput();

    const Address::Rules m_rules;
    QFile m_file;
    std::unique_ptr<QSocketNotifier> m_notifier; // streams only
    QByteArrayList m_entries; // given by hand
    FileFault m_fault;
    SeenAddresses m_seen;
    std::optional<ListRecords> m_records; // of a list that is not plain
    QStringList m_fields;
    std::optional<MergeValues> m_plainValues; // of one that is
    BannedAddresses m_banned;
    bool m_duplicatesAllowed = false;

    QByteArray m_buffer;
    qsizetype m_at = 0; // of the first byte in m_buffer that no line was made of yet
    qsizetype m_searched = 0; // there is no line end from m_at to here
    QByteArray m_longLine; // beginning of a line that is too long, while the rest of it is skipped
    bool m_atStart = true;
    bool m_atEnd = false;
    bool m_isStream = false;

    qint64 m_line = 0;
    qint64 m_blankLines = 0;
    qint64 m_firstBlankLine = 0;
    qint64 m_bytesRead = 0;
    qint64 m_bytesInAll = -1;
    bool m_hadByteOrderMark = false;
};

} // namespace Relaydeck
