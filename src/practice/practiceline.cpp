#include "practice/practiceline.h"

#include <array>
#include <chrono>

#include <sys/socket.h>

using namespace std::chrono_literals;

namespace Relaydeck {
namespace {

constexpr qsizetype SliceSize = 64 * 1024;
constexpr qint64 MostUnread = 256 * 1024; // bytes of replies, and of what was not listened to yet

} // namespace

PracticeLine::PracticeLine(qintptr descriptor, const Temper &temper, const QSslConfiguration &tls,
    quint64 number, PracticeWitness &witness, QObject *parent)
    : QObject(parent),
      m_latencyMs(temper.latencyMs),
      m_greetingDelayMs(temper.greetingDelayMs),
      m_tlsFromTheStart(temper.tls == PracticeTls::FromTheStart),
      m_dialogue(temper, number, witness)
{
    m_beat.setSingleShot(true);
    m_beat.setTimerType(Qt::PreciseTimer);
    m_patience.setSingleShot(true);
    m_patience.setInterval(2s);
    connect(&m_beat, &QTimer::timeout, this, &PracticeLine::speakWhatIsDue);
    connect(&m_patience, &QTimer::timeout, this, &PracticeLine::drop);
    const auto goOn = [this] {
        secureWhenDone();
        hangUpWhenDone();
        listen();
    };
    if (temper.tls == PracticeTls::None) {
        m_socket = std::make_unique<QTcpSocket>();
    } else {
        auto socket = std::make_unique<QSslSocket>();
        socket->setSslConfiguration(tls);
        connect(socket.get(), &QSslSocket::encryptedBytesWritten, this, goOn);
        connect(socket.get(), &QSslSocket::encrypted, this, &PracticeLine::heedSecured);
        m_secure = socket.get();
        m_socket = std::move(socket);
    }
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &PracticeLine::listen);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, goOn);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &PracticeLine::closed, Qt::QueuedConnection);

    m_socket->setReadBufferSize(MostUnread);
    m_socket->setSocketDescriptor(descriptor);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (m_tlsFromTheStart)
        m_secure->startServerEncryption();
    else
        greet();
}

void PracticeLine::greet()
{
    answer(m_dialogue.greeting(), m_greetingDelayMs + m_latencyMs);
}

void PracticeLine::drop()
{
    m_beat.stop();
    m_socket->abort();
}

void PracticeLine::listen()
{
    std::array<char, SliceSize> slice;
    while (!isChoked() && !m_dialogue.awaitsTls()) { // nobody calls again for what the socket has buffered
        const qint64 size = m_socket->read(slice.data(), SliceSize);
        if (size <= 0)
            break;
        if (!m_dialogue.over())
            answer(m_dialogue.hear(QByteArrayView(slice.data(), size)), m_latencyMs);
    }
    secureWhenDone();
    hangUpWhenDone();
}

/// The consent goes out in clear. What the client said behind its STARTTLS is not heard (RFC 3207 section 4.2).
void PracticeLine::secureWhenDone()
{
    if (!m_dialogue.awaitsTls() || m_secure->mode() != QSslSocket::UnencryptedMode || !m_batches.empty()
        || unwritten() > 0)
        return;
    if (m_socket->bytesAvailable() > 0)
        drop();
    else
        m_secure->startServerEncryption();
}

void PracticeLine::heedSecured()
{
    m_dialogue.secured();
    if (m_tlsFromTheStart)
        greet();
}

void PracticeLine::answer(QByteArray bytes, int delayMs)
{
    if (bytes.isEmpty())
        return;
    if (m_batches.empty() && delayMs == 0) {
        m_socket->write(bytes);
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
        m_socket->write(m_batches.front().bytes);
        m_batches.pop_front();
    }
    if (!m_batches.empty())
        m_beat.start(
            std::chrono::ceil<std::chrono::milliseconds>(m_batches.front().due.remainingTimeAsDuration()));
    secureWhenDone();
    hangUpWhenDone();
    listen();
}

// Half closes, so that replies under way arrive even where the client has sent more than was heard.
void PracticeLine::hangUpWhenDone()
{
    if (m_hungUp || !m_dialogue.over() || !m_batches.empty() || unwritten() > 0)
        return;
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    m_hungUp = true;
    if (m_secure && m_secure->isEncrypted())
        m_socket->disconnectFromHost(); // with the goodbye of TLS
    else
        ::shutdown(int(m_socket->socketDescriptor()), SHUT_WR);
    m_patience.start();
}

qint64 PracticeLine::unwritten() const
{
    return m_socket->bytesToWrite() + (m_secure ? m_secure->encryptedBytesToWrite() : 0);
}

bool PracticeLine::isChoked() const
{
    return m_waitingBytes + unwritten() > MostUnread;
}

} // namespace Relaydeck
