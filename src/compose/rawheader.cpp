#include "compose/rawheader.h"

#include <QByteArrayList>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace Relaydeck {
namespace {

/// The text in UTF-8, cut between characters into pieces of at most this length; the first may be held to less.
template <typename Measure>
QByteArrayList pieces(const QString &text, qsizetype first, qsizetype most, Measure length)
{
    QByteArrayList all(1);
    QTextBoundaryFinder characters(QTextBoundaryFinder::Grapheme, text);
    qsizetype from = 0;
    for (qsizetype to = characters.toNextBoundary(); to >= 0; to = characters.toNextBoundary()) {
        const QByteArray one = QStringView(text).sliced(from, to - from).toUtf8();
        if (!all.last().isEmpty() && length(all.last() + one) > (all.size() == 1 ? first : most))
            all.append(QByteArray());
        all.last() += one;
        from = to;
    }
    return all;
}

} // namespace

bool isPrintable(const QByteArray &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](char c) { return c >= ' ' && c <= '~'; });
}

QByteArray folded(const QByteArray &value, qsizetype used)
{
    constexpr qsizetype most = 78;
    QByteArray all;
    qsizetype length = used;
    for (qsizetype at = 0; at < value.size();) {
        qsizetype word = at;
        while (word < value.size() && value[word] == ' ')
            ++word;
        qsizetype end = value.indexOf(' ', word);
        if (end < 0)
            end = value.size();
        if (length + end - at > most && word > at && word < end && !all.isEmpty()) {
            all += '\n';
            length = 0;
        }
        all += value.sliced(at, end - at);
        length += end - at;
        at = end;
    }
    return all;
}

QByteArray encodedWords(const QString &text, qsizetype before)
{
    constexpr qsizetype most = 45; // bytes, 60 as base64: a word is at most 75 long
    const qsizetype first = std::max<qsizetype>(3, most - (before * 3 + 3) / 4);
    const auto size = [](const QByteArray &bytes) { return bytes.size(); };
    QByteArrayList words;
    for (const QByteArray &piece : pieces(text, first, most, size))
        words << "=?utf-8?b?" + piece.toBase64() + "?=";
    return words.join("\n ");
}

QByteArray encodedParameter(const QByteArray &name, const QString &value)
{
    constexpr qsizetype most = 54; // of a line of 78, with the name and a number
    const auto percent = [](const QByteArray &bytes) { return bytes.toPercentEncoding({}, "*'()!~"); };
    const QByteArrayList parts
        = pieces(value, most, most, [&percent](const QByteArray &bytes) { return percent(bytes).size(); });
    if (parts.size() == 1)
        return ";\n " + name + "*=utf-8''" + percent(parts.first());
    QByteArray all;
    for (qsizetype i = 0; i < parts.size(); ++i)
        all += ";\n " + name + '*' + QByteArray::number(i) + "*=" + (i == 0 ? "utf-8''" : "")
            + percent(parts[i]);
    return all;
}

} // namespace Relaydeck
