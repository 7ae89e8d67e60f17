#include "practice/practicerelay.h"

#include "practice/practiceline.h"

#include <QMetaMethod>
#include <QTcpServer>

#include <functional>

namespace Relaydeck {

/// Hands raw descriptors on, so that each line can open its socket unbuffered.
class PracticeRelay::Door final : public QTcpServer
{
public:
    explicit Door(std::function<void(qintptr)> welcome) : m_welcome(std::move(welcome))
    {
        setListenBacklogSize(1024);
    }

protected:
    void incomingConnection(qintptr descriptor) override { m_welcome(descriptor); }

private:
    std::function<void(qintptr)> m_welcome;
};

PracticeRelay::PracticeRelay(const Temper &temper, QObject *parent)
    : QObject(parent),
      m_temper(temper),
      m_door(std::make_unique<Door>([this](qintptr descriptor) { welcome(descriptor); }))
{}

PracticeRelay::~PracticeRelay()
{
    stop();
}

bool PracticeRelay::listen(quint16 port, const QHostAddress &address)
{
    return m_door->listen(address, port);
}

QString PracticeRelay::errorText() const
{
    return m_door->errorString();
}

QHostAddress PracticeRelay::address() const
{
    return m_door->serverAddress();
}

quint16 PracticeRelay::port() const
{
    return m_door->serverPort();
}

void PracticeRelay::stop()
{
    m_door->close();
    qDeleteAll(std::exchange(m_lines, {}));
}

void PracticeRelay::welcome(qintptr descriptor)
{
    ++m_tally.connections;
    auto *line = new PracticeLine(descriptor, m_temper, m_tally.connections, *this, this);
    m_lines.insert(line);
    connect(line, &PracticeLine::closed, this, [this, line] {
        m_lines.remove(line);
        line->deleteLater();
    });
}

void PracticeRelay::takeMessage(const PracticeEnvelope &envelope)
{
    emit messageTaken(envelope);
}

void PracticeRelay::connectNotify(const QMetaMethod &signal)
{
    if (signal == QMetaMethod::fromSignal(&PracticeRelay::messageTaken) && m_keeping == Keeping::Counts)
        m_keeping = Keeping::Envelopes;
}

} // namespace Relaydeck
