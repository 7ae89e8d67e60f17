#include "bulk/causes.h"

#include <algorithm>

namespace Relaydeck {
namespace {

constexpr qsizetype MostDomains = 3; // named

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The enhanced code at the beginning of a reply's text: class, subject and detail.
QByteArray enhancedCodeOf(const QByteArray &words)
{
    const QByteArray first = words.first(std::max<qsizetype>(0, std::min(words.size(), words.indexOf(' '))));
    const QByteArrayList parts = first.split('.');
    const bool isOne = parts.size() == 3 && (parts[0] == "2" || parts[0] == "4" || parts[0] == "5")
        && std::all_of(parts.cbegin() + 1, parts.cend(), [](const QByteArray &part) {
               return !part.isEmpty() && part.size() <= 3 && std::all_of(part.cbegin(), part.cend(), isDigit);
           });
    return isOne ? first : QByteArray();
}

/// The words without what differs from one recipient to the next.
QByteArray gist(const QByteArray &words)
{
    QByteArray text;
    for (const QByteArray &word : words.simplified().split(' ')) {
        const bool isSpecific = word.contains('@') || std::any_of(word.cbegin(), word.cend(), isDigit);
        text += isSpecific ? QByteArray("*") : word.toLower();
        text += ' ';
    }
    return text;
}

QByteArray makeKey(const JournalRow &row, bool roughly)
{
    QByteArray key = QByteArray::number(int(row.outcome)) + ' ' + QByteArray::number(row.code) + ' '
        + QByteArray::number(int(row.leftOut)) + ' ' + QByteArray::number(int(row.fault.kind)) + ' ';
    if (row.leftOut == LeftOut::Banned)
        key += row.bannedBy.toUtf8();
    if (roughly)
        return key + '*';
    const QByteArray enhanced = enhancedCodeOf(row.words);
    return key + (enhanced.isEmpty() ? gist(row.words) : enhanced);
}

} // namespace

QByteArray Causes::keyOf(const JournalRow &row)
{
    return makeKey(row, false);
}

QByteArray Cause::enhancedCode() const
{
    return enhancedCodeOf(example.words);
}

void Causes::add(const JournalRow &row)
{
    QByteArray key = keyOf(row);
    if (m_groups.size() >= Most && !m_groups.contains(key))
        key = makeKey(row, true);
    Group &group = m_groups[key];
    if (group.recipients++ == 0)
        group.example = row;
    if (const qsizetype at = row.address.lastIndexOf('@'); at >= 0)
        ++group.domains[row.address.sliced(at + 1).toLower()];
}

QList<Cause> Causes::sorted() const
{
    QList<Cause> causes;
    for (const Group &group : m_groups) {
        Cause cause{group.example, group.recipients, quint64(group.domains.size()), {}};
        for (auto domain = group.domains.cbegin(); domain != group.domains.cend(); ++domain)
            cause.mostOften.append({domain.key(), domain.value()});
        std::sort(cause.mostOften.begin(), cause.mostOften.end(), [](const auto &a, const auto &b) {
            return a.second != b.second ? a.second > b.second : a.first < b.first;
        });
        cause.mostOften.resize(std::min(cause.mostOften.size(), MostDomains));
        causes.append(std::move(cause));
    }
    std::sort(causes.begin(), causes.end(), [](const Cause &a, const Cause &b) {
        return a.recipients != b.recipients ? a.recipients > b.recipients : a.example.id < b.example.id;
    });
    return causes;
}

} // namespace Relaydeck
