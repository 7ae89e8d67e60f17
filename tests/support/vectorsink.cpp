#include "support/vectorsink.h"

#include <QJsonArray>
#include <QTcpSocket>

#include <memory>

namespace Relaydeck {

using namespace Qt::StringLiterals;

namespace {

QByteArray between(const QByteArray &text, char open, char close)
{
    const qsizetype from = text.indexOf(open);
    const qsizetype to = text.lastIndexOf(close);
    return from < 0 || to < from ? QByteArray() : text.mid(from + 1, to - from - 1);
}

QByteArray textOf(const QJsonArray &list, int at, const QByteArray &otherwise)
{
    return at < list.size() ? list[at].toString().toLatin1() : otherwise;
}

} // namespace

VectorSink::VectorSink(const QJsonObject &options) : m_options(options)
{
    connect(&m_server, &QTcpServer::newConnection, this, &VectorSink::welcome);
    m_server.listen(QHostAddress::LocalHost);
}

QByteArray VectorSink::nextOf(const QString &list, const QByteArray &otherwise)
{
    return textOf(m_options[list].toArray(), m_used[list]++, otherwise);
}

void VectorSink::welcome()
{
    while (QTcpSocket *const socket = m_server.nextPendingConnection()) {
        const auto line = std::make_shared<Line>();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, line] { hear(socket, *line); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        (void)say(socket, nextOf(u"greetings"_s, "220 sink"_ba));
    }
}

void VectorSink::hear(QTcpSocket *socket, Line &line)
{
    line.input += socket->readAll();
    for (qsizetype end = line.input.indexOf("\r\n"); end >= 0; end = line.input.indexOf("\r\n")) {
        const QByteArray said = line.input.left(end);
        line.input.remove(0, end + 2);
        if (!heed(socket, line, said))
            return;
    }
}

bool VectorSink::heed(QTcpSocket *socket, Line &line, const QByteArray &said)
{
    if (line.inText) {
        if (said != "."_ba) {
            line.message.text += (said.startsWith('.') ? said.sliced(1) : said) + "\r\n";
            return true;
        }
        line.inText = false;
        line.message.reply = nextOf(u"final_replies"_s, "250 queued"_ba);
        m_messages.append(line.message);
        const QByteArray reply = line.message.reply;
        line.message = {};
        line.hasMail = false;
        return say(socket, reply);
    }
    return say(socket, replyTo(line, said));
}

QByteArray VectorSink::replyTo(Line &line, const QByteArray &said)
{
    const QByteArray verb = said.left(4).toUpper();
    if (verb == "EHLO"_ba)
        return nextOf(u"ehlo_replies"_s, "250-sink|250-PIPELINING|250 8BITMIME"_ba);
    if (verb == "RSET"_ba) {
        line.message = {};
        line.hasMail = false;
        return nextOf(u"rset_replies"_s, "250 reset"_ba);
    }
    if (verb == "MAIL"_ba) {
        const QByteArray reply = nextOf(u"mail_replies"_s, "250 sender ok"_ba);
        line.hasMail = reply.startsWith('2');
        line.message.from = between(said, '<', '>');
        return reply;
    }
    if (verb == "RCPT"_ba)
        return line.hasMail ? replyToRcpt(line, between(said, '<', '>')) : "503 no sender"_ba;
    if (verb == "DATA"_ba) {
        if (line.message.to.isEmpty())
            return "503 no recipient"_ba;
        const QByteArray reply = nextOf(u"data_replies"_s, "354 go ahead"_ba);
        line.inText = reply.startsWith("354");
        return reply;
    }
    return verb == "QUIT"_ba ? "221 bye THEN DROP"_ba : "250 ok"_ba;
}

QByteArray VectorSink::replyToRcpt(Line &line, const QByteArray &address)
{
    const QString list = QString::fromLatin1(address);
    const QJsonArray replies = m_options[u"rcpt"_s].toObject()[list].toArray();
    const int most = m_options[u"max_rcpt"_s].toInt();
    QByteArray reply = textOf(replies, m_used[list]++, "250 recipient ok"_ba);
    if (most > 0 && line.message.to.size() >= most)
        reply = "452 too many"_ba;
    if (reply.startsWith('2'))
        line.message.to.append(address);
    return reply;
}

bool VectorSink::say(QTcpSocket *socket, const QByteArray &reply)
{
    if (reply == "SILENT"_ba)
        return true;
    const QByteArray drop = " THEN DROP"_ba;
    const bool drops = reply == "DROP"_ba || reply.endsWith(drop);
    if (reply != "DROP"_ba) {
        const QByteArray words = reply.endsWith(drop) ? reply.chopped(drop.size()) : reply;
        for (const QByteArray &said : words.split('|'))
            socket->write(said + "\r\n");
    }
    if (drops)
        socket->disconnectFromHost();
    return !drops;
}

} // namespace Relaydeck
