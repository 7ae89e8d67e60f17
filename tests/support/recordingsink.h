#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QHash>
#include <QMap>
#include <QTcpServer>

namespace Relaydeck {

/// A relay on loopback that takes every message and remembers how often each recipient got one.
class RecordingSink final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecordingSink)

public:
    /// What the reply to EHLO offers: it decides on the gear of a session.
    enum class Offer : quint8 { Nothing, Pipelining, Chunking };

    /// Replies leave `latency` milliseconds after what they answer has come.
    RecordingSink(Offer offer, int latency);

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] qsizetype openConnections() const { return m_lines.size(); }
    [[nodiscard]] int messages() const { return m_messages; }
    [[nodiscard]] const QMap<QByteArray, int> &times() const { return m_times; }

signals:
    /// A message was taken; its reply has not left yet.
    void taken();

private:
    struct Line
    {
        QByteArray heard; // not understood yet
        QByteArray replies; // not said yet
        QByteArrayList recipients;
        qint64 chunk = 0; // bytes of a BDAT that are still to come
        bool inContent = false;
        bool isLast = false;
        bool isOver = false;
    };

    void welcome();
    void hear(QTcpSocket *socket);
    void answer(QTcpSocket *socket);
    [[nodiscard]] bool step(Line &line);
    [[nodiscard]] bool stepContent(Line &line);
    [[nodiscard]] bool stepChunk(Line &line);
    void heedCommand(Line &line, const QByteArray &command);
    void take(Line &line);

    const Offer m_offer;
    const int m_latency;
    QTcpServer m_server;
    QHash<QTcpSocket *, Line> m_lines;
    QMap<QByteArray, int> m_times;
    int m_messages = 0;
};

} // namespace Relaydeck
