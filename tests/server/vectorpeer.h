#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <vector>

namespace Relaydeck {

/// One connection of a wire vector's peer: plays the steps, then reads until the client goes.
class VectorPeerLine final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VectorPeerLine)

public:
    VectorPeerLine(QTcpSocket *socket, QJsonArray steps, QObject *parent);

    [[nodiscard]] const QByteArray &heard() const { return m_heard; }
    /// A guest is given good answers to everything; what it says is not part of the script.
    void setGuest(bool guest) { m_guest = guest; }

private:
    void hear();
    void play();
    bool playStep(const QJsonObject &step); // false: it must wait
    bool saySlowly(const QJsonArray &pieces);
    bool hold(int milliseconds);
    void reset();
    void answerGuest(const QByteArray &bytes);

    QTcpSocket *m_socket; // a child
    QJsonArray m_steps;
    qsizetype m_next = 0;
    qsizetype m_piece = 0; // of a slow saying
    QByteArray m_heard;
    qsizetype m_judged = 0;
    QTimer m_wait;
    bool m_held = false;
    bool m_guest = false;
    bool m_guestSendsText = false;
    QByteArray m_guestSaid;
};

/// The peer of a wire vector: one script for each connection, the last one repeated.
class VectorPeer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VectorPeer)

public:
    explicit VectorPeer(const QJsonArray &scripts);

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] QByteArrayList heard() const;
    void setGuest(bool guest);

private:
    void welcome();

    QJsonArray m_scripts;
    QTcpServer m_server;
    std::vector<VectorPeerLine *> m_lines; // children
};

} // namespace Relaydeck
