#include "models/letterdraft.h"

#include "compose/composer.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

/// A letter in the making: what is kept of it, and what becomes of it.
class TestLetterDraft final : public QObject
{
    Q_OBJECT

private slots:
    void aDraftComesBackAsItWas();
    void aDamagedDraftIsANewOne_data();
    void aDamagedDraftIsANewOne();
    void picturesHaveNamesThatHtmlCanSay_data();
    void picturesHaveNamesThatHtmlCanSay();
    void headersAreTakenLineByLine();
    void whatIsNoHeaderIsNamed();
    void filesAreReadWhenTheLetterIsBuilt();
    void picturesAreSeenInTheHtml();
    void aFileThatIsGoneIsNamed();
    void picturesOfOneNameAreTwoTooMany();
    void fieldsInToAreForLater();
    void draftsOfDifferentMessagesAreKeptApart();

private:
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("a file of the test cannot be written");
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

void TestLetterDraft::aDraftComesBackAsItWas()
{
    LetterDraft draft;
    draft.from = u"Grüße <a@one.example>"_s;
    draft.replyTo = u"b@one.example"_s;
    draft.to = u"{{entry}}"_s;
    draft.subject = u"😀 {{name}}"_s;
    draft.text = u"one\n\ntwo\n"_s;
    draft.html = u"<p>\"quoted\" & more"_s;
    draft.attachments = QStringList{u"/x/Preis liste.pdf"_s};
    draft.pictures = QStringList{u"/x/tulip.png"_s};
    draft.precedence.clear();
    draft.unsubscribeUrl = u"https://one.example/{{entry}}"_s;
    draft.unsubscribeMail = u"leave@one.example"_s;
    draft.oneClick = true;
    draft.headers = u"List-Id: x\n"_s;
    QCOMPARE(LetterDraft::fromJson(draft.toJson()), draft);
    QVERIFY(!draft.isEmpty());
    QVERIFY(LetterDraft::fromJson(LetterDraft().toJson()).isEmpty());
}

void TestLetterDraft::aDamagedDraftIsANewOne_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("cut off") << QByteArray(R"({"from": "a@one.ex)");
    QTest::newRow("an array") << QByteArray("[1]");
    QTest::newRow("other types") << QByteArray(R"({"from": 1, "attachments": "x", "oneClick": []})");
}

void TestLetterDraft::aDamagedDraftIsANewOne()
{
    QFETCH(QByteArray, json);
    QVERIFY(LetterDraft::fromJson(json).isEmpty());
}

void TestLetterDraft::picturesHaveNamesThatHtmlCanSay_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("plain") << u"/a/b/tulip-1.png"_s << "tulip-1.png"_ba;
    QTest::newRow("blanks and umlauts") << u"Meine Blüte.png"_s << "Meine-Bl-te.png"_ba;
    QTest::newRow("quotes") << u"a\"><script>.png"_s << "a---script-.png"_ba;
    QTest::newRow("long") << QString(QString(200, u'a') + u".png"_s)
                          << QByteArray(QByteArray(56, 'a') + ".png");
}

void TestLetterDraft::picturesHaveNamesThatHtmlCanSay()
{
    QFETCH(QString, file);
    QTEST(LetterDraft::pictureName(file), "name");
}

void TestLetterDraft::headersAreTakenLineByLine()
{
    LetterDraft draft;
    draft.headers = u"List-Id: Spring <spring.example>\n\nX-Mood:good\n"_s;
    const LetterDraft::Reading reading = draft.read(LetterDraft::Files::Named);
    QCOMPARE(reading.fault, QString());
    const QList<std::pair<QByteArray, QString>> expected{
        {"List-Id", u"Spring <spring.example>"_s}, {"X-Mood", u"good"_s}};
    QCOMPARE(reading.letter.headers, expected);
}

void TestLetterDraft::whatIsNoHeaderIsNamed()
{
    LetterDraft draft;
    draft.headers = u"X-Good: yes\nno header"_s;
    QVERIFY(draft.read(LetterDraft::Files::Named).fault.contains(u"\"no header\" is no header"_s));
}

void TestLetterDraft::filesAreReadWhenTheLetterIsBuilt()
{
    const QString name = write(u"tulip.png"_s, "\x89PNG\r\n\x1a\n");
    LetterDraft draft;
    draft.from = u"a@one.example"_s;
    draft.html = u"<img src=\"cid:tulip.png\">"_s;
    draft.pictures = draft.attachments = QStringList{name};
    const LetterDraft::Reading quick = draft.read(LetterDraft::Files::Named);
    QCOMPARE(quick.fault, QString());
    QVERIFY(quick.letter.enclosures.constFirst().bytes.isEmpty());
    const LetterDraft::Reading whole = draft.read(LetterDraft::Files::Read);
    QCOMPARE(whole.letter.enclosures.size(), 2);
    QCOMPARE(whole.letter.enclosures[0].bytes, "\x89PNG\r\n\x1a\n"_ba);
    QCOMPARE(whole.letter.enclosures[0].type, "image/png"_ba);
    QCOMPARE(whole.letter.enclosures[0].contentId, "tulip.png"_ba);
    QVERIFY(whole.letter.enclosures[1].contentId.isEmpty());
    const ComposedLetter made = compose(whole.letter, {QDateTime::currentDateTime(), "1@one.example"});
    QVERIFY(!made.fault);
    QVERIFY(made.message.contains("Content-Id: <tulip.png>"));
}

void TestLetterDraft::picturesAreSeenInTheHtml()
{
    const QString name = write(u"seen.gif"_s, "GIF89a");
    LetterDraft draft;
    draft.html = u"<img src=\"cid:seen.gif\"><img src=\"cid:gone.gif\">"_s;
    draft.pictures = QStringList{name};
    QCOMPARE(
        draft.illustratedHtml(), u"<img src=\"data:image/gif;base64,R0lGODlh\"><img src=\"cid:gone.gif\">"_s);
}

void TestLetterDraft::aFileThatIsGoneIsNamed()
{
    LetterDraft draft;
    draft.attachments = QStringList{m_folder.filePath(u"gone.pdf"_s)};
    for (const auto files : {LetterDraft::Files::Named, LetterDraft::Files::Read})
        QVERIFY(draft.read(files).fault.contains(u"gone.pdf"_s));
}

void TestLetterDraft::picturesOfOneNameAreTwoTooMany()
{
    LetterDraft draft;
    draft.pictures = QStringList{u"/a/tulip.png"_s, u"/b/tulip.png"_s};
    QVERIFY(draft.read(LetterDraft::Files::Named).fault.contains(u"cid:tulip.png"_s));
}

void TestLetterDraft::fieldsInToAreForLater()
{
    LetterDraft draft;
    QVERIFY(!draft.read(LetterDraft::Files::Named).letter.hasFields);
    draft.to = u"{{entry}}"_s;
    QVERIFY(draft.read(LetterDraft::Files::Named).letter.hasFields);
}

void TestLetterDraft::draftsOfDifferentMessagesAreKeptApart()
{
    const QString one = LetterDraft::fileFor(u"/a/spring.eml"_s);
    QCOMPARE(LetterDraft::fileFor(u"/a/spring.eml"_s), one);
    QVERIFY(LetterDraft::fileFor(u"/b/spring.eml"_s) != one);
    QVERIFY(LetterDraft::fileFor({}) != one);
}

QTEST_GUILESS_MAIN(TestLetterDraft)
#include "tst_letterdraft.moc"
