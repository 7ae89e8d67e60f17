#include "practice/mailpath.h"

#include <algorithm>

namespace Relaydeck {
namespace {

constexpr qsizetype LongestPath = 256; // RFC 5321 section 4.5.3.1.3

struct Ends
{
    qsizetype bracket = -1; // of the closing bracket
    qsizetype at = -1; // of the last @ outside quotes
};

// Looks through what follows the opening bracket, minding quoted strings and quoted pairs.
Ends findEnds(QByteArrayView text)
{
    Ends ends;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char byte = text[i];
        if (quoted && byte == '\\') {
            ++i;
        } else if (byte == '"') {
            quoted = !quoted;
        } else if (!quoted && byte == '@') {
            ends.at = i;
        } else if (!quoted && byte == '>') {
            ends.bracket = i;
            return ends;
        } else if (!quoted && (byte == ' ' || byte == '<')) {
            return ends;
        }
    }
    return ends;
}

bool printable(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char byte) { return byte >= ' ' && byte < 127; });
}

} // namespace

std::optional<MailPath> MailPath::read(QByteArrayView argument, QByteArrayView label) noexcept
{
    if (argument.first(std::min(argument.size(), label.size())).compare(label, Qt::CaseInsensitive) != 0)
        return std::nullopt;
    const QByteArrayView path = argument.sliced(label.size()).trimmed();
    if (!path.startsWith('<'))
        return std::nullopt;

    const QByteArrayView inside = path.sliced(1);
    const Ends ends = findEnds(inside);
    if (ends.bracket < 0 || ends.bracket > LongestPath)
        return std::nullopt;

    MailPath result;
    result.address = inside.first(ends.bracket);
    result.parameters = inside.sliced(ends.bracket + 1);
    if (!result.parameters.isEmpty() && !result.parameters.startsWith(' '))
        return std::nullopt;
    result.parameters = result.parameters.trimmed();

    const bool whole = ends.at > 0 && ends.at + 1 < result.address.size();
    const bool exempt
        = result.address.isEmpty() || result.address.compare("postmaster", Qt::CaseInsensitive) == 0;
    if (!printable(result.address) || !(whole || exempt))
        return std::nullopt;
    return result;
}

} // namespace Relaydeck
