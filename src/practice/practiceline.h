#pragma once

#include "practice/practicedialogue.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>

#include <deque>
#include <memory>

namespace Relaydeck {

/// One connection of a practice relay: carries bytes between a socket and a PracticeDialogue, and is
/// where latency is made. A client that does not read its replies is not listened to until it does.
class PracticeLine final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PracticeLine)

public:
    /// Takes the connected socket `descriptor` over and greets the client. `tls` has the certificate for
    /// tempers that secure their lines.
    PracticeLine(qintptr descriptor, const Temper &temper, const QSslConfiguration &tls, quint64 number,
        PracticeWitness &witness, QObject *parent = nullptr);

    /// Cuts the connection at once.
    void drop();

signals:
    /// The connection is gone. The last signal.
    void closed();

private:
    struct Batch
    {
        QDeadlineTimer due;
        QByteArray bytes;
    };

    void greet();
    void listen();
    void secureWhenDone();
    void heedSecured();
    void answer(QByteArray bytes, int delayMs);
    void speakWhatIsDue();
    void hangUpWhenDone();
    [[nodiscard]] qint64 unwritten() const;
    [[nodiscard]] bool isChoked() const;

    const int m_latencyMs;
    const int m_greetingDelayMs;
    const bool m_tlsFromTheStart;
    PracticeDialogue m_dialogue;
    std::unique_ptr<QTcpSocket> m_socket;
    QSslSocket *m_secure = nullptr; // the same socket, when it can be secured
    std::deque<Batch> m_batches; // in the order in which they are due
    qsizetype m_waitingBytes = 0; // in m_batches
    QTimer m_beat; // until the first batch is due
    QTimer m_patience; // for a client that does not go after we hung up
    bool m_hungUp = false;
};

} // namespace Relaydeck
