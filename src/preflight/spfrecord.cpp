#include "preflight/spfrecord.h"

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

using Kind = SpfTerm::Kind;

struct Mechanism
{
    const char *name;
    Kind kind;
    bool needsDomain;
    bool takesPrefix;
};

constexpr std::array<Mechanism, 8> Mechanisms{{
    {"all", Kind::All, false, false},
    {"include", Kind::Include, true, false},
    {"a", Kind::A, false, true},
    {"mx", Kind::Mx, false, true},
    {"ptr", Kind::Ptr, false, false},
    {"exists", Kind::Exists, true, false},
    {"ip4", Kind::Ip4, true, true},
    {"ip6", Kind::Ip6, true, true},
}};

std::optional<int> prefixOf(const QByteArray &digits, int most)
{
    const bool written = !digits.isEmpty() && digits.size() <= 3
        && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })
        && (digits.size() == 1 || digits.front() != '0');
    const int prefix = digits.toInt();
    return written && prefix <= most ? std::optional(prefix) : std::nullopt;
}

/// `/24`, `//64` or `/24//64` behind `a` and `mx`.
bool readPrefixes(const QByteArray &text, SpfTerm &term)
{
    if (text.isEmpty())
        return true;
    const qsizetype both = text.indexOf("//");
    const QByteArray four = both < 0 ? text.mid(1) : text.left(both).mid(1);
    const auto prefix4 = prefixOf(four, 32);
    const auto prefix6 = both < 0 ? std::optional(128) : prefixOf(text.mid(both + 2), 128);
    if ((!prefix4 && both != 0) || !prefix6)
        return false;
    term.prefix4 = prefix4.value_or(32);
    term.prefix6 = *prefix6;
    return true;
}

bool readNetwork(const QByteArray &text, SpfTerm &term)
{
    const bool isFour = term.kind == Kind::Ip4;
    const qsizetype slash = text.indexOf('/');
    const QByteArray address = text.left(slash < 0 ? text.size() : slash);
    const auto prefix
        = slash < 0 ? std::optional(isFour ? 32 : 128) : prefixOf(text.mid(slash + 1), isFour ? 32 : 128);
    const auto protocol = isFour ? QAbstractSocket::IPv4Protocol : QAbstractSocket::IPv6Protocol;
    const bool plain = isFour ? address.count('.') == 3 : !address.contains('%');
    if (!plain || !prefix || !term.network.setAddress(QString::fromLatin1(address))
        || term.network.protocol() != protocol)
        return false;
    (isFour ? term.prefix4 : term.prefix6) = *prefix;
    return true;
}

bool readMechanism(QByteArray text, SpfTerm &term)
{
    if (!text.isEmpty() && QByteArrayView("+-~?").contains(text.front())) {
        term.qualifier = text.front();
        text.remove(0, 1);
    }
    const auto end = std::find_if(text.begin(), text.end(), [](char c) { return c == ':' || c == '/'; });
    const QByteArray name = text.left(end - text.begin()).toLower();
    QByteArray rest = text.mid(name.size());
    const auto *known = std::find_if(
        Mechanisms.begin(), Mechanisms.end(), [&name](const Mechanism &m) { return name == m.name; });
    if (known == Mechanisms.end())
        return false;
    term.kind = known->kind;
    const bool hasDomain = rest.startsWith(':');
    if (known->needsDomain && !hasDomain)
        return false;
    if (term.kind == Kind::Ip4 || term.kind == Kind::Ip6)
        return readNetwork(rest.mid(1), term);
    qsizetype slash = known->takesPrefix ? rest.indexOf('/') : -1;
    if (slash < 0)
        slash = rest.size();
    term.domain = rest.left(slash).mid(1);
    if (hasDomain == term.domain.isEmpty() || (term.kind == Kind::All && hasDomain))
        return false;
    return readPrefixes(rest.mid(slash), term) && (known->takesPrefix || !rest.startsWith('/'));
}

bool isModifierName(const QByteArray &name)
{
    const auto isWord = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    };
    return !name.isEmpty() && name.front() >= 'a' && name.front() <= 'z'
        && std::all_of(name.begin(), name.end(), isWord);
}

SpfTerm readTerm(const QByteArray &text)
{
    SpfTerm term;
    term.raw = text;
    const qsizetype equals = text.indexOf('=');
    const QByteArray name = text.left(std::max<qsizetype>(equals, 0)).toLower();
    if (isModifierName(name)) {
        term.kind = name == "redirect" ? Kind::Redirect : Kind::OtherModifier;
        term.domain = text.mid(equals + 1);
        if (term.kind == Kind::Redirect && term.domain.isEmpty())
            term.kind = Kind::Invalid;
    } else if (!readMechanism(text, term)) {
        term.kind = Kind::Invalid;
    }
    return term;
}

} // namespace

bool isSpfRecord(const QByteArray &text)
{
    const QByteArray head = text.left(7).toLower();
    return head == "v=spf1" || head == "v=spf1 ";
}

QList<SpfTerm> parseSpfRecord(const QByteArray &text)
{
    QList<SpfTerm> terms;
    for (const QByteArray &word : text.mid(6).split(' ')) {
        if (!word.isEmpty())
            terms.append(readTerm(word));
    }
    return terms;
}

} // namespace Relaydeck
