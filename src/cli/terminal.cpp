#include "cli/terminal.h"

#include <cstdio>

#include <sys/ioctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Relaydeck {
namespace {

constexpr int UsualWidth = 80;

int width()
{
    winsize size{};
    return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? int(size.ws_col) : UsualWidth;
}

bool put(std::FILE *file, QByteArrayView bytes)
{
    return std::fwrite(bytes.data(), 1, std::size_t(bytes.size()), file) == std::size_t(bytes.size());
}

} // namespace

Terminal::Terminal() : m_rewrites(::isatty(STDERR_FILENO) == 1)
{}

void Terminal::print(const QString &line)
{
    clearProgress();
    write((line + u'\n').toUtf8());
    std::fflush(stdout);
}

bool Terminal::write(QByteArrayView bytes)
{
    return put(stdout, bytes);
}

void Terminal::note(const QString &line)
{
    clearProgress();
    put(stderr, (line + u'\n').toUtf8());
}

void Terminal::complain(const QString &sentence)
{
    note(u"relaydeck-cli: "_s + sentence);
}

void Terminal::showProgress(const QString &text)
{
    if (!m_rewrites) {
        put(stderr, (text + u'\n').toUtf8());
        return;
    }
    put(stderr, (u"\r\033[K"_s + text.left(width() - 1)).toUtf8());
    m_progressShown = true;
}

bool Terminal::canAsk()
{
    return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1;
}

void Terminal::clearProgress()
{
    if (std::exchange(m_progressShown, false))
        put(stderr, "\r\033[K");
}

} // namespace Relaydeck
