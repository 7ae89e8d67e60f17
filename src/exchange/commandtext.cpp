#include "exchange/commandtext.h"

#include "serverfile/fieldvalue.h"

#include <QProcess>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

/// Characters that mean themselves to every shell, wherever they stand in a word.
bool isPlain(char c)
{
    const bool alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return alphanumeric || QByteArrayView("_-./:@%+,").contains(c);
}

} // namespace

QByteArray shellQuoted(QByteArrayView word)
{
    if (!word.isEmpty() && std::all_of(word.begin(), word.end(), isPlain))
        return word.toByteArray();
    return '\'' + word.toByteArray().replace('\'', "'\\''") + '\'';
}

QByteArray passwordCommandFor(const QByteArray &shellText)
{
    const bool simple = std::all_of(
        shellText.cbegin(), shellText.cend(), [](char c) { return isPlain(c) || c == ' ' || c == '\t'; });
    if (simple)
        return shellText;
    return "sh -c \"" + QByteArray(shellText).replace('"', "\"\"\"") + '"';
}

QByteArray shellTextFor(const QByteArray &passwordCommand)
{
    const QStringList words = QProcess::splitCommand(displayText(passwordCommand));
    const bool isShell
        = words.size() == 3 && words[1] == "-c"_L1 && (words[0] == "sh"_L1 || words[0] == "/bin/sh"_L1);
    if (isShell)
        return words[2].toUtf8();
    QByteArrayList quoted;
    for (const QString &word : words)
        quoted.append(shellQuoted(word.toUtf8()));
    return quoted.join(' ');
}

} // namespace Relaydeck
