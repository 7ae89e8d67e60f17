#include "clock/systemclock.h"
#include "preflight/dnsdouble.h"
#include "preflight/systemnameservice.h"
#include "support/manualclock.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Relaydeck;
using Answer = DnsDouble::Answer;
using Fate = DnsAnswer::Fate;
using Manner = DnsDouble::Manner;
using Type = DnsQuestion::Type;

Q_DECLARE_METATYPE(DnsDouble::Answer)

namespace {

constexpr int Patience = 20'000; // milliseconds
constexpr quint16 Address4 = 1;
constexpr quint16 Alias = 5;
constexpr quint16 Mail = 15;
constexpr quint16 Text = 16;
constexpr quint16 Address6 = 28;

QByteArray text(const QByteArrayList &strings, const QByteArray &owner = {})
{
    return DnsDouble::record(Text, DnsDouble::text(strings), owner);
}

QByteArray shown(const DnsAnswer &answer)
{
    const QByteArray fate = answer.fate == Fate::Found ? ""
        : answer.fate == Fate::Nothing                 ? "nothing"
                                                       : "failed";
    return fate + answer.values.join(" | ");
}

/// Name servers of our own, in this order.
QByteArray at(std::initializer_list<quint16> ports)
{
    QByteArrayList servers;
    for (const quint16 port : ports)
        servers.append("127.0.0.1:" + QByteArray::number(port));
    return servers.join(',');
}

} // namespace

/// The service that asks name servers, against one of our own.
class TestNames final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void readsAnswers_data();
    void readsAnswers();
    void asksForBothKindsOfAddresses();
    void asksAgainWhenADatagramIsLost();
    void asksTheNextServer();
    void givesUpInTime();
    void givesUpAtOnceWithoutAServer();
    void asksNothingThatIsNoName_data();
    void asksNothingThatIsNoName();

private:
    void listenTo(const NameService &names);

    QList<DnsAnswer> m_answers;
};

void TestNames::init()
{
    m_answers.clear();
}

void TestNames::listenTo(const NameService &names)
{
    connect(&names, &NameService::answered, this,
        [this](const DnsQuestion &, const DnsAnswer &answer) { m_answers.append(answer); });
}

void TestNames::readsAnswers_data()
{
    QTest::addColumn<Type>("type");
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<QByteArray>("read");
    QTest::addColumn<bool>("byTcp");
    const auto row = [](const char *sentence, Type type, const Answer &answer, const QByteArray &read,
                         bool byTcp = false) { QTest::newRow(sentence) << type << answer << read << byTcp; };
    const QByteArray one = text({"v=spf1 -all"_ba});
    row("a text is read", Type::Text, {Manner::Plain, 0, {one}}, "v=spf1 -all");
    row("texts stay apart", Type::Text, {Manner::Plain, 0, {one, text({"other"_ba})}}, "v=spf1 -all | other");
    row("several strings are one text", Type::Text,
        {Manner::Plain, 0, {text({"v=DKIM1; p="_ba, QByteArray(255, 'A'), "=="_ba})}},
        "v=DKIM1; p=" + QByteArray(255, 'A') + "==");
    row("an empty string is no text", Type::Text, {Manner::Plain, 0, {text({""_ba})}}, "nothing");
    row("a name without such records has nothing", Type::Text, {}, "nothing");
    row("a name that does not exist has nothing", Type::Text, {Manner::Plain, 3, {}}, "nothing");
    row("a server that fails says nothing of the name", Type::Text, {Manner::Plain, 2, {}}, "failed");
    row("one that refuses neither", Type::Text, {Manner::Plain, 5, {}}, "failed");
    row("one that asks nobody neither", Type::Text, {Manner::NoRecursion, 0, {}}, "failed");
    row("an answer that was cut is asked for by TCP", Type::Text, {Manner::CutByUdp, 0, {one}}, "v=spf1 -all",
        true);
    row("one that is cut there, too, is none", Type::Text, {Manner::CutAlways, 0, {one}}, "failed", true);
    row("records that end too early are none", Type::Text, {Manner::Garbled, 0, {one}}, "failed");
    row("answers to other questions do not count", Type::Text, {Manner::StrangersFirst, 0, {one}},
        "v=spf1 -all");
    row("an alias is followed", Type::Text,
        {Manner::Plain, 0,
            {DnsDouble::record(Alias, DnsDouble::wireName("Real.test"_ba)),
                text({"there"_ba}, "real.test"_ba)}},
        "there");
    row("a pointer that leads nowhere is an error", Type::Mail,
        {Manner::Plain, 0, {DnsDouble::record(Mail, "\0\x0a\xff\xff"_ba)}}, "failed");
    row("a pointer to itself is one, too", Type::Mail,
        {Manner::Plain, 0, {DnsDouble::record(Mail, "\0\x0a\xc0\x2c"_ba)}}, "failed");
    row("hosts for mail are names", Type::Mail,
        {Manner::Plain, 0,
            {DnsDouble::record(Mail, "\0\x0a"_ba + DnsDouble::wireName("mx1.test"_ba)),
                DnsDouble::record(Mail, "\0\x14\3mx2\xc0\x0c"_ba)}},
        "mx1.test | mx2.deck.test");
    row("a null MX is no host (RFC 7505)", Type::Mail,
        {Manner::Plain, 0, {DnsDouble::record(Mail, "\0\0\0"_ba)}}, "nothing");
}

void TestNames::readsAnswers()
{
    QFETCH(Type, type);
    QFETCH(Answer, answer);
    QFETCH(bool, byTcp);
    DnsDouble server;
    server.answer("deck.test"_ba, type == Type::Mail ? Mail : Text, answer);
    SystemClock clock;
    SystemNameService names(clock, at({server.port()}));
    listenTo(names);
    names.ask({type, "Deck.test"_ba});
    QVERIFY(m_answers.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(m_answers.size(), 1, Patience);
    QTEST(shown(m_answers.front()), "read");
    QCOMPARE(server.askedByTcp() > 0, byTcp);
}

void TestNames::asksForBothKindsOfAddresses()
{
    DnsDouble server;
    server.answer(
        "deck.test"_ba, Address4, {Manner::Plain, 0, {DnsDouble::record(Address4, "\xc0\0\2\7"_ba)}});
    server.answer("deck.test"_ba, Address6,
        {Manner::Plain, 0, {DnsDouble::record(Address6, "\x20\1\x0d\xb8" + QByteArray(11, '\0') + '\1')}});
    server.answer(
        "half.test"_ba, Address4, {Manner::Plain, 0, {DnsDouble::record(Address4, "\xc0\0\2\7"_ba)}});
    server.answer("half.test"_ba, Address6, {Manner::Plain, 2, {}});
    SystemClock clock;
    SystemNameService names(clock, at({server.port()}));
    listenTo(names);
    for (const QByteArray &name : {"deck.test"_ba, "half.test"_ba, "none.test"_ba}) {
        names.ask({Type::Address, name});
        QTRY_COMPARE_WITH_TIMEOUT(m_answers.size(), 1, Patience);
        std::ranges::sort(m_answers.front().values);
        const QByteArray read = shown(m_answers.takeFirst());
        QCOMPARE(read,
            name == "deck.test"       ? "192.0.2.7 | 2001:db8::1"_ba
                : name == "half.test" ? "192.0.2.7"_ba
                                      : "nothing"_ba);
    }
}

void TestNames::asksAgainWhenADatagramIsLost()
{
    DnsDouble server;
    server.answer("deck.test"_ba, Text, {Manner::SilentOnce, 0, {text({"there"_ba})}});
    ManualClock clock;
    SystemNameService names(clock, at({server.port()}));
    listenTo(names);
    names.ask({Type::Text, "deck.test"_ba});
    QTRY_COMPARE_WITH_TIMEOUT(server.askedByUdp(), 1, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_answers.size(), 1, Patience);
    QCOMPARE(shown(m_answers.front()), "there"_ba);
    QCOMPARE(server.askedByUdp(), 2);
}

void TestNames::asksTheNextServer()
{
    DnsDouble mute;
    mute.answer("deck.test"_ba, Text, {Manner::Silent, 0, {}});
    DnsDouble server;
    server.answer("deck.test"_ba, Text, {Manner::Plain, 0, {text({"there"_ba})}});
    quint16 free = 0;
    {
        const DnsDouble gone;
        free = gone.port();
    }
    ManualClock clock;
    SystemNameService names(clock, at({free, mute.port(), server.port()}));
    listenTo(names);
    names.ask({Type::Text, "deck.test"_ba});
    QTRY_COMPARE_WITH_TIMEOUT(mute.askedByUdp(), 1, Patience); // the first says at once that it is not there
    QTRY_COMPARE_WITH_TIMEOUT(m_answers.size(), 1, Patience);
    QCOMPARE(shown(m_answers.front()), "there"_ba);
}

void TestNames::givesUpInTime()
{
    DnsDouble server;
    server.answer("deck.test"_ba, Text, {Manner::Silent, 0, {}});
    ManualClock clock;
    SystemNameService names(clock, at({server.port()}));
    listenTo(names);
    names.ask({Type::Text, "deck.test"_ba});
    QTRY_COMPARE_WITH_TIMEOUT(server.askedByUdp(), 1, Patience);
    clock.advance(SystemNameService::Patience);
    QCOMPARE(m_answers.size(), 1);
    QCOMPARE(shown(m_answers.front()), "failed"_ba);
}

void TestNames::givesUpAtOnceWithoutAServer()
{
    quint16 free = 0;
    {
        const DnsDouble gone;
        free = gone.port();
    }
    ManualClock clock;
    SystemNameService names(clock, at({free}));
    listenTo(names);
    names.ask({Type::Address, "deck.test"_ba});
    QTRY_COMPARE_WITH_TIMEOUT(m_answers.size(), 1, Patience);
    QCOMPARE(shown(m_answers.front()), "failed"_ba);
}

void TestNames::asksNothingThatIsNoName_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("an empty label") << "deck..test"_ba;
    QTest::newRow("nothing") << ""_ba;
    QTest::newRow("a label of 64 bytes") << QByteArray(64, 'a') + ".test";
    QTest::newRow("a name of 254 bytes") << QByteArray("aa.").repeated(84) + "aa";
}

void TestNames::asksNothingThatIsNoName()
{
    QFETCH(QByteArray, name);
    DnsDouble server;
    SystemClock clock;
    SystemNameService names(clock, at({server.port()}));
    listenTo(names);
    names.ask({Type::Text, name});
    QTRY_COMPARE_WITH_TIMEOUT(m_answers.size(), 1, Patience);
    QCOMPARE(shown(m_answers.front()), "nothing"_ba);
    QCOMPARE(server.askedByUdp(), 0);
}

QTEST_GUILESS_MAIN(TestNames)
#include "tst_names.moc"
