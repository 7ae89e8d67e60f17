#include "bulk/causes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

class TestCauses final : public QObject
{
    Q_OBJECT

private slots:
    void groups_data();
    void groups();
    void namesTheDomainsThatComeMostOften();
    void tooManyCausesCountTogether();
};

namespace {

JournalRow row(
    Outcome outcome, int code, const QByteArray &words, const QByteArray &address = "a@b.example"_ba)
{
    static qint64 id = 0;
    JournalRow made;
    made.id = ++id;
    made.outcome = outcome;
    made.code = code;
    made.words = words;
    made.address = address;
    return made;
}

} // namespace

void TestCauses::groups_data()
{
    QTest::addColumn<QByteArrayList>("words");
    QTest::addColumn<QList<int>>("sizes");
    QTest::newRow("the same enhanced code is the same cause")
        << QByteArrayList{"5.1.1 no such user ann", "5.1.1 nobody here"} << QList<int>{2};
    QTest::newRow("another one is another")
        << QByteArrayList{"5.1.1 no", "5.2.2 full", "5.2.2 full"} << QList<int>{2, 1};
    QTest::newRow("addresses do not count")
        << QByteArrayList{"<ann@b.example>: unknown user", "<bob@c.example>: unknown user"} << QList<int>{2};
    QTest::newRow("numbers do not count")
        << QByteArrayList{"try in 300 seconds", "Try in 60  seconds"} << QList<int>{2};
    QTest::newRow("other words are another cause")
        << QByteArrayList{"unknown user", "mailbox full"} << QList<int>{1, 1};
    QTest::newRow("a version is no enhanced code")
        << QByteArrayList{"7.1.1 is busy", "7.1.2 is busy"} << QList<int>{2};
}

void TestCauses::groups()
{
    QFETCH(QByteArrayList, words);
    Causes causes;
    for (const QByteArray &said : words)
        causes.add(row(Outcome::Refused, 550, said));
    QList<int> sizes;
    for (const Cause &cause : causes.sorted())
        sizes << int(cause.recipients);
    QTEST(sizes, "sizes");
}

void TestCauses::namesTheDomainsThatComeMostOften()
{
    Causes causes;
    for (const char *address : {"a@One.example", "b@one.example", "c@two.example", "d@three.example",
             "e@four.example", "f@four.example", "g@four.example"})
        causes.add(row(Outcome::Deferred, 451, "4.7.1 later"_ba, address));
    const Cause cause = causes.sorted().first();
    QCOMPARE(cause.enhancedCode(), "4.7.1"_ba);
    QCOMPARE(cause.domains, quint64(4));
    const QList<std::pair<QByteArray, quint64>> most{
        {"four.example"_ba, 3}, {"one.example"_ba, 2}, {"three.example"_ba, 1}};
    QVERIFY(cause.mostOften == most);
}

void TestCauses::tooManyCausesCountTogether()
{
    Causes causes;
    QByteArray word = "a"_ba;
    for (int i = 0; i < int(Causes::Most) + 100; ++i) {
        word += char('a' + i % 26);
        causes.add(row(Outcome::Refused, 550, word));
    }
    const QList<Cause> all = causes.sorted();
    QCOMPARE(all.size(), Causes::Most + 1);
    QCOMPARE(all.first().recipients, quint64(100));
}

QTEST_GUILESS_MAIN(TestCauses)
#include "tst_causes.moc"
