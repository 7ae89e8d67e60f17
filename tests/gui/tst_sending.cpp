#include "gui/preflightdialog.h"
#include "gui/sendoptionsdialog.h"
#include "gui/sendpagetest.h"
#include "gui/testsenddialog.h"
#include "practice/practicerelay.h"

#include <QCheckBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace Relaydeck;

/// What happens between Start and the first message, and tests.
class TestSending final : public SendPageTest
{
    Q_OBJECT

private slots:
    void moreIsChosenInADialog();
    void whoIsSuppressedIsLeftOut();
    void aSendWaitsForItsMoment();
    void aMomentThatIsPastStopsASend();
    void aTestGoesToTheUserAlone();
    void aTestNeedsNoList();
    void aTestSaysWhyItFailed();
    void whatIsAskedForIsSent();
    void errorsStopASend();
    void overWarningsTheUserDecides();
    void aCheckSendsNothing();

private:
    [[nodiscard]] TestSendDialog *startTest(const QString &recipients);
    [[nodiscard]] PreflightDialog *startChecked();
    /// What each recipient gets from now on.
    void keep(PracticeRelay &relay, QMap<QByteArray, QByteArray> &taken) const
    {
        relay.setKeeping(PracticeRelay::Keeping::Contents);
        connect(&relay, &PracticeRelay::messageTaken, this, [&taken](const PracticeEnvelope &envelope) {
            for (const QByteArray &recipient : envelope.recipients)
                taken[recipient] = envelope.content;
        });
    }
};

TestSendDialog *TestSending::startTest(const QString &recipients)
{
    find<QPushButton>("test")->click();
    auto *dialog = m_window->sendPage()->findChild<TestSendDialog *>();
    if (!dialog)
        return nullptr;
    dialog->findChild<QPlainTextEdit *>(u"recipients"_s)->setPlainText(recipients);
    return dialog;
}

/// Starts the send with everything looked at before.
PreflightDialog *TestSending::startChecked()
{
    m_window->sendPage()->fillIn(order(Invitation, Readers));
    find<QCheckBox>("checkFirst")->click();
    m_window->actions().start->trigger();
    [this] { QTRY_VERIFY(m_window->sendPage()->findChild<PreflightDialog *>()); }();
    return m_window->sendPage()->findChild<PreflightDialog *>();
}

void TestSending::moreIsChosenInADialog()
{
    SendPage *page = m_window->sendPage();
    SendOrder given = order(Invitation, Readers);
    given.bannedFiles = {write(u"stop.txt"_s, "bob@two.example\n"), m_folder.filePath(u"gone.txt"_s)};
    page->fillIn(given);
    auto *more = find<QLabel>("more");
    QVERIFY2(more->text().startsWith(u"Starts at once; suppression lists: 2."_s), qPrintable(more->text()));
    emit more->linkActivated(u"more"_s);
    auto *dialog = page->findChild<SendOptionsDialog *>();
    QVERIFY(dialog);
    const auto *files = dialog->findChild<QListWidget *>(u"suppressed"_s);
    QCOMPARE(files->item(1)->text(), u"gone.txt (is not there)"_s);
    files->item(1)->setSelected(true);
    dialog->findChild<QPushButton *>(u"remove"_s)->click();
    dialog->findChild<QRadioButton *>(u"later"_s)->click();
    const QDateTime moment(QDate::currentDate().addDays(1), QTime(8, 30));
    dialog->findChild<QDateTimeEdit *>(u"moment"_s)->setDateTime(moment);
    dialog->findChild<QSpinBox *>(u"attempts"_s)->setValue(3);
    dialog->findChild<QSpinBox *>(u"pause"_s)->setValue(90);
    dialog->findChild<QCheckBox *>(u"duplicates"_s)->click();
    dialog->findChild<QCheckBox *>(u"keepAwake"_s)->click();
    dialog->accept();
    const SendOrder chosen = page->order();
    QCOMPARE(chosen.startAt, moment.toMSecsSinceEpoch());
    QCOMPARE(chosen.bannedFiles, given.bannedFiles.first(1));
    QCOMPARE(chosen.attempts, 3);
    QCOMPARE(chosen.retryPause, 90s);
    QVERIFY(chosen.duplicates);
    QCOMPARE(chosen.listFile, given.listFile);
    QVERIFY(!chosen.keepAwake);
    QVERIFY2(
        more->text().startsWith(u"Starts tomorrow at 8:30 AM; suppression lists: 1; duplicates are sent; "
                                "attempts: 3; the computer may fall asleep."_s),
        qPrintable(more->text()));
    QTRY_VERIFY(find<QLabel>("listHint")->text().contains(u"banned"_s));
}

void TestSending::whoIsSuppressedIsLeftOut()
{
    PracticeRelay relay{Temper()};
    QVERIFY(relay.listen());
    openRelay(relay.port());
    SendOrder given = order("Subject: x\n\nx\n", Readers);
    given.bannedFiles = {write(u"stop.txt"_s, "BOB@two.example\n")};
    m_window->sendPage()->fillIn(given);
    m_window->actions().start->trigger();
    QTRY_VERIFY(question());
    QCOMPARE(question()->text(), u"Send to 1 recipient now?"_s);
    QVERIFY(question()->informativeText().contains(u"Suppression lists: stop.txt\n"_s));
    agree(question());
    QTRY_COMPARE_WITH_TIMEOUT(m_deck->send().state, SendState::Finished, Patience);
    QCOMPARE(m_deck->send().tally.accepted, quint64(1));
    QCOMPARE(m_deck->send().tally.leftOut, quint64(2));
}

void TestSending::aSendWaitsForItsMoment()
{
    PracticeRelay relay{Temper()};
    QVERIFY(relay.listen());
    openRelay(relay.port());
    SendOrder given = order("Subject: x\n\nx\n", Readers);
    given.startAt = QDateTime::currentMSecsSinceEpoch() + 4000;
    m_window->sendPage()->fillIn(given);
    m_window->actions().start->trigger();
    QTRY_VERIFY(question());
    QVERIFY2(question()->text().startsWith(u"Send to 2 recipients today at "_s)
            || question()->text().startsWith(u"Send to 2 recipients tomorrow at "_s),
        qPrintable(question()->text()));
    agree(question());
    QTRY_COMPARE_WITH_TIMEOUT(m_deck->send().state, SendState::Waiting, Patience);
    QTRY_VERIFY(find<QLabel>("why")->text().startsWith(u"Starts to"_s));
    QCOMPARE(m_window->sendPage()->order().startAt, 0); // the next one is a new one
    QTRY_COMPARE_WITH_TIMEOUT(m_deck->send().state, SendState::Finished, Patience);
    QCOMPARE(m_deck->send().tally.accepted, quint64(2));
    QVERIFY(find<QLabel>("why")->text().isEmpty());
    QVERIFY(QDateTime::currentMSecsSinceEpoch() >= given.startAt);
}

void TestSending::aMomentThatIsPastStopsASend()
{
    PracticeRelay relay{Temper()};
    QVERIFY(relay.listen());
    openRelay(relay.port());
    SendOrder given = order("Subject: x\n\nx\n", Readers);
    given.startAt = QDateTime::currentMSecsSinceEpoch() - 1000;
    m_window->sendPage()->fillIn(given);
    m_window->actions().start->trigger();
    QTRY_VERIFY(find<QLabel>("hint")->text().contains(u"which is past"_s));
    QVERIFY(!question());
}

void TestSending::aTestGoesToTheUserAlone()
{
    PracticeRelay relay{Temper()};
    QVERIFY(relay.listen());
    QMap<QByteArray, QByteArray> taken;
    keep(relay, taken);
    openRelay(relay.port());
    SendOrder given = order(Invitation, Readers);
    given.startAt = QDateTime::currentMSecsSinceEpoch() + 3'600'000; // a test goes at once
    m_window->sendPage()->fillIn(given);
    QTRY_VERIFY(m_window->sendPage()->order().merge);
    TestSendDialog *dialog = startTest(u"Me <me@own.example>\n\nnobody\n"_s);
    QVERIFY(dialog);
    dialog->findChild<QSpinBox *>()->setValue(2);
    dialog->findChild<QPushButton *>(u"send"_s)->click();
    const auto *table = dialog->findChild<QTableView *>();
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 2, Patience);
    const auto outcome = [table](int row) {
        return table->model()->index(row, ReportModel::OutcomeColumn).data().toString();
    };
    QCOMPARE(outcome(0), u"accepted"_s);
    QCOMPARE(outcome(1), u"left out"_s);
    QCOMPARE(taken.keys(), QByteArrayList{"me@own.example"});
    QVERIFY(taken["me@own.example"].contains("Subject: For reader\r\n")); // the values of bob
    QVERIFY(find<QLabel>("state")->text().startsWith(u"Test: Finished"_s));
    QVERIFY(m_window->sendPage()->order().startAt > 0);
    dialog->close();
    QCOMPARE(Settings().testRecipients(), u"Me <me@own.example>\n\nnobody\n"_s);
}

void TestSending::aTestNeedsNoList()
{
    PracticeRelay relay{Temper()};
    QVERIFY(relay.listen());
    openRelay(relay.port());
    SendOrder given = order("Subject: x\n\nx\n", Readers);
    given.listFile.clear();
    m_window->sendPage()->fillIn(given);
    QTRY_VERIFY(find<QPushButton>("test")->isEnabled());
    const TestSendDialog *dialog = startTest(u"me@own.example"_s);
    QVERIFY(dialog);
    QVERIFY(!dialog->findChild<QSpinBox *>());
    dialog->findChild<QPushButton *>(u"send"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(dialog->findChild<QTableView *>()->model()->rowCount(), 1, Patience);
    QVERIFY(dialog->findChild<QLabel *>(u"verdict"_s)->text().startsWith(u"Accepted for 1 of 1 recipient"_s));
}

void TestSending::aTestSaysWhyItFailed()
{
    PracticeRelay relay{Temper()};
    QVERIFY(relay.listen());
    openRelay(relay.port());
    m_window->sendPage()->fillIn(order(Invitation, Readers));
    QTRY_VERIFY(m_window->sendPage()->order().merge);
    const TestSendDialog *dialog = startTest(u"me@own.example"_s);
    QVERIFY(dialog);
    dialog->findChild<QSpinBox *>()->setValue(17);
    dialog->findChild<QPushButton *>(u"send"_s)->click();
    const auto *verdict = dialog->findChild<QLabel *>(u"verdict"_s);
    QTRY_VERIFY_WITH_TIMEOUT(verdict->text().startsWith(u"The list has no recipient number 17"_s), Patience);
    QTRY_VERIFY(dialog->findChild<QPushButton *>(u"send"_s)->isEnabled()); // and now another number
}

void TestSending::whatIsAskedForIsSent()
{
    PracticeRelay relay{Temper()};
    QVERIFY(relay.listen());
    QMap<QByteArray, QByteArray> taken;
    keep(relay, taken);
    openRelay(relay.port());
    m_window->sendPage()->fillIn(order(Invitation, Readers));
    m_window->actions().start->trigger(); // before anybody has looked at the files
    QTRY_VERIFY(question());
    QCOMPARE(question()->text(), u"Send to 2 recipients now?"_s);
    QVERIFY(question()->informativeText().contains(u"{{first name}}"_s));
    agree(question());
    QTRY_COMPARE_WITH_TIMEOUT(m_deck->send().state, SendState::Finished, Patience);
    QCOMPARE(taken.keys(), QByteArrayList({"ann@one.example", "bob@two.example"}));
    QVERIFY(taken["ann@one.example"].contains("Subject: For Ann\r\n"));
    QVERIFY(taken["bob@two.example"].contains("of &lt;Oslo&gt;\r\n"));
}

void TestSending::errorsStopASend()
{
    quint16 port = 0;
    {
        PracticeRelay gone{Temper()};
        QVERIFY(gone.listen());
        port = gone.port();
    }
    openRelay(port);
    const PreflightDialog *dialog = startChecked();
    QVERIFY(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(
        dialog->findChild<QLabel *>(u"verdict"_s)->text().startsWith(u"Not started: errors"_s), Patience);
    QVERIFY(!dialog->findChild<QPushButton *>(u"go"_s)->isEnabled());
    const QAbstractItemModel *findings = dialog->findChild<QTableView *>()->model();
    QCOMPARE(findings->index(0, FindingModel::SeverityColumn).data().toString(), u"error"_s);
    QVERIFY(!m_window->sendPage()->findChild<QMessageBox *>());
    QVERIFY(!m_deck->isSending());
}

void TestSending::overWarningsTheUserDecides()
{
    PracticeRelay relay{Temper()};
    QVERIFY(relay.listen());
    openRelay(relay.port());
    const PreflightDialog *dialog = startChecked();
    QVERIFY(dialog);
    auto *go = dialog->findChild<QPushButton *>(u"go"_s);
    QTRY_VERIFY_WITH_TIMEOUT(go->isEnabled(), Patience);
    QVERIFY(dialog->isVisible());
    const QAbstractItemModel *findings = dialog->findChild<QTableView *>()->model();
    QCOMPARE(findings->index(0, FindingModel::SeverityColumn).data().toString(), u"warning"_s);
    QVERIFY(!m_window->sendPage()->findChild<QMessageBox *>());
    go->click();
    QTRY_VERIFY(m_window->sendPage()->findChild<QMessageBox *>());
    QVERIFY(!m_deck->isSending());
}

void TestSending::aCheckSendsNothing()
{
    PracticeRelay relay{Temper()};
    QVERIFY(relay.listen());
    QSignalSpy taken(&relay, &PracticeRelay::messageTaken);
    openRelay(relay.port());
    m_window->sendPage()->fillIn(order(Invitation, Readers));
    QTRY_VERIFY(find<QPushButton>("check")->isEnabled());
    find<QPushButton>("check")->click();
    auto *dialog = m_window->sendPage()->findChild<PreflightDialog *>();
    QVERIFY(dialog);
    const auto *verdict = dialog->findChild<QLabel *>(u"verdict"_s);
    QTRY_VERIFY_WITH_TIMEOUT(verdict->text().startsWith(u"It can be sent"_s), Patience);
    QVERIFY(!dialog->findChild<QPushButton *>(u"go"_s));
    QCOMPARE(taken.count(), 0);
    dialog->reject();
    QTRY_VERIFY(!m_window->sendPage()->findChild<PreflightDialog *>());
}

QTEST_MAIN(TestSending)
#include "tst_sending.moc"
