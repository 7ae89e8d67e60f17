#include "bulk/bulksend.h"
#include "bulk/modelhall.h"
#include "engine/snapshotmaker.h"
#include "models/servertablemodel.h"
#include "models/tone.h"
#include "models/words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMetaEnum>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace Relaydeck;
using namespace std::chrono_literals;

namespace {

constexpr int People = 400;

/// One send through relays of a model, from the clock to the cells of the table.
class Day final
{
public:
    explicit Day(const QString &folder) : m_folder(folder), m_hall(m_clock, m_random) {}

    void addRelay(const ModelTemper &temper, quint64 perTurn);
    void begin(Policy policy);
    /// Moves the clock from alarm to alarm, so far or to the end of the send.
    void pass(std::chrono::milliseconds time);

    [[nodiscard]] ModelHall &hall() { return m_hall; }
    [[nodiscard]] BulkSend &send() { return *m_send; }
    [[nodiscard]] const QStringList &shown() const { return m_shown; }
    /// Some cell of the first relay's row has shown this at the beginning of its text.
    [[nodiscard]] bool hasShown(const QString &beginning) const;

private:
    void settle();
    void look();

    QString m_folder;
    std::mt19937 m_random{1};
    ManualClock m_clock;
    ModelHall m_hall;
    Transcript m_transcript;
    ServerPool m_pool{m_clock, m_transcript, [this] { return m_hall.makeTransport(); }};
    JournalPlan m_plan;
    std::unique_ptr<BulkSend> m_send;
    SnapshotMaker m_maker;
    ServerTableModel m_table;
    QStringList m_shown; // states of the first relay by name, each once
};

void Day::addRelay(const ModelTemper &temper, quint64 perTurn)
{
    const int row = m_hall.open(temper);
    ServerProfile profile = profileFor(u"relay%1.test"_s.arg(row), quint16(row + 1));
    profile.domain = "deck.test"_ba;
    profile.tries = 1;
    profile.maxConnectionAttempts = 50;
    profile.maxMessagesPerRobin = perTurn;
    m_plan.relays.append(profile);
}

void Day::begin(Policy policy)
{
    m_plan.sender = "sender@deck.test"_ba;
    m_plan.message = "Subject: t\r\n\r\nHello\r\n"_ba;
    m_plan.policy = int(policy);
    m_plan.attempts = 20;
    QByteArrayList people;
    for (int i = 0; i < People; ++i)
        people.append("p" + QByteArray::number(i) + "@x.test");
    m_pool.replace(m_plan.relays);
    m_send = std::make_unique<BulkSend>(Journal::create(m_folder + u"/day.job"_s, m_plan).journal,
        std::make_shared<const Content>(m_plan.message), m_pool, m_clock);
    auto list = std::make_unique<AddressList>();
    list->openEntries(people);
    m_send->readList(std::move(list));
    settle();
}

void Day::settle()
{
    for (int turn = 0; turn < 3; ++turn) // what is posted on the way comes in the next one
        QCoreApplication::sendPostedEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    look();
}

void Day::look()
{
    m_table.show(m_maker.make(m_pool, m_send.get(), {}, m_clock.steadyTime()));
    for (const int column : {ServerTableModel::StatusColumn, ServerTableModel::EnvelopeColumn}) {
        const QString text = m_table.index(0, column).data().toString();
        if (!m_shown.contains(text))
            m_shown.append(text);
    }
}

void Day::pass(std::chrono::milliseconds time)
{
    const qint64 end = m_clock.steadyTime() + time.count();
    while (m_send->stage() != BulkSend::Stage::Ended) {
        const auto next = m_clock.untilNextAlarm();
        if (next < 0ms || m_clock.steadyTime() + next.count() > end)
            break;
        m_clock.advance(next);
        settle();
    }
    if (m_send->stage() != BulkSend::Stage::Ended && m_clock.steadyTime() < end)
        m_clock.advance(std::chrono::milliseconds(end - m_clock.steadyTime()));
    settle();
}

bool Day::hasShown(const QString &beginning) const
{
    return std::ranges::any_of(
        m_shown, [&beginning](const QString &text) { return text.startsWith(beginning); });
}

} // namespace

/// A relay that has a hard day, from its line to the words in the table.
class TestHardDay final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void goesThroughOrRound_data();
    void goesThroughOrRound();
    void everyStandingHasWordsOfItsOwn();
};

void TestHardDay::goesThroughOrRound_data()
{
    QTest::addColumn<Policy>("policy");
    QTest::addColumn<bool>("hasOther");
    QTest::newRow("robin, with nobody else") << Policy::Robin << false;
    QTest::newRow("robin, with another one") << Policy::Robin << true;
    QTest::newRow("parallel, with nobody else") << Policy::Parallel << false;
    QTest::newRow("parallel, with another one") << Policy::Parallel << true;
    QTest::newRow("failover, with nobody else") << Policy::Failover << false;
    QTest::newRow("failover, with another one") << Policy::Failover << true;
}

/// It takes three recipients a message and closes after seven, goes down in the middle of the send, comes
/// back, and answers 451 for a minute.
void TestHardDay::goesThroughOrRound()
{
    QFETCH(Policy, policy);
    QFETCH(bool, hasOther);
    const QTemporaryDir folder;
    Day day(folder.path());
    ModelTemper temper;
    temper.latencyMs = 100;
    temper.most = 3;
    temper.closesAfter = 7;
    day.addRelay(temper, 30);
    ModelTemper slow;
    slow.latencyMs = 4000; // so that there is something left for the first one all the time
    slow.most = 1;
    if (hasOther)
        day.addRelay(slow, 1);
    day.begin(policy);

    day.pass(10s);
    QVERIFY(day.send().stage() == BulkSend::Stage::Sending);
    QVERIFY2(day.hasShown(u"working"_s), qPrintable(day.shown().join(u'|')));
    QVERIFY2(day.hasShown(u"connecting"_s), qPrintable(day.shown().join(u'|'))); // again after the seventh
    QVERIFY2(day.hasShown(u"3/3"_s), qPrintable(day.shown().join(u'|')));

    ModelTemper &now = day.hall().relay(0).temper;
    now.dead = true;
    day.hall().cutLines(0);
    day.pass(20s);
    QVERIFY2(day.hasShown(u"backing off: refused"_s), qPrintable(day.shown().join(u'|')));
    QCOMPARE(day.send().downRelay(), policy == Policy::Failover ? 0 : -1);

    now.dead = false;
    now.defersRecipients = 100;
    day.pass(60s);
    QVERIFY2(day.hasShown(u"slowed down: 451"_s), qPrintable(day.shown().join(u'|')));

    now.defersRecipients = 0;
    day.pass(24h);
    QCOMPARE(day.send().end(), BulkSend::End::Finished);
    QCOMPARE(day.send().journal().tally().of(Outcome::Accepted)
            + day.send().journal().tally().of(Outcome::InDoubt),
        quint64(People));
    QVERIFY(day.send().journal().tally().of(Outcome::InDoubt) <= 3);
    for (int i = 0; i < People; ++i)
        QVERIFY(day.hall().times("p" + QByteArray::number(i) + "@x.test") <= 1);
    if (hasOther)
        QVERIFY(!day.hall().relay(1).taken.empty()); // round it
    QCOMPARE(day.send().downRelay(), -1);
}

void TestHardDay::everyStandingHasWordsOfItsOwn()
{
    const QMetaEnum standings = QMetaEnum::fromType<Standing>();
    QStringList texts;
    for (int i = 0; i < standings.keyCount(); ++i) {
        StandingReport report;
        report.standing = Standing(standings.value(i));
        report.limit = 7;
        const QString text = Words::standing(report);
        QVERIFY2(!text.isEmpty(), standings.key(i));
        QVERIFY2(!texts.contains(text), standings.key(i));
        QVERIFY2(toneOf(report.standing) != Tone::Plain, standings.key(i));
        texts.append(text);
    }
}

QTEST_GUILESS_MAIN(TestHardDay)
#include "tst_hardday.moc"
