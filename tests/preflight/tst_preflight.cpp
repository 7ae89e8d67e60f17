#include "preflight/preflight.h"

#include "clock/systemclock.h"
#include "models/preflightwords.h"
#include "net/sockettransport.h"
#include "practice/practicerelay.h"
#include "preflight/judging.h"
#include "preflight/nameservice.h"
#include "support/scriptedrelay.h"

#include <QFile>
#include <QMetaEnum>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace Relaydeck;
using namespace std::chrono_literals;
using Kind = Finding::Kind;
using Severity = Finding::Severity;

namespace {

constexpr int Patience = 30'000; // milliseconds
constexpr qint64 Now = 1'700'000'000'000;

/// `!` an error, `?` a warning, and the kind.
QByteArray shown(const Finding &finding)
{
    const QByteArray kind = QMetaEnum::fromType<Kind>().valueToKey(int(finding.kind));
    return (finding.severity == Severity::Error            ? "!"
                   : finding.severity == Severity::Warning ? "?"
                                                           : "")
        + kind;
}

QByteArray shown(const QList<Finding> &findings)
{
    QByteArrayList parts;
    for (const Finding &finding : findings)
        parts.append(shown(finding));
    return parts.join(' ');
}

/// Answers from a script, in a later turn of the event loop.
class ScriptedNames final : public NameService
{
public:
    void ask(const DnsQuestion &question) override
    {
        asked.append(question.name);
        QTimer::singleShot(0, this, [this, question] { emit answered(question, answers.value(question)); });
    }
    DnsAnswers answers;
    QByteArrayList asked;
};

DnsAnswer text(const QByteArray &value)
{
    return {DnsAnswer::Fate::Found, {value}};
}

} // namespace

class TestPreflight final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void findsWhatASendNeeds();
    void findsWhatIsWrong_data();
    void findsWhatIsWrong();
    void looksAtMergedMessages_data();
    void looksAtMergedMessages();
    void namesWhatMergingLacks();
    void asksForTheDomainOfFrom();
    void judgesOneClick_data();
    void judgesOneClick();
    void judgesLimits_data();
    void judgesLimits();
    void judgesRecords_data();
    void judgesRecords();
    void judgesSpf();
    void hasASentenceForEverything();

private:
    QString write(const QString &name, const QByteArray &bytes);
    void fly(const PreflightOrder &order);
    [[nodiscard]] PreflightOrder orderFor(quint16 port);

    std::unique_ptr<QTemporaryDir> m_folder;
    ScriptedNames m_names;
    QList<Finding> m_found;
};

void TestPreflight::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_names.answers.clear();
    m_names.asked.clear();
    m_found.clear();
}

QString TestPreflight::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("a file of the test cannot be written");
    return file.fileName();
}

PreflightOrder TestPreflight::orderFor(quint16 port)
{
    PreflightOrder order;
    order.send.messageFile = write(u"letter.eml"_s, "From: me@deck.test\nSubject: Spring\n\nHello\n"_ba);
    order.send.listFile = write(u"list.txt"_s, "a@x.test\nb@x.test\n"_ba);
    order.send.sender = "me@deck.test"_ba;
    order.relays = {profileFor(u"127.0.0.1"_s, port)};
    order.relays.front().domain = "deck.test"_ba;
    return order;
}

void TestPreflight::fly(const PreflightOrder &order)
{
    SystemClock clock;
    Preflight preflight(clock, m_names, [] { return std::make_unique<SocketTransport>(); });
    bool ended = false;
    connect(&preflight, &Preflight::found, this, [this](const Finding &finding) { m_found.append(finding); });
    connect(&preflight, &Preflight::ended, this, [&ended] { ended = true; });
    preflight.start(order);
    QTRY_VERIFY_WITH_TIMEOUT(ended, Patience);
}

void TestPreflight::findsWhatASendNeeds()
{
    PracticeRelay relay({});
    QVERIFY(relay.listen());
    m_names.answers[{DnsQuestion::Type::Text, "_dmarc.deck.test"_ba}] = text("v=DMARC1; p=reject");
    m_names.answers[{DnsQuestion::Type::Text, "s1._domainkey.deck.test"_ba}] = text("v=DKIM1; p=MIGf");
    PreflightOrder order = orderFor(relay.port());
    order.dkimSelector = "s1"_ba;
    fly(order);
    QCOMPARE(shown(m_found),
        "Recipients RelayReady ?RelayInClear SenderTaken SpfPrivateAddress DmarcPolicy DkimGood"_ba);
    QCOMPARE(relay.counts().messages, quint64(0));
    QCOMPARE(relay.counts().recipients, quint64(0));
}

void TestPreflight::findsWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArray>("letter");
    QTest::addColumn<QByteArray>("sender");
    QTest::addColumn<qint64>("maxSize");
    QTest::addColumn<QByteArray>("found");
    const QByteArray list = "a@x.test\n"_ba;
    const QByteArray letter = "Subject: t\n\nHi\n"_ba;
    const QByteArray sender = "me@deck.test"_ba;
    QTest::newRow("a message must be one") << list << ""_ba << sender << qint64(0) << "!NotUsable"_ba;
    QTest::newRow("a sender must be one, and is looked at together with the message")
        << list << ""_ba
        << "nobody"_ba << qint64(0) << "!NotUsable !NotUsable"_ba;
    QTest::newRow("a list needs recipients, and relays are tried all the same")
        << "nobody\n"_ba << letter << sender << qint64(0)
        << "!NotUsable ?EntriesLeftOut RelayReady ?RelayInClear SenderTaken NamesNotAsked"_ba;
    QTest::newRow("a message may be too large for the relay")
        << list << "Subject: t\n\n" + QByteArray(2000, 'x').replace(900, 2, "\n") << sender << qint64(1000)
        << "Recipients RelayReady ?RelayInClear !SenderNotTaken NamesNotAsked"_ba;
    QTest::newRow("a relay may not take addresses beyond ASCII")
        << "\xc3\xa4@x.test\n"_ba << letter << sender << qint64(0)
        << "Recipients RelayReady ?RelayInClear SenderTaken !RecipientsNeedUtf8 NamesNotAsked"_ba;
}

void TestPreflight::findsWhatIsWrong()
{
    QFETCH(QByteArray, list);
    QFETCH(QByteArray, letter);
    QFETCH(QByteArray, sender);
    QFETCH(qint64, maxSize);
    QFETCH(QByteArray, found);
    Temper temper;
    temper.maxSize = maxSize > 0 ? maxSize : temper.maxSize;
    PracticeRelay relay(temper);
    QVERIFY(relay.listen());
    PreflightOrder order = orderFor(relay.port());
    write(u"list.txt"_s, list);
    write(u"letter.eml"_s, letter);
    order.send.sender = sender;
    order.asksNames = false;
    fly(order);
    QCOMPARE(shown(m_found), found);
    QVERIFY(m_names.asked.isEmpty());
}

void TestPreflight::looksAtMergedMessages_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<bool>("merge");
    QTest::addColumn<qint64>("maxSize");
    QTest::addColumn<QByteArray>("found");
    const QByteArray readers = "email,name,town\nann@x.test,Ann,Rome\nbob@x.test,Bob,\n"_ba;
    const QByteArray relay = " RelayReady ?RelayInClear SenderTaken NamesNotAsked"_ba;
    const QByteArray post = "List-Unsubscribe-Post: List-Unsubscribe=One-Click\n"_ba;
    const auto row = [](const char *sentence, const QByteArray &headers, const QByteArray &list, bool merge,
                         const QByteArray &found, qint64 maxSize = 0) {
        QTest::newRow(sentence) << headers << list << merge << maxSize << found;
    };
    row("fields that everybody has values for are well", "Subject: {{name}}\n", readers, true,
        "Recipients" + relay);
    row("a value that is missing is an error", "Subject: {{town}}\n", readers, true,
        "Recipients !NotMergeable" + relay);
    row("a default is a value", "Subject: {{town|somewhere}}\n", readers, true, "Recipients" + relay);
    row("a column that is missing is an error, and relays are looked at all the same",
        "Subject: {{country}}\n", readers, true, "!NotUsable" + relay);
    row("a field that is not closed is an error, and so are others found behind it", "Subject: {{name\n",
        readers + "nobody,,\n", true, "!NotUsable ?EntriesLeftOut" + relay);
    row("a value that would break its header is an error", "Subject: {{name}}\n",
        "email,name\nann@x.test,\"Ann\nBcc: all@x.test\"\n", true, "Recipients !NotMergeable" + relay);
    row("fields that are not to be merged are noticed", "Subject: {{name}}\n", readers, false,
        "?FieldsNotMerged Recipients" + relay);
    row("leaving by one click is judged as each reader gets it", "List-Unsubscribe: <{{bye}}>\n" + post,
        "email,bye\nann@x.test,https://x.test/1\n", true, "Recipients OneClickGood" + relay);
    row("one reader for whom it does not work is noticed", "List-Unsubscribe: <{{bye}}>\n" + post,
        "email,bye\nann@x.test,https://x.test/1\nbob@x.test,http://x.test/2\n", true,
        "Recipients ?OneClickHalf" + relay);
    row("an address that is nowhere else than in the template does not count",
        "List-Unsubscribe: {{bye|}}\n" + post, "email,bye\nann@x.test,\n", true,
        "Recipients ?OneClickHalf" + relay);
    row("headers without fields are judged as they stand",
        "Subject: {{name}}\nList-Unsubscribe: <https://x.test>\n" + post, readers, true,
        "Recipients OneClickGood" + relay);
    row("the largest of the messages is too large", "X-Long: {{name}}\n",
        "email,name\nann@x.test,Ann\nbob@x.test," + QByteArray(900, 'x') + "\n", true,
        "Recipients RelayReady ?RelayInClear !SenderNotTaken NamesNotAsked", 800);
}

void TestPreflight::looksAtMergedMessages()
{
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, list);
    QFETCH(bool, merge);
    QFETCH(qint64, maxSize);
    Temper temper;
    temper.maxSize = maxSize > 0 ? maxSize : temper.maxSize;
    PracticeRelay relay(temper);
    QVERIFY(relay.listen());
    PreflightOrder order = orderFor(relay.port());
    order.send.messageFile = write(u"merged.eml"_s, "From: me@deck.test\n" + headers + "\nHello\n");
    order.send.listFile = write(u"readers.csv"_s, list);
    order.send.merge = merge;
    order.asksNames = false;
    fly(order);
    QTEST(shown(m_found), "found");
    QCOMPARE(relay.counts().recipients, quint64(0));
}

void TestPreflight::namesWhatMergingLacks()
{
    PracticeRelay relay({});
    QVERIFY(relay.listen());
    PreflightOrder order = orderFor(relay.port());
    order.send.messageFile
        = write(u"merged.eml"_s, "From: {{sender}}\nSubject: {{town}}\nReply-To: {{reply}}\n\nHi\n"_ba);
    order.send.listFile = write(u"readers.csv"_s,
        "email,town,reply,sender\nann@x.test,,ann@x.test,me@deck.test\nnobody,,,\n"
        "bob@x.test,Rome,no body,me@deck.test\ncat@x.test,Rome,cat@x.test,me@deck.test\n"_ba);
    order.send.merge = true;
    m_names.answers[{DnsQuestion::Type::Text, "_dmarc.deck.test"_ba}] = text("v=DMARC1; p=none");
    fly(order);
    QCOMPARE(shown(m_found),
        "?EntriesLeftOut !NotMergeable RelayReady ?RelayInClear SenderTaken SpfPrivateAddress DmarcPolicy"_ba);
    const Finding lacking = m_found[1];
    QCOMPARE(lacking.number, quint64(2));
    QCOMPARE(lacking.detail, u"town, reply"_s);
    const QString sentence = PreflightWords::sentence(lacking);
    QVERIFY2(
        sentence.startsWith(u"The message cannot be made for 2 recipients: line 2: {{town}} has no value; "
                            "line 4: {{reply}} "_s),
        qPrintable(sentence));
}

/// SPF is about the sender, DMARC and DKIM are about From; a relay that is not there has no address.
void TestPreflight::asksForTheDomainOfFrom()
{
    PracticeRelay relay({});
    QVERIFY(relay.listen());
    PreflightOrder order = orderFor(relay.port());
    relay.stop();
    order.send.sender = "bounce@other.test"_ba;
    order.relays.front().tries = 0;
    m_names.answers[{DnsQuestion::Type::Text, "_dmarc.deck.test"_ba}] = text("v=DMARC1; p=quarantine");
    fly(order);
    QCOMPARE(shown(m_found), "Recipients !RelayNotReady DmarcPolicy ?DmarcNotAligned"_ba);
    QCOMPARE(m_names.asked, QByteArrayList{"_dmarc.deck.test"_ba});
}

void TestPreflight::judgesOneClick_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<quint64>("recipients");
    QTest::addColumn<QByteArray>("found");
    const QByteArray address = "List-Unsubscribe: <mailto:a@b.test>,\r\n <https://b.test/u>\r\n"_ba;
    const QByteArray post = "list-unsubscribe-post: List-Unsubscribe=One-Click\r\n"_ba;
    QTest::newRow("a small list needs nothing") << ""_ba << quint64(5000) << ""_ba;
    QTest::newRow("a big one does") << ""_ba << quint64(5001) << "?OneClickMissing"_ba;
    QTest::newRow("an address alone is not enough for a big one")
        << address << quint64(5001) << "?OneClickMissing"_ba;
    QTest::newRow("both headers will do") << address + post << quint64(5001) << "OneClickGood"_ba;
    QTest::newRow("one click without an address works nowhere") << post << quint64(1) << "?OneClickHalf"_ba;
    QTest::newRow("one click needs https")
        << "List-Unsubscribe: <mailto:a@b.test>\r\n" + post << quint64(1) << "?OneClickHalf"_ba;
    QTest::newRow("what stands in the text does not count")
        << "Subject: t\r\n\r\n" + address + post << quint64(5001) << "?OneClickMissing"_ba;
}

void TestPreflight::judgesOneClick()
{
    QFETCH(QByteArray, headers);
    QFETCH(quint64, recipients);
    const OneClick all = oneClickOf(headers + "\r\nHello\r\n");
    QTEST(shown(judgeOneClick(OneClickTally::of(all, recipients))), "found");
}

void TestPreflight::judgesLimits_data()
{
    QTest::addColumn<QList<ServerProfile>>("relays");
    QTest::addColumn<quint64>("recipients");
    QTest::addColumn<QByteArray>("found");
    QTest::addColumn<quint64>("number");
    const ServerProfile free = profileFor(u"relay.test"_s, 25);
    ServerProfile small = free;
    small.maxMessages = 100;
    ServerProfile slow = free;
    slow.ratePerMinute = 10;
    ServerProfile sleepy = free;
    sleepy.maxMessagesWhileAwake = 50;
    sleepy.sleepLength = 10min;
    ServerProfile young = free;
    young.warmUpFrom = QDateTime::fromMSecsSinceEpoch(Now).date();
    young.warmUpFirstDay = 100;
    young.warmUpGrowth = 100;
    const auto row = [](const char *sentence, const QList<ServerProfile> &relays, quint64 recipients,
                         const QByteArray &found, quint64 number) {
        QTest::newRow(sentence) << relays << recipients << found << number;
    };
    row("a relay without limits takes what there is", {free}, 10'000'000, "", 0);
    row("two relays take no more than both", {small, small}, 201, "!LimitsTooSmall", 200);
    row("two relays take as many as both", {small, small}, 200, "", 0);
    row("a rate takes its time", {slow}, 30, "TakesTime", 120);
    row("a rate begins with the first of its stretches", {slow}, 10, "", 0);
    row("relays share a list", {slow, slow}, 40, "TakesTime", 60);
    row("a sleep takes its time", {sleepy}, 101, "TakesTime", 1200);
    row("a warm-up takes its days", {young}, 700, "?TakesTime", 2ULL * 24 * 3600);
    slow.ratePerMinute = 0;
    slow.ratePerDay = 1;
    row("some sends never come to an end", {slow}, 1000, "?TakesTooLong", 365ULL * 24 * 3600);
}

void TestPreflight::judgesLimits()
{
    QFETCH(QList<ServerProfile>, relays);
    QFETCH(quint64, recipients);
    QFETCH(quint64, number);
    const QList<Finding> found = judgeLimits(relays, recipients, Now);
    QTEST(shown(found), "found");
    QVERIFY(found.isEmpty() || found.front().number == number);
}

void TestPreflight::judgesRecords_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::addColumn<QByteArray>("dmarc");
    QTest::addColumn<QByteArray>("dkim");
    QTest::newRow("a key is no policy") << "v=DKIM1; p=MIGf"_ba
                                        << "?DmarcNone"_ba
                                        << "DkimGood"_ba;
    QTest::newRow("a revoked key signs nothing") << "v=DKIM1; p="_ba
                                                 << "?DmarcNone"_ba
                                                 << "!DkimRevoked"_ba;
    QTest::newRow("a policy may be broken") << "v=DMARC1; p=perhaps"_ba
                                            << "?DmarcBroken"_ba
                                            << "!DkimBroken"_ba;
    QTest::newRow("nothing is neither") << ""_ba
                                        << "?DmarcNone"_ba
                                        << "!DkimMissing"_ba;
}

void TestPreflight::judgesRecords()
{
    QFETCH(QByteArray, record);
    const DnsAnswer answer = record.isEmpty() ? DnsAnswer() : text(record);
    const DnsAnswers answers{{{DnsQuestion::Type::Text, "_dmarc.deck.test"_ba}, answer}};
    QTEST(shown(judgeDmarc("deck.test", "deck.test", answers)), "dmarc");
    QTEST(shown(judgeDkim("s._domainkey.deck.test", answer)), "dkim");
    const DnsAnswer none{DnsAnswer::Fate::Failed, {}};
    QCOMPARE(shown(judgeDkim("s._domainkey.deck.test", none)), "?DkimNotAnswered"_ba);
    QCOMPARE(shown(judgeDmarc(
                 "deck.test", "deck.test", {{{DnsQuestion::Type::Text, "_dmarc.deck.test"_ba}, none}})),
        "?DmarcNotAnswered"_ba);
}

/// Only a record that nobody can use stops a send: what receivers see may be another address of the relay.
void TestPreflight::judgesSpf()
{
    const auto judged = [](SpfVerdict::Result result) {
        SpfVerdict verdict;
        verdict.result = result;
        return shown({judgeSpf(verdict, u"192.0.2.7"_s)});
    };
    QCOMPARE(judged(SpfVerdict::Result::Pass), "SpfPass"_ba);
    QCOMPARE(judged(SpfVerdict::Result::Fail), "?SpfFail"_ba);
    QCOMPARE(judged(SpfVerdict::Result::SoftFail), "?SpfSoftFail"_ba);
    QCOMPARE(judged(SpfVerdict::Result::PermError), "!SpfBroken"_ba);
}

void TestPreflight::hasASentenceForEverything()
{
    const QMetaEnum kinds = QMetaEnum::fromType<Kind>();
    for (int i = 0; i < kinds.keyCount(); ++i) {
        Finding finding;
        finding.kind = Kind(kinds.value(i));
        finding.severity = Severity::Error;
        finding.trouble.kind = Trouble::Kind::MessageEmpty;
        QVERIFY2(!PreflightWords::sentence(finding).isEmpty(), kinds.key(i));
        QVERIFY2(!PreflightWords::sentence(finding).contains(u'%'), kinds.key(i));
    }
}

QTEST_GUILESS_MAIN(TestPreflight)
#include "tst_preflight.moc"
