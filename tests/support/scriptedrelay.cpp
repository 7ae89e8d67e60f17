#include "support/scriptedrelay.h"

#include "support/scriptedline.h"

#include <QSslSocket>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Relaydeck {

/// Its connections can be secured.
class ScriptedRelay::Door final : public QTcpServer
{
protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        addPendingConnection(socket);
    }
};

ScriptedRelay::ScriptedRelay(
    const QByteArray &script, Pace pace, const QSslConfiguration &tls, QObject *parent)
    : QObject(parent),
      m_script(Script::read(script)),
      m_pace(pace),
      m_tls(tls),
      m_server(std::make_unique<Door>()),
      m_complaint(m_script.complaint)
{
    connect(m_server.get(), &QTcpServer::newConnection, this, &ScriptedRelay::welcome);
    if (!m_server->listen(QHostAddress::LocalHost))
        complain("cannot listen: " + m_server->errorString().toUtf8());
}

ScriptedRelay::~ScriptedRelay()
{
    qDeleteAll(m_lines);
}

Endpoint ScriptedRelay::endpoint() const
{
    return {u"127.0.0.1"_s, m_server->serverPort()};
}

bool ScriptedRelay::finished() const
{
    return m_lines.size() == m_script.connections.size()
        && std::all_of(
            m_lines.begin(), m_lines.end(), [](const ScriptedLine *line) { return line->finished(); });
}

bool ScriptedRelay::isSilent() const
{
    return !m_lines.empty() && m_lines.back()->isSilent();
}

bool ScriptedRelay::isLeft() const
{
    return !m_lines.empty() && std::all_of(m_lines.begin(), m_lines.end(), [](const ScriptedLine *line) {
        return line->isLeft();
    });
}

QByteArrayList ScriptedRelay::heard() const
{
    QByteArrayList all;
    for (const ScriptedLine *line : m_lines)
        all += line->heard();
    return all;
}

void ScriptedRelay::welcome()
{
    while (auto *socket = qobject_cast<QSslSocket *>(m_server->nextPendingConnection())) {
        const std::size_t number = m_lines.size();
        if (number == m_script.connections.size()) {
            complain("a connection more than the script has");
            socket->abort();
            socket->deleteLater();
            continue;
        }
        socket->setSslConfiguration(m_tls);
        auto *line = new ScriptedLine(socket, m_script.connections[number], m_pace == Pace::ByteByByte, this);
        connect(line, &ScriptedLine::complained, this, [this, number](const QByteArray &what) {
            complain("connection " + QByteArray::number(number + 1) + ": " + what);
        });
        m_lines.push_back(line);
    }
}

void ScriptedRelay::complain(const QByteArray &what)
{
    if (m_complaint.isEmpty())
        m_complaint = what;
}

} // namespace Relaydeck
