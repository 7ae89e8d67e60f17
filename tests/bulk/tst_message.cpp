#include "bulk/message.h"
#include "compose/encodedwords.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace Relaydeck;
using Kind = MessageFault::Kind;

class TestMessage final : public QObject
{
    Q_OBJECT

private slots:
    void messages_data();
    void messages();
    void faults_data();
    void faults();
    void files_data();
    void files();
    void aFileIsReadAsItIs();
    void aFileTooLargeIsNotRead();
    void subjects_data();
    void subjects();

private:
    QTemporaryDir m_folder;
};

void TestMessage::messages_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text"); // as it is sent
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QByteArray>("from");

    QTest::newRow("a message is header, empty line, body")
        << "From: a@one.test\r\nSubject: Hello\r\n\r\nText\r\n"_ba
        << "From: a@one.test\r\nSubject: Hello\r\n\r\nText\r\n"_ba << u"Hello"_s << "a@one.test"_ba;
    QTest::newRow("line ends become CR LF") << "Subject: Hello\n\nText"_ba
                                            << "Subject: Hello\r\n\r\nText\r\n"_ba << u"Hello"_s << ""_ba;
    QTest::newRow("bare CRs are line ends") << "Subject: Hello\r\rText\r"_ba
                                            << "Subject: Hello\r\n\r\nText\r\n"_ba << u"Hello"_s << ""_ba;
    QTest::newRow("a header needs no body") << "Subject: Hello"_ba
                                            << "Subject: Hello\r\n"_ba << u"Hello"_s << ""_ba;
    QTest::newRow("folded fields are unfolded for eyes")
        << "Subject: Hello\r\n there\r\nFrom: Ann\r\n\t<a@one.test>\r\n\r\n"_ba
        << "Subject: Hello\r\n there\r\nFrom: Ann\r\n\t<a@one.test>\r\n\r\n"_ba << u"Hello there"_s
        << "a@one.test"_ba;
    QTest::newRow("field names are in any case")
        << "SUBJECT: Hello\nfrom: a@one.test\n\n"_ba
        << "SUBJECT: Hello\r\nfrom: a@one.test\r\n\r\n"_ba << u"Hello"_s << "a@one.test"_ba;
    QTest::newRow("the first of two fields counts")
        << "Subject: One\nSubject: Two\n\n"_ba
        << "Subject: One\r\nSubject: Two\r\n\r\n"_ba << u"One"_s << ""_ba;
    QTest::newRow("fields of the body do not count")
        << "X: y\n\nSubject: Hello\n"_ba
        << "X: y\r\n\r\nSubject: Hello\r\n"_ba << QString() << ""_ba;
    QTest::newRow("a blank may stand before the colon")
        << "Subject : Hello\n\n"_ba
        << "Subject : Hello\r\n\r\n"_ba << u"Hello"_s << ""_ba;
    QTest::newRow("an empty field is a field") << "Subject:\n\n"_ba
                                               << "Subject:\r\n\r\n"_ba << QString() << ""_ba;
    QTest::newRow("a byte order mark is dropped") << "\xef\xbb\xbfSubject: Hello\n\n"_ba
                                                  << "Subject: Hello\r\n\r\n"_ba << u"Hello"_s << ""_ba;
    QTest::newRow("an mbox line is dropped")
        << "From ann@one.test Mon Jan  1 00:00:00 2024\nSubject: Hello\n\n"_ba
        << "Subject: Hello\r\n\r\n"_ba << u"Hello"_s << ""_ba;
    QTest::newRow("8-bit text stays") << "Subject: x\n\nJ\xc3\xb6rg \xf6"_ba
                                      << "Subject: x\r\n\r\nJ\xc3\xb6rg \xf6\r\n"_ba << u"x"_s << ""_ba;
    QTest::newRow("a From header without an address gives none")
        << "From: nobody\n\n"_ba
        << "From: nobody\r\n\r\n"_ba << QString() << ""_ba;
}

void TestMessage::messages()
{
    QFETCH(QByteArray, bytes);
    const ReadMessage read = Message::fromBytes(bytes);
    QVERIFY(read);
    QTEST(read.message.content()->plain().toByteArray(), "text");
    QTEST(read.message.subject(), "subject");
    QTEST(read.message.from(), "from");
    QCOMPARE(read.message.hadByteOrderMark(), bytes.startsWith('\xef'));
    QCOMPARE(read.message.hadMboxLine(), bytes.startsWith("From "));
    // What the journal keeps gives the same message again.
    QCOMPARE(Content(read.message.text()).dotted(), read.message.content()->dotted());
}

void TestMessage::faults_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<qint64>("line");

    const auto row = [](const char *sentence, const QByteArray &bytes, Kind kind, qint64 line) {
        QTest::newRow(sentence) << bytes << kind << line;
    };
    row("an empty file is no message", "", Kind::Empty, 0);
    row("a byte order mark alone is no message", "\xef\xbb\xbf", Kind::Empty, 0);
    row("an mbox line alone is no message", "From ann@one.test\n", Kind::Empty, 0);
    row("a text without a header is no message", "Hello there\n", Kind::WithoutHeaders, 1);
    row("an empty first line is no header", "\nSubject: Hello\n\n", Kind::WithoutHeaders, 1);
    row("a first line can not continue another", " Subject: Hello\n\n", Kind::WithoutHeaders, 1);
    row("a line inside the header needs a name", "Subject: Hello\nText\n\n", Kind::WithoutHeaders, 2);
    row("a colon needs a name", ": Hello\n\n", Kind::WithoutHeaders, 1);
    row("a name has no blank inside", "My Subject: Hello\n\n", Kind::WithoutHeaders, 1);
    row("a name is ASCII", "Sub\xc3\xa4: x\n\n", Kind::WithoutHeaders, 1);
    row("lines count from the file's first", "From x\nSubject: a\nText\n", Kind::WithoutHeaders, 3);
    row("a NUL is not text", QByteArray("Subject: x\n\na\0b", 15), Kind::NotText, 3);
    row("UTF-16 is not text", QByteArray("\xff\xfeS\0u\0", 6), Kind::NotText, 1);
    row("a picture is not text", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), Kind::NotText, 3);
}

void TestMessage::faults()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Kind, kind);
    const ReadMessage read = Message::fromBytes(bytes, u"x.eml"_s);
    QVERIFY(!read);
    QCOMPARE(int(read.fault.kind), int(kind));
    QTEST(read.fault.line, "line");
    QCOMPARE(read.fault.file, u"x.eml"_s);
    QVERIFY(!read.message.content());
}

void TestMessage::files_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("error");
    const QString fifo = m_folder.filePath(u"fifo"_s);
    ::mkfifo(QFile::encodeName(fifo).constData(), 0600);
    QTest::newRow("a missing file has the system's words") << m_folder.filePath(u"missing.eml"_s) << ENOENT;
    QTest::newRow("a directory is no message") << m_folder.path() << EISDIR;
    QTest::newRow("a FIFO is not waited for") << fifo << EINVAL;
    QTest::newRow("a device is not read") << u"/dev/zero"_s << EINVAL;
}

void TestMessage::files()
{
    QFETCH(QString, file);
    QFETCH(int, error);
    const ReadMessage read = Message::read(file);
    QCOMPARE(read.fault, MessageFault({Kind::NotReadable, file, 0, qt_error_string(error)}));
}

void TestMessage::aFileIsReadAsItIs()
{
    QFile file(m_folder.filePath(u"good.eml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Subject: Hello\n\n.\n");
    file.close();
    const ReadMessage read = Message::read(file.fileName());
    QVERIFY(read);
    QCOMPARE(read.message.content()->dotted(), "Subject: Hello\r\n\r\n..\r\n.\r\n"_ba);
}

void TestMessage::aFileTooLargeIsNotRead()
{
    QFile file(m_folder.filePath(u"large.eml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(Message::MaximumSize + 1)); // takes no room on the disk
    QCOMPARE(int(Message::read(file.fileName()).fault.kind), int(Kind::TooLarge));
}

void TestMessage::subjects_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *sentence, const QByteArray &field, const QString &text) {
        QTest::newRow(sentence) << field << text;
    };
    row("plain text is itself", " Hello  there ", u"Hello there"_s);
    row("a Q word is decoded", "=?utf-8?Q?J=C3=B6rg_A?=", u"J\u00f6rg A"_s);
    row("a B word is decoded", "=?UTF-8?B?SsO2cmc=?=", u"J\u00f6rg"_s);
    row("Latin-1 is decoded", "=?iso-8859-1?q?J=F6rg?=", u"J\u00f6rg"_s);
    row("a language tag is passed over", "=?utf-8*de?Q?J=C3=B6rg?=", u"J\u00f6rg"_s);
    row("words stand in text", "Re: =?utf-8?q?J=C3=B6rg?= writes", u"Re: J\u00f6rg writes"_s);
    row("blanks between words do not count", "=?utf-8?q?a?=  =?utf-8?q?b?=", u"ab"_s);
    row("a character may be spread over two words", "=?utf-8?q?J=C3?= =?utf-8?q?=B6rg?=", u"J\u00f6rg"_s);
    row("an unknown charset is shown as Latin-1", "=?x-none?q?a=F6?=", u"a\u00f6"_s);
    row("an unknown encoding stays", "=?utf-8?x?abc?=", u"=?utf-8?x?abc?="_s);
    row("an open word stays", "=?utf-8?q?abc", u"=?utf-8?q?abc"_s);
    row("a broken escape stays", "=?utf-8?q?a=ZZ?=", u"=?utf-8?q?a=ZZ?="_s);
    row("broken base64 stays", "=?utf-8?b?a!?=", u"=?utf-8?b?a!?="_s);
    row("signs at the end stay", "a =?", u"a =?"_s);
    row("raw UTF-8 is read", "J\u00f6rg", u"J\u00f6rg"_s);
    row("raw Latin-1 is read", "J\xf6rg", u"J\u00f6rg"_s);
    row("an encoded line end can not break a title", "=?utf-8?q?a=0D=0Ab=00c?=", u"a b c"_s);
}

void TestMessage::subjects()
{
    QFETCH(QByteArray, field);
    QTEST(decodeEncodedWords(field), "text");
}

QTEST_GUILESS_MAIN(TestMessage)
#include "tst_message.moc"
