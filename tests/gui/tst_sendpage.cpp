#include "gui/letterview.h"
#include "gui/listformatdialog.h"
#include "gui/previewdialog.h"
#include "gui/sendpagetest.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

/// The order as it is put together on the Send page.
class TestSendPage final : public SendPageTest
{
    Q_OBJECT

private slots:
    void fieldsAreSeenAndFilledIn();
    void theUserMayLeaveFieldsAlone();
    void aListSaysWhatItTurnedOutToBe();
    void aListCanBeReadOtherwise();
    void theFormatIsThatOfOneList();
    void whatIsMissingIsSaidBeforeASend();
    void eachRowCanBeLookedAt();
    void rowsThatLackAValueAreFound();
    void aLetterFetchesNothing();
};

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

QTEST_MAIN(TestSendPage)
#include "tst_sendpage.moc"
