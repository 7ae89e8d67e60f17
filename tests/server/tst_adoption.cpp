#include "server/adoption.h"

#include <QElapsedTimer>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

/// `name@host:port`; without a name it is called by its address, as in a file.
QList<ServerProfile> relays(const QString &text)
{
    QList<ServerProfile> relays;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        const QString address = word.section(u'@', -1);
        ServerProfile profile = profileFor(address.section(u':', 0, 0), address.section(u':', 1).toUShort());
        if (word.contains(u'@'))
            profile.name = word.section(u'@', 0, 0);
        relays.append(profile);
    }
    return relays;
}

} // namespace

class TestAdoption final : public QObject
{
    Q_OBJECT

private slots:
    void matches_data();
    void matches();
    void comesBackUnderItsOldAddressOnly();
    void matchesManyRelaysInNoTime();
    void newLine_data();
    void newLine();
};

void TestAdoption::matches_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<std::vector<int>>("rows");
    const auto row
        = [](const char *sentence, const QString &before, const QString &after,
              const std::vector<int> &rows) { QTest::newRow(sentence) << before << after << rows; };
    using Rows = std::vector<int>;
    row("relays that stand still are themselves", u"a:25 b:25"_s, u"a:25 b:25"_s, Rows{0, 1});
    row("relays may change places", u"a:25 b:25 c:25"_s, u"c:25 a:25 b:25"_s, Rows{2, 0, 1});
    row("a relay that is gone is nobody", u"a:25 b:25 c:25"_s, u"a:25 c:25"_s, Rows{0, 2});
    row("a relay that came is new", u"a:25 b:25"_s, u"a:25 x:25 b:25"_s, Rows{0, -1, 1});
    row("twins keep their order", u"a:25 b:25 a:25"_s, u"a:25 a:25 b:25"_s, Rows{0, 2, 1});
    row("twins are told apart by their names", u"one@a:25 two@a:25"_s, u"two@a:25 one@a:25"_s, Rows{1, 0});
    row("a relay may take another name", u"one@a:25 b:25"_s, u"b:25 uno@a:25"_s, Rows{1, 0});
    row("a name stays with its relay when it moves", u"one@a:25 two@b:25"_s, u"two@c:587 one@a:25"_s,
        Rows{1, 0});
    row("a host stays with its relay when the port changes", u"a:25 b:25"_s, u"b:25 a:587"_s, Rows{1, 0});
    row("two ports of one host say nothing", u"a:25 a:26 b:25"_s, u"b:25 a:27"_s, Rows{2, -1});
    row("a relay may change its address in its place", u"a:25 b:25 c:25"_s, u"a:25 x:465 c:25"_s,
        Rows{0, 1, 2});
    row("a place says nothing when others came or went", u"a:25 b:25 c:25"_s, u"x:25 b:25"_s, Rows{-1, 1});
    row("nothing becomes nothing", u""_s, u""_s, Rows{});
    row("all may be new", u""_s, u"a:25 b:25"_s, Rows{-1, -1});
}

void TestAdoption::matches()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QTEST(matchRelays(relays(before), relays(after)), "rows");
}

void TestAdoption::comesBackUnderItsOldAddressOnly()
{
    const QList<ServerProfile> before = relays(u"a:25 b:25"_s);
    QCOMPARE(matchRelays(before, relays(u"a:587 b:25"_s), {true, false}), (std::vector<int>{-1, 1}));
    QCOMPARE(matchRelays(before, relays(u"x:25 a:25"_s), {true, false}), (std::vector<int>{-1, 0}));
}

void TestAdoption::matchesManyRelaysInNoTime()
{
    constexpr int Many = 20'000;
    QList<ServerProfile> before;
    for (int i = 0; i < Many; ++i)
        before.append(profileFor(u"mx%1.test"_s.arg(i), 25));
    QList<ServerProfile> after(before.rbegin(), before.rend());
    after[7].port = 587;
    QElapsedTimer time;
    time.start();
    const std::vector<int> rows = matchRelays(before, after);
    for (int i = 0; i < Many; ++i)
        QCOMPARE(rows[std::size_t(i)], Many - 1 - i);
    QVERIFY2(
        time.elapsed() < 10'000, qPrintable(QString::number(time.elapsed()))); // pairs would take minutes
}

void TestAdoption::newLine_data()
{
    QTest::addColumn<std::function<void(ServerProfile &)>>("change");
    QTest::addColumn<bool>("needed");
    const auto row
        = [](const char *sentence, bool needed, const std::function<void(ServerProfile &)> &change) {
              QTest::newRow(sentence) << change << needed;
          };
    row("another host is another line", true, [](ServerProfile &p) { p.host = u"other"_s; });
    row("another port is another line", true, [](ServerProfile &p) { p.port = 587; });
    row("TLS needs a new line", true, [](ServerProfile &p) { p.security = Security::Tls; });
    row("another user logs in on a new line", true, [](ServerProfile &p) { p.user = "u"_ba; });
    row("a time-out is that of a line", true, [](ServerProfile &p) { p.timeOut = std::chrono::seconds(9); });
    row("a limit needs none", false, [](ServerProfile &p) { p.maxMessages = 9; });
    row("a rate needs none", false, [](ServerProfile &p) { p.ratePerHour = 9; });
    row("a weight needs none", false, [](ServerProfile &p) { p.weight = 9; });
    row("a pace needs none", false, [](ServerProfile &p) { p.slowDown = false; });
    row("a warm-up needs none", false, [](ServerProfile &p) { p.warmUpFrom = QDate(2026, 5, 31); });
    row("senders need none", false, [](ServerProfile &p) { p.senders = {"deck.test"_ba}; });
    row("a name needs none", false, [](ServerProfile &p) { p.name = u"x"_s; });
    row("a switch needs none", false, [](ServerProfile &p) { p.enabled = false; });
}

void TestAdoption::newLine()
{
    QFETCH(std::function<void(ServerProfile &)>, change);
    ServerProfile profile = profileFor(u"a"_s, 25);
    change(profile);
    QTEST(needsNewLine(profileFor(u"a"_s, 25), profile), "needed");
}

QTEST_GUILESS_MAIN(TestAdoption)
#include "tst_adoption.moc"
