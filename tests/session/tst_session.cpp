#include "net/sockettransport.h"
#include "session/conversations.h"
#include "session/sessionrig.h"
#include "session/stilltransport.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using namespace Relaydeck;
using Step = Failure::Step;

namespace {

const QByteArray Hello = "S: 220 hi\n C: EHLO deck.test\n S: 250 relay\n";
const QByteArray PipeliningHello = "S: 220 hi\n C: EHLO deck.test\n S: 250-relay\n S: 250 PIPELINING\n";

const QByteArray StreamingHello
    = "S: 220 hi\n C: EHLO deck.test\n S: 250-relay\n S: 250-PIPELINING\n S: 250 CHUNKING\n";

void addRows(const std::vector<Conversation> &conversations)
{
    for (const Conversation &conversation : conversations)
        QTest::newRow(conversation.sentence)
            << conversation.script << conversation.orders << conversation.course;
}

/// Lines of nothing but x, of so many bytes together.
QByteArray text(qsizetype size)
{
    constexpr qsizetype Line = 78;
    QByteArray lines = QByteArray(Line - 2, 'x') + "\r\n";
    lines = lines.repeated(size / Line);
    return lines + QByteArray(size - lines.size(), 'x');
}

/// A session on a StillTransport.
struct StillRig
{
    StillRig()
    {
        auto made = std::make_unique<StillTransport>();
        transport = made.get();
        session = std::make_unique<Session>(std::move(made), clock, transcript);
        QObject::connect(session.get(), &Session::deliveryFinished,
            [this](const std::shared_ptr<Delivery> &) { ++finished; });
        QObject::connect(session.get(), &Session::closed, [this] { ++closed; });
        QObject::connect(session.get(), &Session::failed, [this](const Failure &) { ++failed; });
    }

    void makeReady(const QByteArray &offers = {})
    {
        session->open(settings);
        transport->hear("220 hi\r\n");
        transport->hear("250-relay\r\n"_ba + offers + "250 HELP\r\n"_ba);
        transport->takeAll();
    }

    void deliver(qsizetype textSize)
    {
        delivery->content = std::make_shared<Content>(text(textSize));
        delivery->recipients.emplace_back().address = "a@x.test"_ba;
        session->deliver(delivery);
    }

    void queueAnother(qsizetype textSize = 10)
    {
        another = std::make_shared<Delivery>();
        another->content = std::make_shared<Content>(text(textSize));
        another->recipients.emplace_back().address = "b@x.test"_ba;
        session->queue(another);
    }

    /// Up to the moment when the text may go out.
    void deliverUpToData(qsizetype textSize)
    {
        deliver(textSize);
        for (const char *reply : {"250\r\n", "250\r\n", "250\r\n", "354\r\n"})
            transport->hear(reply);
    }

    ManualClock clock;
    Transcript transcript;
    StillTransport *transport;
    SessionSettings settings;
    std::unique_ptr<Session> session;
    std::shared_ptr<Delivery> delivery = std::make_shared<Delivery>();
    std::shared_ptr<Delivery> another;
    int finished = 0;
    int closed = 0;
    int failed = 0;
};

} // namespace

class TestSession final : public QObject
{
    Q_OBJECT

private slots:
    void conversation_data();
    void conversation();
    void earlyReplies_data();
    void earlyReplies();
    void orderOfTalk_data();
    void orderOfTalk();
    void silence_data();
    void silence();
    void waitsByTheStandard_data();
    void waitsByTheStandard();
    void progressIsNoSilence();
    void deadline();
    void saysItsAddress_data();
    void saysItsAddress();
    void saysNoUnusableDomain();
    void boundsReplies_data();
    void boundsReplies();
    void masksSecrets();
    void leavesAtOnce_data();
    void leavesAtOnce();
    void theDotDecides_data();
    void theDotDecides();
    void waitsUntilOutcomesAreKept_data();
    void waitsUntilOutcomesAreKept();
    void boundsWhatIsUnderWay();
    void canDoWithoutChunking();
    void wrapsUp();
    void anEarlyVerdict_data();
    void anEarlyVerdict();
    void sendsALargeText();
    void connectsNowhere();
};

void TestSession::conversation_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArrayList>("orders");
    QTest::addColumn<QByteArray>("course");
    addRows(helloConversations());
    addRows(lockStepConversations());
    addRows(lostLineConversations());
    addRows(pipelinedConversations());
    addRows(overlapConversations());
    addRows(streamConversations());
    addRows(handConversations());
    addRows(localConversations());
}

void TestSession::conversation()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArrayList, orders);
    QFETCH(QByteArray, course);
    for (const auto pace : {ScriptedRelay::Pace::WholeReplies, ScriptedRelay::Pace::ByteByByte}) {
        ScriptedRelay relay(script, pace);
        SessionRig rig(orders);
        rig.open(relay.endpoint());
        QTRY_COMPARE(rig.course(), course);
        QTRY_VERIFY2(relay.finished(), relay.complaint());
        QCOMPARE(relay.complaint(), QByteArray());
        const bool over = course.endsWith("closed") || course.contains("failed:");
        QCOMPARE(rig.session().state() == SessionState::Offline, over);
    }
}

/// What comes before it was asked for is no answer. Byte by byte nobody could tell.
void TestSession::earlyReplies_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArrayList>("orders");
    QTest::addColumn<QByteArray>("course");
    const QByteArrayList alice = {"deliver alice@x.test"_ba};
    const auto row = [](const char *sentence, const QByteArray &script, const QByteArrayList &orders,
                         const QByteArray &course) { QTest::newRow(sentence) << script << orders << course; };
    row("an answer to EHLO behind the greeting is too early", "S- 220 hi\\r\\n250 relay\\r\\n\n"_ba, {},
        "failed: Garbled at Greeting"_ba);
    row("half a line behind the greeting is too early", "S- 220 hi\\r\\n2\n"_ba, {},
        "failed: Garbled at Greeting"_ba);
    row("an answer to MAIL behind that to RSET is too early", Hello + "C: RSET\n S- 250\\r\\n250\\r\\n\n",
        alice, "ready; alice=Unsent (Garbled at Rset) lost; failed: Garbled at Rset"_ba);
    row("a verdict behind 354 is too early",
        Hello
            + "C: RSET\n S: 250\n C: MAIL*\n S: 250\n C: RCPT*\n S: 250\n C: DATA\n S- 354\\r\\n250\\r\\n\n",
        alice, "ready; alice=Unsent (Garbled at Content) lost; failed: Garbled at Content"_ba);
    row("an answer behind that to a line by hand is too early", Hello + "C: NOOP\n S- 250\\r\\n250\\r\\n\n",
        {"say NOOP"_ba, "say NOOP"_ba}, "ready; answer 250; failed: Garbled at Other"_ba);
}

void TestSession::earlyReplies()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArrayList, orders);
    QFETCH(QByteArray, course);
    ScriptedRelay relay(script);
    SessionRig rig(orders);
    rig.open(relay.endpoint());
    QTRY_COMPARE(rig.course(), course);
}

void TestSession::orderOfTalk_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<bool>("pipelining");
    QTest::addColumn<QByteArray>("order"); // > is said, < is heard

    const QByteArray first = "C: RSET\n S: 250\n C: MAIL*\n S: 250\n C: RCPT*\n S: 250\n C: DATA\n S: 354\n"
                             " DATA\n S: 250\n";
    const QByteArray bdat
        = "C: RSET\n C: MAIL*\n C: RCPT*\n C: BDAT 20 LAST\n TEXT 20\n S: 250\n S: 250\n S: 250\n S: 250\n";
    const QByteArray oddReset = "C: RSET\n S- 250 ok\\n\n C: MAIL*\n S: 250\n C: RCPT*\n S: 250\n C: DATA\n "
                                "S: 354\n DATA\n S: 250\n";
    QTest::newRow("without PIPELINING each command waits")
        << Hello + first + first << true << "<><><><><><><><><><><><"_ba;
    QTest::newRow("with PIPELINING a group is said at once, and behind a text the next one")
        << PipeliningHello + first + first << true << "<><<>>>><<<<>>>>><<<<<><"_ba;
    QTest::newRow("with CHUNKING a message is said to its end, and waited for once")
        << StreamingHello + bdat + bdat << true << "<><<<>>>>><<<<>>>>><<<<"_ba;
    QTest::newRow("without PIPELINING there is no CHUNKING, either")
        << StreamingHello + first + first << false << "<><<<><><><><><><><><><><"_ba;
    QTest::newRow("PIPELINING can be switched off")
        << PipeliningHello + first + first << false << "<><<><><><><><><><><><><"_ba;
    QTest::newRow("after something odd each command waits")
        << PipeliningHello + oddReset + first << true << "<><<>>>><<<<><><><><><><"_ba;
}

void TestSession::orderOfTalk()
{
    QFETCH(QByteArray, script);
    QFETCH(bool, pipelining);
    QFETCH(QByteArray, order);
    ScriptedRelay relay(script);
    SessionRig rig({"deliver a@x.test"_ba, "deliver b@x.test"_ba});
    rig.settings.pipelining = pipelining;
    rig.open(relay.endpoint());
    QTRY_COMPARE(rig.course(), "ready; a=Accepted/250; b=Accepted/250"_ba);
    QByteArray talk;
    for (const QByteArray &line : rig.talk())
        talk += line.first(1);
    QCOMPARE(talk, order);
}

void TestSession::silence_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArrayList>("orders");
    QTest::addColumn<SessionState>("state");
    QTest::addColumn<QByteArray>("course");

    const QByteArrayList alice = {"deliver alice@x.test"_ba};
    const QByteArray mail = Hello + "C: RSET\n S: 250\n C: MAIL*\n ";
    const QByteArray data = mail + "S: 250\n C: RCPT*\n S: 250\n C: DATA\n ";
    const auto row = [](const char *sentence, const QByteArray &script, const QByteArrayList &orders,
                         SessionState state, const QByteArray &course) {
        QTest::newRow(sentence) << script + "SILENT\n"_ba << orders << state << course;
    };
    using enum SessionState;
    row("for a greeting", "", {}, AwaitGreeting, "failed: TimedOut at Greeting (PerhapsTls)");
    row("for the rest of a greeting", "S: 220-hi\n S- 220\n", {}, AwaitGreeting,
        "failed: TimedOut at Greeting");
    row("for an answer to EHLO", "S: 220\n C: EHLO*\n", {}, AwaitEhlo, "failed: TimedOut at Ehlo");
    row("for the end of the answer to EHLO", "S: 220\n C: EHLO*\n S: 250-hi\n", {}, AwaitEhlo,
        "failed: TimedOut at Ehlo");
    row("for an answer to HELO", "S: 220\n C: EHLO*\n S: 500\n C: HELO*\n", {}, AwaitHelo,
        "failed: TimedOut at Helo");
    row("for an answer to RSET", Hello + "C: RSET\n", alice, AwaitRset,
        "ready; alice=Unsent (TimedOut at Rset) lost; failed: TimedOut at Rset");
    row("for an answer to MAIL", mail, alice, AwaitMail,
        "ready; alice=Unsent (TimedOut at Mail) lost; failed: TimedOut at Mail");
    row("for an answer to RCPT", mail + "S: 250\n C: RCPT*\n", alice, AwaitRcpt,
        "ready; alice=Unsent (TimedOut at Rcpt) lost; failed: TimedOut at Rcpt");
    row("for an answer to DATA", data, alice, AwaitData,
        "ready; alice=Unsent (TimedOut at Data) lost; failed: TimedOut at Data");
    row("for the verdict", data + "S: 354\n DATA\n", alice, AwaitVerdict,
        "ready; alice=InDoubt (TimedOut at Content) lost; failed: TimedOut at Content");
    row("for an answer to a line by hand", Hello + "C: NOOP\n", {"say NOOP"_ba}, AwaitAnswer,
        "ready; failed: TimedOut at Other");
    row("for an answer to RSET when leaving", Hello + "C: RSET\n", {"close"_ba}, AwaitRset,
        "ready; failed: TimedOut at Rset");
    row("for an answer to QUIT, which is as good as one", Hello + "C: RSET\n S: 250\n C: QUIT\n",
        {"close"_ba}, AwaitQuit, "ready; closed");
}

/// Each reply is waited for as long as the time-out says, and no longer.
void TestSession::silence()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArrayList, orders);
    QFETCH(SessionState, state);
    QFETCH(QByteArray, course);
    ScriptedRelay relay(script);
    SessionRig rig(orders);
    rig.settings.timeOut = 4s;
    rig.open(relay.endpoint());
    QTRY_COMPARE(rig.session().state(), state);
    QTRY_VERIFY(relay.isSilent());
    QCoreApplication::processEvents(); // what it has said in part arrives, too
    rig.clock().advance(3999ms);
    QCOMPARE(rig.session().state(), state);
    rig.clock().advance(1ms);
    QCOMPARE(rig.course(), course);
    QCOMPARE(rig.session().state(), SessionState::Offline);
    if (rig.failure())
        QCOMPARE(rig.failure()->waited, std::chrono::milliseconds(4s));
}

void TestSession::waitsByTheStandard_data()
{
    QTest::addColumn<QByteArrayList>("heard");
    QTest::addColumn<std::chrono::milliseconds>("patience");
    const auto row
        = [](const char *sentence, const QByteArrayList &heard, std::chrono::milliseconds patience) {
              QTest::newRow(sentence) << heard << patience;
          };
    row("RSET has five minutes", {}, 5min);
    row("MAIL has five minutes", {"250\r\n"_ba}, 5min);
    row("RCPT has five minutes", {"250\r\n"_ba, "250\r\n"_ba}, 5min);
    row("DATA has two minutes", {"250\r\n"_ba, "250\r\n"_ba, "250\r\n"_ba}, 2min);
    row("the verdict has ten minutes", {"250\r\n"_ba, "250\r\n"_ba, "250\r\n"_ba, "354\r\n"_ba}, 10min);
}

void TestSession::waitsByTheStandard()
{
    QFETCH(QByteArrayList, heard);
    QFETCH(std::chrono::milliseconds, patience);
    StillRig rig;
    rig.makeReady();
    rig.deliver(10);
    for (const QByteArray &reply : heard)
        rig.transport->hear(reply);
    rig.clock.advance(patience - 1ms);
    QCOMPARE(rig.failed, 0);
    rig.clock.advance(1ms);
    QCOMPARE(rig.failed, 1);
    QCOMPARE(rig.delivery->failure->kind, Failure::Kind::TimedOut);
    QCOMPARE(rig.delivery->failure->waited, patience);
}

void TestSession::progressIsNoSilence()
{
    StillRig rig;
    rig.settings.timeOut = 4s;
    rig.makeReady();
    rig.deliverUpToData(2'000'000);
    QCOMPARE(rig.session->state(), SessionState::Content);
    while (rig.session->state() == SessionState::Content) {
        rig.clock.advance(3s);
        rig.transport->takeAll();
    }
    rig.transport->takeAll();
    rig.clock.advance(3s);
    rig.transport->hear("250 ok\r\n");
    QVERIFY(rig.delivery->accepted);
    rig.clock.advance(1h); // nothing is waited for
    QCOMPARE(rig.session->state(), SessionState::Ready);
}

void TestSession::deadline()
{
    StillRig rig;
    rig.settings.timeOut = 4s;
    rig.settings.deadline = 10s;
    rig.makeReady();
    rig.deliver(10);
    rig.clock.advance(3s);
    for (int i = 0; i < 3; ++i) {
        rig.transport->hear("250\r\n");
        rig.clock.advance(2s);
    }
    QCOMPARE(rig.session->state(), SessionState::AwaitData);
    rig.clock.advance(999ms);
    QCOMPARE(rig.session->state(), SessionState::AwaitData);
    rig.clock.advance(1ms);
    QCOMPARE(rig.session->state(), SessionState::Offline);
    QCOMPARE(rig.delivery->failure->kind, Failure::Kind::TimedOut);
    QCOMPARE(rig.delivery->failure->waited, std::chrono::milliseconds(10s));
    QCOMPARE(rig.delivery->recipients.front().outcome, Outcome::Unsent);

    StillRig inTime; // whose deadline ends with its envelope
    inTime.settings.deadline = 10s;
    inTime.makeReady();
    inTime.deliverUpToData(10);
    inTime.transport->takeAll();
    inTime.transport->hear("250\r\n");
    QVERIFY(inTime.delivery->accepted);
    inTime.clock.advance(1h);
    QCOMPARE(inTime.session->state(), SessionState::Ready);
}

void TestSession::saysItsAddress_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("IPv4") << u"192.0.2.7"_s << "EHLO [192.0.2.7]\r\n"_ba;
    QTest::newRow("IPv6") << u"2001:db8::7"_s << "EHLO [IPv6:2001:db8::7]\r\n"_ba;
    QTest::newRow("IPv6 of a link") << u"fe80::7%eth0"_s << "EHLO [IPv6:fe80::7]\r\n"_ba;
}

/// Without a domain, by RFC 5321 section 4.1.4.
void TestSession::saysItsAddress()
{
    QFETCH(QString, address);
    QFETCH(QByteArray, said);
    StillRig rig;
    rig.transport->address = address;
    rig.session->open(rig.settings);
    rig.transport->hear("220\r\n");
    QCOMPARE(rig.transport->written, said);
}

void TestSession::saysNoUnusableDomain()
{
    ScriptedRelay relay("S: 220\n");
    SessionRig rig;
    rig.settings.domain = "deck.test\r\nMAIL FROM:<>"_ba;
    rig.open(relay.endpoint());
    QTRY_COMPARE(rig.course(), "failed: RefusedLocally at Ehlo"_ba);
    QCOMPARE(relay.heard(), QByteArrayList{""_ba});
}

void TestSession::boundsReplies_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("a line without an end") << "220 "_ba + QByteArray(70'000, 'x') << "reply line too long"_ba;
    QTest::newRow("lines without an end") << "220-x\r\n"_ba.repeated(1001) << "reply of too many lines"_ba;
    QTest::newRow("more than 1 MiB") << ("220-"_ba + QByteArray(60'000, 'x') + "\r\n"_ba).repeated(18)
                                     << "reply too long"_ba;
}

void TestSession::boundsReplies()
{
    QFETCH(QByteArray, greeting);
    QFETCH(QByteArray, words);
    StillRig rig;
    std::optional<Failure> failure;
    connect(rig.session.get(), &Session::failed, this, [&](const Failure &why) { failure = why; });
    rig.session->open(rig.settings);
    rig.transport->hear(greeting);
    QVERIFY(failure);
    QCOMPARE(failure->kind, Failure::Kind::Garbled);
    QVERIFY2(failure->raw.startsWith(words), failure->raw);
    QVERIFY(failure->raw.size() < 300);
}

void TestSession::masksSecrets()
{
    ScriptedRelay relay(Hello
        + "C: AUTH PLAIN c2VjcmV0\n S: 535 no\n C: auth login\n S: 334 VXNlcg==\n C: c2VjcmV0\n S: 334 "
          "UGFzcw==\n"
          " C: c2VjcmV0\n S: 235 in\n C: NOOP\n S: 250\n");
    SessionRig rig({"say AUTH PLAIN c2VjcmV0"_ba, "say auth login"_ba, "say c2VjcmV0"_ba, "say c2VjcmV0"_ba,
        "say NOOP"_ba});
    rig.open(relay.endpoint());
    QTRY_COMPARE(rig.course(), "ready; answer 535; answer 334; answer 334; answer 235; answer 250"_ba);
    const QByteArray talk = rig.talk().join('\n');
    QVERIFY2(!talk.contains("c2VjcmV0"), talk);
    QVERIFY2(talk.contains("> AUTH PLAIN ***"), talk);
    QCOMPARE(talk.count("> ***"), 2);
    QVERIFY2(talk.contains("> NOOP"), talk);
}

void TestSession::leavesAtOnce_data()
{
    QTest::addColumn<QByteArrayList>("heard");
    QTest::addColumn<Outcome>("outcome");
    const QByteArrayList toData(3, "250\r\n"_ba);
    QTest::newRow("during RSET") << QByteArrayList() << Outcome::Unsent;
    QTest::newRow("during RCPT") << QByteArrayList(2, "250\r\n"_ba) << Outcome::Unsent;
    QTest::newRow("during DATA") << toData << Outcome::Unsent;
    QTest::newRow("after the dot") << toData + QByteArrayList{"354\r\n"_ba} << Outcome::InDoubt;
}

/// A session that is closed in the middle of an envelope still says what became of it.
void TestSession::leavesAtOnce()
{
    QFETCH(QByteArrayList, heard);
    QFETCH(Outcome, outcome);
    for (const bool politely : {true, false}) {
        StillRig rig;
        rig.makeReady();
        rig.deliver(10);
        for (const QByteArray &reply : heard)
            rig.transport->hear(reply);
        rig.transport->takeAll();
        if (politely)
            rig.session->close();
        else
            rig.session->drop({Failure::Kind::Stopped, Step::Other, 0, {}, {}});
        QCOMPARE(rig.finished, 1);
        QCOMPARE(rig.closed, politely ? 1 : 0);
        QCOMPARE(rig.failed, politely ? 0 : 1);
        QCOMPARE(rig.delivery->recipients.front().outcome, outcome);
        QCOMPARE(rig.delivery->failure->kind, Failure::Kind::Stopped);
        QVERIFY(rig.delivery->lineLost);
        QCOMPARE(rig.session->state(), SessionState::Offline);
    }
}

void TestSession::theDotDecides_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<int>("taken");
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("a text still here was not sent") << qsizetype(10) << 0 << Outcome::Unsent;
    QTest::newRow("a text that the system took is in doubt") << qsizetype(10) << 1 << Outcome::InDoubt;
    QTest::newRow("a large text of which a part was taken was not sent")
        << qsizetype(2'000'000) << 2 << Outcome::Unsent;
    QTest::newRow("a large text that was taken is in doubt")
        << qsizetype(2'000'000) << 100 << Outcome::InDoubt;
}

void TestSession::theDotDecides()
{
    QFETCH(qsizetype, size);
    QFETCH(int, taken);
    QFETCH(Outcome, outcome);
    StillRig rig;
    rig.makeReady();
    rig.deliverUpToData(size);
    for (int i = 0; i < taken; ++i)
        rig.transport->takeAll();
    rig.transport->lose();
    QCOMPARE(rig.delivery->recipients.front().outcome, outcome);
    QCOMPARE(rig.finished, 1);
    QCOMPARE(rig.failed, 1);
}

void TestSession::waitsUntilOutcomesAreKept_data()
{
    QTest::addColumn<QByteArray>("offers");
    QTest::addColumn<QByteArray>("heard"); // with the verdict on the first message
    QTest::addColumn<QByteArray>("end"); // of what must not leave yet
    QTest::newRow("the text behind DATA") << "250-PIPELINING\r\n"_ba
                                          << "250\r\n250\r\n250\r\n250\r\n354\r\n"_ba
                                          << "\r\n.\r\n"_ba;
    QTest::newRow("the text behind BDAT") << "250-PIPELINING\r\n250-CHUNKING\r\n"_ba
                                          << "250\r\n"_ba
                                          << "LAST\r\nxxxxxxxxxx\r\n"_ba;
}

/// What was heard of is written down before the next text leaves; the next envelope may leave before.
void TestSession::waitsUntilOutcomesAreKept()
{
    QFETCH(QByteArray, offers);
    QFETCH(QByteArray, heard);
    QFETCH(QByteArray, end);
    StillRig rig;
    rig.makeReady(offers);
    rig.deliver(10);
    const bool streams = rig.session->gear() == Session::Gear::Stream;
    if (!streams) {
        rig.transport->hear("250\r\n250\r\n250\r\n354\r\n");
        rig.queueAnother();
        rig.session->goOn();
    } else {
        rig.transport->hear("250\r\n250\r\n250\r\n");
    }
    rig.transport->takeAll();
    QCOMPARE(rig.finished, 0);
    QCOMPARE(rig.transport->written.count(end), 1);
    rig.transport->hear(heard);
    QCOMPARE(rig.finished, 1);
    if (streams)
        rig.queueAnother();
    rig.transport->takeAll();
    QCOMPARE(rig.transport->written.count(end), 1);
    rig.session->goOn();
    QCOMPARE(rig.transport->written.count(end), 2);
}

/// A relay that takes everything is given more and more, up to 64 messages or half a MiB at once.
void TestSession::boundsWhatIsUnderWay()
{
    const QByteArray taken = "250\r\n250\r\n250\r\n250\r\n"_ba;
    for (const auto &[size, most] : {std::pair<qsizetype, int>(10, 64), {100'000, 6}, {2'000'000, 2}}) {
        StillRig rig;
        rig.makeReady("250-PIPELINING\r\n250-CHUNKING\r\n");
        int queued = 0;
        int widest = 0;
        for (int round = 0; round < 100; ++round) {
            while (rig.session->takes()) {
                rig.queueAnother(size);
                ++queued;
            }
            widest = std::max(widest, queued - rig.finished);
            QVERIFY(queued - rig.finished <= std::min(1 + rig.finished, most));
            rig.session->goOn();
            for (int i = 0; i < 20; ++i) // whatever of it fits
                rig.transport->takeAll();
            rig.transport->hear(taken);
            QCOMPARE(rig.failed, 0);
        }
        QCOMPARE(widest, most);
    }
}

void TestSession::canDoWithoutChunking()
{
    StillRig rig;
    rig.settings.chunking = false;
    rig.makeReady("250-PIPELINING\r\n250-CHUNKING\r\n");
    QCOMPARE(rig.session->gear(), Session::Gear::Overlap);
    rig.deliver(10);
    QVERIFY(rig.transport->written.endsWith("DATA\r\n"));
}

/// When what comes of it cannot be kept, nothing more is begun and what was said is heard to its end.
void TestSession::wrapsUp()
{
    StillRig rig;
    rig.makeReady("250-PIPELINING\r\n");
    rig.deliver(10);
    rig.queueAnother();
    rig.transport->hear("250\r\n250\r\n250\r\n354\r\n");
    rig.transport->takeAll();
    rig.session->wrapUp();
    QVERIFY(!rig.session->takes());
    QCOMPARE(rig.finished, 0);
    rig.transport->hear("250\r\n250\r\n250\r\n250\r\n");
    QCOMPARE(rig.finished, 1);
    QCOMPARE(rig.closed, 0);
    rig.transport->hear("354\r\n");
    QCOMPARE(rig.finished, 2);
    QCOMPARE(rig.closed, 1);
    QCOMPARE(rig.another->recipients.front().outcome, Outcome::Unsent);
}

void TestSession::anEarlyVerdict_data()
{
    QTest::addColumn<QByteArray>("verdict");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<bool>("lost");
    QTest::newRow("250 while text is going out is nonsense") << "250 ok\r\n"_ba << Outcome::Unsent << true;
    QTest::newRow("552 while text is going out is heard")
        << "552 too much\r\n"_ba << Outcome::Refused << true;
    QTest::newRow("452 while text is going out is heard") << "452 full\r\n"_ba << Outcome::Deferred << true;
}

void TestSession::anEarlyVerdict()
{
    QFETCH(QByteArray, verdict);
    QFETCH(Outcome, outcome);
    QFETCH(bool, lost);
    StillRig rig;
    rig.makeReady();
    rig.deliverUpToData(2'000'000);
    QCOMPARE(rig.session->state(), SessionState::Content);
    rig.transport->hear(verdict);
    QCOMPARE(rig.finished, 1);
    QCOMPARE(rig.delivery->recipients.front().outcome, outcome);
    QCOMPARE(rig.delivery->lineLost, lost);
}

void TestSession::sendsALargeText()
{
    ScriptedRelay relay(Hello
        + "C: RSET\n S: 250\n C: MAIL*\n S: 250\n C: RCPT*\n S: 250\n C: DATA\n S: 354\n DATA\n S: 250\n");
    const QByteArray text = ".dotted line\r\n"_ba.repeated(100'000);
    SessionRig rig({"text "_ba + text, "deliver a@x.test"_ba});
    rig.open(relay.endpoint());
    QTRY_COMPARE_WITH_TIMEOUT(rig.course(), "ready; a=Accepted/250"_ba, 20'000);
    const QByteArray heard = relay.heard().first();
    const QByteArray sent = heard.sliced(heard.indexOf("DATA\r\n") + 6);
    QCOMPARE(sent, "."_ba.append(text).replace("\r\n."_ba, "\r\n.."_ba) + ".\r\n"_ba);
}

void TestSession::connectsNowhere()
{
    QTcpServer server; // a port where nobody listens any more
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const Endpoint endpoint{u"127.0.0.1"_s, server.serverPort()};
    server.close();
    SessionRig rig;
    rig.open(endpoint);
    QTRY_COMPARE(rig.course(), "failed: NoConnection at Connect"_ba);
    QVERIFY(!rig.failure()->raw.isEmpty());
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
