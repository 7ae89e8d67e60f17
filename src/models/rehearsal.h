#pragma once

#include "bulk/listentry.h"
#include "bulk/mergepress.h"
#include "engine/orders.h"
#include "engine/snapshot.h"

#include <QMap>

#include <functional>
#include <memory>

namespace Relaydeck {

/// What was found in a list.
struct ListFacts
{
    ListFormat::Kind kind = ListFormat::Kind::Plain;
    char delimiter = 0; ///< of a table; 0: it has one column
    bool hasHeader = false; ///< of a table
    bool isLatin1 = false; ///< some records are not UTF-8
    QStringList columns; ///< names in the header, or keys
    qsizetype addressColumn = -1; ///< in `columns`; negative: not known
    qint64 entries = 0; ///< read so far, with those left out
    QMap<LeftOut, qint64> leftOut; ///< why, and how many

    /// Entries that are sent to.
    [[nodiscard]] qint64 recipients() const;
};

/// One recipient and the values for the message.
struct RehearsedRow
{
    qint64 number = 0; ///< among those that are sent to, from 1
    qint64 id = 0; ///< that it will have in the journal
    qint64 line = 0; ///< of the list, from 1
    QByteArray address;
    QStringList values;
    MergeFlaw flaw; ///< why there is no message for it
};

/// Message and list of an order, gone through to their ends without sending anything.
///
/// Takes as long as reading the list does: call `of` from a thread of the pool. The values may be read on any thread.
struct Rehearsal
{
    static constexpr qint64 RowsKept = 200; ///< at most, around the one that was asked for
    static constexpr qsizetype MostLacking = 10'000; ///< rows whose numbers are kept

    Trouble messageTrouble; ///< why there is no message
    MergeFault mergeFault; ///< why it can have no fields; it is rehearsed as it stands
    Trouble listTrouble; ///< why the list cannot be read; what was found until then stands
    bool isStream = false; ///< the list is a pipe or a terminal, which is read once, when it is sent to
    bool isWhole = false; ///< the list was read to its end

    QString subject; ///< decoded, fields and all
    QStringList fields; ///< that the message has
    ListFacts list;
    MergeLack lack; ///< what the list has not, that the message asks for
    QList<qint64> lacking; ///< numbers of rows with a flaw, the first of them
    QList<RehearsedRow> rows; ///< one after the other

    /// Either file of the order may be missing: then the other is looked at alone. Fields are looked for where `merge` says so.
    /// `goOn` is asked every few thousand lines whether anybody still wants to know.
    [[nodiscard]] static Rehearsal of(
        const SendOrder &order, qint64 row = 1, const std::function<bool()> &goOn = {});

    [[nodiscard]] const RehearsedRow *row(qint64 number) const; ///< null: it was not kept
    /// Every byte as it will be sent; nothing where the row has a flaw.
    [[nodiscard]] QByteArray messageFor(const RehearsedRow &row) const;

private:
    void readMessage(const SendOrder &order);
    void readList(const SendOrder &order, qint64 row, const std::function<bool()> &goOn);
    void seeThoughFieldIsMissing(const SendOrder &order, qint64 row, const std::function<bool()> &goOn);
    void take(const ListEntry &entry, qint64 wanted, MergeCheck *check);

    qint64 m_rows = 0;
    QByteArray m_message; // without fields, lines end in CR LF
    std::shared_ptr<const MergePress> m_press; // null: it is the same for all
};

} // namespace Relaydeck
