#include "serverfile/fieldvalue.h"
#include "serverfile/keyadvice.h"
#include "serverfile/serverset.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <functional>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace Relaydeck;

namespace {

const QByteArray Head = "define package Mail::Bulkmail::Server\n"_ba;

ServerSet loadText(const QByteArray &text, const LoadOptions &options = {})
{
    return loadServers(Document(text), u"servers.conf"_s, {}, options);
}

/// One relay with one more line.
ServerSet oneRelay(const QByteArray &line)
{
    return loadText(Head + "Smtp @= a.example\nTries @= 2\nDomain @= deck.test\n" + line + '\n');
}

std::optional<Diagnostic> find(const ServerSet &set, DiagnosticKind kind)
{
    const auto found = std::find_if(set.diagnostics.cbegin(), set.diagnostics.cend(),
        [kind](const Diagnostic &diagnostic) { return diagnostic.kind == kind; });
    return found == set.diagnostics.cend() ? std::nullopt : std::optional(*found);
}

using Check = std::function<bool(const ServerProfile &)>;

} // namespace

class TestServerSet final : public QObject
{
    Q_OBJECT

private slots:
    void numbers_data();
    void numbers();
    void faults_data();
    void faults();
    void remarks_data();
    void remarks();
    void unreadableFiles_data();
    void unreadableFiles();
    void everySettingKnowsItsOrigin();
    void ownFieldsComeFromOurPackage();
    void paceAndSenders();
    void editorsSeeRelaysBehindErrors();
    void aRelayCanStandInNoFile();
    void manyMistakesStayAShortList();
    void thousandsOfRelaysAreRead();

private:
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes);

    QTemporaryDir m_folder;
};

QString TestServerSet::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder.filePath(name));
    const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    return written ? file.fileName() : QString();
}

void TestServerSet::numbers_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<Check>("check");
    const auto row = [](const char *sentence, const QByteArray &line, Check check) {
        QTest::newRow(sentence) << line << check;
    };
    row("nothing said means port 25", "", [](const auto &relay) { return relay.port == 25; });
    row("nothing said means no limit", "", [](const auto &relay) { return relay.maxMessages == 0; });
    row("nothing said means five attempts", "",
        [](const auto &relay) { return relay.maxConnectionAttempts == 5; });
    row("nothing said means enabled", "", [](const auto &relay) { return relay.enabled; });
    row("zero attempts leave the built-in five", "max_connection_attempts @= 0",
        [](const auto &relay) { return relay.maxConnectionAttempts == 5; });
    row("a limit of 2.5 is reached at 3", "max_messages @= 2.5",
        [](const auto &relay) { return relay.maxMessages == 3; });
    row("3 apples are 3", "max_messages @= 3 apples",
        [](const auto &relay) { return relay.maxMessages == 3; });
    row("1e1 is 10", "envelope_limit @= 1e1", [](const auto &relay) { return relay.envelopeLimit == 10; });
    row("zero is zero however written", "max_messages_per_robin @= 0.0",
        [](const auto &relay) { return relay.maxMessagesPerRobin == 0 && !relay.fault; });
    row("two zeros are zero", "max_messages_per_connection @= 00",
        [](const auto &relay) { return relay.maxMessagesPerConnection == 0 && !relay.fault; });
    row("a pause may be half a second", "sleep_length @= 0.5",
        [](const auto &relay) { return relay.sleepLength == 500ms; });
    row("a time-out counts seconds", "time_out @= 3000",
        [](const auto &relay) { return relay.timeOut == 3000s; });
    row("no talk attempts are one", "talk_attempts @= 0",
        [](const auto &relay) { return relay.talkAttempts == 1; });
    row("the largest limit is exact", "max_messages_while_awake @= 9007199254740992",
        [](const auto &relay) { return relay.maxMessagesWhileAwake == 9007199254740992U; });
    row("port 465 with words is 465", "Port @= 465 (old)",
        [](const auto &relay) { return relay.port == 465; });
    row("a name is its address", "", [](const auto &relay) { return relay.name == u"a.example:25"_s; });
}

void TestServerSet::numbers()
{
    QFETCH(QByteArray, line);
    QFETCH(Check, check);
    const ServerSet set = oneRelay(line);
    QCOMPARE(set.servers.size(), 1);
    QVERIFY(check(set.servers.first()));
    QVERIFY(!set.servers.first().fault);
}

void TestServerSet::faults_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<Field>("field");
    QTest::addColumn<DiagnosticKind>("kind");

    using enum DiagnosticKind;
    QTest::newRow("a word is no limit") << "max_messages @= unlimited"_ba << Field::MaxMessages << NotANumber;
    QTest::newRow("a limit is not negative") << "max_messages @= -1"_ba << Field::MaxMessages << OutOfRange;
    QTest::newRow("a limit is not infinite")
        << "envelope_limit @= inf"_ba << Field::EnvelopeLimit << OutOfRange;
    QTest::newRow("nan is no number") << "envelope_limit @= nan"_ba << Field::EnvelopeLimit << NotANumber;
    QTest::newRow("a limit has an end") << "max_messages @= 1e30"_ba << Field::MaxMessages << OutOfRange;
    QTest::newRow("a port is not above 65535") << "Port @= 65561"_ba << Field::Port << OutOfRange;
    QTest::newRow("a port is not zero") << "Port @= 0"_ba << Field::Port << OutOfRange;
    QTest::newRow("a port is whole") << "Port @= 25.5"_ba << Field::Port << NotANumber;
    QTest::newRow("a port has a number") << "Port @= smtp"_ba << Field::Port << NotANumber;
    QTest::newRow("attempts are whole")
        << "max_connection_attempts @= 2.5"_ba << Field::MaxConnectionAttempts << OutOfRange;
    QTest::newRow("a time-out is not negative") << "time_out @= -5"_ba << Field::TimeOut << OutOfRange;
    QTest::newRow("Perl is not run") << "CONVERSATION @= \\t$ENV{HOME}"_ba << Field::Conversation
                                     << ValueUndecodable;
    QTest::newRow("nothing is made of an empty number") << "Port @= \\E"_ba << Field::Port << NotANumber;
}

void TestServerSet::faults()
{
    QFETCH(QByteArray, line);
    QFETCH(DiagnosticKind, kind);
    const ServerSet set = oneRelay(line);
    QCOMPARE(set.servers.size(), 1); // shown, but not used
    QTEST(*set.servers.first().fault, "field");
    const std::optional<Diagnostic> found = find(set, kind);
    QVERIFY(found);
    QCOMPARE(found->severity, Severity::Error);
    QCOMPARE(found->line, 5);
    QCOMPARE(found->file, u"servers.conf"_s);
    QCOMPARE(found->column, line.indexOf("= ") + 3);
}

void TestServerSet::remarks_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<DiagnosticKind>("kind");
    QTest::addColumn<int>("line");
    QTest::addColumn<QByteArray>("subject");
    QTest::addColumn<QByteArray>("extra");
    QTest::addColumn<qint64>("number");

    const auto row = [](const char *sentence, const QByteArray &text, DiagnosticKind kind, int line,
                         const QByteArray &subject, const QByteArray &extra = {}, qint64 number = 0) {
        QTest::newRow(sentence) << text << kind << line << subject << extra << number;
    };
    using enum DiagnosticKind;
    row("a misspelt key has a neighbour", Head + "max_message_per_robin @= 5\n", MisspeltKey, 2,
        "max_message_per_robin", "max_messages_per_robin");
    row("two letters changed places", Head + "Tires @= 5\n", MisspeltKey, 2, "Tires", "Tries");
    row("a key differs in case", Head + "smtp @= a\n", KeyCaseDiffers, 2, "smtp", "Smtp");
    row("a key is unknown", Head + "colour = red\n", UnknownKey, 2, "colour");
    row("a counter cannot be set", Head + "_sent_messages = 3\n", KeyWithoutEffect, 2, "_sent_messages");
    row("a password does not belong here", "define package My::Own\nsmtp_password = x\n", SecretInFile, 2,
        "smtp_password");
    row("a short column", Head + "Smtp @= a\nSmtp @= b\nSmtp @= c\nPort @= 1\n", ColumnTooShort, 5, "Port",
        {}, 2);
    row("a long column", Head + "Smtp @= a\nPort @= 1\nPort @= 2\n", ColumnTooLong, 4, "Port", {}, 1);
    row("a scalar reaches one relay", Head + "Smtp @= a\nSmtp @= b\nPort = 2\n", ScalarReachesFirstOnly, 4,
        "Port", {}, 1);
    row("a zero would give way", "Port = 26\n" + Head + "Smtp = a\nPort = 0\n", ZeroGivesWay, 4, "Port",
        "26");
    row("a zero would give way to nothing", "Tries = 1\n" + Head + "Smtp = a\nPort = 0\n", ZeroGivesWay, 4,
        "Port");
    row("a relay is listed twice", Head + "Smtp @= a\nSmtp @= b\nSmtp @= A\n", RelayTwice, 4, "a:25", {}, 2);
    row("Tries are missing", Head + "Smtp @= a\nSmtp @= b\nTries @= 1\n", NoTries, 3, "Tries", {}, 1);
    row("a domain is missing", Head + "Smtp @= a\nSmtp @= b\n", NoDomain, 2, "Domain", {}, 2);
    row("a time-out is short", Head + "Smtp @= a\ntime_out @= 30\n", TimeOutShort, 3, "30", {}, 30);
    row("a line end in a domain", Head + "Smtp @= a\nDomain @= \\x61\\x0a\n", DomainUnusable, 3,
        "\\x61\\x0a");
    row("a port in a host", Head + "Smtp @= mail.example:25\n", HostUnusable, 2, "mail.example:25");
    row("an entry for someone else", Head + "4242:Port @= 1\n", ForAnotherUser, 2, "Port", {}, 4242);
    row("a package inside a line", Head + "x = define package Y\n", PackageInsideLine, 2, "Y");
    row("a carriage return inside a value", Head + "Domain = a\rb\n", LoneCarriageReturn, 2, "");
    row("a NUL byte", Head + "Domain = a" + QByteArray(1, '\0') + "b\n", NulByte, 2, "");
    row("no relays at all", Head + "Port = 25\n", NoRelays, 0, "");
    row("= after @=", Head + "Port @= 1\nPort = 2\n", ScalarAfterArray, 3, "Port");
    row("@= after =", Head + "Port = 1\nPort @= 2\n", AppendAfterScalar, 3, "Port");
    row("neither yes nor no", "define package Relaydeck::Server\nenabled = perhaps\n" + Head + "Smtp = a\n",
        NotYesNo, 2, "perhaps");
}

void TestServerSet::remarks()
{
    QFETCH(QByteArray, text);
    QFETCH(DiagnosticKind, kind);
    LoadOptions options;
    options.euid = 0;
    const std::optional<Diagnostic> found = find(loadText(text, options), kind);
    QVERIFY(found);
    QTEST(found->line, "line");
    QTEST(found->subject, "subject");
    QTEST(found->extra, "extra");
    QTEST(found->number, "number");
}

void TestServerSet::unreadableFiles_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<DiagnosticKind>("kind");

    using enum DiagnosticKind;
    QTest::newRow("a file that is not there") << m_folder.filePath(u"nowhere"_s) << FileMissing;
    QTest::newRow("a folder") << m_folder.path() << FileNotAFile;
    QTest::newRow("a device") << u"/dev/zero"_s << FileNotAFile;
    QTest::newRow("a picture") << write(u"picture.png"_s, "\x89PNG\r\n\x1a\n" + QByteArray(64, '\0'))
                               << FileIsBinary;
    QTest::newRow("UTF-16") << write(u"wide.conf"_s, QByteArray("\xff\xfeS\0m\0", 6)) << FileIsUtf16;
    QTest::newRow("a name with nothing in it") << write(u"empty.conf"_s, {}) << NoRelays;

    const QString fifo = m_folder.filePath(u"fifo"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(fifo).constData(), 0600), 0);
    QTest::newRow("a FIFO without a writer") << fifo << FileNotAFile;

    const QString loop = m_folder.filePath(u"loop"_s);
    QVERIFY(QFile::link(loop, loop));
    QTest::newRow("a link to itself") << loop << FileUnreadable;

    const QString huge = m_folder.filePath(u"huge"_s);
    QFile file(huge);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize(qint64(1) << 30)); // sparse
    QTest::newRow("a gigabyte") << huge << FileTooLarge;
    QTest::newRow("millions of lines") << write(u"lines"_s, QByteArray(4'000'001, '\n')) << FileTooManyLines;
}

void TestServerSet::unreadableFiles()
{
    QFETCH(QString, file);
    QFETCH(DiagnosticKind, kind);
    const ServerSet set = loadServers(file);
    QVERIFY(set.servers.isEmpty());
    QCOMPARE(set.failure.value_or(kind), kind);
    const std::optional<Diagnostic> asServers = find(set, kind);
    QVERIFY(asServers && asServers->file == file && asServers->severity == Severity::Error);

    const QString good = write(u"good.conf"_s, Head + "Smtp = a.example\n");
    const ServerSet behind = loadServers(good, {file});
    const bool isPassedOver = kind == DiagnosticKind::FileMissing || kind == DiagnosticKind::NoRelays;
    QCOMPARE(behind.servers.size(), isPassedOver ? 1 : 0);
    QCOMPARE(find(behind, kind).has_value(), kind != DiagnosticKind::NoRelays);
}

void TestServerSet::everySettingKnowsItsOrigin()
{
    const QString master = write(u"master.conf"_s, Head + "\nPort = 2525\nTries = 5\n");
    const QString file = write(u"two.conf"_s, Head + "Smtp @= a\nSmtp @= b\nPort @= 26\n");
    const ServerSet set = loadServers(file, {master});
    QCOMPARE(set.servers.size(), 2);
    QCOMPARE(set.servers[0].setting(Field::Port), (Setting{"26"_ba, {Origin::Kind::ServerFile, file, 4}}));
    QCOMPARE(
        set.servers[1].setting(Field::Port), (Setting{"2525"_ba, {Origin::Kind::MasterConf, master, 3}}));
    QCOMPARE(set.servers[1].setting(Field::Domain), Setting());
    QCOMPARE(set.servers[1].port, 2525);
}

void TestServerSet::ownFieldsComeFromOurPackage()
{
    const ServerSet set = loadText(Head
        + "Smtp @= a\nSmtp @= b\nname @= not this\n"
          "define package Relaydeck::Server\nname @= First\nname @= undef\nnote @= \\E\nnote @= rented\n"
          "enabled @= no\nenabled @= yes\nmax_connections @= 4\nmax_connections @= 1\n");
    QCOMPARE(set.servers.size(), 2);
    QVERIFY(!set.hasErrors());
    QCOMPARE(set.servers[0].name, u"First"_s);
    QCOMPARE(set.servers[1].name, u"b:25"_s); // undef in our package only means that nothing is said
    QCOMPARE(set.servers[1].setting(Field::Note).text, "rented"_ba);
    QVERIFY(!set.servers[0].enabled && set.servers[1].enabled);
    QCOMPARE(set.servers[0].maxConnections, 4);
}

void TestServerSet::paceAndSenders()
{
    const ServerSet set = loadText(Head
        + "Smtp @= a\nSmtp @= b\nSmtp @= c\ndefine package Relaydeck::Server\n"
          "slow_down @= no\nslow_down @= yes\nslow_down @= yes\n"
          "warm_up_from @= 2026-05-31\nwarm_up_from @= 31.5.2026\nwarm_up_from @= undef\n"
          "warm_up_growth @= 50\nwarm_up_growth @= 20\nwarm_up_growth @= 20\n"
          "senders @= News@Shop.test, @shop.test <>\nsenders @= undef\nsenders @= nonsense\n");
    QCOMPARE(set.servers.size(), 3);
    const ServerProfile &first = set.servers[0];
    QVERIFY(!first.slowDown);
    QCOMPARE(first.warmUpFrom, QDate(2026, 5, 31));
    QCOMPARE(first.warmUpFirstDay, quint64(50));
    QCOMPARE(first.warmUpGrowth, 50);
    QCOMPARE(first.senders, (QByteArrayList{"news@shop.test"_ba, "shop.test"_ba, "<>"_ba}));
    QVERIFY(!first.fault);
    QCOMPARE(set.servers[1].fault, Field::WarmUpFrom);
    QVERIFY(find(set, DiagnosticKind::NotADate));
    QVERIFY(!set.servers[2].warmUpFrom.isValid());
    QCOMPARE(set.servers[2].fault, Field::Senders); // it would bind nobody
    QVERIFY(find(set, DiagnosticKind::SendersUnusable));
}

void TestServerSet::editorsSeeRelaysBehindErrors()
{
    const QByteArray text = Head + "Smtp @= a\nPort\nSmtp @= b\nPort @= undef\nTries = 1\nTries @= 2\n";
    QVERIFY(loadText(text).servers.isEmpty());
    LoadOptions options;
    options.beyondErrors = true;
    const ServerSet set = loadText(text, options);
    QCOMPARE(set.servers.size(), 2);
    QVERIFY(find(set, DiagnosticKind::InvalidLine));
    QVERIFY(find(set, DiagnosticKind::UndefInColumn));
    QVERIFY(find(set, DiagnosticKind::AppendAfterScalar));
    QCOMPARE(set.servers[0].setting(Field::Tries).text, "2"_ba);
    QCOMPARE(lintServerFile(Document(text), u"servers.conf"_s), set.diagnostics);
    QVERIFY(std::is_sorted(set.diagnostics.cbegin(), set.diagnostics.cend(),
        [](const Diagnostic &a, const Diagnostic &b) { return a.line < b.line; }));
}

void TestServerSet::aRelayCanStandInNoFile()
{
    const ServerProfile relay = profileFor(u"::1"_s, 2525);
    QCOMPARE(relay.name, u"[::1]:2525"_s);
    QCOMPARE(relay.host, u"::1"_s);
    QCOMPARE(relay.port, 2525);
    QCOMPARE(relay.tries, 1);
    QCOMPARE(relay.maxConnectionAttempts, 2);
    QVERIFY(!relay.fault);
    QCOMPARE(profileFor(u"[::1]"_s, 25).host, u"::1"_s);
    QCOMPARE(profileFor({}, 25).fault, Field::Smtp);
}

void TestServerSet::manyMistakesStayAShortList()
{
    const ServerSet set = loadText(QByteArray("what\n").repeated(50'000));
    QCOMPARE(set.diagnostics.size(), DiagnosticList::PerKind + 1);
    const std::optional<Diagnostic> more = find(set, DiagnosticKind::TooMany);
    QVERIFY(more && more->of == DiagnosticKind::InvalidLine);
    QCOMPARE(more->number, 50'000 - DiagnosticList::PerKind);
}

void TestServerSet::thousandsOfRelaysAreRead()
{
    static constexpr int relays = 5'000;
    QByteArray text = Head;
    for (int i = 0; i < relays; ++i) {
        text.append("Smtp @= relay" + QByteArray::number(i)
            + ".example\nPort @= 25\nTries @= 5\nDomain @= deck.test\n");
        for (const char *key :
            {"max_messages", "max_messages_per_robin", "envelope_limit", "sleep_length", "talk_attempts"})
            text.append(key).append(" @= 100\n");
    }
    const ServerSet set = loadText(text);
    QCOMPARE(set.servers.size(), relays);
    QVERIFY(set.diagnostics.isEmpty());
    QCOMPARE(set.servers.last().host, u"relay4999.example"_s);
}

QTEST_GUILESS_MAIN(TestServerSet)
#include "tst_serverset.moc"
