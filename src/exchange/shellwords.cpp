#include "exchange/shellwords.h"

#include <utility>

namespace Relaydeck {

std::optional<ShellCommand> ShellText::next()
{
    m_command = {};
    m_ended = false;
    while (!m_ended && m_at < m_text.size())
        readCharacter(m_text[m_at]);
    if (!m_ended)
        endCommand();
    if (!m_ended)
        return std::nullopt;
    return std::exchange(m_command, {});
}

void ShellText::readCharacter(char c)
{
    switch (c) {
    case '\'': readSingleQuoted(); return;
    case '"': readDoubleQuoted(); return;
    case '\\': readEscape(); return;
    case '|':
    case '<':
    case '>':
    case '(':
    case ')': cut(c); return;
    case ' ':
    case '\t':
    case '\r': endWord(); break;
    case '\n':
        endCommand();
        ++m_line;
        break;
    case ';':
    case '&': endCommand(); break;
    case '#':
        if (!m_begun) {
            skipLine();
            return;
        }
        append(c);
        break;
    default:
        m_word.needsShell = m_word.needsShell || c == '$' || c == '`' || (c == '~' && !m_begun);
        append(c);
    }
    ++m_at;
}

void ShellText::readEscape()
{
    const bool joins = peek(1) == '\n' || (peek(1) == '\r' && peek(2) == '\n');
    if (joins) {
        m_at += peek(1) == '\n' ? 2 : 3;
        ++m_line;
        return;
    }
    if (m_at + 1 < m_text.size())
        append(peek(1));
    m_at += 2;
}

void ShellText::readSingleQuoted()
{
    beginWord();
    for (++m_at; m_at < m_text.size(); ++m_at) {
        if (m_text[m_at] == '\'') {
            ++m_at;
            return;
        }
        appendQuoted(m_text[m_at]);
    }
    leaveOpen();
}

void ShellText::readDoubleQuoted()
{
    beginWord();
    for (++m_at; m_at < m_text.size(); ++m_at) {
        const char c = m_text[m_at];
        if (c == '"') {
            ++m_at;
            return;
        }
        const bool escapes = c == '\\' && peek(1) != '\0' && QByteArrayView("$`\"\\\n").contains(peek(1));
        if (!escapes) {
            m_word.needsShell = m_word.needsShell || c == '$' || c == '`';
            appendQuoted(c);
            continue;
        }
        ++m_at;
        if (m_text[m_at] == '\n')
            ++m_line;
        else
            m_word.text.append(m_text[m_at]);
    }
    leaveOpen();
}

void ShellText::leaveOpen()
{
    m_command.quoteOpen = true;
    m_word = {};
    m_begun = false;
    m_ended = true;
}

void ShellText::skipLine()
{
    while (m_at < m_text.size() && m_text[m_at] != '\n')
        ++m_at;
}

/// What a pipe or redirection does to the rest of the line is not for us to say.
void ShellText::cut(char c)
{
    endWord();
    if (!m_command.words.isEmpty())
        m_command.cutAt = c;
    skipLine();
}

void ShellText::beginWord()
{
    if (!m_begun && m_command.words.isEmpty())
        m_command.line = m_line;
    m_begun = true;
}

void ShellText::append(char c)
{
    beginWord();
    m_word.text.append(c);
}

void ShellText::appendQuoted(char c)
{
    m_line += c == '\n' ? 1 : 0;
    m_word.text.append(c);
}

void ShellText::endWord()
{
    if (m_begun && m_command.words.size() < ShellCommand::MostWords)
        m_command.words.append(std::move(m_word));
    m_word = {};
    m_begun = false;
}

void ShellText::endCommand()
{
    endWord();
    m_ended = !m_command.words.isEmpty();
}

char ShellText::peek(qsizetype ahead) const
{
    return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
}

} // namespace Relaydeck
