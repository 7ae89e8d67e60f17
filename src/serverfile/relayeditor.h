#pragma once

#include "serverfile/editbuilder.h"
#include "serverfile/relaycolumns.h"
#include "serverfile/textedit.h"

#include <QHash>
#include <QMap>

#include <optional>

namespace Relaydeck {

/// Works out how the text of a server file must change so that a relay gets another value, or comes,
/// goes or moves. Changes only the lines it must and follows the rules for a writer (spec section
/// 2.8): what it writes, Mail::Bulkmail reads the same way.
///
/// Nothing is changed here: apply the edits to the document, then make a new RelayEditor. The columns
/// must come from one server file that is read to its end.
class RelayEditor
{
public:
    using Values = QList<std::pair<Field, QByteArray>>;

    explicit RelayEditor(const RelayColumns &columns);

    /// Texts by relay for one field; an absent text: not set in this file. Where a relay in front of
    /// another has nothing, or the column is new, every gap is filled with what the relay gets anyway.
    [[nodiscard]] TextEdits setValues(
        Field field, const QMap<qsizetype, std::optional<QByteArray>> &texts) const;
    [[nodiscard]] TextEdits setValue(
        qsizetype relay, Field field, const std::optional<QByteArray> &text) const;

    /// A relay in front of relay `at`, or behind the last one. `values` must have Smtp.
    [[nodiscard]] TextEdits insertRelay(qsizetype at, const Values &values) const;
    /// A copy behind the relay.
    [[nodiscard]] TextEdits duplicateRelay(qsizetype relay) const;
    /// Comments stay.
    [[nodiscard]] TextEdits removeRelays(const QList<qsizetype> &relays) const;
    /// The relay becomes number `to`; its lines move, comments stay.
    [[nodiscard]] TextEdits moveRelay(qsizetype from, qsizetype to) const;

    /// What stands for "nothing said" inside a column, as it is written: the default of the master
    /// confs, or a value that means the same as none.
    [[nodiscard]] QByteArray filler(Field field) const;
    /// The texts of a relay that this file sets.
    [[nodiscard]] Values valuesOf(qsizetype relay) const;

private:
    using RawValues = QList<std::pair<Field, QByteArray>>; // as they are written
    using Texts = QMap<qsizetype, std::optional<QByteArray>>;

    struct Place
    {
        qsizetype line = -1; // -1: in a new package at the end
        bool before = false;
    };

    [[nodiscard]] TextEdits insertRaw(qsizetype at, const RawValues &values) const;
    [[nodiscard]] RawValues rawValuesOf(qsizetype relay) const;
    void beginColumn(EditBuilder &builder, Field field, const Texts &texts) const;
    void changeColumn(EditBuilder &builder, Field field, const Texts &texts) const;
    void makeRoom(
        EditBuilder &builder, qsizetype at, Field field, const std::optional<QByteArray> &raw) const;
    void removeFrom(EditBuilder &builder, Field field, const QList<qsizetype> &relays) const;
    void makeArray(EditBuilder &builder, Field field) const;
    void retireDeadEntries(EditBuilder &builder, Field field, QByteArrayView wanted) const;
    void write(EditBuilder &builder, Place place, Field field, const QByteArray &raw) const;

    void findPackageEnds();
    [[nodiscard]] bool isNeeded(qsizetype at, Field field, const std::optional<QByteArray> &raw) const;
    [[nodiscard]] Place placeFor(qsizetype relay, Field field) const;
    [[nodiscard]] Place placeOfNewRelay(qsizetype at, Field field) const;
    [[nodiscard]] Place endOfPackage(QByteArrayView package) const;
    [[nodiscard]] QByteArrayView homePackage(Field field) const;
    [[nodiscard]] bool isAtHome(Field field) const;
    [[nodiscard]] qsizetype size(Field field) const;
    [[nodiscard]] qsizetype firstLine(qsizetype relay) const;
    [[nodiscard]] qsizetype lastLine(qsizetype relay) const;
    [[nodiscard]] bool hidesAnother(Field field) const;
    [[nodiscard]] QList<Field> fieldsInFileOrder(qsizetype relay) const;
    [[nodiscard]] qsizetype lineOf(qsizetype relay, Field field) const;

    const RelayColumns &m_columns;
    const Document &m_document;
    QHash<QByteArray, qsizetype> m_packageEnds; // last line of each package; -1: it has none
    QList<Field> m_homeFields; // those with a column in the package of Smtp
    bool m_groupedByRelay = true; // all lines of a relay come before those of the next
};

} // namespace Relaydeck
