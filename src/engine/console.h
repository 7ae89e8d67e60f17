#pragma once

#include "session/session.h"

#include <QByteArrayList>
#include <QObject>

#include <memory>

namespace Relaydeck {

/// A conversation by hand: lines wait until the relay has answered the one before.
class Console final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Console)

public:
    Console(std::unique_ptr<Transport> transport, Clock &clock, Transcript &transcript,
        QObject *parent = nullptr);

    void open(const SessionSettings &settings);
    void say(const QByteArray &line);
    /// Leaves when every line has been answered; at once when asked a second time, or when there is no
    /// line and the relay has not greeted yet.
    void close();
    [[nodiscard]] bool isReady() const { return m_session.state() == SessionState::Ready; }

signals:
    void ready();
    void changed();
    void lineRefused(const QByteArray &line);
    void ended();

private:
    void sayNext();

    Session m_session;
    QByteArrayList m_lines;
    bool m_wasReady = false;
    bool m_closing = false;
};

} // namespace Relaydeck
