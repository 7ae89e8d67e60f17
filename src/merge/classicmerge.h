#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <utility>

namespace Relaydeck {

/// Merging as Mail::Bulkmail::Dynamic did it (spec section 13): entries are cut at a delimiter, and keys stand in the message as they
/// are, without braces. The settings are those of the module, in JSON, under the names they have there.
///
/// All keys are literal texts. Of several that begin at one place the longest is meant; within a group all are replaced at
/// once, where the module replaced them in random order. `0` is a value (D33).
class ClassicMerge final
{
public:
    struct Read
    {
        std::shared_ptr<const ClassicMerge> settings; ///< null when there is a fault
        QString fault; ///< the name of the setting that is missing or cannot be used; `JSON`: it is no object
    };
    [[nodiscard]] static Read fromJson(const QByteArray &json);

    [[nodiscard]] const QByteArray &json() const noexcept { return m_json; } ///< for the journal's plan
    /// The keys of an entry, then the tokens of dynamic_message_data.
    [[nodiscard]] const QStringList &columns() const noexcept { return m_columns; }
    [[nodiscard]] qsizetype addressColumn() const { return m_columns.indexOf(u"BULK_EMAIL"); }
    /// A text for each column: of an entry's keys its values, of a token the text that the entry chooses, merged. None when there
    /// are fewer than keys (MBD003) or a token is chosen that there is not (MBD007).
    [[nodiscard]] QByteArrayList cells(QByteArrayView entry) const;

    enum class Where : quint8 { Headers, Text };
    /// The same text in the language of TextTemplate: its keys are fields, raw and with an empty default.
    [[nodiscard]] QString asFields(const QString &text, Where where) const;

private:
    using Pairs = QList<std::pair<QString, QString>>;

    [[nodiscard]] QString readSettings();
    [[nodiscard]] QString chosen(
        const QString &token, const QHash<QString, QString> &choices, const Pairs &values) const;

    QByteArray m_json;
    QStringList m_keys;
    QStringList m_columns;
    QString m_delimiter;
    Pairs m_global;
    QHash<QString, QHash<QString, QString>> m_choices; // text by choice by token
    QString m_choiceDelimiter;
    QString m_choiceValueDelimiter;
};

} // namespace Relaydeck
