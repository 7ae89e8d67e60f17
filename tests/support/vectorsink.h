#pragma once

#include <QByteArrayList>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QTcpServer>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

namespace Relaydeck {

/// The SMTP sink of the robin vectors (tests/vectors/README.md, "robin"): replies by lists, counted
/// over all its connections, and keeps the envelopes it was given.
class VectorSink final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VectorSink)

public:
    struct Message
    {
        QByteArray from;
        QByteArrayList to;
        QByteArray reply;
        QByteArray text; ///< without doubled dots and the final one
        [[nodiscard]] bool isAccepted() const { return reply.startsWith('2'); }
    };

    explicit VectorSink(const QJsonObject &options);

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] const QList<Message> &messages() const { return m_messages; }

private:
    struct Line
    {
        QByteArray input;
        Message message;
        bool inText = false;
        bool hasMail = false;
    };

    void welcome();
    void hear(QTcpSocket *socket, Line &line);
    [[nodiscard]] bool heed(QTcpSocket *socket, Line &line, const QByteArray &said);
    [[nodiscard]] QByteArray replyTo(Line &line, const QByteArray &said);
    [[nodiscard]] QByteArray replyToRcpt(Line &line, const QByteArray &address);
    /// Says the reply; false when the connection is over.
    [[nodiscard]] bool say(QTcpSocket *socket, const QByteArray &reply);
    [[nodiscard]] QByteArray nextOf(const QString &list, const QByteArray &otherwise);

    QJsonObject m_options;
    QTcpServer m_server;
    QHash<QString, int> m_used;
    QList<Message> m_messages;
};

} // namespace Relaydeck
