#include "session/session.h"
#include "session/sessionrig.h"
#include "session/stilltransport.h"
#include "smtp/content.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;
using Step = Failure::Step;

namespace {

/// A session that is held, and a relay that says what the test says.
struct Rig
{
    Rig()
    {
        auto made = std::make_unique<StillTransport>();
        transport = made.get();
        session = std::make_unique<Session>(std::move(made), clock, transcript);
        QObject::connect(session.get(), &Session::heldUp,
            [this](const HeldCommand &next) { held.append(next.shown.isEmpty() ? "text"_ba : next.shown); });
        QObject::connect(session.get(), &Session::deliveryFinished,
            [this](const std::shared_ptr<Delivery> &) { ++finished; });
        QObject::connect(session.get(), &Session::closed, [this] { ++closed; });
        settings.domain = "deck.test"_ba;
    }

    /// Greeted, with PIPELINING and CHUNKING on offer.
    void makeReady()
    {
        session->open(settings);
        hear("220 hi");
        hear("250-relay\r\n250-PIPELINING\r\n250 CHUNKING");
    }
    /// Two recipients and a short text.
    void deliver()
    {
        delivery->content = std::make_shared<Content>("text");
        for (const char *address : {"a@x.test", "b@x.test"})
            delivery->recipients.emplace_back().address = address;
        session->deliver(delivery);
    }
    void hear(const QByteArray &reply)
    {
        transport->takeAll();
        transport->hear(reply + "\r\n");
    }
    /// What has been said since the last time.
    [[nodiscard]] QByteArray said()
    {
        transport->takeAll();
        return std::exchange(transport->written, {});
    }
    /// Says what is held and hears this answer.
    void letGo(const QByteArray &reply)
    {
        session->sayHeld();
        hear(reply);
    }
    [[nodiscard]] Outcome outcome(std::size_t recipient) const
    {
        return delivery->recipients[recipient].outcome;
    }

    ManualClock clock;
    Transcript transcript;
    StillTransport *transport;
    SessionSettings settings;
    std::unique_ptr<Session> session;
    std::shared_ptr<Delivery> delivery = std::make_shared<Delivery>();
    QByteArrayList held;
    int finished = 0;
    int closed = 0;
};

} // namespace

/// A session that says nothing before it may: commands looked at, changed, left out, and the line cut.
class TestHolding final : public QObject
{
    Q_OBJECT

private slots:
    void holdsEachCommand();
    void holdsTheFirstOne();
    void saysAnotherLine();
    void saysNothingThatIsNoCommand();
    void leavesARecipientOut();
    void leavesTheTextOut();
    void maySkipItsGoodbyeInPart();
    void isCutBeforeTheText();
    void waitsWithoutATimeOut();
    void isAnsweredFromWithin();
    void goesOnWhenItIsNotHeldAnyMore();
    void lettersOfALoginCannotBeChanged();
};

void TestHolding::holdsEachCommand()
{
    Rig rig;
    rig.makeReady();
    (void)rig.said();
    rig.session->setHolding(true);
    QCOMPARE(rig.session->gear(), Session::Gear::LockStep);
    rig.deliver();
    QCOMPARE(rig.said(), ""_ba);
    for (int i = 0; i < 4; ++i)
        rig.letGo("250 ok"_ba);
    rig.letGo("354 go on"_ba);
    QCOMPARE(rig.session->heldCommand()->step, Step::Content);
    QCOMPARE(rig.session->heldCommand()->size, qint64(rig.delivery->content->dotted().size()));
    rig.letGo("250 taken"_ba);
    const QByteArrayList lines{
        "RSET"_ba, "MAIL FROM:<>"_ba, "RCPT TO:<a@x.test>"_ba, "RCPT TO:<b@x.test>"_ba, "DATA"_ba, "text"_ba};
    QCOMPARE(rig.held, lines);
    QCOMPARE(rig.said(), lines.first(5).join("\r\n") + "\r\n" + rig.delivery->content->dotted());
    QCOMPARE(rig.finished, 1);
    QCOMPARE(rig.outcome(1), Outcome::Accepted);
    QVERIFY(!rig.session->heldCommand());
}

void TestHolding::holdsTheFirstOne()
{
    Rig rig;
    rig.session->setHolding(true);
    rig.session->open(rig.settings);
    rig.hear("220 hi"_ba);
    QCOMPARE(rig.held, QByteArrayList{"EHLO deck.test"_ba});
    QCOMPARE(rig.said(), ""_ba);
    QVERIFY(!rig.session->skipHeld()); // nothing can be known of the relay without it
    rig.letGo("250 relay"_ba);
    QCOMPARE(rig.session->state(), SessionState::Ready);
}

void TestHolding::saysAnotherLine()
{
    Rig rig;
    rig.makeReady();
    rig.session->setHolding(true);
    rig.deliver();
    rig.letGo("250 ok"_ba);
    rig.letGo("250 ok"_ba);
    (void)rig.said();
    QVERIFY(rig.session->sayInstead("RCPT TO:<other@x.test>"_ba));
    QCOMPARE(rig.said(), "RCPT TO:<other@x.test>\r\n"_ba);
    rig.hear("550 no such user"_ba);
    QCOMPARE(rig.outcome(0), Outcome::Refused); // the reply counts as one to the line that was held
    QCOMPARE(rig.session->heldCommand()->shown, "RCPT TO:<b@x.test>"_ba);
}

void TestHolding::saysNothingThatIsNoCommand()
{
    Rig rig;
    rig.makeReady();
    QVERIFY(!rig.session->sayInstead("NOOP"_ba)); // nothing is held
    rig.session->setHolding(true);
    rig.deliver();
    (void)rig.said();
    QVERIFY(!rig.session->sayInstead("NOOP\r\nQUIT"_ba));
    QCOMPARE(rig.said(), ""_ba);
    QCOMPARE(rig.session->heldCommand()->shown, "RSET"_ba);
}

void TestHolding::leavesARecipientOut()
{
    Rig rig;
    rig.makeReady();
    rig.session->setHolding(true);
    rig.deliver();
    rig.letGo("250 ok"_ba);
    rig.letGo("250 ok"_ba);
    QVERIFY(rig.session->skipHeld());
    rig.letGo("250 ok"_ba);
    rig.letGo("354 go on"_ba);
    rig.letGo("250 taken"_ba);
    QCOMPARE(rig.finished, 1);
    QCOMPARE(rig.outcome(0), Outcome::Unsent);
    QCOMPARE(rig.outcome(1), Outcome::Accepted);
    QVERIFY(!rig.said().contains("a@x.test"));
}

void TestHolding::leavesTheTextOut()
{
    Rig rig;
    rig.makeReady();
    rig.session->setHolding(true);
    rig.deliver();
    for (int i = 0; i < 4; ++i)
        rig.letGo("250 ok"_ba);
    QCOMPARE(rig.session->heldCommand()->step, Step::Data);
    QVERIFY(rig.session->skipHeld());
    QCOMPARE(rig.finished, 1);
    QCOMPARE(rig.outcome(0), Outcome::Unsent);
    QCOMPARE(rig.outcome(1), Outcome::Unsent);
    QCOMPARE(rig.session->state(), SessionState::Ready);
}

void TestHolding::maySkipItsGoodbyeInPart()
{
    Rig rig;
    rig.makeReady();
    rig.session->setHolding(true);
    (void)rig.said();
    rig.session->close();
    QCOMPARE(rig.session->heldCommand()->shown, "RSET"_ba);
    QVERIFY(rig.session->skipHeld());
    QVERIFY(!rig.session->skipHeld()); // QUIT
    rig.letGo("221 bye"_ba);
    QCOMPARE(rig.said(), "QUIT\r\n"_ba);
    QCOMPARE(rig.closed, 1);
}

void TestHolding::isCutBeforeTheText()
{
    Rig rig;
    rig.makeReady();
    rig.session->setHolding(true);
    rig.deliver();
    for (int i = 0; i < 4; ++i)
        rig.letGo("250 ok"_ba);
    rig.letGo("354 go on"_ba);
    QCOMPARE(rig.held.last(), "text"_ba);
    rig.session->drop({Failure::Kind::Stopped, Step::Content, 0, {}, {}});
    QCOMPARE(rig.outcome(0), Outcome::Unsent); // nothing of it has left
    QVERIFY(!rig.session->heldCommand());
    rig.session->sayHeld(); // there is nothing any more
    QCOMPARE(rig.session->state(), SessionState::Offline);
}

void TestHolding::waitsWithoutATimeOut()
{
    Rig rig;
    rig.makeReady();
    rig.session->setHolding(true);
    rig.deliver();
    rig.clock.advance(std::chrono::hours(3));
    QVERIFY(rig.session->heldCommand());
    rig.letGo("250 ok"_ba);
    QCOMPARE(rig.session->heldCommand()->shown, "MAIL FROM:<>"_ba);
}

void TestHolding::isAnsweredFromWithin()
{
    Rig rig;
    rig.makeReady();
    rig.session->setHolding(true);
    QObject::connect(rig.session.get(), &Session::heldUp, [&rig](const HeldCommand &next) {
        if (next.shown.contains("b@x"))
            QVERIFY(rig.session->skipHeld());
        else
            rig.session->sayHeld();
    });
    rig.deliver();
    for (const char *reply : {"250 ok", "250 ok", "250 ok", "354 go on", "250 taken"})
        rig.hear(reply);
    QCOMPARE(rig.finished, 1);
    QCOMPARE(rig.outcome(0), Outcome::Accepted);
    QCOMPARE(rig.outcome(1), Outcome::Unsent);
}

void TestHolding::goesOnWhenItIsNotHeldAnyMore()
{
    Rig rig;
    rig.makeReady();
    rig.session->setHolding(true);
    rig.deliver();
    (void)rig.said();
    rig.session->setHolding(false);
    QCOMPARE(rig.session->gear(), Session::Gear::Stream);
    QVERIFY(rig.said().startsWith("RSET\r\n"));
    QVERIFY(!rig.session->heldCommand());
}

void TestHolding::lettersOfALoginCannotBeChanged()
{
    Rig rig;
    rig.settings.login = LoginSettings{SaslMechanism::Plain, "us"_ba, {}, true};
    rig.settings.makeSecretFinder = [] {
        return std::make_unique<KnownSecret>(SecretAnswer{{}, "opensesame"_ba, {}, {}});
    };
    rig.session->setHolding(true);
    rig.session->open(rig.settings);
    rig.hear("220 hi"_ba);
    rig.letGo("250-relay\r\n250 AUTH PLAIN"_ba);
    QTRY_VERIFY(rig.session->heldCommand());
    QCOMPARE(rig.session->heldCommand()->step, Step::Auth);
    QVERIFY(!rig.session->heldCommand()->shown.contains("opensesame"));
    QVERIFY(!rig.session->heldCommand()->shown.contains(QByteArray("\0us\0opensesame", 14).toBase64()));
    QVERIFY(!rig.session->sayInstead("AUTH PLAIN AAAA"_ba));
    (void)rig.said();
    rig.session->sayHeld();
    QVERIFY(rig.said().startsWith("AUTH PLAIN"));
}

QTEST_GUILESS_MAIN(TestHolding)
#include "tst_holding.moc"
