#include "support/script.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

char unescaped(char letter)
{
    switch (letter) {
    case 'r': return '\r';
    case 'n': return '\n';
    case 't': return '\t';
    case '0': return '\0';
    default: return letter;
    }
}

QByteArray unescape(const QByteArray &text)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            bytes += text[i];
        } else if (text[++i] == 'x') {
            bytes += QByteArray::fromHex(text.sliced(i + 1, std::min<qsizetype>(2, text.size() - i - 1)));
            i += 2;
        } else {
            bytes += unescaped(text[i]);
        }
    }
    return bytes;
}

QByteArray withoutOneSpace(const QByteArray &text)
{
    return text.startsWith(' ') ? text.sliced(1) : text;
}

std::optional<ScriptStep> readStep(const QByteArray &line)
{
    using Kind = ScriptStep::Kind;
    if (line.startsWith("S:"))
        return ScriptStep{Kind::Say, withoutOneSpace(line.sliced(2)) + "\r\n"};
    if (line.startsWith("S-"))
        return ScriptStep{Kind::Say, unescape(withoutOneSpace(line.sliced(2)))};
    if (line.startsWith("C:"))
        return ScriptStep{Kind::Expect, withoutOneSpace(line.sliced(2))};
    if (line == "DATA")
        return ScriptStep{Kind::ExpectContent, {}};
    if (line.startsWith("TEXT "))
        return ScriptStep{Kind::ExpectBytes, line.sliced(5)};
    if (line == "TLS")
        return ScriptStep{Kind::Tls, {}};
    if (line == "X")
        return ScriptStep{Kind::Close, {}};
    if (line == "R")
        return ScriptStep{Kind::Reset, {}};
    if (line == "SILENT")
        return ScriptStep{Kind::Silent, {}};
    return std::nullopt;
}

QByteArray withoutIndentation(const QByteArray &line)
{
    qsizetype first = 0;
    while (first < line.size() && (line[first] == ' ' || line[first] == '\t'))
        ++first;
    return line.sliced(first);
}

} // namespace

Script Script::read(const QByteArray &text)
{
    Script script;
    script.connections.emplace_back();
    for (const QByteArray &raw : text.split('\n')) {
        const QByteArray line = withoutIndentation(raw);
        if (line.isEmpty())
            continue;
        if (line == "--") {
            script.connections.emplace_back();
        } else if (const auto step = readStep(line)) {
            script.connections.back().push_back(*step);
        } else if (script.complaint.isEmpty()) {
            script.complaint = "the script has a line that is no step: " + line;
        }
    }
    return script;
}

} // namespace Relaydeck
