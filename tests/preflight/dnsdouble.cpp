#include "preflight/dnsdouble.h"

#include <QTcpSocket>
#include <QtEndian>

namespace Relaydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype HeaderSize = 12;

QByteArray bytesOf(quint16 number)
{
    QByteArray bytes(2, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

} // namespace

DnsDouble::DnsDouble()
{
    constexpr int tries = 50; // a port that is free for UDP may be taken for TCP
    for (int i = 0; i < tries && !m_tcp.isListening(); ++i) {
        m_udp.close();
        if (m_udp.bind(QHostAddress(QHostAddress::LocalHost), 0))
            m_tcp.listen(QHostAddress(QHostAddress::LocalHost), m_udp.localPort());
    }
    connect(&m_udp, &QUdpSocket::readyRead, this, &DnsDouble::hear);
    connect(&m_tcp, &QTcpServer::newConnection, this, &DnsDouble::welcome);
}

QByteArray DnsDouble::wireName(const QByteArray &name)
{
    QByteArray wire;
    for (const QByteArray &label : name.split('.'))
        wire.append(char(label.size())).append(label);
    return wire.append('\0');
}

QByteArray DnsDouble::record(quint16 type, const QByteArray &data, const QByteArray &owner)
{
    const QByteArray name = owner.isEmpty() ? "\xc0\x0c"_ba : wireName(owner);
    return name + bytesOf(type) + bytesOf(1) + QByteArray(4, '\0') + bytesOf(quint16(data.size())) + data;
}

QByteArray DnsDouble::text(const QByteArrayList &strings)
{
    QByteArray data;
    for (const QByteArray &string : strings)
        data.append(char(string.size())).append(string);
    return data;
}

void DnsDouble::hear()
{
    while (m_udp.hasPendingDatagrams()) {
        QByteArray question(m_udp.pendingDatagramSize(), '\0');
        QHostAddress from;
        quint16 port = 0;
        m_udp.readDatagram(question.data(), question.size(), &from, &port);
        ++m_askedByUdp;
        for (const QByteArray &reply : repliesTo(question, false))
            m_udp.writeDatagram(reply, from, port);
    }
}

void DnsDouble::welcome()
{
    QTcpSocket *socket = m_tcp.nextPendingConnection();
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
        const QByteArray seen = socket->peek(socket->bytesAvailable());
        if (seen.size() < 2 || seen.size() < 2 + qFromBigEndian<quint16>(seen.constData()))
            return;
        ++m_askedByTcp;
        const QByteArray question = socket->readAll().sliced(2);
        for (const QByteArray &reply : repliesTo(question, true)) {
            socket->write(bytesOf(quint16(reply.size())) + reply.first(1)); // in two pieces
            socket->flush();
            socket->write(reply.sliced(1));
        }
    });
}

QByteArrayList DnsDouble::repliesTo(const QByteArray &question, bool byTcp)
{
    const qsizetype nameEnd = question.indexOf('\0', HeaderSize);
    QByteArray name;
    for (qsizetype at = HeaderSize; at < nameEnd; at += 1 + question[at])
        name += (name.isEmpty() ? "" : ".") + question.mid(at + 1, question[at]);
    const quint16 type = qFromBigEndian<quint16>(question.constData() + nameEnd + 1);
    Answer &answer = m_answers[{name, type}];
    const Manner manner = answer.manner;
    if (manner == Manner::Silent)
        return {};
    if (manner == Manner::SilentOnce) {
        answer.manner = Manner::Plain;
        return {};
    }
    const bool isCut = manner == Manner::CutAlways || (manner == Manner::CutByUdp && !byTcp);
    const quint16 flags
        = quint16(0x8100 | (manner == Manner::NoRecursion ? 0 : 0x0080) | (isCut ? 0x0200 : 0) | answer.code);
    const qsizetype count = isCut ? 0 : answer.records.size();
    const QByteArray counts = bytesOf(1) + bytesOf(quint16(count)) + QByteArray(4, '\0');
    const QByteArray head = bytesOf(flags) + counts + question.sliced(HeaderSize);
    QByteArray reply = question.first(2) + head + (isCut ? QByteArray() : answer.records.join());
    if (manner == Manner::Garbled)
        reply.chop(3);
    if (manner != Manner::StrangersFirst)
        return {reply};
    const QByteArray otherId = bytesOf(quint16(qFromBigEndian<quint16>(question.constData()) + 1));
    const QByteArray otherName = question.first(2) + bytesOf(0x8183) + counts + wireName("other.test"_ba)
        + question.sliced(nameEnd + 1);
    return {"x"_ba, otherId + bytesOf(0x8183) + reply.sliced(4), otherName, reply};
}

} // namespace Relaydeck
