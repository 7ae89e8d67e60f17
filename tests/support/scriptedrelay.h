#pragma once

#include "net/endpoint.h"
#include "support/script.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QSslConfiguration>
#include <QTcpServer>

#include <memory>
#include <vector>

namespace Relaydeck {
class ScriptedLine;

/// A peer on 127.0.0.1 that plays a script (see ScriptStep) and complains when it is not followed:
///
///     ScriptedRelay relay("S: 220 hello\nC: EHLO deck.test\nS: 250\n"_ba);
///     session.open(relay.endpoint());
///     QTRY_COMPARE(session.state(), SessionState::Ready);
///     QTRY_COMPARE(relay.complaint(), QByteArray());
///
/// When the client breaks the script, the connection is cut. After the last step it stays open until
/// the client goes, unless the script ends it.
class ScriptedRelay final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScriptedRelay)

public:
    enum class Pace : quint8 {
        WholeReplies,
        ByteByByte, ///< the event loop turns between two bytes, so that they arrive one by one
    };
    Q_ENUM(Pace)

    /// `tls` has the certificate for steps `TLS`.
    explicit ScriptedRelay(const QByteArray &script, Pace pace = Pace::WholeReplies,
        const QSslConfiguration &tls = {}, QObject *parent = nullptr);
    ~ScriptedRelay() override;

    [[nodiscard]] Endpoint endpoint() const;

    /// The first thing that went wrong, or nothing.
    [[nodiscard]] QByteArray complaint() const { return m_complaint; }
    /// Whether every step of every connection was played.
    [[nodiscard]] bool finished() const;
    /// Whether the last connection has come to SILENT, and what was said before has left.
    [[nodiscard]] bool isSilent() const;
    /// Whether there were connections and all have ended.
    [[nodiscard]] bool isLeft() const;
    [[nodiscard]] int connections() const { return int(m_lines.size()); }
    /// All bytes by connection, in the order of the connections.
    [[nodiscard]] QByteArrayList heard() const;

private:
    class Door;

    void welcome();
    void complain(const QByteArray &what);

    const Script m_script;
    const Pace m_pace;
    const QSslConfiguration m_tls;
    std::unique_ptr<Door> m_server;
    std::vector<ScriptedLine *> m_lines; // children
    QByteArray m_complaint;
};

} // namespace Relaydeck
