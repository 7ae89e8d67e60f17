#include "gui/emptystate.h"
#include "gui/mainwindow.h"
#include "gui/pausedialog.h"
#include "gui/relaytable.h"
#include "gui/reportgroups.h"
#include "gui/reportview.h"
#include "gui/sendpage.h"
#include "gui/sendquestion.h"
#include "gui/serverspage.h"
#include "practice/practicerelay.h"

#include <QAction>
#include <QCommandLinkButton>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

class TestMainWindow final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theFirstStartShowsThreeDoors();
    void everyActionIsInAMenuAndHasAName();
    void pagesFollowTheirActions();
    void aServerFileFillsTheTable();
    void aFileThatIsNoServerFileIsExplained();
    void aSendIsAskedForBeforeMailLeaves();
    void theQuestionNamesWhatMatters();
    void quittingFinishesWhatIsUnderWay();
    void theDemoSendsEverything();
    void aRelayIsOrderedAboutFromTheTable();

private:
    QTemporaryDir m_folder;
    QString write(const QString &name, const QByteArray &bytes);
};

void TestMainWindow::initTestCase()
{
    QCoreApplication::setOrganizationName(u"relaydeck-test"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    qputenv("XDG_DATA_HOME", m_folder.path().toLocal8Bit());
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

QString TestMainWindow::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write a test file");
    return file.fileName();
}

void TestMainWindow::theFirstStartShowsThreeDoors()
{
    Deck deck;
    MainWindow window(&deck);
    window.show();
    auto doors = window.findChildren<QCommandLinkButton *>();
    erase_if(doors, [](const QCommandLinkButton *door) { return !door->isVisible(); }); // of other pages
    QCOMPARE(doors.size(), 3);
    for (const QCommandLinkButton *door : doors) {
        QVERIFY(!door->text().isEmpty() && !door->description().isEmpty());
    }
    QVERIFY(!window.actions().start->isEnabled());
    QVERIFY(!window.actions().save->isEnabled());
}

void TestMainWindow::everyActionIsInAMenuAndHasAName()
{
    Deck deck;
    MainWindow window(&deck);
    QSet<const QAction *> inMenus;
    for (const QAction *top : window.menuBar()->actions()) {
        for (const QAction *action : top->menu()->actions())
            inMenus << action;
    }
    for (const QAction *action : window.findChildren<QAction *>(Qt::FindDirectChildrenOnly)) {
        if (action->isSeparator())
            continue;
        QVERIFY(!action->text().isEmpty());
        QVERIFY2(inMenus.contains(action), qPrintable(action->text()));
    }
}

void TestMainWindow::pagesFollowTheirActions()
{
    Deck deck;
    MainWindow window(&deck);
    window.show();
    auto *pages = qobject_cast<QStackedWidget *>(window.centralWidget());
    QVERIFY(pages);
    const Actions &actions = window.actions();
    int place = 0;
    for (QAction *action : {actions.serversPage, actions.sendPage, actions.editorPage, actions.consolePage,
             actions.reportPage}) {
        action->trigger();
        QCOMPARE(pages->currentIndex(), place++);
        QVERIFY(action->isChecked());
        QVERIFY(!window.grab().isNull());
    }
}

void TestMainWindow::aServerFileFillsTheTable()
{
    Deck deck;
    MainWindow window(&deck);
    window.show();
    window.openFile(write(u"two.conf"_s,
        "define package Mail::Bulkmail::Server\nSmtp @= one.test\nSmtp @= two.test\nPort @= 25\nPort @= 26\n"
        "Tries @= 1\nTries @= 1\nDomain @= a.test\nDomain @= a.test\n"_ba));
    auto *servers = deck.servers();
    QTRY_COMPARE(servers->rowCount(), 2);
    QCOMPARE(servers->index(1, ServerTableModel::AddressColumn).data().toString(), u"two.test:26"_s);
    RelayTable *table = window.findChild<ServersPage *>()->table();
    QTRY_VERIFY(table->isVisible());
    table->selectRow(1);
    QVERIFY(window.actions().connectConsole->isEnabled());
    QCOMPARE(table->currentRelay(), 1);

    const QSignalSpy read(&deck, &Deck::serverFileRead);
    window.openFile(deck.serverFile());
    QTRY_COMPARE(read.size(), 1);
    QCOMPARE(table->currentRelay(), 1);
    QVERIFY(window.actions().connectConsole->isEnabled());
}

void TestMainWindow::aFileThatIsNoServerFileIsExplained()
{
    Deck deck;
    MainWindow window(&deck);
    const QSignalSpy troubles(&deck, &Deck::troubleArose);
    window.openFile(write(u"picture.conf"_s, QByteArray("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16)));
    QTRY_COMPARE(troubles.size(), 1);
    QVERIFY(troubles[0][0].toString().contains(u"picture.conf"_s));
    window.openFile(m_folder.filePath(u"nowhere.conf"_s));
    QTRY_COMPARE(troubles.size(), 2);
    window.openFile(m_folder.path());
    QTRY_COMPARE(troubles.size(), 3);
    QCOMPARE(deck.servers()->rowCount(), 0);
}

void TestMainWindow::aSendIsAskedForBeforeMailLeaves()
{
    Settings().setChecksFirst(false);
    Deck deck;
    MainWindow window(&deck);
    window.show();
    window.openFile(write(u"one.conf"_s,
        "define package Mail::Bulkmail::Server\nSmtp @= 127.0.0.1\nPort @= 9\nTries @= 1\nDomain @= a.test\n"_ba));
    QTRY_COMPARE(deck.servers()->rowCount(), 1);
    QVERIFY(!window.actions().start->isEnabled());
    SendOrder order;
    order.listFile = write(u"list.txt"_s, "a@one.test\n\nb@one.test"_ba);
    order.messageFile = write(u"letter.eml"_s, "Subject: x\n\ny\n"_ba);
    order.sender = "news@a.test"_ba;
    window.sendPage()->fillIn(order);
    QVERIFY(window.actions().start->isEnabled());
    window.actions().start->trigger();
    QTRY_VERIFY(window.findChild<QMessageBox *>());
    auto *box = window.findChild<QMessageBox *>();
    QVERIFY(box->isVisible());
    QVERIFY(box->text().contains(u"2 recipients"_s));
    QVERIFY(box->informativeText().contains(u"news@a.test"_s));
    QCOMPARE(box->defaultButton(), box->button(QMessageBox::Cancel));
    box->button(QMessageBox::Cancel)->click();
    QVERIFY(!deck.isSending());
}

void TestMainWindow::theQuestionNamesWhatMatters()
{
    SendOrder order;
    order.listFile = u"list.txt"_s;
    order.messageFile = u"/somewhere/letter.eml"_s;
    order.sender = "news@a.test"_ba;
    QList<ServerSnapshot> relays(7);
    relays[0].name = u"mx1"_s;
    Rehearsal found;
    found.isWhole = true;
    found.list.entries = 10'050;
    found.list.leftOut[LeftOut::Duplicate] = 50;
    found.subject = u"Spring"_s;
    const auto known = SendQuestion::about(order, found, relays);
    QVERIFY(known.title.contains(u"10,000 recipients"_s));
    for (const auto &part :
        {u"letter.eml"_s, u"Spring"_s, u"50 duplicates"_s, u"news@a.test"_s, u"mx1"_s, u"2 more"_s})
        QVERIFY2(known.details.contains(part), qPrintable(part));
    QVERIFY(SendQuestion::about(order, {}, relays).title.contains(u"everybody"_s));
    found.fields = {u"town"_s};
    QVERIFY(SendQuestion::about(order, found, relays).details.contains(u"as it stands, though"_s));
    order.merge = true;
    QVERIFY(SendQuestion::about(order, found, relays).details.contains(u"of their own with: {{town}}"_s));
}

void TestMainWindow::quittingFinishesWhatIsUnderWay()
{
    Temper temper;
    temper.latencyMs = 5;
    PracticeRelay relay(temper);
    QVERIFY(relay.listen());
    Deck deck;
    MainWindow window(&deck);
    window.show();
    const QString conf = write(u"quit.conf"_s,
        "define package Mail::Bulkmail::Server\nSmtp @= 127.0.0.1\nPort @= "
            + QByteArray::number(relay.port()) + "\nDomain @= a.test\n");
    window.openFile(conf);
    QTRY_COMPARE(deck.servers()->rowCount(), 1);
    SendOrder order;
    QByteArray list;
    for (int i = 0; i < 5000; ++i)
        list += "reader" + QByteArray::number(i) + "@one.example\n";
    order.listFile = write(u"quit.txt"_s, list);
    order.messageFile = write(u"quit.eml"_s, "Subject: x\n\nx\n");
    order.sender = "news@one.example";
    order.envelopes = false;
    order.keepAwake = false;
    deck.startSend(order);
    QTRY_VERIFY_WITH_TIMEOUT(deck.send().tally.accepted > 20, 30'000);
    QVERIFY(!window.close());
    auto *box = window.findChild<QMessageBox *>();
    QVERIFY(box);
    QVERIFY(!window.close()); // one question is enough
    QCOMPARE(window.findChildren<QMessageBox *>().size(), 1);
    for (QAbstractButton *button : box->buttons()) {
        if (box->buttonRole(button) == QMessageBox::DestructiveRole)
            button->click();
    }
    QTRY_VERIFY(!window.isVisible());
    QCOMPARE(deck.send().state, SendState::Stopped);
    QCOMPARE(deck.send().tally.inDoubt, quint64(0));
    QVERIFY(deck.send().tally.unsent > 0);
}

void TestMainWindow::theDemoSendsEverything()
{
    Deck deck;
    MainWindow window(&deck);
    window.show();
    window.startDemo();
    QTRY_VERIFY(window.actions().start->isEnabled());
    QCOMPARE(deck.servers()->rowCount(), 3);
    const QSignalSpy ended(&deck, &Deck::sendEnded);
    window.actions().start->trigger();
    constexpr int patience = 300'000;
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patience);
    const SendSnapshot &send = deck.send();
    const Tally &tally = send.tally;
    QCOMPARE(send.state, SendState::Finished);
    QCOMPARE(tally.recipients, quint64(DemoMaterial::Recipients));
    QCOMPARE(tally.accepted + tally.refused + tally.deferred, tally.recipients);
    QVERIFY(tally.refused > 0 && tally.deferred > 0);
    QVERIFY(deck.transcript()->rowCount() > 0);
    QVERIFY(window.actions().start->isEnabled());

    window.actions().reportPage->trigger(); // and explains each of them
    const auto *report = window.findChild<ReportView *>();
    const QAbstractItemModel *rows = report->findChild<QTableView *>()->model();
    QTRY_COMPARE(rows->rowCount(), int(DemoMaterial::Recipients));
    auto *groups = report->findChild<ReportGroups *>();
    const QList<QTreeWidgetItem *> refused = groups->findItems(u"refused"_s, Qt::MatchExactly);
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.front()->childCount(), 1); // practice relays refuse for one reason
    groups->setCurrentItem(refused.front()->child(0));
    QTRY_COMPARE(rows->rowCount(), int(tally.refused));
    QVERIFY(rows->index(0, ReportModel::WordsColumn).data().toString().startsWith(u"550 "_s));
}

void TestMainWindow::aRelayIsOrderedAboutFromTheTable()
{
    Deck deck;
    MainWindow window(&deck);
    window.show();
    const Actions &actions = window.actions();
    window.startDemo();
    QTRY_VERIFY(actions.start->isEnabled());
    auto *table = window.findChild<ServersPage *>()->table();
    for (const QAction *action : actions.ofRelays()) {
        QVERIFY(table->actions().contains(action));
        QVERIFY(!action->isEnabled()); // no send is running
    }
    actions.start->trigger();
    constexpr int patience = 60'000;
    QTRY_COMPARE_WITH_TIMEOUT(deck.send().state, SendState::Sending, patience);
    actions.serversPage->trigger();
    table->selectRow(0);
    QVERIFY(actions.pauseRelay->isEnabled());
    QVERIFY(!actions.continueRelay->isEnabled());
    actions.pauseRelay->trigger();
    auto *question = window.findChild<PauseDialog *>();
    QVERIFY(question && question->isVisible());
    QCOMPARE(question->until(), 0);
    question->findChild<QLineEdit *>()->setText(u"moving house"_s);
    question->accept();
    const auto standing = [&deck] { return deck.servers()->servers().constFirst().standing; };
    QTRY_COMPARE_WITH_TIMEOUT(standing().standing, Standing::Paused, patience);
    QCOMPARE(standing().reason, u"moving house"_s);
    QTRY_VERIFY(actions.continueRelay->isEnabled());
    QVERIFY(!actions.pauseRelay->isEnabled());
    actions.continueRelay->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(standing().standing != Standing::Paused, patience);
    deck.stopSend();
    QTRY_VERIFY_WITH_TIMEOUT(!deck.isSending(), patience);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
