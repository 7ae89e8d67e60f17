#include "bulk/message.h"
#include "gui/letterdialog.h"
#include "gui/sendpagetest.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

/// A message as it is written.
class TestLetterDialog final : public SendPageTest
{
    Q_OBJECT

private slots:
    void aLetterIsWrittenAndUsed();
    void aLetterInTheMakingIsKept();

private:
    [[nodiscard]] LetterDialog *openLetter();
    [[nodiscard]] static QString verdictOf(const LetterDialog *dialog)
    {
        return dialog->findChild<QLabel *>(u"verdict"_s)->text();
    }
};

LetterDialog *TestLetterDialog::openLetter()
{
    find<QPushButton>("write")->click();
    auto *dialog = m_window->sendPage()->findChild<LetterDialog *>();
    [dialog] { QTRY_VERIFY(dialog && dialog->isEnabled()); }();
    return dialog;
}

void TestLetterDialog::aLetterIsWrittenAndUsed()
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

void TestLetterDialog::aLetterInTheMakingIsKept()
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

QTEST_MAIN(TestLetterDialog)
#include "tst_letterdialog.moc"
