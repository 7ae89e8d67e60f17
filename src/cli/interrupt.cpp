#include "cli/interrupt.h"

#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace Relaydeck {
namespace {

constexpr std::array Signals{SIGINT, SIGTERM, SIGHUP};

std::atomic<int> wakeUp = -1; // where the handler writes; a signal handler has no other way to know
static_assert(std::atomic<int>::is_always_lock_free);

void handle(int)
{
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = ::write(wakeUp, &byte, 1); // a full pipe has said enough
}

void setHandler(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    for (const int number : Signals)
        ::sigaction(number, &action, nullptr);
}

} // namespace

Interrupt::Interrupt(QObject *parent) : QObject(parent)
{
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_readEnd = ends[0];
    m_writeEnd = ends[1];
    auto *notifier = new QSocketNotifier(m_readEnd, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &Interrupt::take);
    wakeUp = m_writeEnd;
    setHandler(handle);
}

Interrupt::~Interrupt()
{
    if (m_readEnd < 0)
        return;
    setHandler(SIG_DFL);
    wakeUp = -1;
    ::close(m_writeEnd);
    ::close(m_readEnd);
}

void Interrupt::take()
{
    std::array<char, 16> bytes;
    if (::read(m_readEnd, bytes.data(), bytes.size()) > 0)
        emit caught();
}

} // namespace Relaydeck
