#include "preflight/senderrecords.h"
#include "preflight/spfcheck.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;
using Result = SpfVerdict::Result;
using Policy = DmarcRecord::Policy;

namespace {

/// `name TXT text`, `name A address`, `name MX host`, `name FAILS`, one a line; nobody has anything else.
DnsAnswers zone(const QByteArray &text)
{
    DnsAnswers answers;
    for (const QByteArray &line : text.split('\n')) {
        const QByteArray name = line.left(line.indexOf(' '));
        const QByteArray rest = line.mid(name.size() + 1);
        const QByteArray type = rest.left(std::max<qsizetype>(rest.indexOf(' '), 0));
        if (rest == "FAILS") {
            answers[{DnsQuestion::Type::Text, name}].fate = DnsAnswer::Fate::Failed;
            continue;
        }
        const auto what = type == "TXT" ? DnsQuestion::Type::Text
            : type == "MX"              ? DnsQuestion::Type::Mail
                                        : DnsQuestion::Type::Address;
        DnsAnswer &answer = answers[{what, name}];
        answer.fate = DnsAnswer::Fate::Found;
        answer.values.append(rest.mid(type.size() + 1));
    }
    return answers;
}

/// Asks the zone until nothing is wanted any more.
SpfVerdict judged(const DnsAnswers &known, const QString &address)
{
    DnsAnswers answers;
    for (;;) {
        const SpfVerdict verdict = checkSpf("d.test"_ba, QHostAddress(address), answers);
        if (!verdict.wanted)
            return verdict;
        answers[*verdict.wanted] = known.value(*verdict.wanted);
    }
}

} // namespace

class TestSenderRecords final : public QObject
{
    Q_OBJECT

private slots:
    void judgesAddresses_data();
    void judgesAddresses();
    void countsLookUps();
    void readsPolicies_data();
    void readsPolicies();
    void knowsWhereThePolicyIs();
    void alignsDomains_data();
    void alignsDomains();
    void readsKeys_data();
    void readsKeys();
};

void TestSenderRecords::judgesAddresses_data()
{
    QTest::addColumn<QByteArray>("records");
    QTest::addColumn<QString>("address");
    QTest::addColumn<Result>("result");
    QTest::addColumn<QByteArray>("term");
    const QString four = u"192.0.2.7"_s;
    const QString six = u"2001:db8::7"_s;
    const auto row = [](const char *sentence, const QByteArray &records, const QString &address,
                         Result result, const QByteArray &term = {}) {
        QTest::newRow(sentence) << records << address << result << term;
    };
    row("without a record there is none", "d.test A 192.0.2.7", four, Result::None);
    row("another text is no record", "d.test TXT v=spf10 -all", four, Result::None);
    row("two records are an error", "d.test TXT v=spf1 -all\nd.test TXT v=spf1 +all", four,
        Result::PermError);
    row("a name service that fails may be better tomorrow", "d.test FAILS", four, Result::TempError);
    row("a record of nothing is neutral", "d.test TXT v=spf1", four, Result::Neutral);
    row("all matches everybody", "d.test TXT v=spf1 -all", four, Result::Fail, "-all");
    row("a tilde is a soft failure", "d.test TXT v=spf1 ~all", four, Result::SoftFail, "~all");
    row("the case does not count", "d.test TXT V=SPF1 -ALL", four, Result::Fail, "-ALL");
    row("an address is itself", "d.test TXT v=spf1 ip4:192.0.2.7 -all", four, Result::Pass, "ip4:192.0.2.7");
    row("a network holds its addresses", "d.test TXT v=spf1 ip4:192.0.2.0/29 -all", four, Result::Pass,
        "ip4:192.0.2.0/29");
    row("a network holds no others", "d.test TXT v=spf1 ip4:192.0.2.8/29 -all", four, Result::Fail, "-all");
    row("IPv6 has networks, too", "d.test TXT v=spf1 ip6:2001:db8::/32 -all", six, Result::Pass,
        "ip6:2001:db8::/32");
    row("IPv4 does not match IPv6", "d.test TXT v=spf1 ip4:0.0.0.0/0 -all", six, Result::Fail, "-all");
    row("a is the domain itself", "d.test TXT v=spf1 a -all\nd.test A 192.0.2.7", four, Result::Pass, "a");
    row("a may be another domain, and its network",
        "d.test TXT v=spf1 a:w.test/24 -all\nw.test A 192.0.2.200", four, Result::Pass, "a:w.test/24");
    row("a has a prefix for IPv6", "d.test TXT v=spf1 a//64 -all\nd.test A 2001:db8::1", six, Result::Pass,
        "a//64");
    row("mx are its mail hosts", "d.test TXT v=spf1 mx -all\nd.test MX m.test\nm.test A 192.0.2.7", four,
        Result::Pass, "mx");
    row("an included pass is a match",
        "d.test TXT v=spf1 include:i.test -all\ni.test TXT v=spf1 ip4:192.0.2.7 -all", four, Result::Pass,
        "include:i.test");
    row("an included failure is no match", "d.test TXT v=spf1 include:i.test ~all\ni.test TXT v=spf1 -all",
        four, Result::SoftFail, "~all");
    row("an include of nothing is an error", "d.test TXT v=spf1 include:i.test -all", four, Result::PermError,
        "include:i.test");
    row("a redirect takes over", "d.test TXT v=spf1 redirect=r.test\nr.test TXT v=spf1 ip4:192.0.2.7 -all",
        four, Result::Pass, "ip4:192.0.2.7");
    row("a redirect comes last", "d.test TXT v=spf1 redirect=r.test ?all\nr.test TXT v=spf1 -all", four,
        Result::Neutral, "?all");
    row("a redirect to nothing is an error", "d.test TXT v=spf1 redirect=r.test", four, Result::PermError,
        "redirect=r.test");
    row("a redirect to itself has an end", "d.test TXT v=spf1 redirect=d.test", four, Result::PermError,
        "redirect=d.test");
    row("a mechanism that nobody knows is an error, wherever it stands",
        "d.test TXT v=spf1 +all ipv4:1.2.3.4", four, Result::PermError, "ipv4:1.2.3.4");
    row("a network must be one", "d.test TXT v=spf1 ip4:192.0.2.0/33 -all", four, Result::PermError,
        "ip4:192.0.2.0/33");
    row("a modifier that nobody knows does not count", "d.test TXT v=spf1 x-y=z -all", four, Result::Fail,
        "-all");
    row("exists is not guessed", "d.test TXT v=spf1 exists:%{i}.x.test -all", four, Result::Unknown,
        "exists:%{i}.x.test");
    row("what comes before ptr counts", "d.test TXT v=spf1 ip4:192.0.2.7 ptr -all", four, Result::Pass,
        "ip4:192.0.2.7");
    row("three names without anything are too many", "d.test TXT v=spf1 a:1.test a:2.test a:3.test +all",
        four, Result::PermError, "a:3.test");
}

void TestSenderRecords::judgesAddresses()
{
    QFETCH(QByteArray, records);
    QFETCH(QString, address);
    QFETCH(Result, result);
    QFETCH(QByteArray, term);
    const SpfVerdict verdict = judged(zone(records), address);
    QCOMPARE(int(verdict.result), int(result));
    QCOMPARE(verdict.term, term);
}

void TestSenderRecords::countsLookUps()
{
    QByteArray records = "d.test TXT v=spf1"_ba;
    QByteArray hosts;
    for (int i = 0; i < 10; ++i) {
        records += " a:" + QByteArray::number(i) + ".test";
        hosts += "\n" + QByteArray::number(i) + ".test A 198.51.100.1";
    }
    const SpfVerdict ten = judged(zone(records + " -all" + hosts), u"192.0.2.7"_s);
    QCOMPARE(int(ten.result), int(Result::Fail));
    QCOMPARE(ten.lookUps, 10);
    const SpfVerdict eleven = judged(zone(records + " mx -all" + hosts), u"192.0.2.7"_s);
    QCOMPARE(int(eleven.result), int(Result::PermError));
    QCOMPARE(eleven.term, "mx"_ba);
}

void TestSenderRecords::readsPolicies_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    QTest::addColumn<DmarcRecord>("record");
    DmarcRecord record;
    QTest::newRow("a policy of none asks for nothing") << "v=DMARC1; p=none"_ba << true << record;
    record.policy = record.subdomains = Policy::Reject;
    QTest::newRow("subdomains have the same") << "v=DMARC1;p=reject;"_ba << true << record;
    record.subdomains = Policy::Quarantine;
    record.percent = 20;
    record.strictSpf = record.strictDkim = record.hasReports = true;
    QTest::newRow("every tag counts")
        << "v=DMARC1; p=REJECT; sp=quarantine; pct=20; aspf=s; adkim=S; rua=mailto:a@b.test"_ba << true
        << record;
    QTest::newRow("the version comes first") << "p=none; v=DMARC1"_ba << false << DmarcRecord();
    QTest::newRow("a policy must be one") << "v=DMARC1; p=maybe"_ba << false << DmarcRecord();
    QTest::newRow("a tag stands once") << "v=DMARC1; p=none; p=reject"_ba << false << DmarcRecord();
    QTest::newRow("another text is none") << "v=spf1 -all"_ba << false << DmarcRecord();
}

void TestSenderRecords::readsPolicies()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, good);
    QFETCH(DmarcRecord, record);
    const auto read = parseDmarcRecord(text);
    QCOMPARE(read.has_value(), good);
    QVERIFY(!good || *read == record);
}

void TestSenderRecords::knowsWhereThePolicyIs()
{
    QCOMPARE(
        dmarcNamesFor("news.Deck.test"), QByteArrayList({"_dmarc.news.deck.test"_ba, "_dmarc.deck.test"_ba}));
    QCOMPARE(dmarcNamesFor("localhost"), QByteArrayList{"_dmarc.localhost"_ba});
}

void TestSenderRecords::alignsDomains_data()
{
    QTest::addColumn<QByteArray>("other");
    QTest::addColumn<bool>("relaxed");
    QTest::addColumn<bool>("strict");
    QTest::newRow("a domain with itself, in any case") << "DECK.test"_ba << true << true;
    QTest::newRow("a domain with one below it") << "bounce.deck.test"_ba << true << false;
    QTest::newRow("not one that only ends alike") << "notdeck.test"_ba << false << false;
}

void TestSenderRecords::alignsDomains()
{
    QFETCH(QByteArray, other);
    QTEST(areAligned("deck.test"_ba, other, false), "relaxed");
    QTEST(areAligned(other, "deck.test"_ba, true), "strict");
}

void TestSenderRecords::readsKeys_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("a key is of RSA unless it says otherwise") << "p=MIGf"_ba
                                                              << "rsa"_ba;
    QTest::newRow("a key says its type") << "v=DKIM1; k=ed25519; p=11qY"_ba
                                         << "ed25519"_ba;
    QTest::newRow("an empty key is revoked") << "v=DKIM1; p="_ba
                                             << "rsa revoked"_ba;
    QTest::newRow("a key may be tried out") << "v=DKIM1; t=s:y; p=MIGf"_ba
                                            << "rsa test"_ba;
    QTest::newRow("a text without a key is none") << "v=DKIM1; k=rsa"_ba
                                                  << "none"_ba;
    QTest::newRow("another version is none") << "v=DKIM2; p=MIGf"_ba
                                             << "none"_ba;
}

void TestSenderRecords::readsKeys()
{
    QFETCH(QByteArray, text);
    const auto key = parseDkimKey(text);
    const QByteArray shown
        = !key ? "none"_ba : key->type + (key->isRevoked ? " revoked" : "") + (key->isTest ? " test" : "");
    QTEST(shown, "shown");
}

QTEST_GUILESS_MAIN(TestSenderRecords)
#include "tst_senderrecords.moc"
