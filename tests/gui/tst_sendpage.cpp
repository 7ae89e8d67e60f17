#include "bulk/message.h"
#include "gui/letterdialog.h"
#include "gui/letterview.h"
#include "gui/listformatdialog.h"
#include "gui/mainwindow.h"
#include "gui/preflightdialog.h"
#include "gui/previewdialog.h"
#include "gui/sendoptionsdialog.h"
#include "gui/sendpage.h"
#include "gui/testsenddialog.h"
#include "practice/practicerelay.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace Relaydeck;

namespace {

constexpr int Patience = 60'000; // milliseconds

const QByteArray Invitation
    = "From: News <news@deck.example>\nSubject: For {{first name|reader}}\nMessage-ID: <a@deck.example>\n"
      "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>Dear reader of {{town}}\n";
const QByteArray Readers = "email;first name;town\nann@one.example;Ann;Rome\nann@one.example;Ann;Rome\n"
                           "bob@two.example;;<Oslo>\n";

} // namespace

/// The order as it is put together on the Send page.
class TestSendPage final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void fieldsAreSeenAndFilledIn();
    void theUserMayLeaveFieldsAlone();
    void aListSaysWhatItTurnedOutToBe();
    void aListCanBeReadOtherwise();
    void theFormatIsThatOfOneList();
    void whatIsMissingIsSaidBeforeASend();
    void eachRowCanBeLookedAt();
    void rowsThatLackAValueAreFound();
    void aLetterFetchesNothing();
    void moreIsChosenInADialog();
    void whoIsSuppressedIsLeftOut();
    void aSendWaitsForItsMoment();
    void aMomentThatIsPastStopsASend();
    void aLetterIsWrittenAndUsed();
    void aLetterInTheMakingIsKept();
    void aTestGoesToTheUserAlone();
    void aTestNeedsNoList();
    void aTestSaysWhyItFailed();
    void whatIsAskedForIsSent();
    void errorsStopASend();
    void overWarningsTheUserDecides();
    void aCheckSendsNothing();

private:
    void openRelay(quint16 port);
    [[nodiscard]] QMessageBox *question() const;
    [[nodiscard]] LetterDialog *openLetter();
    [[nodiscard]] static QString verdictOf(const LetterDialog *dialog)
    {
        return dialog->findChild<QLabel *>(u"verdict"_s)->text();
    }
    [[nodiscard]] TestSendDialog *startTest(const QString &recipients);
    static void agree(const QMessageBox *question);
    [[nodiscard]] PreflightDialog *startChecked();
    QString write(const QString &name, const QByteArray &bytes);
    [[nodiscard]] SendOrder order(const QByteArray &letter, const QByteArray &list);
    template <typename Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return m_window->sendPage()->findChild<Widget *>(QString::fromLatin1(name));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Deck> m_deck;
    std::unique_ptr<MainWindow> m_window;
};

void TestSendPage::initTestCase()
{
    QCoreApplication::setOrganizationName(u"relaydeck-test"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    qputenv("XDG_DATA_HOME", m_folder.path().toLocal8Bit());
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestSendPage::init()
{
    m_window.reset();
    Settings().setChecksFirst(false);
    Settings().setAsksNames(false);
    m_deck = std::make_unique<Deck>();
    m_window = std::make_unique<MainWindow>(m_deck.get());
    m_window->show();
    m_window->actions().sendPage->trigger();
}

QString TestSendPage::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("a file of the test cannot be written");
    return file.fileName();
}

SendOrder TestSendPage::order(const QByteArray &letter, const QByteArray &list)
{
    SendOrder order;
    order.messageFile = write(u"letter.eml"_s, letter);
    order.listFile = write(u"list.csv"_s, list);
    order.sender = "news@deck.example";
    return order;
}

void TestSendPage::fieldsAreSeenAndFilledIn()
{
    SendPage *page = m_window->sendPage();
    auto *merge = find<QCheckBox>("merge");
    QVERIFY(merge->isHidden());
    page->fillIn(order(Invitation, Readers));
    QTRY_VERIFY(merge->isVisible() && merge->isChecked());
    QVERIFY2(merge->text().contains(u"{{town}}, {{first name}}"_s), qPrintable(merge->text()));
    QVERIFY(page->order().merge);
    QVERIFY(!find<QCheckBox>("envelopes")->isEnabled());
    page->fillIn(order("Subject: the same for all\n\nx\n", Readers));
    QTRY_VERIFY(merge->isHidden());
    QVERIFY(!page->order().merge);
    QVERIFY(find<QCheckBox>("envelopes")->isEnabled());
}

void TestSendPage::theUserMayLeaveFieldsAlone()
{
    SendPage *page = m_window->sendPage();
    page->fillIn(order(Invitation, Readers));
    auto *merge = find<QCheckBox>("merge");
    QTRY_VERIFY(merge->isVisible());
    merge->click();
    QVERIFY(!page->order().merge);
    QVERIFY(find<QLabel>("messageHint")->text().contains(u"as it stands"_s));
    find<QLineEdit>("list")->setText(write(u"other.csv"_s, Readers));
    QTRY_VERIFY(find<QLabel>("listHint")->text().contains(u"3 entries"_s));
    QVERIFY(!page->order().merge); // said of this message, whatever the list
}

void TestSendPage::aListSaysWhatItTurnedOutToBe()
{
    m_window->sendPage()->fillIn(order(Invitation, Readers));
    const auto *hint = find<QLabel>("listHint");
    QTRY_VERIFY(hint->text().startsWith(
        u"3 entries: table with ; between columns, UTF-8, addresses in column email; 1 of them left out: 1 "
        u"duplicate."_s));
    find<QLineEdit>("list")->setText(m_folder.path());
    QTRY_VERIFY2(hint->text().contains(m_folder.path()), qPrintable(hint->text()));
}

void TestSendPage::aListCanBeReadOtherwise()
{
    SendPage *page = m_window->sendPage();
    page->fillIn(order("Subject: x\n\ny\n", "name|contact|other\nAnn|a@b.example|c@d.example\n"));
    auto *hint = find<QLabel>("listHint");
    QTRY_VERIFY2(hint->text().contains(u"In which column"_s), qPrintable(hint->text()));
    emit hint->linkActivated(u"format"_s);
    auto *dialog = page->findChild<ListFormatDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    const auto choose = [dialog](const char *box, const QString &text) {
        auto *choice = dialog->findChild<QComboBox *>(QString::fromLatin1(box));
        choice->setCurrentIndex(choice->findText(text));
        emit choice->activated(choice->currentIndex());
    };
    const auto *ok = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    choose("delimiter", u"bar |"_s);
    auto *address = dialog->findChild<QComboBox *>(u"address"_s);
    QTRY_VERIFY(address->findText(u"other"_s) > 0);
    QVERIFY(!ok->isEnabled());
    choose("address", u"other"_s);
    QTRY_VERIFY(ok->isEnabled());
    dialog->accept();
    QTRY_VERIFY2(hint->text().contains(u"addresses in column other"_s), qPrintable(hint->text()));
    QCOMPARE(page->order().listFormat, (ListFormat{ListFormat::Kind::ByName, u"other"_s, '|', {}}));
}

void TestSendPage::theFormatIsThatOfOneList()
{
    SendPage *page = m_window->sendPage();
    SendOrder asked = order("Subject: x\n\ny\n", "home|work\na@b.example|c@d.example\n");
    asked.listFormat = {ListFormat::Kind::Table, u"work"_s, '|', {}};
    page->fillIn(asked);
    QTRY_VERIFY(find<QLabel>("listHint")->text().contains(u"addresses in column work"_s));
    QVERIFY(m_window->close()); // and is there at the next start
    const MainWindow next(m_deck.get());
    QCOMPARE(next.sendPage()->order().listFormat, asked.listFormat);
    find<QLineEdit>("list")->setText(write(u"next.csv"_s, Readers));
    QCOMPARE(page->order().listFormat, ListFormat());
}

void TestSendPage::whatIsMissingIsSaidBeforeASend()
{
    m_window->openFile(write(u"one.conf"_s,
        "define package Mail::Bulkmail::Server\nSmtp @= 127.0.0.1\nPort @= 9\nTries @= 1\nDomain @= "
        "a.test\n"));
    QTRY_COMPARE(m_deck->servers()->rowCount(), 1);
    m_window->sendPage()->fillIn(order(Invitation, "email,town\na@b.example,Rome\n"));
    const auto *hint = find<QLabel>("messageHint");
    QTRY_VERIFY2(hint->text().contains(u"asks for {{first name}}"_s), qPrintable(hint->text()));
    find<QLineEdit>("list")->setText(
        write(u"gaps.csv"_s, "email,first name,town\na@b.example,Ann,Rome\nc@d.example,Bob,\n"));
    QTRY_VERIFY2(
        hint->text().contains(u"for 1 entry: line 3: {{town}} has no value"_s), qPrintable(hint->text()));

    m_window->actions().start->trigger();
    const auto *below = find<QLabel>("hint");
    QTRY_VERIFY2(
        below->text().contains(u"Not started. The message cannot be made"_s), qPrintable(below->text()));
    QVERIFY(!m_window->sendPage()->findChild<QMessageBox *>());
    QVERIFY(!m_deck->isSending());
}

void TestSendPage::eachRowCanBeLookedAt()
{
    SendOrder asked = order(Invitation, Readers);
    asked.merge = true;
    PreviewDialog dialog(asked);
    dialog.show();
    const auto *html = dialog.findChild<LetterView *>();
    QTRY_COMPARE(html->toPlainText().trimmed(), u"Dear reader of Rome"_s);
    QVERIFY(dialog.findChild<QLabel *>(u"headers"_s)->text().contains(u"For Ann"_s));
    QVERIFY(dialog.findChild<QLabel *>(u"who"_s)->text().startsWith(u"ann@one.example, line 2"_s));
    auto *row = dialog.findChild<QSpinBox *>();
    QCOMPARE(row->maximum(), 2); // one stands twice in the list
    dialog.findChild<QPushButton *>(u"next"_s)->click();
    QTRY_COMPARE(html->toPlainText().trimmed(), u"Dear reader of <Oslo>"_s);
    QVERIFY(dialog.findChild<QLabel *>(u"headers"_s)->text().contains(u"For reader"_s));
    QVERIFY(!dialog.findChild<QPushButton *>(u"next"_s)->isEnabled());
    QVERIFY(dialog.findChild<QPlainTextEdit *>(u"source"_s)
                ->toPlainText()
                .contains(u"Message-ID: <a.3@deck.example>\n"_s));
    QVERIFY(dialog.findChild<QPushButton *>(u"lacking"_s)->isHidden());
}

void TestSendPage::rowsThatLackAValueAreFound()
{
    QByteArray list = "email,first name,town\n";
    constexpr int rows = 1'000;
    for (int i = 1; i <= rows; ++i)
        list += "p" + QByteArray::number(i) + "@b.example,P," + (i % 400 == 0 ? "" : "Rome") + "\n";
    SendOrder asked = order(Invitation, list);
    asked.merge = true;
    PreviewDialog dialog(asked);
    dialog.show();
    auto *lacking = dialog.findChild<QPushButton *>(u"lacking"_s);
    QTRY_VERIFY(lacking->isVisible());
    const auto *trouble = dialog.findChild<QLabel *>(u"trouble"_s);
    const auto *who = dialog.findChild<QLabel *>(u"who"_s);
    const auto *row = dialog.findChild<QSpinBox *>();
    for (const int expected : {400, 800, 400}) {
        lacking->click();
        QCOMPARE(row->value(), expected);
        QTRY_VERIFY(who->text().startsWith(u"p%1@"_s.arg(expected)));
        QVERIFY2(trouble->text().contains(u"{{town}} has no value"_s), qPrintable(trouble->text()));
        QTRY_VERIFY(dialog.findChild<QPlainTextEdit *>(u"source"_s)->toPlainText().isEmpty());
    }
}

void TestSendPage::aLetterFetchesNothing()
{
    QImage picture(4, 4, QImage::Format_RGB32);
    picture.fill(Qt::red);
    const QString file = m_folder.filePath(u"spy.png"_s);
    QVERIFY(picture.save(file));
    LetterView view;
    const QUrl url = QUrl::fromLocalFile(file);
    view.setHtml(u"<img src=\"%1\">"_s.arg(url.toString()));
    view.show();
    QVERIFY(view.document()->resource(QTextDocument::ImageResource, url).toByteArray().isEmpty());
}

void TestSendPage::openRelay(quint16 port)
{
    m_window->openFile(write(u"relay.conf"_s,
        "define package Mail::Bulkmail::Server\nSmtp @= 127.0.0.1\nPort @= " + QByteArray::number(port)
            + "\nTries @= 1\nDomain @= a.test\n"));
    QTRY_COMPARE(m_deck->servers()->rowCount(), 1);
}

/// Starts the send with everything looked at before.
PreflightDialog *TestSendPage::startChecked()
{
    m_window->sendPage()->fillIn(order(Invitation, Readers));
    find<QCheckBox>("checkFirst")->click();
    m_window->actions().start->trigger();
    [this] { QTRY_VERIFY(m_window->sendPage()->findChild<PreflightDialog *>()); }();
    return m_window->sendPage()->findChild<PreflightDialog *>();
}

QMessageBox *TestSendPage::question() const
{
    return m_window->sendPage()->findChild<QMessageBox *>();
}

void TestSendPage::agree(const QMessageBox *question)
{
    for (QAbstractButton *button : question->buttons()) {
        if (question->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    }
}

void TestSendPage::moreIsChosenInADialog()
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

void TestSendPage::whoIsSuppressedIsLeftOut()
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

void TestSendPage::aSendWaitsForItsMoment()
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
    QCOMPARE(m_window->sendPage()->order().startAt, 0); // the next one is a new one
    QTRY_COMPARE_WITH_TIMEOUT(m_deck->send().state, SendState::Waiting, Patience);
    QTRY_VERIFY(find<QLabel>("why")->text().startsWith(u"Starts to"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_deck->send().state, SendState::Finished, Patience);
    QCOMPARE(m_deck->send().tally.accepted, quint64(2));
    QVERIFY(find<QLabel>("why")->text().isEmpty());
    QVERIFY(QDateTime::currentMSecsSinceEpoch() >= given.startAt);
}

void TestSendPage::aMomentThatIsPastStopsASend()
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

LetterDialog *TestSendPage::openLetter()
{
    find<QPushButton>("write")->click();
    auto *dialog = m_window->sendPage()->findChild<LetterDialog *>();
    [dialog] { QTRY_VERIFY(dialog && dialog->isEnabled()); }();
    return dialog;
}

void TestSendPage::aLetterIsWrittenAndUsed()
{
    SendPage *page = m_window->sendPage();
    SendOrder given = order(Invitation, Readers);
    given.messageFile.clear();
    page->fillIn(given);
    QTRY_VERIFY(find<QLabel>("listHint")->text().contains(u"3 entries"_s));
    LetterDialog *dialog = openLetter();
    QCOMPARE(dialog->findChild<QLineEdit *>(u"from"_s)->text(), u"news@deck.example"_s);
    const auto *verdict = dialog->findChild<QLabel *>(u"verdict"_s);
    const auto *save = dialog->findChild<QPushButton *>(u"save"_s);
    QTRY_VERIFY(verdict->text().startsWith(u"This letter is empty"_s));
    QVERIFY(!save->isEnabled());
    auto *text = dialog->findChild<QPlainTextEdit *>(u"text"_s);
    auto *subject = dialog->findChild<QLineEdit *>(u"subject"_s);
    subject->setFocus();
    subject->setText(u"Grüße"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab); // across the tabs
    QCOMPARE(QApplication::focusWidget(), text);
    dialog->findChild<QTabWidget *>()->setCurrentIndex(1);
    QCOMPARE(QApplication::focusWidget(), dialog->findChild<QPlainTextEdit *>(u"html"_s));
    dialog->findChild<QTabWidget *>()->setCurrentIndex(0);
    text->setPlainText(u"Dear "_s);
    text->moveCursor(QTextCursor::End);
    QStringList fields;
    for (QAction *field : dialog->findChild<QPushButton *>(u"field"_s)->menu()->actions()) {
        fields.append(field->text());
        if (field->text() == u"first name"_s)
            field->trigger();
    }
    QCOMPARE(fields, QStringList({u"email"_s, u"first name"_s, u"town"_s, u"entry"_s}));
    QCOMPARE(text->toPlainText(), u"Dear {{first name}}"_s);
    QTRY_COMPARE(verdict->text(), u"This can be saved as a message."_s);
    QVERIFY(save->isEnabled());
    const QString file = m_folder.filePath(u"written.eml"_s);
    dialog->saveAs(file);
    QTRY_COMPARE(find<QLineEdit>("message")->text(), file);
    QTRY_VERIFY(find<QCheckBox>("merge")->isVisible());
    const ReadMessage read = Message::read(file);
    QVERIFY(read);
    QCOMPARE(read.message.subject(), u"Grüße"_s);
    QTRY_VERIFY(!page->findChild<LetterDialog *>());
    dialog = openLetter(); // and it is there to be gone on with
    QCOMPARE(dialog->findChild<QPlainTextEdit *>(u"text"_s)->toPlainText(), u"Dear {{first name}}"_s);
    dialog->findChild<QLineEdit *>(u"replyTo"_s)->setText(u"no address"_s);
    QTRY_VERIFY2(verdictOf(dialog).startsWith(u"Reply-To: \"no address\""_s), qPrintable(verdictOf(dialog)));
}

void TestSendPage::aLetterInTheMakingIsKept()
{
    SendPage *page = m_window->sendPage();
    page->fillIn(SendOrder());
    LetterDialog *dialog = openLetter();
    dialog->findChild<QPlainTextEdit *>(u"html"_s)->setPlainText(u"<p>half a"_s);
    dialog->reject();
    QTRY_VERIFY(!page->findChild<LetterDialog *>());
    const QString draft = LetterDraft::fileFor({});
    QTRY_VERIFY(QFile::exists(draft));
    QCOMPARE(QFile::permissions(draft) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    dialog = openLetter();
    QCOMPARE(dialog->findChild<QPlainTextEdit *>(u"html"_s)->toPlainText(), u"<p>half a"_s);
    dialog->findChild<QPushButton *>(u"clear"_s)->click();
    auto *box = dialog->findChild<QMessageBox *>();
    QVERIFY(box);
    for (QAbstractButton *button : box->buttons()) {
        if (box->buttonRole(button) == QMessageBox::DestructiveRole)
            button->click();
    }
    QVERIFY(dialog->findChild<QPlainTextEdit *>(u"html"_s)->toPlainText().isEmpty());
}

TestSendDialog *TestSendPage::startTest(const QString &recipients)
{
    find<QPushButton>("test")->click();
    auto *dialog = m_window->sendPage()->findChild<TestSendDialog *>();
    if (!dialog)
        return nullptr;
    dialog->findChild<QPlainTextEdit *>(u"recipients"_s)->setPlainText(recipients);
    return dialog;
}

void TestSendPage::aTestGoesToTheUserAlone()
{
    PracticeRelay relay{Temper()};
    QVERIFY(relay.listen());
    relay.setKeeping(PracticeRelay::Keeping::Contents);
    QMap<QByteArray, QByteArray> taken;
    connect(&relay, &PracticeRelay::messageTaken, this, [&taken](const PracticeEnvelope &envelope) {
        for (const QByteArray &recipient : envelope.recipients)
            taken[recipient] = envelope.content;
    });
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

void TestSendPage::aTestNeedsNoList()
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

void TestSendPage::aTestSaysWhyItFailed()
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

void TestSendPage::whatIsAskedForIsSent()
{
    PracticeRelay relay{Temper()};
    QVERIFY(relay.listen());
    relay.setKeeping(PracticeRelay::Keeping::Contents);
    QMap<QByteArray, QByteArray> taken;
    connect(&relay, &PracticeRelay::messageTaken, this, [&taken](const PracticeEnvelope &envelope) {
        for (const QByteArray &recipient : envelope.recipients)
            taken[recipient] = envelope.content;
    });
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

void TestSendPage::errorsStopASend()
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

void TestSendPage::overWarningsTheUserDecides()
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

void TestSendPage::aCheckSendsNothing()
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

QTEST_MAIN(TestSendPage)
#include "tst_sendpage.moc"
