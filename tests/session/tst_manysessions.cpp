#include "clock/systemclock.h"
#include "net/sockettransport.h"
#include "practice/practicerelay.h"
#include "session/session.h"
#include "smtp/content.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

#include <malloc.h>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

#ifdef __SANITIZE_ADDRESS__
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();
#endif

namespace {

/// Bytes of the heap that are in use.
qint64 allocated()
{
#ifdef __SANITIZE_ADDRESS__
    return qint64(__sanitizer_get_current_allocated_bytes());
#else
    return qint64(mallinfo2().uordblks + mallinfo2().hblkhd);
#endif
}

qsizetype descriptors()
{
    return QDir(u"/proc/self/fd"_s).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size();
}

bool comesTo(Session &session, SessionState state)
{
    constexpr int Patience = 20'000; // milliseconds
    QSignalSpy changes(&session, &Session::stateChanged);
    while (session.state() != state) {
        if (!changes.wait(Patience))
            return false;
    }
    return true;
}

} // namespace

/// Sessions that come and go, each with a message, leave nothing behind.
class TestManySessions final : public QObject
{
    Q_OBJECT

private slots:
    void leaveNothingBehind();

private:
    void play(int sessions);

    PracticeRelay m_relay{Temper{}};
    SystemClock m_clock;
    Transcript m_transcript;
    const std::shared_ptr<const Content> m_content = std::make_shared<const Content>("Subject: t\n\nbody\n");
};

void TestManySessions::play(int sessions)
{
    SessionSettings settings;
    settings.endpoint = {u"127.0.0.1"_s, m_relay.port()};
    settings.domain = "deck.test"_ba;
    for (int i = 0; i < sessions; ++i) {
        Session session(std::make_unique<SocketTransport>(), m_clock, m_transcript);
        session.open(settings);
        QVERIFY(comesTo(session, SessionState::Ready));
        const auto delivery = std::make_shared<Delivery>();
        delivery->sender = "me@y.test"_ba;
        delivery->content = m_content;
        delivery->recipients.emplace_back().address = "a@x.test"_ba;
        session.deliver(delivery);
        QVERIFY(comesTo(session, SessionState::Ready));
        QVERIFY(delivery->accepted);
        if (i % 3 == 0)
            session.drop({Failure::Kind::Stopped, Failure::Step::Other, 0, {}, {}});
        else
            session.close();
        QVERIFY(comesTo(session, SessionState::Offline));
    }
    QTRY_COMPARE(m_relay.openConnections(), 0);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void TestManySessions::leaveNothingBehind()
{
    constexpr int Some = 500; // what is made once is made by then
    constexpr int Many = 10'000;
    constexpr qint64 Noise = 64 * 1024; // bytes, of ten thousand sessions together
    QVERIFY(m_relay.listen());
    play(Some);
    const qint64 bytes = allocated();
    const qsizetype open = descriptors();
    play(Many);
    QCOMPARE(descriptors(), open);
    QVERIFY2(allocated() - bytes < Noise, qPrintable(u"%1 bytes more"_s.arg(allocated() - bytes)));
}

QTEST_GUILESS_MAIN(TestManySessions)
#include "tst_manysessions.moc"
