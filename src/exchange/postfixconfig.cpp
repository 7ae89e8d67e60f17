#include "exchange/postfixconfig.h"

#include "exchange/postfixlines.h"

#include <algorithm>

namespace Relaydeck {
namespace {

constexpr int MostDepth = 50; // parameters within parameters
constexpr int MostSteps = 10'000; // names replaced for one value
constexpr qsizetype LongestValue = 64 * 1024; // bytes

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool isName(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isNameCharacter);
}

/// Bytes up to the bracket that closes the one in front, both included; 0 when there is none.
qsizetype bracketed(QByteArrayView text)
{
    const char open = text.front();
    const char close = open == '{' ? '}' : ')';
    int depth = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        depth += text[i] == open ? 1 : text[i] == close ? -1 : 0;
        if (depth == 0)
            return i + 1;
    }
    return 0;
}

QByteArrayView withoutBraces(QByteArrayView text)
{
    const QByteArrayView inside = text.trimmed();
    const bool braced = !inside.isEmpty() && inside.front() == '{' && bracketed(inside) == inside.size();
    return braced ? inside.sliced(1, inside.size() - 2) : text;
}

} // namespace

/// A value in the making.
struct PostfixConfig::Expansion
{
    QByteArray text;
    int stepsLeft = MostSteps;
    bool endless = false;
    QByteArray unknown; ///< first name that nothing is known of, or a comparison

    [[nodiscard]] bool isSpoilt() const { return endless || !unknown.isEmpty(); }
    void append(QByteArrayView more)
    {
        endless = endless || text.size() + more.size() > LongestValue;
        if (!endless)
            text.append(more);
    }
};

PostfixConfig::PostfixConfig(
    const QByteArray &bytes, QString fileName, const QByteArray &configDirectory, RemarkList &remarks)
    : m_file(std::move(fileName)),
      m_remarks(remarks)
{
    read(bytes);
    if (!has("config_directory"))
        m_parameters.insert("config_directory", {configDirectory, 0});
    if (!has("default_database_type"))
        m_parameters.insert("default_database_type", {"hash", 0});
    if (has("myhostname") && !has("mydomain")) {
        const QByteArray host = m_parameters.value("myhostname").text;
        m_parameters.insert("mydomain", {host.mid(host.indexOf('.') + 1), 0});
    }
}

void PostfixConfig::read(const QByteArray &bytes)
{
    PostfixLines lines(bytes);
    while (lines.next()) {
        const qsizetype sign = lines.line().indexOf('=');
        const QByteArray name = lines.line().left(std::max<qsizetype>(sign, 0)).trimmed();
        const bool begins = !lines.line().startsWith(' ') && !lines.line().startsWith('\t');
        if (!isName(name) || !begins) {
            remark(ExchangeKind::LineUnreadable, {}, lines.number());
            continue;
        }
        if (const int before = line(name); before > 0)
            remark(ExchangeKind::Overridden, name, before, {}, Severity::Hint, lines.number());
        m_parameters.insert(name, {lines.line().mid(sign + 1).trimmed(), lines.number()});
    }
}

QByteArray PostfixConfig::value(const QByteArray &name)
{
    const auto found = m_parameters.constFind(name);
    if (found == m_parameters.cend())
        return {};
    const bool first = !m_used.contains(name);
    m_used.insert(name);
    const Parameter &parameter = *found;
    Expansion expansion;
    expand(parameter.text, 0, expansion);
    if (!expansion.isSpoilt())
        return expansion.text.trimmed();
    if (first)
        remark(expansion.endless ? ExchangeKind::NameLoop : ExchangeKind::NeedsShell, name, parameter.line,
            expansion.unknown);
    return {};
}

QByteArrayList PostfixConfig::words(const QByteArray &name)
{
    QByteArray text = value(name);
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r' || c == ','; },
        ' ');
    QByteArrayList words = text.split(' ');
    words.removeAll(QByteArray());
    return words;
}

QByteArrayList PostfixConfig::unused() const
{
    QByteArrayList names;
    for (auto it = m_parameters.cbegin(); it != m_parameters.cend(); ++it) {
        if (it->line > 0 && !m_used.contains(it.key()))
            names.append(it.key());
    }
    std::sort(names.begin(), names.end(),
        [this](const QByteArray &a, const QByteArray &b) { return line(a) < line(b); });
    return names;
}

void PostfixConfig::expand(QByteArrayView text, int depth, Expansion &into)
{
    into.endless = into.endless || depth > MostDepth;
    while (!text.isEmpty() && !into.isSpoilt()) {
        const qsizetype dollar = std::find(text.begin(), text.end(), '$') - text.begin();
        into.append(text.first(dollar));
        text = text.sliced(dollar);
        if (text.isEmpty())
            return;
        text = text.sliced(1);
        qsizetype used = 0;
        if (text.startsWith('$')) {
            into.append("$");
            used = 1;
        } else if (text.startsWith('{') || text.startsWith('(')) {
            used = bracketed(text);
            if (used == 0) {
                into.unknown = "${";
                return;
            }
            expandBraces(text.sliced(1, used - 2), depth, into);
        } else {
            used = std::find_if_not(text.begin(), text.end(), isNameCharacter) - text.begin();
            expandName(text.first(used), depth, into);
        }
        text = text.sliced(used);
    }
}

/// `name`, `name?text`, `name:text` or `name?{text}:{text}`.
void PostfixConfig::expandBraces(QByteArrayView inside, int depth, Expansion &into)
{
    inside = inside.trimmed();
    const auto end = std::find_if_not(inside.begin(), inside.end(), isNameCharacter);
    const QByteArrayView name = inside.first(end - inside.begin());
    QByteArrayView rest = inside.sliced(name.size()).trimmed();
    if (rest.isEmpty() || name.isEmpty() || (rest.front() != '?' && rest.front() != ':')) {
        if (rest.isEmpty())
            expandName(name, depth, into);
        else
            into.unknown = '{' + inside.toByteArray().left(100) + '}';
        return;
    }
    into.endless = into.endless || --into.stepsLeft <= 0;
    Expansion condition;
    condition.stepsLeft = into.stepsLeft;
    if (has(name.toByteArray()))
        expandName(name, depth, condition);
    into.stepsLeft = condition.stepsLeft;
    into.endless = into.endless || condition.endless;
    const bool wantsSet = rest.front() == '?';
    rest = rest.sliced(1).trimmed();
    QByteArrayView otherwise;
    if (!rest.isEmpty() && rest.front() == '{') {
        const qsizetype length = bracketed(rest);
        otherwise = rest.sliced(length).trimmed();
        otherwise = otherwise.startsWith(':') ? otherwise.sliced(1) : QByteArrayView();
        rest = rest.first(length);
    }
    const bool chosen = condition.text.isEmpty() != wantsSet;
    expand(withoutBraces(chosen ? rest : otherwise), depth + 1, into);
}

void PostfixConfig::expandName(QByteArrayView name, int depth, Expansion &into)
{
    const QByteArray key = name.toByteArray();
    const auto found = m_parameters.constFind(key);
    if (found == m_parameters.cend()) {
        into.unknown = '$' + key;
        return;
    }
    m_used.insert(key);
    into.endless = into.endless || depth >= MostDepth || --into.stepsLeft <= 0;
    if (into.endless)
        return;
    const QByteArray text = found->text;
    expand(text, depth + 1, into);
}

void PostfixConfig::remark(ExchangeKind kind, QByteArrayView subject, int line, const QByteArray &extra,
    Severity severity, qint64 number)
{
    ExchangeRemark made;
    made.severity = severity;
    made.kind = kind;
    made.file = m_file;
    made.line = line;
    made.subject = subject.toByteArray();
    made.extra = extra;
    made.number = number;
    m_remarks.add(std::move(made));
}

} // namespace Relaydeck
