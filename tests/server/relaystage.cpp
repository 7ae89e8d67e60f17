#include "server/relaystage.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Relaydeck {

void StagedTransport::open(const Endpoint &)
{
    m_open = true;
    ++m_relay.connects;
    QMetaObject::invokeMethod(this, &StagedTransport::greet, Qt::QueuedConnection);
}

void StagedTransport::greet()
{
    if (!m_open)
        return;
    if (m_relay.connectsToRefuse > 0) {
        --m_relay.connectsToRefuse;
        m_open = false;
        emit closed({LineLoss::Kind::Refused, "refused"_ba});
        return;
    }
    emit opened();
    say(m_relay.greeting);
}

void StagedTransport::lose()
{
    if (std::exchange(m_open, false))
        emit closed({LineLoss::Kind::Reset, "cut"_ba});
}

void StagedTransport::write(QByteArrayView bytes)
{
    m_unread += bytes;
    for (qsizetype end = m_unread.indexOf("\r\n"); end >= 0; end = m_unread.indexOf("\r\n")) {
        const QByteArray line = m_unread.first(end);
        m_unread.remove(0, end + 2);
        answer(line);
    }
}

void StagedTransport::answer(const QByteArray &line)
{
    if (m_inText && line != ".")
        return;
    m_relay.heard.append(line);
    if (line == ".") {
        m_inText = false;
        if (m_relay.verdict.isEmpty())
            QMetaObject::invokeMethod(this, &StagedTransport::lose, Qt::QueuedConnection);
        else
            say(m_relay.verdict);
    } else if (line == "DATA") {
        m_inText = true;
        say("354 go"_ba);
    } else if (line.startsWith("RCPT")) {
        say(m_relay.rcptReply);
    } else if (line == "NOOP" && !m_relay.noopReplies.isEmpty()) {
        say(m_relay.noopReplies.takeFirst());
    } else {
        say(line == "QUIT" ? "221 bye"_ba : "250 ok"_ba);
    }
}

void StagedTransport::say(const QByteArray &reply)
{
    if (m_relay.mute)
        return;
    QMetaObject::invokeMethod(
        this,
        [this, reply] {
            if (m_open)
                emit arrived(reply + "\r\n");
        },
        Qt::QueuedConnection);
}

Surroundings RelayStage::surroundings()
{
    return {clock, transcript, [this] { return makeTransport(); }, [this] { return ++connections; }};
}

std::unique_ptr<Transport> RelayStage::makeTransport()
{
    auto line = std::make_unique<StagedTransport>(relay);
    lastLine = line.get();
    return line;
}

void RelayStage::settle()
{
    constexpr int Turns = 60; // more than the steps of any dialogue here
    for (int turn = 0; turn < Turns; ++turn)
        QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void RelayStage::pass(std::chrono::milliseconds time)
{
    clock.advance(time);
    settle();
}

} // namespace Relaydeck
