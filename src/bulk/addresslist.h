#pragma once

#include "bulk/filefault.h"
#include "bulk/listentry.h"
#include "bulk/seenaddresses.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QFile>
#include <QObject>

#include <memory>
#include <vector>

QT_BEGIN_NAMESPACE
class QSocketNotifier;
QT_END_NAMESPACE

namespace Relaydeck {

/// Reads a list of recipients, one entry a line, a slice at a time, so that an event loop can do
/// other things in between.
///
/// Lines end in LF or CR LF; a byte order mark at the start is skipped. Blank lines are counted
/// and give no entry (spec MB006); every other line gives one, with the reason where it is left out.
/// There are no comment lines: one that begins with `#` is an invalid address, as it always was.
/// Memory: about 45 bytes and the address for each recipient, to know duplicates by.
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

    /// A file, a pipe, or `-` for standard input. Never waits, not even for the writer of a FIFO.
    [[nodiscard]] bool open(const QString &fileName);
    /// Entries given by hand; a line end in one of them is a fault of that entry.
    void openEntries(const QByteArrayList &entries);

    /// Appends at most `maxLines` entries to `into`. Reads at most 1 MiB at a time, so a slice of blank
    /// or overlong lines is short, too.
    [[nodiscard]] Progress read(std::vector<ListEntry> &into, int maxLines);

    [[nodiscard]] const FileFault &fault() const noexcept { return m_fault; }
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

    [[nodiscard]] Fill fill();
    [[nodiscard]] bool takeLine(QByteArrayView &line, bool &tooLong);
    void judge(QByteArrayView line, bool tooLong, std::vector<ListEntry> &into);
    void skipByteOrderMark();
    void awaitInput();
    [[nodiscard]] Progress fail(const QString &words);

    const Address::Rules m_rules;
    QFile m_file;
    std::unique_ptr<QSocketNotifier> m_notifier; // pipes, terminals and sockets only
    QByteArrayList m_entries; // given by hand
    FileFault m_fault;
    SeenAddresses m_seen;

    QByteArray m_buffer;
    qsizetype m_at = 0; // of the first byte in m_buffer that no line was made of yet
    bool m_atEnd = false;
    bool m_skipping = false; // inside a line that is too long
    bool m_canStall = false;

    qint64 m_line = 0;
    qint64 m_blankLines = 0;
    qint64 m_firstBlankLine = 0;
    qint64 m_bytesRead = 0;
    qint64 m_bytesInAll = -1;
    bool m_hadByteOrderMark = false;
};

} // namespace Relaydeck
