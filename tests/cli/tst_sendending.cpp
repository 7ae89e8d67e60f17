#include "cli/progressline.h"
#include "cli/sendending.h"
#include "cli/texttable.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

Snapshot snapshotWith(SendState state, const Tally &tally)
{
    Snapshot snapshot;
    snapshot.send.state = state;
    snapshot.send.tally = tally;
    return snapshot;
}

Failure failureOf(Failure::Kind kind, Failure::Step step)
{
    Failure failure;
    failure.kind = kind;
    failure.step = step;
    return failure;
}

} // namespace

class TestSendEnding final : public QObject
{
    Q_OBJECT

private slots:
    void status_data();
    void status();
    void failureClass_data();
    void failureClass();
    void countsAddUp();
    void hasThePromisedKeys();
    void progress();
    void tableLinesUp();
};

void TestSendEnding::status_data()
{
    QTest::addColumn<SendState>("state");
    QTest::addColumn<Tally>("tally");
    QTest::addColumn<quint64>("duplicates");
    QTest::addColumn<ExitStatus>("status");

    using enum SendState;
    const auto row
        = [](const char *name, SendState state, const Tally &tally, ExitStatus status,
              quint64 duplicates = 0) { QTest::newRow(name) << state << tally << duplicates << status; };
    row("all accepted is good", Finished, {.recipients = 2, .accepted = 2}, ExitStatus::Good);
    row("one refused is not", Finished, {.recipients = 2, .accepted = 1, .refused = 1},
        ExitStatus::SomeNotAccepted);
    row("one deferred is not", Finished, {.recipients = 2, .accepted = 1, .deferred = 1},
        ExitStatus::SomeNotAccepted);
    row("one in doubt is not", Finished, {.recipients = 2, .accepted = 1, .inDoubt = 1},
        ExitStatus::SomeNotAccepted);
    row("one that is no address is not", Finished, {.recipients = 2, .accepted = 1, .leftOut = 1},
        ExitStatus::SomeNotAccepted);
    row("a duplicate is no harm", Finished, {.recipients = 2, .accepted = 1, .leftOut = 1}, ExitStatus::Good,
        1);
    row("a stopped one can be resumed", Stopped, {.recipients = 2, .accepted = 1, .unsent = 1},
        ExitStatus::Unfinished);
    row("no relay at all is told", NoRelay, {.recipients = 2, .unsent = 2}, ExitStatus::NoRelay);
    row("relays that went away leave it unfinished", NoRelay, {.recipients = 2, .accepted = 1, .unsent = 1},
        ExitStatus::Unfinished);
    row("a send that never began did nothing", Failed, {}, ExitStatus::NothingDone);
    row("a send that broke can be resumed", Failed, {.recipients = 2, .accepted = 1, .unsent = 1},
        ExitStatus::Unfinished);
}

void TestSendEnding::status()
{
    QFETCH(SendState, state);
    QFETCH(Tally, tally);
    QFETCH(quint64, duplicates);
    QFETCH(ExitStatus, status);

    SendEnding ending;
    ending.last = snapshotWith(state, tally);
    ending.duplicates = duplicates;
    QCOMPARE(ending.status(), status);
}

void TestSendEnding::failureClass_data()
{
    QTest::addColumn<Failure>("failure");
    QTest::addColumn<quint64>("inDoubt");
    QTest::addColumn<QString>("name");

    using enum Failure::Kind;
    using enum Failure::Step;
    const auto row = [](const char *title, const Failure &failure, const QString &name, quint64 inDoubt = 0) {
        QTest::newRow(title) << failure << inDoubt << name;
    };
    row("5yz is permanent", failureOf(Refused, Rcpt), u"permanent"_s);
    row("4yz is transient", failureOf(Deferred, Rcpt), u"transient"_s);
    row("a line cut before the content is transient", failureOf(Dropped, Data), u"transient"_s);
    row("nobody there is transient", failureOf(NoConnection, Connect), u"transient"_s);
    row("a line cut after the dot is ambiguous", failureOf(Dropped, Content), u"ambiguous"_s, 1);
    row("silence after the dot is ambiguous", failureOf(TimedOut, Content), u"ambiguous"_s, 1);
    row("silence before is a time-out", failureOf(TimedOut, Mail), u"timeout"_s);
    row("nonsense breaks the protocol", failureOf(Garbled, Greeting), u"protocol"_s);
    row("TLS has its own", failureOf(TlsFailed, StartTls), u"tls"_s);
    row("login has its own", failureOf(AuthFailed, Auth), u"auth"_s);
    row("a name not found is dns", failureOf(NameNotFound, Connect), u"dns"_s);
    row("what we would not send is ours", failureOf(RefusedLocally, Mail), u"refused-locally"_s);
}

void TestSendEnding::failureClass()
{
    QFETCH(Failure, failure);
    QFETCH(quint64, inDoubt);
    QFETCH(QString, name);

    SendEnding ending;
    ending.last = snapshotWith(SendState::Finished, {.recipients = 1, .inDoubt = inDoubt});
    ending.last.send.firstFailure = failure;
    QCOMPARE(ending.failureClass(), name);
    QVERIFY(!ending.error().isEmpty());
}

void TestSendEnding::countsAddUp()
{
    SendEnding ending;
    ending.last = snapshotWith(SendState::Finished,
        {.recipients = 21,
            .accepted = 1,
            .refused = 2,
            .deferred = 3,
            .inDoubt = 4,
            .unsent = 5,
            .leftOut = 6});
    ending.duplicates = 2;
    const QJsonObject json = ending.toJson();
    int sum = 0;
    for (const auto &key : {u"accepted"_s, u"refused"_s, u"deferred"_s, u"in_doubt"_s, u"unsent"_s})
        sum += json[key].toInt();
    QCOMPARE(json[u"recipients"_s].toInt(), 19);
    QCOMPARE(sum, 19);
    QCOMPARE(json[u"class"_s].toString(), u"permanent"_s);
}

void TestSendEnding::hasThePromisedKeys()
{
    SendEnding ending;
    ending.last = snapshotWith(SendState::Finished, {.recipients = 1, .accepted = 1});
    ending.last.servers.append(ServerSnapshot());
    const QJsonObject json = ending.toJson();
    QCOMPARE(json.keys(),
        (QStringList{u"accepted"_s, u"class"_s, u"connections"_s, u"deferred"_s, u"error"_s, u"in_doubt"_s,
            u"messages"_s, u"recipients"_s, u"refused"_s, u"seconds"_s, u"servers"_s, u"unsent"_s}));
    QCOMPARE(json[u"servers"_s].toArray().first().toObject().keys(),
        (QStringList{u"name"_s, u"sent_messages"_s, u"sent_messages_this_connection"_s,
            u"sent_messages_this_envelope"_s, u"sent_messages_this_robin"_s,
            u"sent_messages_while_awake"_s}));
    QCOMPARE(json[u"class"_s].toString(), u"none"_s);
    QCOMPARE(json[u"error"_s].toString(), QString());
}

void TestSendEnding::progress()
{
    Snapshot snapshot;
    SendSnapshot &send = snapshot.send;
    send.state = SendState::Sending;
    send.tally = {.recipients = 100, .accepted = 40, .refused = 2, .unsent = 58};
    send.rate = 20;
    send.secondsLeft = 3;
    QCOMPARE(ProgressLine::text(snapshot, 1000), u"42 of 100 recipients, 20/s, 3 s left, 2 refused"_s);

    send.wait = {SendWait::Reason::Retry, 13'000};
    send.secondsLeft = -1;
    QCOMPARE(ProgressLine::text(snapshot, 1000),
        u"42 of 100 recipients, 20/s, 2 refused, waiting for a second attempt with those deferred, 12 s left"_s);
    send.wait = {SendWait::Reason::Relays, 0};
    for (const auto &[name, until] : {std::pair(u"a"_s, 90'000), std::pair(u"b"_s, 61'000)}) {
        snapshot.servers.emplace_back().name = name;
        snapshot.servers.back().standing = {Standing::RateLimited, until, 0, {}, {}};
    }
    QCOMPARE(ProgressLine::text(snapshot, 1000),
        u"42 of 100 recipients, 20/s, 2 refused, waiting for b: rate limit, 1 min left"_s);
    send.state = SendState::Waiting;
    send.wait = {SendWait::Reason::Start, 1000};
    QVERIFY(ProgressLine::text(snapshot, 1000).startsWith(u"58 recipients ready, starts today at "_s));
    send.wait = {};
    send.state = SendState::Reading;
    QCOMPARE(ProgressLine::text(snapshot, 1000), u"reading the list: 100 recipients"_s);
}

void TestSendEnding::tableLinesUp()
{
    TextTable table({u"Relay"_s, u"Sent"_s});
    table.add({u"a"_s, u"1,000"_s});
    table.add({u"much longer"_s, u"5"_s});
    QCOMPARE(table.toString(), u"Relay         Sent\na            1,000\nmuch longer      5"_s);
}

QTEST_APPLESS_MAIN(TestSendEnding)
#include "tst_sendending.moc"
