#pragma once

#include "support/script.h"

#include <QByteArray>
#include <QObject>
#include <QSslSocket>
#include <QTimer>

#include <vector>

namespace Relaydeck {

/// Plays one connection of a script.
class ScriptedLine final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScriptedLine)

public:
    ScriptedLine(QSslSocket *socket, std::vector<ScriptStep> steps, bool byteByByte, QObject *parent);

    [[nodiscard]] const QByteArray &heard() const noexcept { return m_heard; }
    /// Has said what it had to before SILENT, and the system has all of it.
    [[nodiscard]] bool isSilent() const;
    [[nodiscard]] bool isLeft() const { return m_socket->state() == QAbstractSocket::UnconnectedState; }
    [[nodiscard]] bool finished() const noexcept { return m_next == m_steps.size() && m_unsaid.isEmpty(); }

signals:
    void complained(const QByteArray &what);

private:
    void play();
    bool playStep(const ScriptStep &step); // false: the step must wait
    bool expectLine(const QByteArray &pattern);
    bool expectContent();
    bool expectBytes(qsizetype count);
    bool secure();
    void sayNextByte();
    void hear();
    void onGone();
    void reset();
    void complain(const QByteArray &what);

    QSslSocket *m_socket; // a child
    const std::vector<ScriptStep> m_steps;
    const bool m_byteByByte;
    std::size_t m_next = 0;
    QByteArray m_heard;
    qsizetype m_judged = 0; // bytes of m_heard that met an expectation
    QByteArray m_unsaid;
    QTimer m_turn; // one turn of the event loop
    bool m_over = false;
};

} // namespace Relaydeck
