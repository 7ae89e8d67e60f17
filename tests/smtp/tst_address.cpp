#include "smtp/address.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;
using Kind = AddressFault::Kind;
using Rules = Address::Rules;

class TestAddress final : public QObject
{
    Q_OBJECT

private slots:
    void currentRules_data();
    void currentRules();
    void faults_data();
    void faults();
    void classicRules_data();
    void classicRules();
    void nothingForbiddenGetsThrough();
    void partsAndKeys_data();
    void partsAndKeys();
    void anEmptyAddressIsTheNullSender();
};

void TestAddress::currentRules_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<bool>("utf8");

    const auto row = [](const char *sentence, const QByteArray &entry, const QByteArray &wire,
                         bool utf8 = false) { QTest::newRow(sentence) << entry << wire << utf8; };
    row("an address is itself", "ann@one.test", "ann@one.test");
    row("case is kept", "Ann@One.Test", "Ann@One.Test");
    row("blanks at the ends do not count", " \t ann@one.test \t", "ann@one.test");
    row("angle brackets come off", "<ann@one.test>", "ann@one.test");
    row("blanks inside the brackets come off", "< ann@one.test >", "ann@one.test");
    row("a name in front is dropped", "Ann Example <ann@one.test>", "ann@one.test");
    row("a name may touch the bracket", "Ann<ann@one.test>", "ann@one.test");
    row("a quoted name is dropped", "\"Example, Ann\" <ann@one.test>", "ann@one.test");
    row("a quoted name may hold brackets and an at", "\"<x@y>\" <ann@one.test>", "ann@one.test");
    row("a quoted name may hold an escaped quote", R"("Ann \"A\" E" <ann@one.test>)", "ann@one.test");
    row("a name may have dots", "A. B. Example <ann@one.test>", "ann@one.test");
    row("a name may have a comma", "Example, Ann <ann@one.test>", "ann@one.test");
    row("a name may look like an address", "ann@home.test <ann@one.test>", "ann@one.test");
    row("a name may be Latin-1", "J\xf6rg <ann@one.test>", "ann@one.test");
    row("a comment behind is dropped", "ann@one.test (at work)", "ann@one.test");
    row("a comment in front is dropped", "(Ann) ann@one.test", "ann@one.test");
    row("a comment inside is dropped", "ann(work)@one.test", "ann@one.test");
    row("comments nest", "ann@one.test (a (b) c)", "ann@one.test");
    row("a comment may hold an escaped bracket", R"(ann@one.test (a \) b))", "ann@one.test");
    row("a comment may hold brackets and an at", "(<x@y>) ann@one.test", "ann@one.test");
    row("a comment behind the bracket is dropped", "<ann@one.test> (at work)", "ann@one.test");
    row("blanks round the at are folding", "ann @ one.test", "ann@one.test");

    row("any top-level name will do", "ann@one.photography", "ann@one.photography");
    row("a punycode name will do", "ann@one.xn--p1ai", "ann@one.xn--p1ai");
    row("a host name without a dot will do", "root@localhost", "root@localhost");
    row("a label may begin with a digit", "ann@3com.test", "ann@3com.test");
    row("a label may have hyphens inside", "ann@a-b--c.test", "ann@a-b--c.test");
    row("every atom byte will do", "!#$%&'*+-/=?^_`{|}~@one.test", "!#$%&'*+-/=?^_`{|}~@one.test");
    row("a local part may have dots inside", "a.b.c@one.test", "a.b.c@one.test");
    row("a quoted local part keeps its quotes", "\"a b\"@one.test", "\"a b\"@one.test");
    row("a quoted local part may hold an at", "\"a@b\"@one.test", "\"a@b\"@one.test");
    row("a quoted local part may hold a bracket", "\"a>b<c\"@one.test", "\"a>b<c\"@one.test");
    row("a quoted local part may hold an escaped quote", R"("a\"b"@one.test)", R"("a\"b"@one.test)");
    row("a quoted local part may stand in brackets", "X <\"a>b\"@one.test>", "\"a>b\"@one.test");
    row("an empty quoted local part is legal", "\"\"@one.test", "\"\"@one.test");
    row("an IPv4 literal will do", "ann@[192.0.2.1]", "ann@[192.0.2.1]");
    row("an IPv6 literal will do", "ann@[IPv6:2001:db8::1]", "ann@[IPv6:2001:db8::1]");
    row("an IPv6 tag may be in any case", "ann@[ipv6:::1]", "ann@[ipv6:::1]");
    row("an IPv6 literal may be whole", "ann@[IPv6:1:2:3:4:5:6:7:8]", "ann@[IPv6:1:2:3:4:5:6:7:8]");
    row("an IPv6 literal may end in IPv4", "ann@[IPv6:::ffff:192.0.2.1]", "ann@[IPv6:::ffff:192.0.2.1]");
    row("an IPv6 literal may end in colons", "ann@[IPv6:1::]", "ann@[IPv6:1::]");
    row("an UTF-8 local part needs SMTPUTF8", "j\u00f6rg@one.test", "j\u00f6rg@one.test", true);
    row("an UTF-8 domain needs SMTPUTF8", "ann@m\u00fcnchen.test", "ann@m\u00fcnchen.test", true);
    row("a wholly foreign address needs SMTPUTF8", "\u7528\u6237@\u4f8b\u5b50.\u6d4b\u8bd5",
        "\u7528\u6237@\u4f8b\u5b50.\u6d4b\u8bd5", true);
    row("a local part of 64 bytes will do", QByteArray(64, 'a') + "@one.test",
        QByteArray(64, 'a') + "@one.test");
    row("a label of 63 bytes will do", "a@" + QByteArray(63, 'b') + ".test",
        "a@" + QByteArray(63, 'b') + ".test");
    const QByteArray longest = (QByteArray(61, 'b') + '.').repeated(4) + "testnam";
    row("a domain of 255 bytes will do", "a@" + longest, "a@" + longest);
}

void TestAddress::currentRules()
{
    QFETCH(QByteArray, entry);
    const ParsedAddress parsed = Address::parse(entry);
    QCOMPARE(int(parsed.fault.kind), int(Kind::None));
    QVERIFY(parsed);
    QTEST(parsed.address.wire(), "wire");
    QTEST(parsed.address.needsSmtpUtf8(), "utf8");
    QCOMPARE(Address::parse(parsed.address.wire()).address, parsed.address);
}

void TestAddress::faults_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<qsizetype>("position");

    const auto row = [](const char *sentence, const QByteArray &entry, Kind kind, qsizetype position) {
        QTest::newRow(sentence) << entry << kind << position;
    };
    row("nothing is no address", "", Kind::Empty, 0);
    row("blanks are no address", "  \t", Kind::Empty, 3);
    row("empty brackets are no address", "<>", Kind::Empty, 1);
    row("a comment alone is no address", "(Ann)", Kind::Empty, 5);
    row("a word has no at", "ann", Kind::NoAt, 3);
    row("words have no at", "not an address", Kind::NoAt, 4);
    row("a name without an address has no at", "Ann <ann>", Kind::NoAt, 8);
    row("a comment line of other programs is no address", "# people", Kind::NoAt, 2);
    row("a local part is needed", "@one.test", Kind::BadLocalPart, 0);
    row("a local part does not begin with a dot", ".ann@one.test", Kind::BadLocalPart, 0);
    row("a local part does not end with a dot", "ann.@one.test", Kind::BadLocalPart, 4);
    row("a local part has no two dots together", "a..b@one.test", Kind::BadLocalPart, 2);
    row("a local part has no blank inside", "a b@one.test", Kind::BadLocalPart, 2);
    row("a local part has no bare comma", "a,b@one.test", Kind::BadLocalPart, 1);
    row("positions count from the untrimmed entry", "  .ann@one.test", Kind::BadLocalPart, 2);
    row("a domain is needed", "ann@", Kind::BadDomain, 4);
    row("a domain does not begin with a dot", "ann@.test", Kind::BadDomain, 4);
    row("a domain does not end with a dot", "ann@one.test.", Kind::BadDomain, 13);
    row("a domain has no two dots together", "ann@one..test", Kind::BadDomain, 8);
    row("a label does not begin with a hyphen", "ann@-one.test", Kind::BadDomain, 4);
    row("a label does not end with a hyphen", "ann@one-.test", Kind::BadDomain, 8);
    row("a domain does not end with a hyphen", "ann@one.test-", Kind::BadDomain, 13);
    row("a domain has no underscore", "ann@one_two.test", Kind::BadDomain, 7);
    row("there is one at only", "ann@one@two.test", Kind::BadDomain, 7);
    row("an IPv4 address wants square brackets", "ann@192.0.2.1", Kind::BadDomain, 12);
    row("a literal is an address", "ann@[one.test]", Kind::BadLiteral, 5);
    row("an IPv4 number ends at 255", "ann@[192.0.2.256]", Kind::BadLiteral, 5);
    row("an IPv4 literal has four numbers", "ann@[192.0.2]", Kind::BadLiteral, 5);
    row("an IPv4 literal has no fifth number", "ann@[192.0.2.1.5]", Kind::BadLiteral, 5);
    row("an IPv6 literal needs its tag", "ann@[2001:db8::1]", Kind::BadLiteral, 5);
    row("an IPv6 literal is shortened once", "ann@[IPv6:1::2::3]", Kind::BadLiteral, 5);
    row("an IPv6 literal has at most eight groups", "ann@[IPv6:1:2:3:4:5:6:7:8:9]", Kind::BadLiteral, 5);
    row("an IPv6 literal does not end in one colon", "ann@[IPv6:1::2:]", Kind::BadLiteral, 5);
    row("a literal must be closed", "ann@[192.0.2.1", Kind::UnbalancedBracket, 4);
    row("a local part of 65 bytes is too long", QByteArray(65, 'a') + "@one.test", Kind::LocalPartTooLong,
        64);
    row("a label of 64 bytes is too long", "a@" + QByteArray(64, 'b') + ".test", Kind::DomainTooLong, 65);
    row("a domain of 256 bytes is too long", "a@" + (QByteArray(61, 'b') + '.').repeated(4) + "testname",
        Kind::DomainTooLong, 257);
    row("a line feed inside is refused", "ann@one.test\nRCPT TO:<x@y.test>", Kind::LineEnd, 12);
    row("a carriage return inside is refused", "ann@one.test\rx", Kind::LineEnd, 12);
    row("a line end in a quoted local part is refused", "\"a\r\nb\"@one.test", Kind::LineEnd, 2);
    row("a line end in a name is refused", "An\nn <ann@one.test>", Kind::LineEnd, 2);
    row("a NUL is refused", QByteArray("ann\0@one.test", 13), Kind::ControlByte, 3);
    row("a NUL at the end is refused", QByteArray("ann@one.test\0", 13), Kind::ControlByte, 12);
    row("an escape is refused", "ann@one.test\x1b[1m", Kind::ControlByte, 12);
    row("a DEL is refused", "ann\x7f@one.test", Kind::ControlByte, 3);
    row("a tab in a quoted local part is refused", "\"a\tb\"@one.test", Kind::ControlByte, 2);
    row("an open bracket must be closed", "Ann <ann@one.test", Kind::UnbalancedBracket, 4);
    row("a closing bracket must be opened", "ann@one.test>", Kind::UnbalancedBracket, 12);
    row("a comment must be closed", "ann@one.test (work", Kind::UnbalancedBracket, 13);
    row("a comment must be opened", "ann@one.test)", Kind::UnbalancedBracket, 12);
    row("a quoted name must be closed", "\"Ann <ann@one.test>", Kind::UnbalancedQuote, 0);
    row("a quoted local part must be closed", "\"ann@one.test", Kind::UnbalancedQuote, 0);
    row("nothing stands behind the bracket", "<ann@one.test> x", Kind::TrailingText, 15);
    row("nothing stands behind the address", "ann@one.test Ann", Kind::TrailingText, 13);
    row("two addresses are not one", "ann@one.test, bob@one.test", Kind::SeveralAddresses, 12);
    row("two addresses are not one with semicolons", "ann@one.test;bob@one.test", Kind::SeveralAddresses, 12);
    row("two addresses in brackets are not one", "<ann@one.test>, <bob@one.test>", Kind::SeveralAddresses,
        14);
    row("an address in front of a name is not dropped", "ann@one.test, Bob <bob@one.test>",
        Kind::SeveralAddresses, 12);
    row("a Latin-1 local part is no UTF-8", "j\xf6rg@one.test", Kind::NotUtf8, 0);
    row("a Latin-1 domain is no UTF-8", "ann@m\xfcnchen.test", Kind::NotUtf8, 4);
}

void TestAddress::faults()
{
    QFETCH(QByteArray, entry);
    QFETCH(Kind, kind);
    const ParsedAddress parsed = Address::parse(entry);
    QVERIFY(!parsed);
    QVERIFY(parsed.address.isEmpty());
    QCOMPARE(int(parsed.fault.kind), int(kind));
    QTEST(parsed.fault.position, "position");
}

void TestAddress::classicRules_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<QByteArray>("wire"); // empty: a fault
    QTest::addColumn<Kind>("kind");

    const auto good = [](const char *sentence, const QByteArray &entry, const QByteArray &wire) {
        QTest::newRow(sentence) << entry << wire << Kind::None;
    };
    const auto bad = [](const char *sentence, const QByteArray &entry, Kind kind) {
        QTest::newRow(sentence) << entry << QByteArray() << kind;
    };
    good("an address is itself", "a@one.test", "a@one.test");
    good("a name in front is dropped", "Eve Example <e@one.test>", "e@one.test");
    good("a quoted name is dropped", "\"Q R\" <q@one.test>", "q@one.test");
    good("a comment is cut out", "a(work)@one.test", "a@one.test");
    good("nested comments are cut out", "a(x(y)z)@one.test", "a@one.test");
    good("a blank behind a comment stays", "(Ann) b@one.test", " b@one.test");
    good("a blank before the at stays", "a @b.co", "a @b.co");
    good("a quoted local part passes", "\"c d\"@one.test", "\"c d\"@one.test");
    good("six letters are a top-level name", "f@one.museum", "f@one.museum");
    good("two letters are a top-level name", "h@one.co", "h@one.co");
    good("a label may begin with a hyphen", "q@-dash.test", "q@-dash.test");
    good("a tag passes", "s+tag=x@one.test", "s+tag=x@one.test");
    bad("five letters are none", "g@one.photo", Kind::BadTopLevel);
    bad("seven letters are none", "c@one.museums", Kind::BadTopLevel);
    bad("one letter is none", "r@one.t", Kind::BadTopLevel);
    bad("a punycode top-level name is none", "u@one.xn--p1ai", Kind::BadTopLevel);
    bad("a domain needs a dot", "i@localhost", Kind::BadTopLevel);
    bad("a literal is no domain", "j@[127.0.0.1]", Kind::BadDomain);
    bad("a domain does not end with a dot", "k@one.test.", Kind::BadDomain);
    bad("a local part has no two dots together", "l..m@one.test", Kind::BadLocalPart);
    bad("a local part does not begin with a dot", ".n@one.test", Kind::BadLocalPart);
    bad("a domain has no underscore", "o@under_score.test", Kind::BadTopLevel);
    bad("a comment behind leaves its blank", "p@one.test (nested (comment))", Kind::TrailingText);
    bad("UTF-8 is not known yet", "t\u00e9@one.test", Kind::NotAscii);
    bad("brackets need a name", "<a@one.test>", Kind::BadLocalPart);
    bad("a dot in a name needs quotes", "J. Doe <a@one.test>", Kind::BadLocalPart);
    bad("nothing is no address", "", Kind::Empty);
    bad("words are no address", "not an address", Kind::NoAt);
    bad("a backslash in a quoted string is not known", R"("a\"b"@one.test)", Kind::BadLocalPart);
    bad("a backslash in a comment is not known", R"(a(x\y)@one.test)", Kind::BadLocalPart);
    bad("a line end is refused as ever", "a@one.test\nb", Kind::LineEnd);
}

void TestAddress::classicRules()
{
    QFETCH(QByteArray, entry);
    QFETCH(Kind, kind);
    const ParsedAddress parsed = Address::parse(entry, Rules::Classic);
    QCOMPARE(int(parsed.fault.kind), int(kind));
    QTEST(parsed.address.wire(), "wire");
}

/// Every forbidden byte at every place of every kind of entry.
void TestAddress::nothingForbiddenGetsThrough()
{
    const QByteArrayList entries{"ann@one.test"_ba, "Ann E <ann@one.test>"_ba, "\"a b\"@one.test"_ba,
        "(x) <ann@one.test> (y)"_ba, "\"N\\\\ame\" <a@[192.0.2.1]>"_ba};
    for (const Rules rules : {Rules::Current, Rules::Classic}) {
        for (const QByteArray &entry : entries) {
            for (const char byte : {'\r', '\n', '\0', '\x01', '\x1f', '\x7f'}) {
                for (qsizetype i = 0; i <= entry.size(); ++i) {
                    QByteArray spoiled = entry;
                    spoiled.insert(i, byte);
                    const QByteArray wire = Address::parse(spoiled, rules).address.wire();
                    QVERIFY2(!wire.contains(byte), spoiled.toPercentEncoding().constData());
                }
            }
        }
    }
}

void TestAddress::partsAndKeys_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<Rules>("rules");
    QTest::addColumn<QByteArray>("local");
    QTest::addColumn<QByteArray>("domain");
    QTest::addColumn<QByteArray>("domainKey");
    QTest::addColumn<QByteArray>("key");

    QTest::newRow("keys are in lower case") << "Ann@One.TEST"_ba << Rules::Current << "Ann"_ba
                                            << "One.TEST"_ba
                                            << "one.test"_ba
                                            << "ann@one.test"_ba;
    QTest::newRow("a quoted at does not divide") << "\"a@B\"@One.test"_ba << Rules::Current << "\"a@B\""_ba
                                                 << "One.test"_ba
                                                 << "one.test"_ba
                                                 << "\"a@b\"@one.test"_ba;
    QTest::newRow("a quoted at divides the classic envelope")
        << "\"a@B\"@One.test"_ba << Rules::Classic << "\"a@B\""_ba
        << "One.test"_ba
        << "b\"@one.test"_ba
        << "\"a@b\"@one.test"_ba;
    QTest::newRow("a literal keeps its brackets") << "a@[IPv6:::1]"_ba << Rules::Current << "a"_ba
                                                  << "[IPv6:::1]"_ba
                                                  << "[ipv6:::1]"_ba
                                                  << "a@[ipv6:::1]"_ba;
}

void TestAddress::partsAndKeys()
{
    QFETCH(QByteArray, entry);
    QFETCH(Rules, rules);
    const Address address = Address::parse(entry, rules).address;
    QTEST(address.localPart().toByteArray(), "local");
    QTEST(address.domain().toByteArray(), "domain");
    QTEST(address.domainKey(), "domainKey");
    QTEST(address.key(), "key");
}

void TestAddress::anEmptyAddressIsTheNullSender()
{
    const Address none;
    QVERIFY(none.isEmpty());
    QCOMPARE(none.wire(), QByteArray());
    QVERIFY(none.localPart().isEmpty());
    QVERIFY(none.domain().isEmpty());
    QVERIFY(none.domainKey().isEmpty());
}

QTEST_APPLESS_MAIN(TestAddress)
#include "tst_address.moc"
