#include "merge/headertemplate.h"

#include "compose/encodedwords.h"
#include "compose/people.h"
#include "compose/rawheader.h"
#include "smtp/address.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

constexpr qsizetype LongestLine = 998; // RFC 5322 section 2.1.1

bool isControl(QChar c)
{
    return c < u' ' || c == u'\x7f' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
}

bool isAscii(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c >= u' ' && c <= u'~'; });
}

QString quoted(QString text)
{
    return u'"' + text.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1) + u'"';
}

/// Encoded words among addresses become quoted strings, so that what comes out of them stays a name.
QString peopleText(const QByteArray &value)
{
    static const QRegularExpression words(
        u"=\\?[^?\\s]+\\?[bBqQ]\\?[^?\\s]*\\?=(?:\\s+=\\?[^?\\s]+\\?[bBqQ]\\?[^?\\s]*\\?=)*"_s);
    const QString raw = value.isValidUtf8() ? QString::fromUtf8(value) : QString::fromLatin1(value);
    QString text;
    qsizetype at = 0;
    for (auto matches = words.globalMatch(raw); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        text += QStringView(raw).sliced(at, match.capturedStart() - at);
        text += quoted(decodeEncodedWords(match.captured().toLatin1()));
        at = match.capturedEnd();
    }
    text += QStringView(raw).sliced(at);
    return text;
}

bool fitsLines(const QByteArray &header)
{
    const QByteArrayList lines = header.split('\n');
    return std::all_of(
        lines.begin(), lines.end(), [](const QByteArray &line) { return line.size() <= LongestLine; });
}

bool isListed(const QByteArray &name, std::initializer_list<QLatin1StringView> names)
{
    return std::any_of(names.begin(), names.end(), [&name](QLatin1StringView one) {
        return QLatin1StringView(name).compare(one, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

bool HeaderTemplate::isFixed(const QByteArray &name)
{
    return name.toLower().startsWith("content-") || isListed(name, {"mime-version"_L1});
}

HeaderTemplate::Form HeaderTemplate::formOf(const QByteArray &name)
{
    if (isListed(name, {"from"_L1, "sender"_L1, "reply-to"_L1, "to"_L1, "cc"_L1, "errors-to"_L1}))
        return Form::People;
    const bool isToken = name.toLower().startsWith("list-")
        || isListed(name,
            {"message-id"_L1, "in-reply-to"_L1, "references"_L1, "date"_L1, "precedence"_L1,
                "auto-submitted"_L1, "return-path"_L1, "feedback-id"_L1});
    return isToken ? Form::Token : Form::Text;
}

HeaderTemplate::HeaderTemplate(const QByteArray &name, const QByteArray &value, const ClassicMerge *classic,
    QList<MergeField> &fields, MergeFault &fault)
    : m_name(name),
      m_form(formOf(name))
{
    QString text = m_form == Form::People ? peopleText(value) : decodeEncodedWords(value);
    if (classic)
        text = classic->asFields(text, ClassicMerge::Where::Headers);
    MergeFault found;
    m_text = TextTemplate::scan(text, TextTemplate::Markup::Plain, fields, found);
    if (found && !fault)
        fault = {found.kind, name, found.text};
    if (m_text.isChanged() && isFixed(name) && !fault)
        fault = {MergeFault::Kind::HeaderFixed, name, {}};
    findPlaces();
}

void HeaderTemplate::findPlaces()
{
    bool inQuotes = false;
    bool inAngle = false;
    const std::vector<MergePiece> &pieces = m_text.pieces();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (pieces[i].field >= 0) {
            const bool isName = m_form == Form::People && isBesideAddress(i);
            m_places.push_back(inQuotes ? Place::Quoted
                    : inAngle           ? Place::Angle
                    : isName            ? Place::Name
                                        : Place::Bare);
            continue;
        }
        m_places.push_back(Place::Bare);
        const QString &words = pieces[i].words;
        for (qsizetype at = 0; at < words.size(); ++at) {
            if (inQuotes && words[at] == u'\\')
                ++at;
            else if (words[at] == u'"' && m_form == Form::People)
                inQuotes = !inQuotes;
            else if (!inQuotes && words[at] == u'<')
                inAngle = true;
            else if (!inQuotes && words[at] == u'>')
                inAngle = false;
        }
    }
}

/// An angle bracket stands behind it before the next comma.
bool HeaderTemplate::isBesideAddress(std::size_t piece) const
{
    bool inQuotes = false;
    for (std::size_t i = piece + 1; i < m_text.pieces().size(); ++i) {
        for (const QChar c : m_text.pieces()[i].words) {
            if (c == u'"')
                inQuotes = !inQuotes;
            else if (!inQuotes && (c == u'<' || c == u','))
                return c == u'<';
        }
    }
    return false;
}

/// Puts a value where it cannot break out of.
MergeFlaw::Kind HeaderTemplate::put(const QString &value, Place place, QString &into) const
{
    using Kind = MergeFlaw::Kind;
    if (std::any_of(value.cbegin(), value.cend(), isControl))
        return Kind::ControlInHeader;
    if (m_form == Form::Text) {
        into += value;
        return Kind::None;
    }
    const auto has = [&value](QLatin1StringView characters) {
        return std::any_of(
            value.cbegin(), value.cend(), [characters](QChar c) { return characters.contains(c); });
    };
    if (m_form == Form::Token) {
        into += value;
        const bool fits = isAscii(value) && !(place == Place::Angle && has(" <>"_L1));
        return fits ? Kind::None : Kind::UnfitForHeader;
    }
    const bool isName = place == Place::Name || place == Place::Quoted;
    if (isName) {
        const QString inQuotes = quoted(value);
        into += place == Place::Name ? inQuotes : inQuotes.sliced(1, inQuotes.size() - 2);
        return Kind::None;
    }
    into += value;
    const ParsedAddress parsed = Address::parse(value.toUtf8());
    const bool isWhole
        = parsed && (place == Place::Bare || parsed.address.wire() == value.trimmed().toUtf8());
    return isWhole || !has(" <>()[],;:\\\"@"_L1) ? Kind::None : Kind::NoAddress;
}

HeaderTemplate::Rendered HeaderTemplate::rendered(
    const QStringList &values, const QList<MergeField> &fields) const
{
    Rendered result;
    result.flaw.header = m_name;
    QString text;
    for (std::size_t i = 0; i < m_places.size() && !result.flaw; ++i) {
        const MergePiece &piece = m_text.pieces()[i];
        if (piece.field < 0) {
            text += piece.words;
            continue;
        }
        result.flaw.kind = put(piece.valueOf(values), m_places[i], text);
        if (result.flaw)
            result.flaw.field = fields.at(piece.field).name;
    }
    if (!result.flaw)
        result.line = line(text, result.flaw).value_or(QByteArray());
    if (!result.flaw)
        result.flaw = {};
    return result;
}

std::optional<QByteArray> HeaderTemplate::line(const QString &text, MergeFlaw &flaw) const
{
    if (m_form == Form::People) {
        std::optional<QByteArray> made = peopleHeader(m_name, text);
        if (!made)
            flaw.kind = MergeFlaw::Kind::NoAddress;
        return made;
    }
    const bool isPlain = isAscii(text) && !text.contains("=?"_L1);
    const qsizetype nameSize = m_name.size() + 1;
    QByteArray value
        = isPlain ? folded(' ' + text.toLatin1(), nameSize) : ' ' + encodedWords(text, nameSize + 1);
    if (!fitsLines(m_name + ':' + value)) {
        flaw.kind = MergeFlaw::Kind::HeaderTooLong;
        return std::nullopt;
    }
    return m_name + ':' + value.replace("\n", "\r\n") + "\r\n";
}

} // namespace Relaydeck
