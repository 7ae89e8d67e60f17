#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace Relaydeck {

/// As the journal keeps them: an array of texts; nothing for no values.
[[nodiscard]] QByteArray mergeValuesToJson(const QStringList &values);
[[nodiscard]] QStringList mergeValuesFromJson(const QByteArray &json);

/// Takes the values of a message's fields out of the records of a list, by the names of columns or keys in any case.
///
/// `address`, `name` and `entry` are there in every list: what mail is sent to, what stands beside it (`Name <address>`), and both
/// together as they are written there. A column that is called so takes their place, unless it is the one of the addresses.
class MergeValues final
{
public:
    explicit MergeValues(const QStringList &fields);

    /// Looks up the columns of a table, or of a plain list, which has none. False: `missing` is in none of them.
    [[nodiscard]] bool bind(const QStringList &columns, qsizetype addressColumn);
    void take(const QByteArrayList &cells);
    /// Each line of JSON has keys of its own; `addressKey` is the one of the address.
    void take(const QJsonObject &object, const QString &addressKey);
    /// After lines of JSON: whether each field was a key somewhere.
    [[nodiscard]] bool wasEverySeen();
    [[nodiscard]] const QString &missing() const noexcept { return m_missing; }

    /// Of the last record, one for each field. `entry` is what the address was read from.
    [[nodiscard]] QStringList values(QByteArrayView entry, const QByteArray &address) const;

private:
    [[nodiscard]] bool isAlwaysThere(qsizetype field) const;

    QStringList m_fields;
    QList<qsizetype> m_columns; // of each field; -1: none
    QList<bool> m_seen;
    std::vector<std::optional<QString>> m_values; // of the record at hand; nothing: no column or key
    QString m_missing;
};

} // namespace Relaydeck
