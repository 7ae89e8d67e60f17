#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace Relaydeck {

/// One word of a shell's command line.
struct ShellWord
{
    QByteArray text; ///< without quotation marks and backslashes
    bool needsShell = false; ///< a variable or a command stands in it, unchanged in `text`
};

/// One simple command, as far as it can be understood without a shell.
struct ShellCommand
{
    static constexpr qsizetype MostWords = 1000; ///< what follows is left out

    QList<ShellWord> words;
    int line = 0; ///< where it begins, from 1
    bool quoteOpen = false; ///< a quotation mark without its partner; its word is missing
    char cutAt = '\0'; ///< the pipe, redirection or bracket that ended it; NUL: a line end, `;` or `&`
};

/// Splits text as a POSIX shell does (single and double quotes, backslashes, comments, continued lines),
/// and replaces and runs nothing.
class ShellText
{
public:
    /// The text must outlive this.
    explicit ShellText(QByteArrayView text) : m_text(text) {}

    /// The next command that has words, or an open quotation; nothing at the end.
    [[nodiscard]] std::optional<ShellCommand> next();

private:
    void readCharacter(char c);
    void readEscape();
    void readSingleQuoted();
    void readDoubleQuoted();
    void leaveOpen();
    void skipLine();
    void cut(char c);
    void beginWord();
    void append(char c);
    void appendQuoted(char c);
    void endWord();
    void endCommand();
    [[nodiscard]] char peek(qsizetype ahead) const; ///< NUL behind the end

    QByteArrayView m_text;
    qsizetype m_at = 0;
    int m_line = 1;
    bool m_begun = false; // there is a word, though it may be empty so far
    bool m_ended = false; // the command is complete
    ShellWord m_word;
    ShellCommand m_command;
};

} // namespace Relaydeck
