#include "practice/practiceline.h"

#include <array>
#include <chrono>

#include <sys/socket.h>

using namespace std::chrono_literals;

namespace Relaydeck {
namespace {

constexpr qsizetype SliceSize = 64 * 1024;
constexpr qint64 MostUnread = 256 * 1024; // bytes of replies

} // namespace

PracticeLine::PracticeLine(
    qintptr descriptor, const Temper &temper, quint64 number, PracticeWitness &witness, QObject *parent)
    : QObject(parent),
      m_latencyMs(temper.latencyMs),
      m_dialogue(temper, number, witness)
{
    m_beat.setSingleShot(true);
    m_beat.setTimerType(Qt::PreciseTimer);
    m_patience.setSingleShot(true);
    m_patience.setInterval(2s);
    connect(&m_beat, &QTimer::timeout, this, &PracticeLine::speakWhatIsDue);
    connect(&m_patience, &QTimer::timeout, this, &PracticeLine::drop);
    connect(&m_socket, &QTcpSocket::readyRead, this, &PracticeLine::listen);
    connect(&m_socket, &QTcpSocket::bytesWritten, this, [this] {
        hangUpWhenDone();
        listen();
    });
    connect(&m_socket, &QTcpSocket::disconnected, this, &PracticeLine::closed, Qt::QueuedConnection);

    m_socket.setSocketDescriptor(
        descriptor, QAbstractSocket::ConnectedState, QIODevice::ReadWrite | QIODevice::Unbuffered);
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    answer(m_dialogue.greeting(), temper.greetingDelayMs + temper.latencyMs);
}

void PracticeLine::drop()
{
    m_beat.stop();
    m_socket.abort();
}

void PracticeLine::listen()
{
    if (isChoked())
        return;
    std::array<char, SliceSize> slice;
    const qint64 size = m_socket.read(slice.data(), SliceSize);
    if (size <= 0 || m_dialogue.over())
        return;
    answer(m_dialogue.hear(QByteArrayView(slice.data(), size)), m_latencyMs);
    hangUpWhenDone();
}

void PracticeLine::answer(QByteArray bytes, int delayMs)
{
    if (bytes.isEmpty())
        return;
    if (m_batches.empty() && delayMs == 0) {
        m_socket.write(bytes);
        return;
    }
    m_waitingBytes += bytes.size();
    m_batches.push_back({QDeadlineTimer(delayMs, Qt::PreciseTimer), std::move(bytes)});
    if (!m_beat.isActive())
        m_beat.start(
            std::chrono::ceil<std::chrono::milliseconds>(m_batches.front().due.remainingTimeAsDuration()));
}

void PracticeLine::speakWhatIsDue()
{
    while (!m_batches.empty() && m_batches.front().due.hasExpired()) {
        m_waitingBytes -= m_batches.front().bytes.size();
        m_socket.write(m_batches.front().bytes);
        m_batches.pop_front();
    }
    if (!m_batches.empty())
        m_beat.start(
            std::chrono::ceil<std::chrono::milliseconds>(m_batches.front().due.remainingTimeAsDuration()));
    hangUpWhenDone();
    listen();
}

// Half closes, so that replies under way arrive even where the client has sent more than was heard.
void PracticeLine::hangUpWhenDone()
{
    if (m_hungUp || !m_dialogue.over() || !m_batches.empty() || m_socket.bytesToWrite() > 0)
        return;
    if (m_socket.state() != QAbstractSocket::ConnectedState)
        return;
    m_hungUp = true;
    ::shutdown(int(m_socket.socketDescriptor()), SHUT_WR);
    m_patience.start();
}

bool PracticeLine::isChoked() const
{
    return m_waitingBytes + m_socket.bytesToWrite() > MostUnread;
}

} // namespace Relaydeck
