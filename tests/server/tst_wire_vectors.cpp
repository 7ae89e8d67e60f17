#include "server/vectorprofile.h"
#include "server/wireclient.h"
#include "smtp/capabilities.h"
#include "support/vectorfiles.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

using Returns = QList<std::optional<QByteArray>>;

const auto Undef = std::nullopt;
const QByteArray Self = "$self";

/// Everything that came of a vector.
struct Play
{
    QList<WireStep> steps;
    QByteArrayList heard;
    QByteArray conversationFile;
    bool inTime = true;
    std::optional<Failure> failure;
    ServerProfile profile;

    [[nodiscard]] Returns returns() const
    {
        Returns all;
        for (const WireStep &step : steps)
            all.append(step.returned);
        return all;
    }
    [[nodiscard]] int connects() const
    {
        int all = 0;
        for (const WireStep &step : steps)
            all += step.connects;
        return all;
    }
};

Play play(const QJsonObject &vector)
{
    const QJsonObject given = vector["given"_L1].toObject();
    WireClient client(given);
    Play played;
    for (const QJsonValue &op : given["ops"_L1].toArray())
        played.steps.append(client.run(op.toArray()));
    played.heard = client.heard();
    played.conversationFile = client.conversationFile();
    played.inTime = client.inTime();
    played.failure = client.lastFailure();
    played.profile = client.profile();
    return played;
}

/// Our QUIT is the module's quit (D13).
QByteArray withoutCase(QByteArray text)
{
    return text.replace("quit", "QUIT");
}

QByteArrayList linesOf(const QJsonValue &lines)
{
    QByteArrayList all;
    for (const QJsonValue &line : lines.toArray())
        all.append(withoutCase(line.toString().toLatin1()));
    return all;
}

bool isMessageText(const QJsonArray &call)
{
    return call[0].toString() == "talk"_L1 && call.size() > 1 && call[1].toString().contains("\r\n"_L1);
}

bool isQuit(const QJsonArray &call)
{
    return call[0].toString() == "talk"_L1 && call[1].toString().compare("quit"_L1, Qt::CaseInsensitive) == 0;
}

/// The code of the error that ended a recorded step. Others were logged while it went on, and so was that of a
/// RSET that is refused on leaving.
QByteArray endingCode(const QJsonObject &expected)
{
    if (!expected["returned"_L1].isNull())
        return {};
    const QJsonArray logged = expected["errors_logged"_L1].toArray();
    const QByteArray last = logged.isEmpty() ? QByteArray() : logged.last().toString().toLatin1();
    const qsizetype code = last.lastIndexOf("code : ");
    return code < 0 ? QByteArray() : last.sliced(code + 7);
}

/// How a text said as a whole stands in the log, as an envelope's content does.
QByteArray classicLineOf(const QByteArray &text)
{
    TranscriptLine line;
    line.direction = TranscriptLine::Direction::ToRelay;
    line.text = text;
    line.size = text.size();
    return classicLine(line);
}

/// The keywords of the last answer to EHLO in a log.
QSet<QByteArray> keywordsIn(const QByteArrayList &conversation)
{
    const qsizetype ehlo = conversation.lastIndexOf("Said to server: 'EHLO'"_ba);
    Reply reply;
    for (qsizetype at = ehlo + 1; at < conversation.size() && conversation[at].startsWith('\t'); ++at)
        reply.lines.append(conversation[at].mid(QByteArrayView("\tServer replied: '").size()).chopped(1));
    const QByteArrayList keywords = Capabilities(reply).keywords();
    return {keywords.begin(), keywords.end()};
}

struct Better
{
    Returns returns;
    bool connected;
    int worth;
    QByteArrayList heard;
};

using Check = std::function<void(const Play &)>;

/// Vectors to keep whose own `better` sentence, or that of another vector, forbids what is recorded:
/// `promised` judges them.
const QStringList JudgedByPromise{u"02-connect-esmtp-keywords"_s, u"13-no-tries"_s, u"14-no-domain"_s,
    u"15-no-tries-beats-worthless"_s, u"50-log-first-fifty-characters"_s};

} // namespace

/// One row for each vector in tests/vectors/wire, or in the folder RELAYDECK_VECTORS/wire. Texts of
/// errors are not judged, nor who closed a connection.
class TestWireVectors final : public QObject
{
    Q_OBJECT

private slots:
    void vector_data();
    void vector();
    void doBetter_data();
    void doBetter();
    void promised_data();
    void promised();

private:
    void compareStep(const WireStep &step, const QJsonObject &expected);
    void compareHeard(const Play &played, const QJsonObject &vector);
    void judgeDummyServer(const QJsonObject &vector);
    void judgeMissingFile(const QJsonObject &vector);
    void checkGeneralBar(const Play &played);
};

void TestWireVectors::vector_data()
{
    addVectorRows(u"wire"_s);
}

/// "keep" is compared step by step; for "do better" the general bar holds, and `doBetter` and
/// `promised` have what the sentences promise.
void TestWireVectors::vector()
{
    QFETCH(QString, name);
    const QJsonObject vector = readVector(u"wire"_s, name);
    const QJsonObject given = vector["given"_L1].toObject();
    if (given["class"_L1].toString() == "Mail::Bulkmail::DummyServer"_L1) {
        if (name == "57-dummy-unwritable"_L1)
            judgeMissingFile(vector);
        else
            judgeDummyServer(vector);
        return;
    }
    const bool keep = vector["label"_L1].toString() == "keep"_L1;
    const Play played = play(vector);
    for (const WireStep &step : played.steps) {
        if (!step.known)
            QSKIP("an operation of this vector is not judged yet");
    }
    checkGeneralBar(played);
    if (!keep || JudgedByPromise.contains(name))
        return;
    const QJsonArray expected = vector["result"_L1].toObject()["steps"_L1].toArray();
    QCOMPARE(played.steps.size(), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i)
        compareStep(played.steps[i], expected[i].toObject());
    compareHeard(played, vector);
}

void TestWireVectors::compareStep(const WireStep &step, const QJsonObject &expected)
{
    const QJsonArray call = expected["call"_L1].toArray();
    const bool handClosed = call[0].toString() == "talk"_L1
        && expected["errcode"_L1].toString() == "MBS018"_L1
        && !expected["errors_logged"_L1].toArray().isEmpty(); // we notice by the silence
    QByteArrayList conversation;
    for (const QByteArray &line : step.conversation)
        conversation.append(withoutCase(line));
    QByteArrayList recorded = linesOf(expected["conversation"_L1]);
    if (isMessageText(call)) { // typed line by line, so that only the form of the whole can be compared
        QCOMPARE(classicLineOf(call[1].toString().toLatin1()), recorded.takeFirst());
        erase_if(conversation, [](const QByteArray &line) { return !line.startsWith('\t'); });
    }
    if (!call[0].toString().startsWith("talk"_L1) && !call[0].toString().startsWith("connect"_L1)) {
        std::ranges::sort(conversation); // RSET and QUIT go out as a group
        std::ranges::sort(recorded);
    }
    if (!handClosed)
        QCOMPARE(conversation, recorded);
    if (!handClosed)
        QCOMPARE(step.code, endingCode(expected));
    if (expected.contains("returned"_L1))
        QCOMPARE(step.returned, settingText(expected["returned"_L1]));
    if (!expected.contains("connected"_L1))
        return; // the object has gone
    QCOMPARE(step.connected, expected["connected"_L1].toInt() == 1 && !isQuit(call));
    QCOMPARE(step.worth, expected["not_worthless"_L1].toInt());
    if (step.connected)
        QCOMPARE(step.sentThisConnection, quint64(expected["sent_this_connection"_L1].toInteger()));
    QCOMPARE(
        step.connects, std::max(expected["connect_calls"_L1].toInt(), expected["socket_calls"_L1].toInt()));
    if (step.connects > 0 && step.connected) {
        QSet<QByteArray> keywords;
        for (const QJsonValue &keyword : expected["esmtp"_L1].toArray())
            keywords.insert(keyword.toString().toLatin1());
        QCOMPARE(keywordsIn(step.conversation), keywords);
    }
}

void TestWireVectors::compareHeard(const Play &played, const QJsonObject &vector)
{
    const QJsonArray connections = vector["result"_L1].toObject()["connections"_L1].toArray();
    QCOMPARE(played.heard.size(), connections.size());
    for (qsizetype i = 0; i < connections.size(); ++i) {
        QCOMPARE(withoutCase(played.heard[i]),
            withoutCase(connections[i].toObject()["heard"_L1].toString().toLatin1()));
    }
}

/// No hang, worth only goes down, and what could not be had has a reason.
void TestWireVectors::checkGeneralBar(const Play &played)
{
    QVERIFY(played.inTime);
    int worth = Ledger(Limits::of(played.profile)).worth();
    for (const WireStep &step : played.steps) {
        QVERIFY(step.worth >= 0 && step.worth <= worth);
        if (step.connects > 0 && !step.connected && step.worth < worth)
            QVERIFY(played.failure || played.profile.fault);
        worth = step.worth;
    }
    for (const QByteArray &heard : played.heard)
        QVERIFY(heard.isEmpty() || heard.endsWith("\r\n"));
}

/// The "do better" vectors: what is returned, how it ends, and what the relay heard on each connection.
void TestWireVectors::doBetter_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Better>("better");
    const QByteArray hello = "EHLO client.example\r\n";
    const auto row = [](const char *name, const Returns &returns, bool connected, int worth,
                         const QByteArrayList &heard) {
        QTest::newRow(name) << QString::fromLatin1(name) << Better{returns, connected, worth, heard};
    };
    row("03-ehlo-single-line-reply", {Self, Self}, true, 5, {hello});
    row("04-greeting-554", {Undef, Undef}, false, 3, {"", ""});
    row("05-greeting-421-then-close", {Undef, Undef, Undef}, false, 3, {"", ""});
    row("06-greeting-eof", {Undef, Undef, Undef}, false, 3, {"", ""});
    row("09-ehlo-and-helo-refused", {Undef}, false, 4, {hello + "HELO client.example\r\n"});
    row("10-ehlo-refused-on-two-lines", {Self, Undef, "250 ok\r\n"_ba}, true, 5,
        {hello + "HELO client.example\r\nRSET\r\n"});
    row("12-ehlo-list-cut-short", {Undef}, false, 4, {hello});
    row("20-negative-tries", {Undef}, false, 5, {});
    row("21-unresolvable-name", {Undef, "::1"_ba, Undef, ""_ba, Undef}, false, 3, {});
    row("24-talk-250-without-text", {Self, "250\r\n"_ba}, true, 5, {hello + "NOOP\r\n"});
    row("25-talk-bare-lf", {Self, "250 fine\r\n"_ba}, true, 5, {hello + "NOOP\r\n"});
    row("28-talk-5xx-on-two-lines", {Self, Undef, Undef, "250 reset\r\n"_ba, Undef, "250 sender ok\r\n"_ba},
        true, 5, {hello + "RCPT TO:<a@b.example>\r\nRSET\r\nMAIL FROM:<me@b.example>\r\n"});
    row("29-talk-250-dash-then-5xx", {Self, Undef}, true, 5, {hello + "NOOP\r\n"});
    row("30-talk-4xx-then-2xx", {Self, "250 fine now\r\n"_ba, "250 next\r\n"_ba}, true, 5,
        {hello + "MAIL FROM:<me@b.example>\r\nMAIL FROM:<me@b.example>\r\nNOOP\r\n"});
    row("33-talk-221", {Self, Undef}, false, 5, {hello + "NOOP\r\n"});
    row("34-talk-upper-case-quit", {Self, Undef}, false, 5, {hello + "QUIT\r\n"});
    const QByteArray anew = hello + "RSET\r\n";
    row("37-talk-eof", {Self, Undef, Undef, Undef, Undef, Undef, Undef, Self}, false, 5,
        {hello + "NOOP\r\n", anew, anew, anew});
    row("38-talk-eof-kills-the-program", {Self, Undef, Undef, Undef, Undef, Undef, Undef}, false, 5,
        {hello + "NOOP\r\n", anew, anew, anew});
    row("41-connected-flag-without-socket", {"1"_ba, Undef}, false, 4, {});
    row("45-disconnect-rset-unanswered", {Self, Self}, false, 5, {hello + "RSET\r\nQUIT\r\n"});
    row("51-log-file", {Self, Undef, "250 ok\r\n"_ba, Undef}, true, 5, {hello + "NOOP\r\nRSET\r\n"});
    row("52-pending-alarm-kills-the-program", {Self, Undef, Undef, "250 ok\r\n"_ba}, true, 5,
        {hello + "RCPT TO:<a@b.example>\r\nNOOP\r\n"});
    row("55-command-injection", {Self, Undef, Undef, "250 one\r\n"_ba}, true, 5, {hello + "NOOP\r\n"});
}

void TestWireVectors::doBetter()
{
    QFETCH(QString, name);
    QFETCH(Better, better);
    const QJsonObject vector = readVector(u"wire"_s, name);
    if (vector.isEmpty())
        QSKIP("not among these vectors");
    const Play played = play(vector);
    QCOMPARE(played.returns(), better.returns);
    QCOMPARE(played.steps.last().connected, better.connected);
    QCOMPARE(played.steps.last().worth, better.worth);
    QCOMPARE(played.heard, better.heard);
}

/// A practice relay with a book takes its place. It greets and is asked for its words as any relay is, so that only
/// the file, and whether each operation was good, can be as recorded.
void TestWireVectors::judgeDummyServer(const QJsonObject &vector)
{
    WireClient client(vector["given"_L1].toObject());
    const QJsonObject result = vector["result"_L1].toObject();
    for (const QJsonValue &value : result["steps"_L1].toArray()) {
        const QJsonObject expected = value.toObject();
        const WireStep step = client.run(expected["call"_L1].toArray());
        QCOMPARE(step.returned.has_value(), !expected["returned"_L1].isNull());
        QCOMPARE(step.connected, expected["connected"_L1].toInt() == 1);
        QCOMPARE(step.worth, expected["not_worthless"_L1].toInt());
        QCOMPARE(step.code, QByteArray());
    }
    QVERIFY(client.inTime());
    QTRY_COMPARE(withoutCase(client.dummyFile()), withoutCase(result["dummy_file"_L1].toString().toLatin1()));
}

/// 57: an error.
void TestWireVectors::judgeMissingFile(const QJsonObject &vector)
{
    WireClient client(vector["given"_L1].toObject());
    QVERIFY(client.dummyTrouble().contains(u"no/such/folder/dummy.out: "_s));
    const WireStep step = client.run({u"connect"_s});
    QVERIFY(!step.returned && !step.connected);
    QCOMPARE(step.code, "MBS003"_ba);
}

/// What else the sentences promise.
void TestWireVectors::promised_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Check>("check");
    const auto row = [](const char *name, const Check &check) {
        QTest::newRow(name) << QString::fromLatin1(name) << check;
    };

    row("02-connect-esmtp-keywords", [](const Play &played) {
        // A greeting that is not finished is waited for; the rest of it comes only behind EHLO.
        QCOMPARE(played.returns(), Returns{Undef});
        QCOMPARE(played.heard, QByteArrayList{""_ba});
        QCOMPARE(played.failure->kind, Failure::Kind::TimedOut);
        const QSet<QByteArray> keywords{"AUTH"_ba, "X-FOO"_ba, "SIZE"_ba, "STARTTLS"_ba};
        QCOMPARE(keywordsIn({"Said to server: 'EHLO'"_ba, "\tServer replied: '250-first'"_ba,
                     "\tServer replied: '250-AUTH=LOGIN PLAIN'"_ba, "\tServer replied: '250-X-FOO bar'"_ba,
                     "\tServer replied: '250-size'"_ba, "\tServer replied: '250 STARTTLS'"_ba}),
            keywords);
    });
    row("13-no-tries", [](const Play &played) { // a default of 1: two connects each
        QVERIFY(!played.profile.fault);
        QCOMPARE(played.returns(), (Returns{Undef, Undef}));
        QCOMPARE(played.connects(), 4);
        QCOMPARE(played.steps.last().worth, 3);
    });
    row("14-no-domain", [](const Play &played) { // an address literal, once there is a connection
        QVERIFY(!played.profile.fault);
        QCOMPARE(played.connects(), 3);
        QCOMPARE(played.failure->kind, Failure::Kind::NoConnection);
    });
    row("15-no-tries-beats-worthless", [](const Play &played) {
        QCOMPARE(played.steps.first().connects, 0); // Tries 0 is not usable
        for (const WireStep &step : played.steps)
            QVERIFY(!step.connected);
    });
    row("20-negative-tries", [](const Play &played) { QCOMPARE(played.profile.fault, Field::Tries); });
    row("21-unresolvable-name", [](const Play &played) {
        QCOMPARE(played.steps[0].worth, 4);
        QCOMPARE(played.steps[2].connects, 3); // IPv6 is tried as any other
        QCOMPARE(played.steps[4].connects, 0);
        QCOMPARE(played.profile.fault, Field::Smtp);
    });
    row("50-log-first-fifty-characters", [](const Play &played) {
        const QByteArray shown(45, 'x');
        QCOMPARE(played.steps[1].conversation.first(), "Said to server: 'NOOP "_ba + shown + '\'');
        QCOMPARE(
            played.steps[2].conversation.first(), "Said to server: 'NOOP "_ba + shown + "...(truncated)'");
        QCOMPARE(played.steps[3].conversation.first(),
            "Said to server: 'NOOP "_ba + QByteArray(45, 'y') + "...(truncated)'");
        QVERIFY(!played.steps[4].returned); // a line end is not said
        QCOMPARE(classicLineOf("NOOP a\r\nb"), "Said to server: 'NOOP ab'"_ba);
        QCOMPARE(classicLineOf("Subject: hi\r\nTo: a@b.example\r\n\r\nline one of the body\r\nline two\r\n."),
            "Said to server: 'Subject: hiTo: a@b.exampleline one of the bo...(truncated)'"_ba);
    });
    row("51-log-file", [](const Play &played) {
        QCOMPARE(played.conversationFile,
            "Said to server: 'EHLO'\n\tServer replied: '250-relay.example'\n"
            "\tServer replied: '250-PIPELINING'\n\tServer replied: '250-SIZE 1048576'\n"
            "\tServer replied: '250 8BITMIME'\nSaid to server: 'NOOP'\n\tServer replied: '450 later'\n"
            "Said to server: 'RSET'\n\tServer replied: '250 ok'\n"_ba);
    });
}

void TestWireVectors::promised()
{
    QFETCH(QString, name);
    QFETCH(Check, check);
    const QJsonObject vector = readVector(u"wire"_s, name);
    if (vector.isEmpty())
        QSKIP("not among these vectors");
    check(play(vector));
}

QTEST_GUILESS_MAIN(TestWireVectors)
#include "tst_wire_vectors.moc"
