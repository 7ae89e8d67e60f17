#include "support/scriptedline.h"

#include <sys/socket.h>

namespace Relaydeck {

ScriptedLine::ScriptedLine(
    QSslSocket *socket, std::vector<ScriptStep> steps, bool byteByByte, QObject *parent)
    : QObject(parent),
      m_socket(socket),
      m_steps(std::move(steps)),
      m_byteByByte(byteByByte)
{
    m_socket->setParent(this);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_turn.setSingleShot(true);
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &ScriptedLine::sayNextByte);
    connect(m_socket, &QSslSocket::readyRead, this, &ScriptedLine::hear);
    connect(m_socket, &QSslSocket::encrypted, this, &ScriptedLine::play);
    connect(m_socket, &QSslSocket::disconnected, this, &ScriptedLine::onGone);
    QMetaObject::invokeMethod(this, &ScriptedLine::play, Qt::QueuedConnection);
}

bool ScriptedLine::isSilent() const
{
    return m_next < m_steps.size() && m_steps[m_next].kind == ScriptStep::Kind::Silent && m_unsaid.isEmpty()
        && m_socket->bytesToWrite() == 0;
}

void ScriptedLine::play()
{
    while (!m_over && m_unsaid.isEmpty() && m_next < m_steps.size()) {
        if (!playStep(m_steps[m_next]))
            return;
        ++m_next;
    }
    if (finished() && m_judged < m_heard.size() && !m_over)
        complain("after the end of the script came: " + m_heard.sliced(m_judged));
}

bool ScriptedLine::playStep(const ScriptStep &step)
{
    switch (step.kind) {
    case ScriptStep::Kind::Say:
        if (m_byteByByte) {
            m_unsaid = step.text;
            m_turn.start();
        } else {
            m_socket->write(step.text);
        }
        return true;
    case ScriptStep::Kind::Expect: return expectLine(step.text);
    case ScriptStep::Kind::ExpectContent: return expectContent();
    case ScriptStep::Kind::ExpectBytes: return expectBytes(step.text.toLongLong());
    case ScriptStep::Kind::Tls: return secure();
    case ScriptStep::Kind::Close:
        m_over = true;
        m_socket->disconnectFromHost();
        return true;
    case ScriptStep::Kind::Reset: reset(); return true;
    case ScriptStep::Kind::Silent: m_judged = m_heard.size(); return false;
    }
    return false;
}

bool ScriptedLine::expectLine(const QByteArray &pattern)
{
    const qsizetype end = m_heard.indexOf("\r\n", m_judged);
    if (end < 0)
        return false;
    const QByteArray line = m_heard.sliced(m_judged, end - m_judged);
    const bool fits = pattern.endsWith('*') ? line.startsWith(pattern.chopped(1)) : line == pattern;
    if (!fits) {
        complain("wanted: " + pattern + " but heard: " + line);
        return false;
    }
    m_judged = end + 2;
    return true;
}

bool ScriptedLine::expectContent()
{
    if (QByteArrayView(m_heard).sliced(m_judged).startsWith(".\r\n")) {
        m_judged += 3;
        return true;
    }
    const qsizetype end = m_heard.indexOf("\r\n.\r\n", m_judged);
    if (end < 0)
        return false;
    m_judged = end + 5;
    return true;
}

bool ScriptedLine::expectBytes(qsizetype count)
{
    if (m_heard.size() - m_judged < count)
        return false;
    m_judged += count;
    return true;
}

bool ScriptedLine::secure()
{
    if (m_socket->mode() == QSslSocket::UnencryptedMode)
        m_socket->startServerEncryption();
    return m_socket->isEncrypted();
}

void ScriptedLine::sayNextByte()
{
    m_socket->write(m_unsaid.first(1));
    m_socket->flush();
    m_unsaid.remove(0, 1);
    if (m_unsaid.isEmpty())
        play();
    else
        m_turn.start();
}

void ScriptedLine::hear()
{
    m_heard += m_socket->readAll();
    play();
}

void ScriptedLine::onGone()
{
    m_turn.stop();
    if (m_over || m_next == m_steps.size() || m_steps[m_next].kind == ScriptStep::Kind::Silent)
        return;
    complain("the client went, at step: " + m_steps[m_next].text);
}

void ScriptedLine::reset()
{
    m_over = true;
    m_socket->flush();
    const linger atOnce{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    m_socket->abort();
}

void ScriptedLine::complain(const QByteArray &what)
{
    m_over = true;
    emit complained(what);
    m_socket->flush();
    m_socket->abort();
}

} // namespace Relaydeck
