#pragma once

#include "bulk/listformat.h"
#include "bulk/mergevalues.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QStringList>

#include <optional>

namespace Relaydeck {

/// Takes the addresses out of the records of a list that is not plain, line by line.
///
/// Texts that are not UTF-8 are read as Latin-1. A table without a header is one whose first record holds an address.
class ListRecords final
{
public:
    enum class Found : quint8 {
        Nothing, ///< a header, or a record that goes on in the next line
        Entry, ///< `entry` is what stands in the column, blanks around it taken away
        NoEntry, ///< the record has no such column, or nothing in it
        NoRecord, ///< the line is no object of JSON
        Misfit, ///< the entry does not fit the keys of classic merging
        NoColumn, ///< the header does not say where the addresses are; `columns` are what it has. Nothing more can be read.
        NoField, ///< no column is called like `values()->missing()`. Nothing more can be read.
    };

    explicit ListRecords(const ListFormat &format, ListFormat::Kind kind);

    /// Takes values for these fields out of each record, too. Before the first line.
    void want(const QStringList &fields) { m_values.emplace(fields); }
    [[nodiscard]] const std::optional<MergeValues> &values() const noexcept { return m_values; }

    /// One line without its line end.
    [[nodiscard]] Found take(QByteArrayView line);
    /// Behind the last line: what is there of a record that was not whole.
    [[nodiscard]] Found finish();

    [[nodiscard]] const QByteArray &entry() const noexcept { return m_entry; }
    [[nodiscard]] const QByteArray &record() const noexcept
    {
        return m_record;
    } ///< as it stood, of the last entry
    [[nodiscard]] int lines() const noexcept { return m_lines; } ///< of the last record
    /// Of a table its header, or the first record where it has none; of lines of JSON the keys of the first object.
    [[nodiscard]] const QStringList &columns() const noexcept { return m_columns; }
    [[nodiscard]] bool hasHeader() const noexcept { return m_hasHeader; }
    /// In `columns`, of the addresses; negative while it is not known.
    [[nodiscard]] qsizetype addressColumn() const noexcept { return m_column; }
    [[nodiscard]] char delimiter() const noexcept
    {
        return m_delimiter;
    } ///< 0: not known yet, or there is none
    [[nodiscard]] bool hadLatin1() const noexcept { return m_hadLatin1; } ///< a record was not UTF-8

private:
    [[nodiscard]] Found takeWhole();
    [[nodiscard]] Found takeJson();
    [[nodiscard]] Found takeClassic();
    [[nodiscard]] Found takeRecord();
    [[nodiscard]] Found takeHeader(const QByteArrayList &cells);
    [[nodiscard]] QByteArray text();
    [[nodiscard]] Found entryOf(const QByteArrayList &cells);
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] bool bind();

    const ListFormat m_format;
    const ListFormat::Kind m_kind;
    QByteArray m_entry;
    QByteArray m_record;
    QStringList m_columns; // none: the header was not seen yet
    std::optional<MergeValues> m_values; // when they are wanted
    qsizetype m_column = -1;
    int m_lines = 0;
    char m_delimiter;
    bool m_hasHeader = false;
    bool m_hadLatin1 = false;
    bool m_isWhole = true; // the record, so that the next line begins another
};

} // namespace Relaydeck
