#include "cli/clirun.h"
#include "practice/practicerelay.h"
#include "support/scriptedrelay.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

constexpr int Patience = 30'000; // milliseconds; a program under the sanitizers is slow to start

/// How often each recipient arrived.
class Mailbox final : public QObject
{
    Q_OBJECT

public:
    explicit Mailbox(PracticeRelay &relay)
    {
        connect(&relay, &PracticeRelay::messageTaken, this, [this](const PracticeEnvelope &envelope) {
            for (const QByteArray &recipient : envelope.recipients)
                ++times[recipient];
        });
    }

    [[nodiscard]] bool everyOneOnce() const
    {
        return std::all_of(times.begin(), times.end(), [](int count) { return count == 1; });
    }

    QMap<QByteArray, int> times;
};

} // namespace

class TestCli final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void explainsItself_data();
    void explainsItself();
    void complainsAboutBadUsage_data();
    void complainsAboutBadUsage();
    void sendsToEveryoneOnce();
    void endsAsTheRelayWishes_data();
    void endsAsTheRelayWishes();
    void tellsWhatAScriptedRelayDid_data();
    void tellsWhatAScriptedRelayDid();
    void copesWithAnOddList();
    void readsTheListFromStandardInput();
    void showsProgressOnStandardErrorOnly();
    void stopsAndResumes();
    void remembersRatesAfterItsEnd();
    void showsServers();
    void reports();
    void talks();
    void practises();

private:
    QString write(const QString &name, const QByteArray &bytes);
    QStringList sendArguments(quint16 port, const QStringList &more) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_message;
};

void TestCli::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_message = write(u"letter.eml"_s, "From: news@deck.example\nSubject: Spring\n\nHello\n"_ba);
}

void TestCli::cleanup()
{
    m_folder.reset();
}

QString TestCli::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("a file of the test cannot be written");
    return file.fileName();
}

QStringList TestCli::sendArguments(quint16 port, const QStringList &more) const
{
    return QStringList{u"send"_s, u"--server"_s, u"127.0.0.1:%1"_s.arg(port), u"--message"_s, m_message,
               u"--from"_s, u"news@deck.example"_s, u"--domain"_s, u"deck.example"_s, u"--json"_s}
    + more;
}

void TestCli::explainsItself_data()
{
    QTest::addColumn<QString>("command");
    for (const auto &command : {u"servers"_s, u"lint"_s, u"import"_s, u"export"_s, u"secret"_s, u"send"_s,
             u"resume"_s, u"report"_s, u"talk"_s, u"practice"_s, u"demo"_s})
        QTest::newRow(qPrintable(command + u" has help with an example"_s)) << command;
}

void TestCli::explainsItself()
{
    QFETCH(QString, command);

    CliRun run({command, u"--help"_s}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QCOMPARE(run.errors(), QByteArray());
    QCOMPARE(run.status(), 0);
    QVERIFY(run.output().startsWith("Usage: relaydeck-cli " + command.toLatin1()));
    QVERIFY(run.output().contains("Example:\n  "));
}

void TestCli::complainsAboutBadUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("sentence");

    const auto row = [](const char *name, const QString &line, const QByteArray &sentence) {
        QTest::newRow(name) << line.split(u' ', Qt::SkipEmptyParts) << sentence;
    };
    const QString rest = u" --to a@b.example --message letter.eml --from c@d.example"_s;
    row("without a command", QString(), "Usage: relaydeck-cli COMMAND");
    row("a command that is none", u"sned"_s, "sned is not a command");
    row("an option that is none", u"send --sneed"_s, "sneed");
    row("a send without relays", u"send"_s + rest, "Which relays?");
    row("a send without recipients", u"send --server h:1 --message m --from f"_s, "To whom?");
    row("a send without a message", u"send --server h:1 --to a@b.example --from f"_s, "Which message?");
    row("a send without a sender", u"send --server h:1 --to a@b.example --message m"_s, "From whom?");
    row("relays named in two ways", u"send --server h:1 --servers f"_s + rest, "--servers and --server");
    row("recipients named in two ways", u"send --server h:1 --list f"_s + rest, "--list and --to");
    row("a relay that is none", u"send --server h:99999"_s + rest, "HOST:PORT");
    row("a policy that is none", u"send --server h:1 --policy fast"_s + rest, "robin, parallel or failover");
    row("a report at a time that is none", u"send --server h:1 --notify soon"_s + rest, "--notify is never");
    row("reports never and on failure", u"send --server h:1 --notify never,failure"_s + rest,
        "--notify is never");
    row("a report that is neither full nor short", u"send --server h:1 --ret half"_s + rest,
        "--ret is full or hdrs");
    row("a name for a message that cannot be said", u"send --server h:1 --envid \u00e4"_s + rest,
        "--envid is up to 100");
    row("a number that is none", u"send --server h:1 --connections two"_s + rest,
        "--connections is a whole number");
    row("a number out of range", u"send --server h:1 --connections 0"_s + rest, "from 1 to 1000");
    row("a negative time-out", u"send --server h:1 --time-out -1"_s + rest, "--time-out is a number");
    row("a time-out that is no number", u"send --server h:1 --time-out nan"_s + rest,
        "--time-out is a number");
    row("a server file that is not there", u"send --servers nowhere.conf"_s + rest, "nowhere.conf");
    row("a list that is not there",
        u"send --server 127.0.0.1:9 --list nowhere.txt --message letter.eml --from a@b.example"_s,
        "nowhere.txt");
    row("a message that is not there",
        u"send --server 127.0.0.1:9 --to a@b.example --message nowhere.eml --from a@b.example"_s,
        "nowhere.eml");
    row("a sender that is none",
        u"send --server 127.0.0.1:9 --to a@b.example --message letter.eml --from nobody"_s, "sender");
    row("servers without a file", u"servers"_s, "servers needs more");
    row("servers of a file that is not there", u"servers nowhere.conf"_s, "nowhere.conf");
    row("a resumed job that is not there", u"resume nowhere.job"_s, "nowhere.job");
    row("a resumed job that is something else", u"resume letter.eml"_s, "letter.eml");
    row("a report on something else", u"report letter.eml"_s, "letter.eml");
    row("a report on an outcome that is none", u"report x --outcome lost"_s, "lost");
    row("a report in two forms", u"report x --csv --json"_s, "--json, --csv, --html and --classic");
    row("talk to nobody", u"talk"_s, "talk needs more");
    row("talk to a port that is none", u"talk h:0"_s, "HOST:PORT");
    row("an argument too many", u"resume a b"_s, "one argument too many");
    row("practice with a share over all", u"practice --defer-pct 101"_s, "from 0 to 100");
}

void TestCli::complainsAboutBadUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, sentence);

    CliRun run(arguments, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QVERIFY2(run.errors().contains(sentence), run.errors().constData());
    QCOMPARE(run.status(), 2);
    QCOMPARE(run.output(), QByteArray());
}

void TestCli::sendsToEveryoneOnce()
{
    PracticeRelay relay({});
    QVERIFY(relay.listen());
    const Mailbox mailbox(relay);
    const QString list = write(u"list.txt"_s, manyAddresses(500));

    for (const auto &way : {QStringList(), QStringList{u"--no-envelope"_s},
             QStringList{u"--policy"_s, u"parallel"_s, u"--connections"_s, u"4"_s}}) {
        relay.disconnect(&mailbox);
        const Mailbox own(relay);
        const quint64 before = relay.counts().messages;
        CliRun run(sendArguments(relay.port(), QStringList{u"--list"_s, list} + way), m_folder->path());
        QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
        QVERIFY2(run.status() == 0, run.errors().constData());
        const QJsonObject json = run.json();
        QCOMPARE(json[u"recipients"_s].toInt(), 500);
        QCOMPARE(json[u"accepted"_s].toInt(), 500);
        QCOMPARE(json[u"messages"_s].toInt(), int(relay.counts().messages - before));
        QCOMPARE(json[u"class"_s].toString(), u"none"_s);
        QCOMPARE(json[u"servers"_s].toArray().first()[u"sent_messages"_s].toInt(), 500);
        QCOMPARE(own.times.size(), 500);
        QVERIFY(own.everyOneOnce());
    }
}

void TestCli::endsAsTheRelayWishes_data()
{
    QTest::addColumn<Temper>("temper");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("failureClass");

    Temper temper;
    temper.refusePct = 100;
    QTest::newRow("refused by all is permanent") << temper << 1 << u"refused"_s << u"permanent"_s;
    temper = {};
    temper.deferPct = 100;
    QTest::newRow("deferred for all is transient") << temper << 1 << u"deferred"_s << u"transient"_s;
    temper = {};
    temper.maxMessages = 2;
    QTest::newRow("two messages a connection are enough") << temper << 0 << u"accepted"_s << u"transient"_s;
    temper = {};
    temper.closeAfter = 2;
    QTest::newRow("hanging up after two is no harm") << temper << 0 << u"accepted"_s << QString();
    temper = {};
    temper.pipelining = false;
    QTest::newRow("one step at a time will do") << temper << 0 << u"accepted"_s << u"none"_s;
}

void TestCli::endsAsTheRelayWishes()
{
    QFETCH(Temper, temper);
    QFETCH(int, status);
    QFETCH(QString, key);
    QFETCH(QString, failureClass);

    PracticeRelay relay(temper);
    QVERIFY(relay.listen());
    const QString list = write(u"list.txt"_s, manyAddresses(20));
    CliRun run(sendArguments(relay.port(), {u"--list"_s, list}), m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QVERIFY2(run.status() == status, run.errors() + run.output());
    QCOMPARE(run.json()[key].toInt(), 20);
    if (!failureClass.isEmpty() && status != 0)
        QCOMPARE(run.json()[u"class"_s].toString(), failureClass);
}

void TestCli::tellsWhatAScriptedRelayDid_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("failureClass");
    QTest::addColumn<int>("status");

    const QByteArray open = "S: 220 hi\nC: EHLO*\nS: 250 hello\n"_ba;
    const QByteArray envelope
        = "C: RSET\nS: 250\nC: MAIL*\nS: 250\nC: RCPT*\nS: 250\nC: DATA\nS: 354\nDATA\n"_ba;
    QTest::newRow("a line cut after the dot leaves doubt") << open + envelope + "X" << u"ambiguous"_s << 1;
    QTest::newRow("a line reset after the dot leaves doubt") << open + envelope + "R" << u"ambiguous"_s << 1;
    QTest::newRow("content refused is permanent")
        << open + envelope + "S: 554 spam\nC: *\nSILENT" << u"permanent"_s << 1;
    QTest::newRow("a greeting of 554 leaves no relay")
        << "S: 554 go away\n--\nS: 554 go away\n--\nS: 554\n--\nS: 554"_ba << u"permanent"_s << 4;
}

void TestCli::tellsWhatAScriptedRelayDid()
{
    QFETCH(QByteArray, script);
    QFETCH(QString, failureClass);
    QFETCH(int, status);

    ScriptedRelay relay(script);
    CliRun run(sendArguments(relay.endpoint().port, {u"--to"_s, u"a@b.example"_s, u"--time-out"_s, u"5"_s}),
        m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QVERIFY2(run.status() == status, run.errors() + run.output() + relay.complaint());
    QCOMPARE(run.json()[u"class"_s].toString(), failureClass);
    QVERIFY(!run.json()[u"error"_s].toString().isEmpty());
}

void TestCli::copesWithAnOddList()
{
    PracticeRelay relay({});
    QVERIFY(relay.listen());
    const Mailbox mailbox(relay);
    const QString list = write(u"odd.txt"_s,
        "\xef\xbb\xbf"
        "a@b.example\r\n\r\n   \nnot an address\nc@d.example\r\na@b.example\nSome One <e@f.example>"_ba);
    CliRun run(sendArguments(relay.port(), {u"--list"_s, list}), m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QCOMPARE(mailbox.times.keys(), (QByteArrayList{"a@b.example"_ba, "c@d.example"_ba, "e@f.example"_ba}));
    QVERIFY(mailbox.everyOneOnce());
    QCOMPARE(run.json()[u"recipients"_s].toInt(), 4);
    QCOMPARE(run.json()[u"accepted"_s].toInt(), 3);
    QCOMPARE(run.json()[u"refused"_s].toInt(), 1);
    QCOMPARE(run.json()[u"class"_s].toString(), u"refused-locally"_s);
    QVERIFY(run.json()[u"error"_s].toString().startsWith(u"not an address: "_s));
    QCOMPARE(run.status(), 1);
}

void TestCli::readsTheListFromStandardInput()
{
    PracticeRelay relay({});
    QVERIFY(relay.listen());
    CliRun run(sendArguments(relay.port(), {u"--list"_s, u"-"_s}), m_folder->path(),
        "a@b.example\nc@d.example\n"_ba);
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QVERIFY2(run.status() == 0, run.errors().constData());
    QCOMPARE(relay.counts().recipients, 2U);
}

void TestCli::showsProgressOnStandardErrorOnly()
{
    Temper temper;
    temper.latencyMs = 5;
    PracticeRelay relay(temper);
    QVERIFY(relay.listen());
    const QString list = write(u"list.txt"_s, manyAddresses(200));
    CliRun loud(sendArguments(relay.port(), {u"--list"_s, list}), m_folder->path());
    CliRun quiet(sendArguments(relay.port(), {u"--list"_s, list, u"--quiet"_s}), m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(loud.isDone() && quiet.isDone(), Patience);
    QVERIFY2(loud.errors().contains("recipients"), loud.errors().constData());
    QCOMPARE(quiet.errors(), QByteArray());
    QCOMPARE(loud.json()[u"accepted"_s].toInt(), 200);
    QCOMPARE(quiet.json()[u"accepted"_s].toInt(), 200);
}

void TestCli::stopsAndResumes()
{
    Temper temper;
    temper.latencyMs = 10;
    PracticeRelay relay(temper);
    QVERIFY(relay.listen());
    const Mailbox mailbox(relay);
    const QString list = write(u"list.txt"_s, manyAddresses(1000));
    const QString job = m_folder->filePath(u"letter.job"_s);

    CliRun run(sendArguments(relay.port(), {u"--list"_s, list, u"--job"_s, job}), m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(mailbox.times.size() > 50, Patience);
    run.raise(SIGINT);
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QVERIFY2(run.status() == 3, run.errors().constData());
    const int accepted = run.json()[u"accepted"_s].toInt();
    QCOMPARE(accepted, int(mailbox.times.size()));
    QCOMPARE(run.json()[u"unsent"_s].toInt(), 1000 - accepted);
    QVERIFY(accepted < 1000);

    CliRun resumed({u"resume"_s, job, u"--json"_s}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(resumed.isDone(), 2 * Patience);
    QVERIFY2(resumed.status() == 0, resumed.errors().constData());
    QCOMPARE(resumed.json()[u"accepted"_s].toInt(), 1000);
    QCOMPARE(mailbox.times.size(), 1000);
    QVERIFY(mailbox.everyOneOnce());
}

void TestCli::remembersRatesAfterItsEnd()
{
    PracticeRelay relay({});
    QVERIFY(relay.listen());
    const QString servers = write(u"relays.conf"_s,
        "define package Mail::Bulkmail::Server\nSmtp @= 127.0.0.1\nPort @= "
            + QByteArray::number(relay.port())
            + "\nDomain @= deck.example\nTries @= 1\n"
              "define package Relaydeck::Server\nrate_per_hour @= 3\n");
    const auto limited = [&](int recipients) {
        const QString list = write(u"%1.txt"_s.arg(recipients), manyAddresses(recipients));
        return QStringList{u"send"_s, u"--servers"_s, servers, u"--message"_s, m_message, u"--from"_s,
            u"news@deck.example"_s, u"--list"_s, list, u"--json"_s};
    };
    CliRun first(limited(2), m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(first.isDone(), Patience);
    QVERIFY2(first.status() == 0, first.errors().constData());

    CliRun second(limited(3), m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(second.errors().contains("rate limit, "), Patience);
    second.raise(SIGINT);
    QTRY_VERIFY_WITH_TIMEOUT(second.isDone(), Patience);
    QCOMPARE(second.json()[u"accepted"_s].toInt(), 1);
    QCOMPARE(second.json()[u"unsent"_s].toInt(), 2);
    QCOMPARE(relay.counts().recipients, quint64(3));
}

void TestCli::showsServers()
{
    const QString file = write(u"relays.conf"_s,
        "define package Mail::Bulkmail::Server\nSmtp @= mx.example\nPort @= 26\nDomain @= "
        "deck.example\nTries @= 1\n"
        "envelope_limit @= 7\n"_ba);
    CliRun table({u"servers"_s, file}, m_folder->path());
    CliRun json({u"servers"_s, file, u"--json"_s}, m_folder->path());
    CliRun lint({u"lint"_s, file}, m_folder->path());
    const QString wrong = write(u"wrong.conf"_s, "define package Mail::Bulkmail::Server\nwhat is this\n"_ba);
    CliRun lintWrong({u"lint"_s, wrong}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(
        table.isDone() && json.isDone() && lint.isDone() && lintWrong.isDone(), Patience);

    QCOMPARE(table.status(), 0);
    QVERIFY2(table.output().contains("mx.example:26"), table.output().constData());
    const QJsonObject relay = json.json()[u"servers"_s].toArray().first().toObject();
    const QJsonObject limit = relay[u"settings"_s][u"envelope_limit"_s].toObject();
    QCOMPARE(limit[u"value"_s].toString(), u"7"_s);
    QCOMPARE(limit[u"origin"_s].toString(), u"server-file"_s);
    QCOMPARE(limit[u"line"_s].toInt(), 6);
    QCOMPARE(lint.status(), 0);
    QCOMPARE(lintWrong.status(), 1);
    QVERIFY2(lintWrong.output().contains("wrong.conf:2:"), lintWrong.output().constData());
    QVERIFY(lintWrong.output().contains(": error: "));
}

void TestCli::reports()
{
    Temper temper;
    temper.refusePct = 40;
    PracticeRelay relay(temper);
    QVERIFY(relay.listen());
    const QString list = write(u"list.txt"_s, manyAddresses(50) + "not an address\n"_ba);
    const QString job = m_folder->filePath(u"letter.job"_s);
    const QString good = m_folder->filePath(u"good.txt"_s);
    CliRun run(sendArguments(relay.port(), {u"--list"_s, list, u"--job"_s, job, u"--good"_s, good}),
        m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QCOMPARE(run.status(), 1);
    const int refused = int(relay.counts().refused);

    CliRun again({u"resume"_s, job, u"--json"_s}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(again.isDone(), Patience);
    QCOMPARE(again.status(), 1);
    QCOMPARE(again.json()[u"class"_s].toString(), u"permanent"_s);
    QVERIFY(again.json()[u"error"_s].toString().contains(u"550"_s));

    CliRun text({u"report"_s, job}, m_folder->path());
    CliRun page({u"report"_s, job, u"--html"_s}, m_folder->path());
    CliRun jobs({u"jobs"_s, m_folder->path(), u"--json"_s}, m_folder->path());
    CliRun csv({u"report"_s, job, u"--csv"_s, u"--outcome"_s, u"refused"_s}, m_folder->path());
    CliRun json({u"report"_s, job, u"--json"_s, u"--outcome"_s, u"left-out"_s}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(page.isDone() && jobs.isDone(), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(text.isDone() && csv.isDone() && json.isDone(), Patience);
    QCOMPARE(text.status(), 0);
    QVERIFY(page.output().startsWith("<!DOCTYPE html>") && page.output().endsWith("</html>\n"));
    QVERIFY(page.output().contains("<td>550 5.1.1 "));
    const QJsonObject kept = QJsonDocument::fromJson(jobs.output()).array().first().toObject();
    QCOMPARE(kept[u"job"_s].toString(), job);
    QCOMPARE(kept[u"recipients"_s].toInt(), 51);
    QVERIFY(text.output().contains("Spring"));
    QVERIFY2(text.output().contains("refused"_ba) && text.output().contains(" 550 5.1.1 "_ba), text.output());
    QVERIFY(text.output().contains("no address: the @ is missing"));
    QCOMPARE(csv.output().count('\n'), refused + 1);
    QCOMPARE(csv.output().count(",550,"), refused);
    QCOMPARE(json.json()[u"refused"_s].toInt(), refused);
    QCOMPARE(json.json()[u"entries"_s].toArray().first()[u"entry"_s].toString(), u"not an address"_s);
    QVERIFY(!json.json()[u"entries"_s].toArray().first()[u"words"_s].toString().isEmpty());

    QFile accepted(good);
    QVERIFY(accepted.open(QIODevice::ReadOnly));
    QCOMPARE(accepted.readAll().count('\n'), 50 - refused);
}

void TestCli::talks()
{
    PracticeRelay relay({});
    QVERIFY(relay.listen());
    CliRun run(
        {u"talk"_s, u"127.0.0.1:%1"_s.arg(relay.port())}, m_folder->path(), "VRFY someone\nFETCH\nQUIT"_ba);
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QCOMPARE(run.status(), 0);
    QVERIFY2(run.output().contains("C: VRFY someone\nS: 252 "), run.output().constData());
    QVERIFY(run.output().contains("C: FETCH\nS: 500 "));
    QVERIFY(run.output().contains("C: QUIT\nS: 221 "));

    const quint16 port = relay.port();
    relay.stop();
    CliRun alone({u"talk"_s, u"127.0.0.1:%1"_s.arg(port)}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(alone.isDone(), Patience);
    QCOMPARE(alone.status(), 4);
}

void TestCli::practises()
{
    CliRun relay({u"practice"_s, u"--refuse-pct"_s, u"100"_s, u"--book"_s, u"book"_s}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(relay.output().contains('\n'), Patience);
    const QByteArray opening = "practice relay listening on 127.0.0.1:"_ba;
    QVERIFY2(relay.output().startsWith(opening), relay.output().constData());
    const auto port = relay.output().sliced(opening.size()).trimmed().toUShort();

    CliRun run(sendArguments(port, {u"--to"_s, u"a@b.example"_s}), m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QCOMPARE(run.json()[u"refused"_s].toInt(), 1);
    relay.raise(SIGTERM);
    QTRY_VERIFY_WITH_TIMEOUT(relay.isDone(), Patience);
    QCOMPARE(relay.status(), 0);
    QFile book(m_folder->filePath(u"book"_s));
    QVERIFY(book.open(QIODevice::ReadOnly));
    QVERIFY(book.readAll().contains("\r\nRCPT TO:<a@b.example>\r\n"));

    CliRun bookless({u"practice"_s, u"--book"_s, u"no/such/folder/book"_s}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(bookless.isDone(), Patience);
    QCOMPARE(bookless.status(), 2);
    QVERIFY2(bookless.errors().contains("no/such/folder/book"), bookless.errors().constData());

    PracticeRelay first({});
    QVERIFY(first.listen());
    CliRun second({u"practice"_s, u"--port"_s, QString::number(first.port())}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(second.isDone(), Patience);
    QCOMPARE(second.status(), 2);
    QVERIFY(!second.errors().isEmpty());
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
