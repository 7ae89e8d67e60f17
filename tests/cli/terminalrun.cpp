#include "cli/terminalrun.h"

#include <QProcessEnvironment>
#include <QSocketNotifier>

#include <array>
#include <cstdlib>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Relaydeck {

TerminalRun::TerminalRun(const QStringList &arguments, const QString &dataFolder)
    : m_ours(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC))
{
    if (m_ours < 0 || ::grantpt(m_ours) != 0 || ::unlockpt(m_ours) != 0)
        qFatal("there is no terminal for the test");
    const int theirs = ::open(::ptsname(m_ours), O_RDWR | O_NOCTTY | O_CLOEXEC);
    m_notifier = new QSocketNotifier(m_ours, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &TerminalRun::hear);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_DATA_HOME"_s, dataFolder);
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    m_process.setProcessEnvironment(environment);
    m_process.setWorkingDirectory(dataFolder);
    m_process.setChildProcessModifier([theirs] {
        ::dup2(theirs, STDIN_FILENO);
        ::dup2(theirs, STDERR_FILENO);
    });
    m_process.start(QStringLiteral(RELAYDECK_CLI), arguments);
    ::close(theirs);
}

TerminalRun::~TerminalRun()
{
    m_process.kill();
    m_notifier->setEnabled(false);
    ::close(m_ours);
}

void TerminalRun::type(const QByteArray &text)
{
    if (::write(m_ours, text.constData(), std::size_t(text.size())) != text.size())
        qFatal("the terminal takes nothing");
}

void TerminalRun::hear()
{
    std::array<char, 4096> slice;
    const ssize_t size = ::read(m_ours, slice.data(), slice.size());
    if (size > 0)
        m_shown.append(slice.data(), size);
    else
        m_notifier->setEnabled(false); // the other end is closed
}

} // namespace Relaydeck
