#include "merge/classicmerge.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

using Pairs = QList<std::pair<QString, QString>>;

/// A stretch of a text; what is settled is not looked at again.
struct Segment
{
    QString text;
    bool isSettled = false;
};

/// Puts the second of each pair in place of the first, all at once.
std::vector<Segment> replaced(const std::vector<Segment> &segments, const Pairs &pairs, bool settles)
{
    std::vector<Segment> result;
    for (const Segment &segment : segments) {
        if (segment.isSettled) {
            result.push_back(segment);
            continue;
        }
        const QStringView text = segment.text;
        QString words;
        for (qsizetype at = 0; at < text.size();) {
            const std::pair<QString, QString> *longest = nullptr;
            for (const auto &pair : pairs) {
                const bool isLonger = !longest || pair.first.size() > longest->first.size();
                if (isLonger && text.sliced(at).startsWith(pair.first))
                    longest = &pair;
            }
            if (!longest) {
                words += text[at++];
                continue;
            }
            at += longest->first.size();
            if (!settles) {
                words += longest->second;
                continue;
            }
            result.push_back({std::exchange(words, {}), false});
            result.push_back({longest->second, true});
        }
        result.push_back({words, false});
    }
    return result;
}

QString joined(const std::vector<Segment> &segments)
{
    QString text;
    for (const Segment &segment : segments)
        text += segment.text;
    return text;
}

/// Whether a key can be the name of a field.
bool canBeField(const QString &key)
{
    const auto isOdd = [](QChar c) { return u"{}|:"_s.contains(c); };
    return !key.isEmpty() && key == key.simplified() && !key.startsWith(u'&')
        && std::none_of(key.begin(), key.end(), isOdd);
}

/// It means something as a pattern, which keys were unless quotemeta was set.
bool isPattern(const QString &key)
{
    return std::any_of(key.begin(), key.end(), [](QChar c) { return u"\\^$.|?*+()[]{}"_s.contains(c); });
}

QString textOf(const QJsonValue &value)
{
    return value.toVariant().toString();
}

/// A JSON true or a Perl one.
bool isTrue(const QJsonValue &value)
{
    return value.isBool() ? value.toBool() : !QStringList{QString(), u"0"_s}.contains(textOf(value));
}

} // namespace

ClassicMerge::Read ClassicMerge::fromJson(const QByteArray &json)
{
    const std::shared_ptr<ClassicMerge> settings(new ClassicMerge);
    settings->m_json = json;
    const QString fault = settings->readSettings();
    return {fault.isEmpty() ? settings : nullptr, fault};
}

QString ClassicMerge::readSettings()
{
    static const QStringList known{u"merge_keys"_s, u"merge_delimiter"_s, u"global_merge"_s, u"quotemeta"_s,
        u"dynamic_message_data"_s, u"dynamic_message_delimiter"_s, u"dynamic_message_value_delimiter"_s};
    const QJsonDocument document = QJsonDocument::fromJson(m_json);
    const QJsonObject object = document.object();
    if (!document.isObject())
        return u"JSON"_s;
    for (const QString &key : object.keys()) {
        if (!known.contains(key))
            return key;
    }
    m_delimiter = textOf(object[u"merge_delimiter"_s]);
    m_choiceDelimiter = textOf(object[u"dynamic_message_delimiter"_s]);
    m_choiceValueDelimiter = textOf(object[u"dynamic_message_value_delimiter"_s]);
    for (const QJsonValue &key : object[u"merge_keys"_s].toArray())
        m_keys.append(textOf(key));
    const QJsonObject global = object[u"global_merge"_s].toObject();
    for (auto it = global.begin(); it != global.end(); ++it)
        m_global.append({it.key(), textOf(*it)});
    const QJsonObject data = object[u"dynamic_message_data"_s].toObject();
    m_columns = m_keys + data.keys();
    for (auto token = data.begin(); token != data.end(); ++token) {
        const QJsonObject choices = token->toObject();
        for (auto it = choices.begin(); it != choices.end(); ++it)
            m_choices[token.key()][it.key()] = textOf(*it);
    }
    if (m_delimiter.isEmpty())
        return u"merge_delimiter"_s; // MBD002
    QStringList distinct = m_columns;
    for (QString &column : distinct)
        column = column.toLower(); // as names of fields are one in any case
    const bool areDistinct = distinct.removeDuplicates() == 0;
    if (!m_keys.contains(u"BULK_EMAIL"_s) || m_keys.contains(u"BULK_SENDER"_s)
        || m_keys.contains(u"BULK_REPLYTO"_s) || m_keys.contains(u"BULK_DYNAMIC_HEADERS"_s) || !areDistinct
        || !std::all_of(m_columns.begin(), m_columns.end(), canBeField))
        return u"merge_keys"_s;
    if (!data.isEmpty() && m_choiceDelimiter.isEmpty())
        return u"dynamic_message_delimiter"_s; // MBD005
    if (!data.isEmpty() && m_choiceValueDelimiter.isEmpty())
        return u"dynamic_message_value_delimiter"_s; // MBD006
    const bool hasPattern = std::any_of(m_columns.begin(), m_columns.end(), isPattern);
    return hasPattern && !isTrue(object[u"quotemeta"_s]) ? u"quotemeta"_s : QString();
}

QByteArrayList ClassicMerge::cells(QByteArrayView entry) const
{
    const QString line = entry.isValidUtf8() ? QString::fromUtf8(entry) : QString::fromLatin1(entry);
    QStringList values;
    qsizetype at = 0;
    while (values.size() + 1 < m_keys.size()) {
        const qsizetype end = line.indexOf(m_delimiter, at);
        if (end < 0)
            return {};
        values.append(line.sliced(at, end - at));
        at = end + m_delimiter.size();
    }
    values.append(line.sliced(at)); // which takes the rest

    Pairs pairs;
    QHash<QString, QString> choices;
    for (qsizetype i = 0; i < m_keys.size(); ++i) {
        pairs.append({m_keys[i], values[i]});
        if (m_keys[i] != "BULK_DYNAMIC_MESSAGE"_L1)
            continue;
        for (const QString &choice : values[i].split(m_choiceDelimiter, Qt::SkipEmptyParts)) {
            const QStringList halves = choice.split(m_choiceValueDelimiter);
            if (!m_choices.contains(halves.first()))
                return {};
            choices[halves.first()] = halves.value(1);
        }
    }
    QByteArrayList cells;
    for (const QString &value : values)
        cells.append(value.toUtf8());
    for (qsizetype i = m_keys.size(); i < m_columns.size(); ++i)
        cells.append(chosen(m_columns[i], choices, pairs).toUtf8());
    return cells;
}

/// An unknown choice is nothing; without a choice there is the default.
QString ClassicMerge::chosen(
    const QString &token, const QHash<QString, QString> &choices, const Pairs &values) const
{
    const QHash<QString, QString> texts = m_choices.value(token);
    const QString choice = choices.value(token);
    const QString text = texts.value(choice.isEmpty() ? u"_default"_s : choice);
    return joined(replaced(replaced({{text, false}}, m_global, false), values, false));
}

QString ClassicMerge::asFields(const QString &text, Where where) const
{
    const auto escaped = [](QString words) { return words.replace("{{"_L1, "{{{{"_L1); };
    const auto field = [](const QString &name) { return std::pair(name, u"{{&"_s + name + u"|}}"_s); };
    Pairs tokens;
    Pairs keys;
    for (qsizetype i = 0; i < m_columns.size(); ++i)
        (i < m_keys.size() ? keys : tokens).append(field(m_columns[i]));
    Pairs global;
    for (const auto &[key, value] : m_global)
        global.append({key, escaped(value)});
    std::vector<Segment> segments{{escaped(text), false}};
    if (where == Where::Text)
        segments = replaced(segments, tokens, true);
    segments = replaced(segments, global, false);
    return joined(replaced(segments, keys, true));
}

} // namespace Relaydeck
