#include "cli/standardinput.h"

#include <QFile>
#include <QSocketNotifier>

#include <algorithm>
#include <array>

#include <unistd.h>

namespace Relaydeck {

FileContent readStandardInput(const ReadLimits &limits)
{
    FileContent content;
    QFile input;
    if (!input.open(STDIN_FILENO, QIODevice::ReadOnly, QFileDevice::DontCloseHandle)) {
        content.flaw = ReadFlaw::Unreadable;
        content.detail = input.errorString();
        return content;
    }
    std::array<char, 64 * 1024> slice;
    qint64 size = 0;
    while (content.bytes.size() <= limits.bytes && (size = input.read(slice.data(), slice.size())) > 0)
        content.bytes.append(slice.data(), size);
    if (content.bytes.size() <= limits.bytes && content.bytes.count('\n') <= limits.lines)
        return content;
    const bool large = content.bytes.size() > limits.bytes;
    content.flaw = large ? ReadFlaw::TooLarge : ReadFlaw::TooManyLines;
    content.limit = large ? limits.bytes : limits.lines;
    return content;
}

TypedLine::TypedLine(qsizetype longest, Echo echo, QObject *parent)
    : QObject(parent),
      m_longest(longest),
      m_notifier(new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, this))
{
    termios settings{};
    if (::isatty(STDIN_FILENO) == 1 && ::tcgetattr(STDIN_FILENO, &settings) == 0) {
        m_before = settings;
        if (echo == Echo::Hidden)
            settings.c_lflag &= ~tcflag_t(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings);
    }
    connect(m_notifier, &QSocketNotifier::activated, this, &TypedLine::take);
}

TypedLine::~TypedLine()
{
    if (m_before)
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &*m_before);
}

void TypedLine::take()
{
    std::array<char, 4096> slice;
    const ssize_t size = ::read(STDIN_FILENO, slice.data(), slice.size());
    m_line.append(slice.data(), std::max<ssize_t>(size, 0));
    slice.fill('\0');
    const qsizetype lineEnd = m_line.indexOf('\n');
    if (lineEnd >= 0)
        m_line.truncate(lineEnd);
    if (m_line.endsWith('\r') && (lineEnd >= 0 || size <= 0))
        m_line.chop(1);
    if (m_line.size() > m_longest)
        end(std::nullopt);
    else if (lineEnd >= 0 || size <= 0)
        end(m_line);
}

void TypedLine::end(const std::optional<QByteArray> &line)
{
    m_notifier->setEnabled(false);
    emit read(line);
}

} // namespace Relaydeck
