#include "bulk/mergevalues.h"

#include "compose/encodedwords.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

bool isNamed(const QString &name, const QString &wanted)
{
    return name.simplified().compare(wanted, Qt::CaseInsensitive) == 0;
}

/// A number keeps its digits; what is no text, number or truth is no value.
QString textOf(const QJsonValue &value)
{
    if (value.isDouble() && double(value.toInteger()) == value.toDouble())
        return QString::number(value.toInteger());
    return value.isString() || value.isDouble() || value.isBool() ? value.toVariant().toString().trimmed()
                                                                  : QString();
}

/// What stands before the angle bracket, without its quotation marks.
QString nameBeside(QByteArrayView entry)
{
    const qsizetype bracket = entry.lastIndexOf('<');
    QByteArray name = entry.first(std::max<qsizetype>(bracket, 0)).trimmed().toByteArray();
    if (name.size() > 1 && name.startsWith('"') && name.endsWith('"'))
        name = name.sliced(1, name.size() - 2).replace("\\\"", "\"").replace("\\\\", "\\");
    return decodeEncodedWords(name);
}

} // namespace

QByteArray mergeValuesToJson(const QStringList &values)
{
    return values.isEmpty()
        ? QByteArray()
        : QJsonDocument(QJsonArray::fromStringList(values)).toJson(QJsonDocument::Compact);
}

QStringList mergeValuesFromJson(const QByteArray &json)
{
    QStringList values;
    const QJsonArray given = QJsonDocument::fromJson(json).array();
    for (const auto &value : given)
        values.append(value.toString());
    return values;
}

MergeValues::MergeValues(const QStringList &fields)
    : m_fields(fields),
      m_columns(fields.size(), -1),
      m_seen(fields.size(), false),
      m_values(std::size_t(fields.size()))
{}

bool MergeValues::isAlwaysThere(qsizetype field) const
{
    return isNamed(m_fields[field], u"address"_s) || isNamed(m_fields[field], u"name"_s)
        || isNamed(m_fields[field], u"entry"_s);
}

bool MergeValues::bind(const QStringList &columns, qsizetype addressColumn)
{
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        const auto found = std::find_if(columns.begin(), columns.end(),
            [&](const QString &column) { return isNamed(column, m_fields[i]); });
        if (found != columns.end())
            m_columns[i] = found - columns.begin();
        if (m_columns[i] == addressColumn && isNamed(m_fields[i], u"address"_s))
            m_columns[i] = -1;
        if (found == columns.end() && !isAlwaysThere(i)) {
            m_missing = m_fields[i];
            return false;
        }
    }
    return true;
}

void MergeValues::take(const QByteArrayList &cells)
{
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        if (m_columns[i] >= 0)
            m_values[std::size_t(i)] = QString::fromUtf8(cells.value(m_columns[i])).trimmed();
    }
}

void MergeValues::take(const QJsonObject &object, const QString &addressKey)
{
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        std::optional<QString> &value = m_values[std::size_t(i)];
        value.reset();
        for (auto member = object.begin(); member != object.end(); ++member) {
            const bool isBareAddress = member.key() == addressKey && isNamed(m_fields[i], u"address"_s);
            if (!isNamed(member.key(), m_fields[i]) || isBareAddress)
                continue;
            m_seen[i] = true;
            value = textOf(*member);
        }
    }
}

bool MergeValues::wasEverySeen()
{
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        if (m_seen[i] || isAlwaysThere(i))
            continue;
        m_missing = m_fields[i];
        return false;
    }
    return true;
}

QStringList MergeValues::values(QByteArrayView entry, const QByteArray &address) const
{
    QStringList values;
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        if (const std::optional<QString> &value = m_values[std::size_t(i)])
            values.append(*value);
        else if (isNamed(m_fields[i], u"address"_s))
            values.append(QString::fromUtf8(address));
        else if (isNamed(m_fields[i], u"entry"_s))
            values.append(QString::fromUtf8(entry).trimmed());
        else
            values.append(isAlwaysThere(i) ? nameBeside(entry) : QString());
    }
    return values;
}

} // namespace Relaydeck
