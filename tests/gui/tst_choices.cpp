#include "gui/relaychoice.h"
#include "gui/resumedialog.h"

#include <QCheckBox>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

QPushButton *button(const QDialog &dialog, const QString &text)
{
    for (QPushButton *found : dialog.findChildren<QPushButton *>()) {
        if (found->text().remove(u'&') == text)
            return found;
    }
    return nullptr;
}

/// The texts of all labels, one below the other.
QString textsOf(const QDialog &dialog)
{
    QStringList texts;
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        texts.append(label->text());
    return texts.join(u'\n');
}

JobGlance job(quint64 unsent, quint64 deferred, quint64 inDoubt)
{
    JobGlance glance;
    glance.file = u"/tmp/spring.job"_s;
    glance.tally.counts[std::size_t(Outcome::Accepted)] = 90;
    glance.tally.counts[std::size_t(Outcome::Unsent)] = unsent;
    glance.tally.counts[std::size_t(Outcome::Deferred)] = deferred;
    glance.tally.counts[std::size_t(Outcome::InDoubt)] = inDoubt;
    return glance;
}

} // namespace

/// The questions about which relays, and to whom once more.
class TestChoices final : public QObject
{
    Q_OBJECT

private slots:
    void allRelaysAtFirst();
    void ticksThoseThatAreFound();
    void wantsOneRelayAtLeast();
    void resumesTheUnsentAlone();
    void resendsWhereTheUserSaysSo();
    void hasNobodyLeft();
    void asksToStartNowWhatMissedItsMoment();
};

void TestChoices::allRelaysAtFirst()
{
    const RelayChoice all({u"one"_s, u"two"_s}, {});
    QCOMPARE(all.chosen(), QStringList());
    QVERIFY(textsOf(all).contains(u"2 of 2 relays"_s));
    const RelayChoice some({u"one"_s, u"two"_s}, {u"two"_s});
    QCOMPARE(some.chosen(), QStringList(u"two"_s));
    QVERIFY(textsOf(some).contains(u"1 of 2 relays"_s));
}

void TestChoices::ticksThoseThatAreFound()
{
    RelayChoice choice({u"berlin-1"_s, u"oslo"_s, u"berlin-2"_s}, {});
    QTest::mouseClick(button(choice, u"None"_s), Qt::LeftButton);
    QTest::keyClicks(choice.findChild<QLineEdit *>(), u"BERLIN"_s);
    QCOMPARE(choice.findChild<QListView *>()->model()->rowCount(), 2);
    QTest::mouseClick(button(choice, u"All"_s), Qt::LeftButton);
    QCOMPARE(choice.chosen(), QStringList({u"berlin-1"_s, u"berlin-2"_s}));
}

void TestChoices::wantsOneRelayAtLeast()
{
    RelayChoice choice({u"one"_s, u"two"_s}, {});
    QPushButton *use = button(choice, u"Use these"_s);
    QVERIFY(use->isEnabled());
    QTest::mouseClick(button(choice, u"None"_s), Qt::LeftButton);
    QVERIFY(!use->isEnabled());
    QVERIFY(textsOf(choice).contains(u"Tick at least one."_s));
}

void TestChoices::resumesTheUnsentAlone()
{
    const ResumeDialog dialog(job(7, 2, 1));
    QCOMPARE(dialog.findChildren<QCheckBox *>().size(), 2); // nobody was refused
    QCOMPARE(dialog.again(), QList<Outcome>());
    QVERIFY(textsOf(dialog).contains(u"100 recipients, 90 of them accepted so far, 7 unsent."_s));
    QVERIFY(textsOf(dialog).contains(u"Now to be sent to: 7 recipients."_s));
}

void TestChoices::resendsWhereTheUserSaysSo()
{
    ResumeDialog dialog(job(0, 2, 1));
    QVERIFY(!button(dialog, u"Resume"_s)->isEnabled());
    for (QCheckBox *box : dialog.findChildren<QCheckBox *>()) {
        if (box->text().contains(u"1 in"_s))
            box->click();
    }
    QCOMPARE(dialog.again(), QList<Outcome>{Outcome::InDoubt});
    QVERIFY(textsOf(dialog).contains(u"Now to be sent to: 1 recipient."_s));
    QVERIFY(button(dialog, u"Resume"_s)->isEnabled());
}

void TestChoices::hasNobodyLeft()
{
    const ResumeDialog dialog(job(0, 0, 0));
    QVERIFY(dialog.findChildren<QCheckBox *>().isEmpty());
    QVERIFY(!button(dialog, u"Resume"_s)->isEnabled());
    QVERIFY(textsOf(dialog).contains(u"Nobody is left to send to."_s));
}

void TestChoices::asksToStartNowWhatMissedItsMoment()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    JobGlance late = job(7, 0, 0);
    late.startAt = now - 60'000;
    const ResumeDialog missed(late);
    QCOMPARE(missed.when(), StartTime::Now);
    QVERIFY(button(missed, u"Start now"_s)->isEnabled());
    QVERIFY(missed.findChild<QLabel *>(u"start"_s)->text().endsWith(u"Start it now?"_s));
    late.startAt = now + 3'600'000;
    const ResumeDialog early(late);
    QCOMPARE(early.when(), StartTime::AsPlanned);
    QVERIFY(button(early, u"Resume"_s)->isEnabled());
    QVERIFY(early.findChild<QLabel *>(u"start"_s)->text().startsWith(u"It starts "_s));
}

QTEST_MAIN(TestChoices)
#include "tst_choices.moc"
