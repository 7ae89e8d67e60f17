#include "merge/texttemplate.h"

#include <QUrl>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

constexpr qsizetype LongestField = 300; // characters between the braces
constexpr qsizetype ShownOfFault = 40;

/// What editors of HTML make of characters in a field.
QString withoutEntities(QString inner)
{
    static constexpr std::array entities{std::pair{"&nbsp;"_L1, u' '}, std::pair{"&quot;"_L1, u'"'},
        std::pair{"&#39;"_L1, u'\''}, std::pair{"&lt;"_L1, u'<'}, std::pair{"&gt;"_L1, u'>'},
        std::pair{"&amp;"_L1, u'&'}};
    for (const auto &[entity, character] : entities)
        inner.replace(entity, QString(QChar(character)));
    return inner;
}

/// Reads what stands between the braces.
class FieldReader final
{
public:
    FieldReader(QList<MergeField> &fields, MergeFault &fault) : m_fields(fields), m_fault(fault) {}

    [[nodiscard]] MergePiece read(const QString &inner)
    {
        MergePiece piece;
        QString name = inner.simplified();
        if (const qsizetype bar = name.indexOf(u'|'); bar >= 0) {
            piece.fallback = name.sliced(bar + 1).trimmed();
            name.truncate(bar);
        }
        if (const qsizetype colon = name.indexOf(u':'); colon >= 0) {
            const QString filter = name.sliced(colon + 1).trimmed();
            piece.asUrl = filter.compare("url"_L1, Qt::CaseInsensitive) == 0;
            if (!piece.asUrl)
                object(MergeFault::Kind::UnknownFilter, filter);
            name.truncate(colon);
        }
        piece.isRaw = name.startsWith(u'&');
        name = name.sliced(piece.isRaw ? 1 : 0).trimmed();
        if (name.isEmpty() || inner.contains(u'{') || inner.contains(u'}'))
            object(MergeFault::Kind::BadName, u"{{"_s + inner + u"}}"_s);
        piece.field = indexOf(name, piece.fallback.has_value());
        return piece;
    }

    void object(MergeFault::Kind kind, const QString &text)
    {
        if (!m_fault)
            m_fault = {kind, {}, text.left(ShownOfFault)};
    }

private:
    [[nodiscard]] qsizetype indexOf(const QString &name, bool hasFallback)
    {
        auto known = std::find_if(m_fields.begin(), m_fields.end(),
            [&name](const MergeField &field) { return field.name.compare(name, Qt::CaseInsensitive) == 0; });
        if (known == m_fields.end()) {
            m_fields.append({name, false});
            known = m_fields.end() - 1;
        }
        known->isNeeded = known->isNeeded || !hasFallback;
        return known - m_fields.begin();
    }

    QList<MergeField> &m_fields;
    MergeFault &m_fault;
};

} // namespace

QString MergePiece::valueOf(const QStringList &values) const
{
    QString value = values.value(field);
    if (value.isEmpty())
        value = fallback.value_or(QString());
    return asUrl ? QString::fromLatin1(QUrl::toPercentEncoding(value)) : value;
}

TextTemplate TextTemplate::scan(
    const QString &text, Markup markup, QList<MergeField> &fields, MergeFault &fault)
{
    TextTemplate result;
    result.m_markup = markup;
    FieldReader reader(fields, fault);
    MergePiece words;
    const auto endWords = [&] {
        if (!words.words.isEmpty())
            result.m_pieces.push_back(std::exchange(words, {}));
    };
    qsizetype at = 0;
    for (qsizetype open = text.indexOf("{{"_L1); open >= 0; open = text.indexOf("{{"_L1, at)) {
        result.m_isChanged = true;
        words.words += QStringView(text).sliced(at, open - at);
        if (QStringView(text).sliced(open).startsWith("{{{{"_L1)) {
            words.words += "{{"_L1;
            at = open + 4;
            continue;
        }
        const qsizetype close = text.indexOf("}}"_L1, open + 2);
        if (close < 0 || close - open > LongestField) {
            reader.object(MergeFault::Kind::Unclosed, text.sliced(open).simplified());
            return result;
        }
        endWords();
        const QString inner = text.sliced(open + 2, close - open - 2);
        result.m_pieces.push_back(reader.read(markup == Markup::Html ? withoutEntities(inner) : inner));
        at = close + 2;
    }
    words.words += QStringView(text).sliced(at);
    endWords();
    return result;
}

QString TextTemplate::rendered(const QStringList &values) const
{
    QString text;
    for (const MergePiece &piece : m_pieces) {
        if (piece.field < 0) {
            text += piece.words;
            continue;
        }
        const QString value = piece.valueOf(values);
        const bool escape = m_markup == Markup::Html && !piece.isRaw && !piece.asUrl;
        text += escape ? value.toHtmlEscaped().replace(u'\'', "&#39;"_L1) : value;
    }
    return text;
}

} // namespace Relaydeck
