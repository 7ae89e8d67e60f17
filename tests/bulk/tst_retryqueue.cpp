#include "bulk/retryqueue.h"

#include <QTest>

using namespace std::chrono_literals;
using namespace Relaydeck;

namespace {

JournalRecipient person(qint64 id)
{
    return {id, "p@x.test", "x.test", {}, {}};
}

} // namespace

class TestRetryQueue final : public QObject
{
    Q_OBJECT

private slots:
    void waitsLongerEachTime();
    void allowsSoManyAttempts_data();
    void allowsSoManyAttempts();
    void handsOutWhoIsDue();
    void givesUpWhoCostsLines();
};

void TestRetryQueue::waitsLongerEachTime()
{
    RetryQueue queue;
    qint64 now = 0;
    for (const auto pause : {1s, 2s, 4s, 8s, 16s, 32s, 64s, 64s}) {
        QVERIFY(queue.defer(person(1), 100, now));
        QCOMPARE(queue.untilDue(now), std::chrono::milliseconds(pause));
        now += std::chrono::milliseconds(pause).count();
        QCOMPARE(queue.untilDue(now + 5), 0ms);
        QCOMPARE(queue.takeDue(now).size(), std::size_t(1));
        QVERIFY(queue.isEmpty());
    }
}

void TestRetryQueue::allowsSoManyAttempts_data()
{
    QTest::addColumn<int>("talkAttempts");
    QTest::addColumn<int>("deferrals");
    QTest::newRow("one attempt is the last") << 1 << 0;
    QTest::newRow("none counts as one") << 0 << 0;
    QTest::newRow("the third of three is the last") << 3 << 2;
}

void TestRetryQueue::allowsSoManyAttempts()
{
    QFETCH(int, talkAttempts);
    QFETCH(int, deferrals);
    RetryQueue queue;
    for (int i = 0; i < deferrals; ++i)
        QVERIFY(queue.defer(person(1), talkAttempts, 0));
    QVERIFY(!queue.defer(person(1), talkAttempts, 0));
}

void TestRetryQueue::handsOutWhoIsDue()
{
    RetryQueue queue;
    QVERIFY(queue.defer(person(1), 5, 500));
    QVERIFY(queue.defer(person(2), 5, 0));
    QVERIFY(queue.defer(person(3), 5, 0));
    QVERIFY(queue.takeDue(999).empty());
    const std::vector<JournalRecipient> due = queue.takeDue(1000);
    QCOMPARE(due.size(), std::size_t(2));
    QCOMPARE(due.front().id, 2);
    QCOMPARE(due.back().id, 3);
    QCOMPARE(queue.untilDue(1000), 500ms);
}

void TestRetryQueue::givesUpWhoCostsLines()
{
    RetryQueue queue;
    for (int i = 1; i < RetryQueue::MostLosses; ++i)
        QVERIFY(queue.lose(7));
    QVERIFY(!queue.lose(7));
    QVERIFY(queue.lose(7)); // counted anew
    queue.forget(7);
    for (int i = 1; i < RetryQueue::MostLosses; ++i)
        QVERIFY(queue.lose(7));
}

QTEST_GUILESS_MAIN(TestRetryQueue)
#include "tst_retryqueue.moc"
