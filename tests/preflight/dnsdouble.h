#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QHash>
#include <QObject>
#include <QTcpServer>
#include <QUdpSocket>

namespace Relaydeck {

/// A name server on 127.0.0.1 that answers as a test wants it, by UDP and TCP on one port.
class DnsDouble final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DnsDouble)

public:
    enum class Manner : quint8 {
        Plain,
        CutByUdp, ///< the whole answer comes by TCP
        CutAlways,
        Silent,
        SilentOnce,
        Garbled, ///< the records end in the middle
        StrangersFirst, ///< answers to other questions come before
        NoRecursion, ///< knows nothing itself and asks nobody
    };
    struct Answer
    {
        Manner manner = Manner::Plain;
        int code = 0; ///< RCODE
        QByteArrayList records; ///< whole ones, see `record`
    };

    DnsDouble();

    [[nodiscard]] quint16 port() const { return m_udp.localPort(); }
    void answer(const QByteArray &name, quint16 type, const Answer &answer)
    {
        m_answers[{name, type}] = answer;
    }
    [[nodiscard]] int askedByUdp() const noexcept { return m_askedByUdp; }
    [[nodiscard]] int askedByTcp() const noexcept { return m_askedByTcp; }

    [[nodiscard]] static QByteArray wireName(const QByteArray &name);
    /// Empty `owner`: a pointer to the name that was asked for.
    [[nodiscard]] static QByteArray record(
        quint16 type, const QByteArray &data, const QByteArray &owner = {});
    [[nodiscard]] static QByteArray text(const QByteArrayList &strings); ///< data of a TXT record

private:
    void hear();
    void welcome();
    [[nodiscard]] QByteArrayList repliesTo(const QByteArray &question, bool byTcp);

    QUdpSocket m_udp;
    QTcpServer m_tcp;
    QHash<std::pair<QByteArray, quint16>, Answer> m_answers;
    int m_askedByUdp = 0;
    int m_askedByTcp = 0;
};

} // namespace Relaydeck
