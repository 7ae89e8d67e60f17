#include "cli/clirun.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Relaydeck;

namespace {

constexpr int Patience = 30'000; // milliseconds; a program under the sanitizers is slow to start

} // namespace

/// `relaydeck-cli compose`, as its users call it.
class TestCompose final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aMessageGoesToStandardOutput();
    void aMessageWithEverythingGoesToAFile();
    void fieldsMayStandInToAndUrl();
    void settingsOfMailBulkmailAreALetter();
    void mistakesAreSentences_data();
    void mistakesAreSentences();

private:
    QString write(const QString &name, const QByteArray &bytes);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCompose::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(u"spring.txt"_s, "Der Frühling ist da.\n"_ba);
    write(u"spring.html"_s, "<p>Der Frühling ist da. <img src='cid:tulip'></p>\n"_ba);
    write(u"tulip.png"_s, "\x89PNG\r\n\x1a\n"_ba);
    write(u"latin.txt"_s, "gr\xfc\xdf\n"_ba);
    write(u"empty.txt"_s, {});
}

QString TestCompose::write(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder->filePath(name));
    const bool done = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    return done ? file.fileName() : QString();
}

void TestCompose::aMessageGoesToStandardOutput()
{
    CliRun run({u"compose"_s, u"--from"_s, u"Jürgen <j@deck.example>"_s, u"--subject"_s, u"Frühling"_s,
                   u"--text"_s, m_folder->filePath(u"spring.txt"_s)},
        m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QCOMPARE(run.errors(), QByteArray());
    QCOMPARE(run.status(), 0);
    QVERIFY(run.output().contains("\r\nPrecedence: list\r\n"));
    QVERIFY(run.output().contains("\r\nTo: undisclosed-recipients: ;\r\n"));
    QVERIFY(run.output().endsWith("Der Fr=C3=BChling ist da.\r\n"));
}

void TestCompose::aMessageWithEverythingGoesToAFile()
{
    const QString made = m_folder->filePath(u"spring.eml"_s);
    CliRun run(
        {u"compose"_s, u"--from"_s, u"j@deck.example"_s, u"--to"_s, u"Readers <all@deck.example>"_s,
            u"--subject"_s, u"Spring"_s, u"--text"_s, m_folder->filePath(u"spring.txt"_s), u"--html"_s,
            m_folder->filePath(u"spring.html"_s), u"--inline"_s,
            u"tulip="_s + m_folder->filePath(u"tulip.png"_s), u"--attach"_s,
            m_folder->filePath(u"latin.txt"_s), u"--header"_s, u"X-Campaign: spring, 2024"_s,
            u"--unsubscribe-url"_s, u"https://deck.example/bye"_s, u"--one-click"_s, u"--output"_s, made},
        m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QCOMPARE(run.errors(), QByteArray());
    QCOMPARE(run.output(), QByteArray());
    QFile file(made);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray message = file.readAll();
    for (const char *part : {"multipart/mixed", "multipart/alternative", "multipart/related", "image/png",
             "Content-Id: <tulip>", "filename=latin.txt", "X-Campaign: spring, 2024\r\n",
             "List-Unsubscribe: <https://deck.example/bye>\r\n",
             "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"})
        QVERIFY2(message.contains(part), part);
}

void TestCompose::fieldsMayStandInToAndUrl()
{
    const QStringList letter{u"compose"_s, u"--from"_s, u"news@one.example"_s, u"--to"_s,
        u"{{first name}} <{{address}}>"_s, u"--text"_s, m_folder->filePath(u"spring.txt"_s),
        u"--unsubscribe-url"_s, u"https://one.example/bye?who={{address:url}}"_s, u"--one-click"_s};
    CliRun plain(letter, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(plain.isDone(), Patience);
    QCOMPARE(plain.status(), 2);
    CliRun merge(letter + QStringList{u"--merge"_s}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(merge.isDone(), Patience);
    QCOMPARE(merge.status(), 0);
    QVERIFY2(merge.output().contains("\r\nTo: {{first name}} <{{address}}>\r\n"), merge.output().constData());
    QVERIFY(
        merge.output().contains("\r\nList-Unsubscribe: <https://one.example/bye?who={{address:url}}>\r\n"));
}

void TestCompose::settingsOfMailBulkmailAreALetter()
{
    const QString settings = write(u"classic.json"_s,
        R"({"From": "News <news@deck.example>", "To": "Readers:;", "use_envelope": 1, "Subject": "Spring",
            "headers_from_message": 1, "Message": "X-Campaign: tulips\n\n.all\n{{it}}\n", "HTML": 0})");
    CliRun run({u"compose"_s, u"--classic"_s, settings}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QCOMPARE(run.errors(), QByteArray());
    QCOMPARE(run.status(), 0);
    QVERIFY(run.output().contains("\r\nReply-To: News <news@deck.example>\r\n"));
    QVERIFY(run.output().contains("\r\nX-Campaign: tulips\r\n"));
    QVERIFY(run.output().endsWith("\r\n\r\n.all\r\n{{it}}\r\n"));

    const QString half
        = write(u"half.json"_s, R"({"From": "news@deck.example", "use_envelope": 1, "Message": "m"})");
    CliRun refused({u"compose"_s, u"--classic"_s, half}, m_folder->path());
    QTRY_VERIFY_WITH_TIMEOUT(refused.isDone(), Patience);
    QCOMPARE(refused.status(), 2);
    QVERIFY(refused.errors().contains("half.json: To is missing or cannot be used"));
}

void TestCompose::mistakesAreSentences_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("sentence");
    const QString from = u"--from"_s;
    const QString a = u"a@deck.example"_s;
    const QString text = u"--text"_s;
    QTest::newRow("nobody writes") << QStringList{text, u"spring.txt"_s} << "Nobody writes this letter"_ba;
    QTest::newRow("nothing to say") << QStringList{from, a} << "This letter is empty"_ba;
    QTest::newRow("a text that is not there")
        << QStringList{from, a, text, u"nowhere.txt"_s} << "nowhere.txt cannot be read: No such file"_ba;
    QTest::newRow("a folder as text") << QStringList{from, a, text, u"."_s} << ". cannot be read: "_ba;
    QTest::newRow("a text in Latin-1")
        << QStringList{from, a, text, u"latin.txt"_s} << "latin.txt is no text in UTF-8"_ba;
    QTest::newRow("an empty text") << QStringList{from, a, text, u"empty.txt"_s} << "empty.txt is empty"_ba;
    QTest::newRow("a header without a colon") << QStringList{from, a, text, u"spring.txt"_s, u"--header"_s,
        u"X"_s} << "--header wants NAME:VALUE"_ba;
    QTest::newRow("a header too many") << QStringList{from, a, text, u"spring.txt"_s, u"--header"_s,
        u"Bcc: b@deck.example"_s} << "The header Bcc cannot be given by hand"_ba;
    QTest::newRow("a picture without a name") << QStringList{from, a, text, u"spring.txt"_s, u"--inline"_s,
        u"tulip.png"_s} << "--inline wants ID=FILE"_ba;
    QTest::newRow("a folder that is not there")
        << QStringList{from, a, text, u"spring.txt"_s, u"--output"_s, u"nowhere/x.eml"_s} << "nowhere"_ba;
}

void TestCompose::mistakesAreSentences()
{
    QFETCH(QStringList, options);
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(m_folder->path()));
    CliRun run(QStringList{u"compose"_s} + options, m_folder->path());
    QVERIFY(QDir::setCurrent(before));
    QTRY_VERIFY_WITH_TIMEOUT(run.isDone(), Patience);
    QCOMPARE(run.status(), 2);
    QCOMPARE(run.output(), QByteArray());
    QFETCH(QByteArray, sentence);
    QVERIFY2(run.errors().contains(sentence), run.errors());
}

QTEST_GUILESS_MAIN(TestCompose)
#include "tst_compose.moc"
