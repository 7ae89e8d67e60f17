#pragma once

#include "practice/practicedialogue.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <deque>

namespace Relaydeck {

/// One connection of a practice relay: carries bytes between a socket and a PracticeDialogue, and is
/// where latency is made. A client that does not read its replies is not listened to until it does.
class PracticeLine final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PracticeLine)

public:
    /// Takes the connected socket `descriptor` over and greets the client.
    PracticeLine(qintptr descriptor, const Temper &temper, quint64 number, PracticeWitness &witness,
        QObject *parent = nullptr);

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

    void listen();
    void answer(QByteArray bytes, int delayMs);
    void speakWhatIsDue();
    void hangUpWhenDone();
    [[nodiscard]] bool isChoked() const;

    const int m_latencyMs;
    PracticeDialogue m_dialogue;
    QTcpSocket m_socket;
    std::deque<Batch> m_batches; // in the order in which they are due
    qsizetype m_waitingBytes = 0; // in m_batches
    QTimer m_beat; // until the first batch is due
    QTimer m_patience; // for a client that does not go after we hung up
    bool m_hungUp = false;
};

} // namespace Relaydeck
