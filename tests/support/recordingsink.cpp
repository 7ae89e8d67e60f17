#include "support/recordingsink.h"

#include <algorithm>

#include <QTcpSocket>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace Relaydeck {

RecordingSink::RecordingSink(Offer offer, int latency) : m_offer(offer), m_latency(latency)
{
    connect(&m_server, &QTcpServer::newConnection, this, &RecordingSink::welcome);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port is free");
}

void RecordingSink::welcome()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_lines[socket].replies = "220 sink\r\n"_ba;
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { hear(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            hear(socket); // what a killed client said last counts as well
            m_lines.remove(socket);
            socket->deleteLater();
        });
        answer(socket);
    }
}

void RecordingSink::hear(QTcpSocket *socket)
{
    Line &line = m_lines[socket];
    line.heard += socket->readAll();
    while (step(line)) {}
    if (!line.replies.isEmpty())
        QTimer::singleShot(m_latency, Qt::PreciseTimer, socket, [this, socket] { answer(socket); });
}

void RecordingSink::answer(QTcpSocket *socket)
{
    const auto line = m_lines.find(socket);
    if (line == m_lines.end())
        return;
    socket->write(std::exchange(line->replies, {}));
    if (line->isOver)
        socket->disconnectFromHost();
}

/// Understands one command, one line of a text, or some of a chunk. False when there is none.
bool RecordingSink::step(Line &line)
{
    if (line.inContent)
        return stepContent(line);
    if (line.chunk > 0)
        return stepChunk(line);
    const qsizetype end = line.heard.indexOf("\r\n");
    if (end < 0)
        return false;
    const QByteArray command = line.heard.first(end);
    line.heard.remove(0, end + 2);
    heedCommand(line, command);
    return true;
}

bool RecordingSink::stepContent(Line &line)
{
    const qsizetype end = line.heard.indexOf("\r\n.\r\n");
    if (end < 0)
        return false;
    line.heard.remove(0, end + 5);
    line.inContent = false;
    take(line);
    return true;
}

bool RecordingSink::stepChunk(Line &line)
{
    const qint64 here = std::min<qint64>(line.chunk, line.heard.size());
    line.heard.remove(0, here);
    line.chunk -= here;
    if (line.chunk > 0)
        return false;
    if (line.isLast)
        take(line);
    else
        line.replies += "250 more\r\n";
    return true;
}

void RecordingSink::heedCommand(Line &line, const QByteArray &command)
{
    const QByteArray verb = command.left(4).toUpper();
    if (verb == "EHLO") {
        line.replies += m_offer == Offer::Nothing ? "250 sink\r\n"_ba
            : m_offer == Offer::Pipelining        ? "250-sink\r\n250 PIPELINING\r\n"_ba
                                                  : "250-sink\r\n250-PIPELINING\r\n250 CHUNKING\r\n"_ba;
    } else if (verb == "DATA") {
        line.replies += "354 go\r\n";
        line.inContent = true;
    } else if (verb == "BDAT") {
        const QByteArrayList words = command.split(' ');
        line.chunk = words.value(1).toLongLong();
        line.isLast = words.value(2).toUpper() == "LAST";
    } else if (verb == "QUIT") {
        line.replies += "221 bye\r\n";
        line.isOver = true;
    } else {
        if (verb == "RCPT") {
            const qsizetype from = command.indexOf('<') + 1;
            line.recipients += command.mid(from, command.indexOf('>', from) - from);
        } else {
            line.recipients.clear(); // MAIL, RSET
        }
        line.replies += "250 ok\r\n";
    }
}

void RecordingSink::take(Line &line)
{
    ++m_messages;
    for (const QByteArray &recipient : std::as_const(line.recipients))
        ++m_times[recipient];
    line.recipients.clear();
    line.replies += "250 taken\r\n";
    emit taken();
}

} // namespace Relaydeck
