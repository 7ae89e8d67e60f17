#pragma once

#include "serverfile/confline.h"
#include "serverfile/textedit.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QList>

namespace Relaydeck {

/// The lossless text of one conf or server file in the language of Mail::Bulkmail (spec section 2).
///
/// Every byte is kept: `bytes()` of a document that was not edited is what it was made from. A line
/// is twelve bytes of bookkeeping over one shared buffer; the parts of a line are found anew when
/// they are asked for. Lines are counted from 0 here, from 1 in diagnostics.
class Document
{
public:
    Document() = default;
    /// Reads any bytes at all; at most 4 GiB.
    explicit Document(QByteArray bytes);

    [[nodiscard]] const QByteArray &bytes() const noexcept { return m_bytes; }
    [[nodiscard]] qsizetype lineCount() const noexcept { return m_lines.size(); }
    [[nodiscard]] LineKind kind(qsizetype line) const { return m_lines[line].kind(); }

    /// The line without its line end and, in the first line, without a byte order mark.
    [[nodiscard]] QByteArrayView line(qsizetype line) const;
    [[nodiscard]] qsizetype lineBegin(qsizetype line) const { return m_lines[line].begin; }
    /// First byte after the line and its line end.
    [[nodiscard]] qsizetype lineEnd(qsizetype line) const;
    /// The line that holds this byte; the last line for offsets at the end. -1 without lines.
    [[nodiscard]] qsizetype lineAt(qsizetype offset) const;
    [[nodiscard]] ConfLine parts(qsizetype line) const { return classifyLine(this->line(line)); }

    /// Whether an entry has a user prefix; false for other lines.
    [[nodiscard]] bool hasUser(qsizetype line) const { return m_lines[line].flags & UserFlag; }
    /// Whether an entry is written with `@=`.
    [[nodiscard]] bool appends(qsizetype line) const { return m_lines[line].flags & AppendFlag; }
    /// Number of the key of an entry or of the name of a package: equal names have equal numbers.
    [[nodiscard]] quint32 nameId(qsizetype line) const { return m_lines[line].name; }
    [[nodiscard]] const QByteArrayList &names() const noexcept { return m_names; }
    /// Raw value of an entry.
    [[nodiscard]] QByteArrayView rawValue(qsizetype line) const;

    [[nodiscard]] bool hasByteOrderMark() const noexcept { return m_start > 0; }
    /// The file has carriage returns and not one line feed: they are taken for line ends, which
    /// Mail::Bulkmail does not do.
    [[nodiscard]] bool hasLoneCarriageReturnEnds() const noexcept { return m_carriageReturnEnds; }

    /// Replaces `length` bytes from `offset` by `with`; only the lines touched are read again.
    void replace(qsizetype offset, qsizetype length, QByteArrayView with);

    /// Makes all edits; many at once cost one reading of the whole.
    void apply(const TextEdits &edits);
    /// What ends the lines here: of the first line that is ended, else LF.
    [[nodiscard]] QByteArray lineEnding() const;

    friend bool operator==(const Document &a, const Document &b) noexcept { return a.m_bytes == b.m_bytes; }

private:
    static constexpr quint32 UserFlag = 0x8;
    static constexpr quint32 AppendFlag = 0x10;
    static constexpr quint32 KindMask = 0x7;

    struct Line
    {
        quint32 begin = 0;
        quint32 name = 0;
        quint32 flags = 0; ///< line kind in the low bits

        [[nodiscard]] LineKind kind() const noexcept { return LineKind(flags & KindMask); }
    };

    void readAll();
    /// Looks at byte order mark and line ends anew; true when either is not what it was.
    bool noticeForm();
    /// Reads `old` lines from `first` again, which lie between `begin` and `end` now, and moves the rest.
    void rereadLines(qsizetype first, qsizetype old, qsizetype begin, qsizetype end, qsizetype growth);
    /// Reads the lines in the bytes from `begin` up to `end`, which ends a line or the file.
    [[nodiscard]] QList<Line> readLines(qsizetype begin, qsizetype end);
    [[nodiscard]] Line readLine(qsizetype begin, QByteArrayView text);
    [[nodiscard]] quint32 intern(QByteArrayView name);

    QByteArray m_bytes;
    QList<Line> m_lines;
    QByteArrayList m_names;
    QHash<QByteArray, quint32> m_nameIds;
    qsizetype m_start = 0; // bytes of the byte order mark
    bool m_carriageReturnEnds = false;
};

} // namespace Relaydeck
